import { beginsAt, type BundlePart, type BundlePlan, type PlannedExhibit } from '../../../shared/domain/bundle.ts';

/** What one file holds of a bundle: all of it, or one of its parts. Pages count from 1 in the whole bundle. */
export type Share = {
  readonly first: number;
  readonly pages: number;
  readonly hasFront: boolean;
  readonly exhibits: readonly PlannedExhibit[];
};

/** Gives what the file that is planned holds of its bundle. */
export function shareOf(plan: BundlePlan): Share {
  const at = plan.part ?? 0;
  const part = plan.parts?.[at];
  if (part === undefined) return { first: 1, pages: plan.pages, hasFront: true, exhibits: plan.exhibits };
  const own = new Set(part.exhibits);
  const exhibits = plan.exhibits.filter((exhibit) => own.has(exhibit.id));
  return { first: part.firstPage, pages: part.pages, hasFront: at === 0, exhibits };
}

/** Gives the file names of the other parts by the exhibits that they hold. */
export function filesOfOthers(plan: BundlePlan): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const [i, part] of (plan.parts ?? []).entries()) {
    if (i !== plan.part) for (const exhibit of part.exhibits) files.set(exhibit, part.fileName);
  }
  return files;
}

/** Gives the name of each target, by its id, under which another part can lead to it; names sort as the targets do. */
export function namesOfTargets(plan: BundlePlan): ReadonlyMap<string, string> {
  return new Map(plan.targets.map((target, i) => [target.id, `lm${String(i).padStart(6, '0')}`]));
}

/** What an exhibit takes in the file, as it was written. */
export type Piece = { readonly exhibit: string; readonly bytes: number };

/** A bundle as it was written whole; `around` is what it has beside its pieces, the brief of `front` bytes among it. */
export type Measured = { readonly pieces: readonly Piece[]; readonly around: number; readonly front: number };

/**
 * Cuts a bundle at the bounds of exhibits into parts of at most `cap` bytes each, as far as it was measured when it was made whole. An
 * exhibit that is larger than the cap is a part of its own. `around` is what a file has beside its pieces: the brief in the first
 * part, and tables. One part is no cut.
 */
export function cutBundle(
  plan: BundlePlan,
  measured: Measured,
  cap: number,
  nameOf: (part: number, of: number) => string,
): readonly BundlePart[] {
  const groups = groupPieces(measured, cap);
  const byId = new Map(plan.exhibits.map((exhibit) => [exhibit.id, exhibit]));
  const planned = groups.map((group) => group.flatMap((id) => byId.get(id) ?? []));
  return planned.map((exhibits, i) => {
    const [first] = exhibits;
    const firstPage = i === 0 || first === undefined ? 1 : beginsAt(first);
    const next = planned[i + 1]?.[0];
    const end = next === undefined ? plan.pages + 1 : beginsAt(next);
    return {
      fileName: nameOf(i + 1, planned.length),
      firstPage,
      pages: end - firstPage,
      exhibits: exhibits.map((exhibit) => exhibit.id),
    };
  });
}

/** Gives the exhibits of each part by their ids; the first part may hold none beside the brief. */
export function groupPieces(measured: Measured, cap: number): string[][] {
  const groups: string[][] = [[]];
  let room = cap - measured.around;
  for (const { exhibit, bytes } of measured.pieces) {
    const isFirst = groups.length === 1;
    const group = groups.at(-1) ?? [];
    if (bytes <= room || (group.length === 0 && !isFirst)) {
      group.push(exhibit);
      room -= bytes;
      continue;
    }
    groups.push([exhibit]);
    room = cap - Math.max(0, measured.around - measured.front) - bytes;
  }
  return groups;
}

/** Gives the name of a part: "Doe bundle 2026-03-02 part 1 of 3.pdf". */
export function partName(fileName: string, part: number, of: number): string {
  return `${fileName.replace(/\.pdf$/iu, '')} part ${part} of ${of}.pdf`;
}
