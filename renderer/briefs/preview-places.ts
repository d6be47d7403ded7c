/** Where a block at the top of the document (from 0) begins in the printed paper: page from 1, points from the top of the page. */
export type BlockPlace = { readonly block: number; readonly page: number; readonly top: number };

/** Gives where a block is printed, or the nearest before it that is; null where none is known. */
export function placeOfBlock(places: readonly BlockPlace[], block: number): BlockPlace | null {
  let best: BlockPlace | null = null;
  for (const place of places) {
    if (place.block <= block && (best === null || place.block > best.block)) best = place;
  }
  return best;
}

/** Gives the block that is printed at a point of a page (points from its top), or null before the first. */
export function blockAtPoint(places: readonly BlockPlace[], page: number, top: number): number | null {
  let best: BlockPlace | null = null;
  for (const place of places) {
    const isBefore = place.page < page || (place.page === page && place.top <= top + 2);
    if (isBefore && (best === null || place.block > best.block)) best = place;
  }
  return best?.block ?? null;
}
