/** Marks of found words, drawn by the browser over ranges, without touching the page. */
const owners = new Map<object, { readonly found: readonly Range[]; readonly current: Range | null }>();

/** Marks the words that a page shows; an empty list takes its marks away. */
export function markFound(owner: object, found: readonly Range[], current: Range | null): void {
  if (found.length === 0) owners.delete(owner);
  else owners.set(owner, { found, current });
  if (typeof Highlight === 'undefined') return;
  const all = [...owners.values()];
  CSS.highlights.set('found', new Highlight(...all.flatMap((each) => each.found)));
  CSS.highlights.set(
    'found-current',
    new Highlight(...all.flatMap((each) => (each.current === null ? [] : [each.current]))),
  );
}
