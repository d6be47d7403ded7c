import { rmSync } from 'node:fs';
import type { BundleCheck, BundlePlan, BundleWarning } from '../../../shared/domain/bundle.ts';
import { assembleBundle, type AssembledBundle, type BundleInput } from './assemble.ts';
import { FileSink, MemorySink } from './byte-sink.ts';
import { FileSource, memorySource, type ByteSource } from './byte-source.ts';
import type { Piece } from './parts.ts';
import { checkBundle, type CheckedBundle } from './checks.ts';

/** What is known of a bundle that was made and read again. */
export type BundleReport = {
  /** Of the file, lower-case hex. */
  readonly sha256: string;
  readonly bytes: number;
  /** False when a check failed: then no file may be kept. */
  readonly ok: boolean;
  readonly checks: readonly BundleCheck[];
  readonly warnings: readonly BundleWarning[];
  /** What each exhibit takes in the file. */
  readonly pieces: readonly Piece[];
};

export type MadeBundle = BundleReport & { readonly pdf: Uint8Array<ArrayBuffer> };

type Made = { readonly assembled: AssembledBundle; readonly checked: CheckedBundle };

/**
 * Assembles a bundle in memory and checks it. An exhibit whose own faults swallow its stamps is reproduced as images, once, with
 * a warning. Throws as assembleBundle does; a failed check does not throw.
 */
export async function makeBundle(plan: BundlePlan, input: BundleInput): Promise<MadeBundle> {
  let pdf = new Uint8Array();
  const made = await makeOnce(input, async (wanted) => {
    const sink = new MemorySink();
    const assembled = await assembleBundle(plan, wanted, sink);
    pdf = sink.take();
    return { assembled, checked: await check(plan, input, assembled, memorySource(pdf)) };
  });
  return { ...report(made), pdf };
}

/**
 * The same, written to a new file at `path` as it is made, synced and checked from there; the bundle is never in memory.
 * The caller moves the file into its place or, when it is not ok, removes it. After a failure there is no file.
 */
export async function writeBundle(plan: BundlePlan, input: BundleInput, path: string): Promise<BundleReport> {
  try {
    const made = await makeOnce(input, async (wanted) => {
      rmSync(path, { force: true });
      const assembled = await assembleFile(plan, wanted, path);
      const source = new FileSource(path);
      try {
        return { assembled, checked: await check(plan, input, assembled, source) };
      } finally {
        source.close();
      }
    });
    return report(made);
  } catch (cause) {
    rmSync(path, { force: true });
    throw cause;
  }
}

/** Assembles a bundle to know its size and that of its pieces; nothing is kept or checked. Throws as assembleBundle does. */
export async function measureBundle(plan: BundlePlan, input: BundleInput): Promise<BundleReport> {
  const assembled = await assembleBundle(plan, input, { write: () => undefined });
  return report({ assembled, checked: { ok: true, checks: [], unstamped: new Set() } });
}

async function assembleFile(plan: BundlePlan, input: BundleInput, path: string): Promise<AssembledBundle> {
  const sink = new FileSink(path);
  try {
    const assembled = await assembleBundle(plan, input, sink);
    sink.sync();
    return assembled;
  } finally {
    sink.close();
  }
}

/** Subtle: a second time only, with the exhibits that swallowed their stamps as images. */
async function makeOnce(input: BundleInput, make: (input: BundleInput) => Promise<Made>): Promise<Made> {
  const made = await make(input);
  return made.checked.unstamped.size > 0 ? make({ ...input, asImages: made.checked.unstamped }) : made;
}

const report = ({ assembled, checked }: Made): BundleReport => ({
  sha256: assembled.written.sha256,
  bytes: assembled.written.bytes,
  ok: checked.ok,
  checks: checked.checks,
  warnings: assembled.warnings,
  pieces: assembled.pieces,
});

function check(
  plan: BundlePlan,
  input: BundleInput,
  assembled: AssembledBundle,
  pdf: ByteSource,
): Promise<CheckedBundle> {
  return checkBundle({
    pdf,
    plan,
    front: input.front,
    exhibitPages: assembled.exhibitPages,
    onPage: (done) => {
      if (done % 50 === 0 || done === plan.pages) {
        input.onProgress?.({ step: 'check', done, of: plan.pages, what: `page ${done}` });
      }
    },
  });
}
