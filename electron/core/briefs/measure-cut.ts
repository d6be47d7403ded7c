import type { BundlePlan } from '../../../shared/domain/bundle.ts';
import { cutBundle, partName, type Measured } from '../bundle/parts.ts';
import type { BundleReport } from '../bundle/make-bundle.ts';
import { runMeasure, type RunBundleInput } from '../bundle/run-bundle.ts';
import { namesOfCut, type Cut } from './brief-files.ts';

/** Composes the paper as it stands in a cut, and hands its bundle on. */
type Make = (
  cut: Cut | null,
  run: (plan: BundlePlan, input: RunBundleInput) => Promise<BundleReport>,
) => Promise<unknown>;

const mostTries = 5;

/**
 * Measures a bundle that must not be larger than a limit in bytes, without writing it; gives how it is cut, or null where it is one file.
 * The parts are measured too, as each will be written: where one comes out above the limit, the cut is made again with less room.
 */
export async function measureCut(to: { fileName: string; limit: number }, make: Make): Promise<Cut | null> {
  let measured: Measured = { pieces: [], around: 0, front: 0 };
  let whole = 0;
  await make(null, async (plan, input) => {
    const report = await runMeasure(plan, input);
    whole = report.bytes;
    const around = whole - report.pieces.reduce((sum, piece) => sum + piece.bytes, 0);
    measured = { pieces: report.pieces, around, front: input.front.length };
    return report;
  });
  if (whole <= to.limit) return null;
  const cutAt = (cap: number): Cut => ({ ...to, measured, cap });
  let cap = to.limit;
  for (let tries = 0; tries < mostTries; tries++) {
    if (namesOfCut(cutAt(cap)).length === 1) return null;
    const over = await excess(cutAt(cap), make);
    if (over <= 0) break;
    cap -= over;
  }
  return cutAt(cap);
}

/** Gives by how many bytes the largest part that could be cut again is above the limit. */
async function excess(cut: Cut, make: Make): Promise<number> {
  let over = 0;
  await make(cut, async (plan, input) => {
    const parts = cutBundle(plan, cut.measured, cut.cap, (part, of) => partName(cut.fileName, part, of));
    let last: BundleReport | null = null;
    for (const [at, part] of parts.entries()) {
      if (last !== null && part.exhibits.length < 2) continue;
      last = await runMeasure({ ...plan, parts, part: at }, input);
      if (part.exhibits.length > (at === 0 ? 0 : 1)) over = Math.max(over, last.bytes - cut.limit);
    }
    return last ?? runMeasure(plan, input);
  });
  return over;
}
