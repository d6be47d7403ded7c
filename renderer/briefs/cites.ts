import { AppError } from '../../shared/errors.ts';

/** Something that a text can cite: its id, and the place that is rendered for it now. */
export type CiteTarget = { readonly kind: 'excerpt' | 'exhibit'; readonly id: string; readonly label: string };

export type TypedCite = Pick<CiteTarget, 'kind' | 'id'>;

/** A cite as it is kept: an id, never a page; the place is rendered (composition of the brief). */
const kept = /\[\[(excerpt|exhibit)\/([A-Za-z0-9-]{1,64})\]\]/gu;
/** A cite as it is shown while a text is edited: the place for people, and the end of the id that alone counts. */
const shown = /\[\[[^[\]#]*#([A-Za-z0-9-]{4,64})\]\]/gu;
const shortest = 6;

/** Gives the cites of a kept text in order, each target once. */
export function citesIn(text: string): TypedCite[] {
  const seen = new Set<string>();
  return [...text.matchAll(kept)].flatMap(([, kind, id = '']) => {
    const key = `${kind ?? ''}/${id}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ kind: kind === 'exhibit' ? ('exhibit' as const) : ('excerpt' as const), id }];
  });
}

/** Gives the text as it is edited: each cite as `[[Union Ex. 4 at 3 #9f3c1a]]`. A cite whose target is gone stays as kept. */
export function showCites(text: string, targets: readonly CiteTarget[]): string {
  return text.replaceAll(kept, (whole, kind: string, id: string) => {
    const target = targets.find((each) => each.kind === kind && each.id === id);
    return target === undefined ? whole : citeShown(target, targets);
  });
}

/** Gives one cite as it is shown; the end of its id is as long as it takes to be the only one. */
export function citeShown(target: CiteTarget, targets: readonly CiteTarget[]): string {
  let length = shortest;
  while (length < target.id.length && endingIn(target.id.slice(-length), targets).length > 1) length += 2;
  return `[[${target.label.replaceAll(/[[\]#]/g, '')} #${target.id.slice(-length)}]]`;
}

/**
 * Gives an edited text as it is kept: what stands before the `#` is for people and counts for nothing, so that a label
 * that has changed meanwhile can never lead to another page. Throws `invalid-input` for a cite that names no one target.
 */
export function keepCites(text: string, targets: readonly CiteTarget[]): string {
  return text.replaceAll(shown, (whole, end: string) => {
    const [target, other] = endingIn(end, targets);
    if (target === undefined || other !== undefined) {
      throw new AppError('invalid-input', `${whole} names no one excerpt`, { data: { reason: 'unknown-cite' } });
    }
    return `[[${target.kind}/${target.id}]]`;
  });
}

function endingIn(end: string, targets: readonly CiteTarget[]): CiteTarget[] {
  return targets.filter((each) => each.id.endsWith(end));
}

/** Gives the text with words put at an index, set off by blanks where words touch them. */
export function insertAt(text: string, at: number, words: string): string {
  const place = Math.max(0, Math.min(at, text.length));
  const [before, after] = [text.slice(0, place), text.slice(place)];
  const left = before === '' || /[\s(]$/.test(before) ? '' : ' ';
  const right = after === '' || /^[\s).,;:]/.test(after) ? '' : ' ';
  return `${before}${left}${words}${right}${after}`;
}
