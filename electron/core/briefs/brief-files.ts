import type { BundleCheck, BundlePart, BundlePlan, PlannedExhibit } from '../../../shared/domain/bundle.ts';
import { AppError } from '../../../shared/errors.ts';
import type { BundleReport } from '../bundle/make-bundle.ts';
import { cutBundle, groupPieces, partName, type Measured } from '../bundle/parts.ts';
import { runBundleToFile, type RunBundleInput } from '../bundle/run-bundle.ts';

/**
 * How a bundle is cut into files: as it was measured when it was made whole, at a cap in bytes, which is so far below the limit that
 * each part keeps to that.
 */
export type Cut = {
  readonly measured: Measured;
  readonly cap: number;
  readonly limit: number;
  readonly fileName: string;
};

/** A file as which a paper leaves the case; its exhibits with their first pages in it. */
export type WrittenFile = {
  readonly fileName: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly pages: number;
  readonly planned: readonly PlannedExhibit[];
};

/** Gives the names of the files of a cut, in order. */
export function namesOfCut({ measured, cap, fileName }: Pick<Cut, 'measured' | 'cap' | 'fileName'>): string[] {
  const groups = groupPieces(measured, cap);
  return groups.map((_, at) => partName(fileName, at + 1, groups.length));
}

/** Gives the part, from 1, of each exhibit by its id. */
export function partsOfExhibits({ measured, cap }: Cut): ReadonlyMap<string, number> {
  return new Map(groupPieces(measured, cap).flatMap((group, at) => group.map((id) => [id, at + 1] as const)));
}

/**
 * Writes a bundle to its file, or cut into parts to as many files, every part checked by itself. Throws `invalid-input` where a part
 * of several exhibits came out larger than the cap.
 */
export async function writeFiles(
  plan: BundlePlan,
  input: RunBundleInput,
  to: { readonly fileName: string; readonly temps: readonly string[]; readonly cut: Cut | null },
): Promise<{ readonly report: BundleReport; readonly files: readonly WrittenFile[] }> {
  const { cut, temps } = to;
  if (cut === null) {
    const report = await runBundleToFile(plan, input, temps[0] ?? '');
    const { sha256, bytes } = report;
    return { report, files: [{ fileName: to.fileName, sha256, bytes, pages: plan.pages, planned: plan.exhibits }] };
  }
  const parts = cutBundle(plan, cut.measured, cut.cap, (part, of) => partName(cut.fileName, part, of));
  const reports: BundleReport[] = [];
  for (const part of parts.keys()) {
    reports.push(await runBundleToFile({ ...plan, parts, part }, input, temps[part] ?? ''));
  }
  const files = parts.map((part, at) => fileOf(plan, part, reports[at]));
  const tooLarge = parts.find((part, at) => part.exhibits.length > 1 && (files[at]?.bytes ?? 0) > cut.limit);
  if (tooLarge !== undefined) {
    throw new AppError('invalid-input', `${tooLarge.fileName} came out larger than the limit`, {
      data: { field: 'sizeCap' },
    });
  }
  const [first] = reports;
  if (first === undefined) throw new AppError('internal', 'a bundle has no parts');
  const report = {
    ...first,
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    ok: reports.every((one) => one.ok),
    checks: mergeChecks(parts, reports),
    warnings: reports.flatMap((one) => one.warnings),
  };
  return { report, files };
}

/** Gives what a person should know of a bundle in parts. */
export function cutWarnings(files: readonly WrittenFile[], cut: Cut | null): string[] {
  if (cut === null) return [];
  const large = files.filter((file) => file.bytes > cut.limit);
  return [
    `cut into ${files.length} files, which belong in one folder: ${files.map((file) => file.fileName).join(', ')}`,
    ...large.map(({ fileName, planned }) => {
      const alone = planned.map(({ label }) => label).join(', ') || 'the brief';
      return `${fileName} is larger than the limit: ${alone} alone is above it`;
    }),
  ];
}

function fileOf(plan: BundlePlan, part: BundlePart, report: BundleReport | undefined): WrittenFile {
  const own = new Set(part.exhibits);
  const planned = plan.exhibits
    .filter(({ id }) => own.has(id))
    .map((exhibit) => ({ ...exhibit, firstPage: exhibit.firstPage - part.firstPage + 1 }));
  const { sha256 = '', bytes = 0 } = report ?? {};
  return { fileName: part.fileName, sha256, bytes, pages: part.pages, planned };
}

/** A check passes when it passes in every part; what it found names the part. */
function mergeChecks(parts: readonly BundlePart[], reports: readonly BundleReport[]): BundleCheck[] {
  return (reports[0]?.checks ?? []).map((check) => {
    const same = reports.map((one) => one.checks.find((other) => other.check === check.check));
    return {
      ...check,
      ok: same.every((one) => one?.ok === true),
      items: same.flatMap((one, at) => (one?.items ?? []).map((item) => `${item}, in ${parts[at]?.fileName ?? ''}`)),
    };
  });
}
