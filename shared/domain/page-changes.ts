import { diffArrays } from 'diff';

/** What became of the pages of a file; pages from 1. `added`, and `to` of what moved, count in the file as it is now. */
export type PageChanges = {
  readonly altered: readonly { readonly page: number; readonly now: number }[];
  readonly added: readonly number[];
  readonly removed: readonly number[];
  readonly moved: readonly { readonly page: number; readonly now: number }[];
  /** Pages that stand as they did, but with a link that leads elsewhere. */
  readonly relinked: readonly number[];
};

/** One page: a digest of what stands on it, and the pages (from 1) that its links lead to. */
export type DigestedPage = { readonly digest: string; readonly links: readonly number[] };

/**
 * Tells pages that were altered, added, removed and moved from the digests before and now. A page that is gone where others came in
 * its place counts as altered, one to one in their order.
 */
export function pageChanges(before: readonly DigestedPage[], now: readonly DigestedPage[]): PageChanges {
  const digests = (pages: readonly DigestedPage[]) => pages.map(({ digest }) => digest);
  const stays = new Map<number, number>();
  const gaps: { gone: number[]; come: number[] }[] = [{ gone: [], come: [] }];
  let [from, to] = [1, 1];
  for (const part of diffArrays(digests(before), digests(now))) {
    const gap = gaps.at(-1) ?? { gone: [], come: [] };
    for (let i = 0; i < part.count; i++) {
      if (part.removed) gap.gone.push(from++);
      else if (part.added) gap.come.push(to++);
      else stays.set(from++, to++);
    }
    if (!part.removed && !part.added) gaps.push({ gone: [], come: [] });
  }
  const moved = movedPages(gaps, before, now);
  for (const { page, now: place } of moved) stays.set(page, place);
  const [wasMoved, hasCome] = [new Set(moved.map(({ page }) => page)), new Set(moved.map((each) => each.now))];
  const altered: { page: number; now: number }[] = [];
  const added: number[] = [];
  const removed: number[] = [];
  for (const { gone, come } of gaps) {
    const left = gone.filter((page) => !wasMoved.has(page));
    const fresh = come.filter((page) => !hasCome.has(page));
    left.forEach((page, at) => {
      const place = fresh[at];
      if (place === undefined) removed.push(page);
      else altered.push({ page, now: place });
    });
    added.push(...fresh.slice(left.length));
  }
  for (const { page, now: place } of altered) stays.set(page, place);
  const isAltered = new Set(altered.map(({ page }) => page));
  const relinked = [...stays].flatMap(([page, place]) => {
    const was = before[page - 1]?.links ?? [];
    const is = now[place - 1]?.links ?? [];
    const same = was.length === is.length && was.every((target, at) => stays.get(target) === is[at]);
    // Subtle: a link to a page that was removed must lead elsewhere; the removal says so already.
    const lost = was.some((target) => !stays.has(target));
    return same || lost || isAltered.has(page) ? [] : [page];
  });
  return { altered, added, removed, moved, relinked: relinked.toSorted((a, b) => a - b) };
}

function movedPages(
  gaps: readonly { readonly gone: readonly number[]; readonly come: readonly number[] }[],
  before: readonly DigestedPage[],
  now: readonly DigestedPage[],
): { page: number; now: number }[] {
  const free = new Map<string, number[]>();
  for (const page of gaps.flatMap(({ come }) => come)) {
    const digest = now[page - 1]?.digest ?? '';
    free.set(digest, [...(free.get(digest) ?? []), page]);
  }
  return gaps
    .flatMap(({ gone }) => gone)
    .flatMap((page) => {
      const place = free.get(before[page - 1]?.digest ?? '')?.shift();
      return place === undefined ? [] : [{ page, now: place }];
    });
}

/** Tells whether every page stands as it did. */
export function isUnchanged({ altered, added, removed, moved, relinked }: PageChanges): boolean {
  return [altered, added, removed, moved, relinked].every((list) => list.length === 0);
}

/** Gives pages in words: "page 3", "pages 2, 5-7". */
export function pagesInWords(pages: readonly number[]): string {
  const sorted = [...new Set(pages)].toSorted((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const page of sorted) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === page - 1) last[1] = page;
    else runs.push([page, page]);
  }
  const words = runs.map(([first, last]) => (first === last ? String(first) : `${first}-${last}`)).join(', ');
  return `${sorted.length === 1 ? 'page' : 'pages'} ${words}`;
}
