type Marked = { readonly ranges: readonly Range[]; readonly current: Range | null };
type Layer = 'found' | 'excerpt';

const layers: Readonly<Record<Layer, Map<object, Marked>>> = { found: new Map(), excerpt: new Map() };

/** Marks found words, or words that are excerpts, by the browser over ranges, without touching the page. */
export function markRanges(layer: Layer, owner: object, ranges: readonly Range[], current: Range | null): void {
  const owners = layers[layer];
  if (ranges.length === 0) owners.delete(owner);
  else owners.set(owner, { ranges, current });
  if (typeof Highlight === 'undefined') return;
  const all = [...owners.values()];
  const currents = all.flatMap((each) => (each.current === null ? [] : [each.current]));
  CSS.highlights.set(
    layer,
    newHighlight(
      all.flatMap((each) => each.ranges),
      layer === 'found' ? 1 : 0,
    ),
  );
  CSS.highlights.set(`${layer}-current`, newHighlight(currents, layer === 'found' ? 3 : 2));
}

/** What stands above the other where both mark the same words. */
function newHighlight(ranges: readonly Range[], priority: number): Highlight {
  const highlight = new Highlight(...ranges);
  highlight.priority = priority;
  return highlight;
}
