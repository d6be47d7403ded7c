import { createHash } from 'node:crypto';
import type { BundleCheck, BundlePlan, BundleWarning } from '../../../shared/domain/bundle.ts';
import { assembleBundle, type BundleInput } from './assemble.ts';
import { checkBundle, type CheckedBundle } from './checks.ts';

export type MadeBundle = {
  readonly pdf: Uint8Array;
  /** Of the file, lower-case hex. */
  readonly sha256: string;
  /** False when a check failed: then no file may be written. */
  readonly ok: boolean;
  readonly checks: readonly BundleCheck[];
  readonly warnings: readonly BundleWarning[];
};

/**
 * Assembles a bundle and checks it. An exhibit whose own faults swallow its stamps is reproduced as images, once, with
 * a warning. Throws as assembleBundle does; a failed check does not throw.
 */
export async function makeBundle(plan: BundlePlan, input: BundleInput): Promise<MadeBundle> {
  let assembled = await assembleBundle(plan, input);
  let checked = await check(plan, input, assembled);
  if (checked.unstamped.size > 0) {
    assembled = await assembleBundle(plan, { ...input, asImages: checked.unstamped });
    checked = await check(plan, input, assembled);
  }
  const { pdf, warnings } = assembled;
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  return { pdf, sha256, ok: checked.ok, checks: checked.checks, warnings };
}

function check(
  plan: BundlePlan,
  input: BundleInput,
  assembled: Awaited<ReturnType<typeof assembleBundle>>,
): Promise<CheckedBundle> {
  const { pdf, exhibitPages } = assembled;
  return checkBundle({
    pdf,
    plan,
    front: input.front,
    exhibitPages,
    onPage: (done) => {
      if (done % 50 === 0 || done === plan.pages) {
        input.onProgress?.({ step: 'check', done, of: plan.pages, what: `page ${done}` });
      }
    },
  });
}
