/** A cite in a text that a person typed: an id, never a page; the place is rendered (composition of the brief). */
const token = /\[\[(excerpt|exhibit)\/([A-Za-z0-9-]{1,64})\]\]/gu;

export type TypedCite = { readonly kind: 'excerpt' | 'exhibit'; readonly id: string };

/** Gives the cites of a text in order, each target once. */
export function citesIn(text: string): TypedCite[] {
  const seen = new Set<string>();
  return [...text.matchAll(token)].flatMap(([, kind, id = '']) => {
    const key = `${kind ?? ''}/${id}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ kind: kind === 'exhibit' ? ('exhibit' as const) : ('excerpt' as const), id }];
  });
}

/** Gives the text with a cite put at an index, set off by blanks where words touch it. */
export function insertCite(text: string, at: number, cite: TypedCite): string {
  const place = Math.max(0, Math.min(at, text.length));
  const [before, after] = [text.slice(0, place), text.slice(place)];
  const left = before === '' || /[\s(]$/.test(before) ? '' : ' ';
  const right = after === '' || /^[\s).,;:]/.test(after) ? '' : ' ';
  return `${before}${left}[[${cite.kind}/${cite.id}]]${right}${after}`;
}
