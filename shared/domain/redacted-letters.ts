import { charWidth } from './char-width.ts';
import type { Rect } from './excerpts.ts';
import type { Stretch } from './folded-text.ts';
import { isCovered, placeOf, placeTextPage } from './placed-text.ts';

/** Something marked on a text page: its page (from 1) and its rectangles there. */
export type PageMarking = { readonly id: string; readonly page: number; readonly rects: readonly Rect[] };

/** The letters and figures of a text, folded, each with the UTF-16 unit at which it stands. */
export type Letters = { readonly text: string; readonly at: readonly number[] };

/** Gives the letters and figures alone: case, accents, blanks, breaks and signs make no difference between two settings. */
export function lettersOf(text: string): Letters {
  let letters = '';
  const at: number[] = [];
  for (let unit = 0; unit < text.length;) {
    const char = String.fromCodePoint(text.codePointAt(unit) ?? 0);
    const plain = char
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]/gu, '');
    letters += plain;
    for (let index = 0; index < plain.length; index++) at.push(unit);
    unit += char.length;
  }
  return { text: letters, at };
}

/** Gives the stretches of a page of text (set by the frozen rule) that lie under rectangles, in order. */
export function hiddenStretches(text: string, rects: readonly Rect[]): Stretch[] {
  if (rects.length === 0) return [];
  const placed = placeTextPage(text);
  const stretches: Stretch[] = [];
  for (let unit = 0; unit < text.length;) {
    const code = text.codePointAt(unit) ?? 0;
    const end = unit + String.fromCodePoint(code).length;
    const place = placeOf(placed, unit);
    if (place !== null && rects.some((rect) => isHidden(place, rect, charWidth(code) === 0))) {
      const last = stretches.at(-1);
      if (last?.to === unit) stretches[stretches.length - 1] = { from: last.from, to: end };
      else stretches.push({ from: unit, to: end });
    }
    unit = end;
  }
  return stretches;
}

/** Subtle: what stands on a letter without room of its own (an accent) goes with the place that it stands in. */
function isHidden(place: Rect, rect: Rect, isMark: boolean): boolean {
  const [x0, y0, , y1] = place;
  if (!isMark) return isCovered(place, rect, 0.1);
  return x0 > rect[0] && x0 <= rect[2] && isCovered([x0 - 0.5, y0, x0 + 0.5, y1], rect, 0.1);
}

/** Where marks stand in another setting of the same words, and the marks of which some part has no place there that is sure. */
export type ShownMarks<T> = {
  readonly places: readonly (Stretch & { readonly mark: T })[];
  readonly unplaced: readonly T[];
};

/**
 * Gives where what is marked on text pages stands in `shown`, the same words in another setting (a mail as it was written). Words
 * that occur more than once are told apart by their order and by what stands around them; in doubt a mark is unplaced.
 */
export function placesInShown<T extends PageMarking>(
  pages: readonly string[],
  marks: readonly T[],
  shown: string,
): ShownMarks<T> {
  const there = lettersOf(shown);
  const starts: number[] = [];
  let whole = '';
  const perPage = pages.map((text) => {
    const letters = lettersOf(text);
    starts.push(whole.length);
    whole += letters.text;
    return letters;
  });
  const places: (Stretch & { mark: T })[] = [];
  const unplaced: T[] = [];
  for (const mark of marks) {
    const [text, letters, start] = [pages[mark.page - 1], perPage[mark.page - 1], starts[mark.page - 1]];
    let isWhole = text !== undefined && letters !== undefined && start !== undefined;
    if (text !== undefined && letters !== undefined && start !== undefined) {
      const parts = runsOf(letters, hiddenStretches(text, mark.rects)).map((run) => ({
        from: run.from + start,
        to: run.to + start,
      }));
      if (parts.length === 0) isWhole = false;
      for (const joined of joinRuns(parts)) {
        const found = placeOfRun(whole, there.text, joined.run);
        const tried = found === null ? joined.parts.map((part) => placeOfRun(whole, there.text, part)) : [found];
        for (const place of tried) {
          if (place === null) isWhole = false;
          else places.push({ mark, ...unitsOf(shown, there, place) });
        }
      }
    }
    if (!isWhole) unplaced.push(mark);
  }
  return { places, unplaced };
}

/** The letters (from, up to) that lie in stretches of units; those without letters are left out. */
function runsOf({ at }: Letters, stretches: readonly Stretch[]): Stretch[] {
  return stretches.flatMap(({ from, to }) => {
    const first = at.findIndex((unit) => unit >= from);
    if (first < 0) return [];
    const next = at.findIndex((unit, index) => index >= first && unit >= to);
    const last = next < 0 ? at.length : next;
    return last > first ? [{ from: first, to: last }] : [];
  });
}

/** Lines that follow one another are looked for as one first: the more words, the surer their place. */
function joinRuns(parts: readonly Stretch[]): { run: Stretch; parts: Stretch[] }[] {
  const joined: { run: Stretch; parts: Stretch[] }[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last?.run.to === part.from) {
      last.run = { from: last.run.from, to: part.to };
      last.parts.push(part);
    } else joined.push({ run: part, parts: [part] });
  }
  return joined;
}

const around = 40;
const surely = 8;

function placeOfRun(whole: string, shown: string, run: Stretch): Stretch | null {
  const needle = whole.slice(run.from, run.to);
  const there = occurrences(shown, needle);
  const here = occurrences(whole, needle);
  const at = (start: number | undefined): Stretch | null =>
    start === undefined ? null : { from: start, to: start + needle.length };
  if (there.length === here.length) return at(there[here.indexOf(run.from)]);
  const scored = there
    .map((start) => ({ start, alike: likeness(whole, run, shown, start, needle.length) }))
    .sort((a, b) => b.alike - a.alike);
  const [best, second] = scored;
  return best !== undefined && best.alike >= surely && best.alike > (second?.alike ?? 0) ? at(best.start) : null;
}

function occurrences(text: string, needle: string): number[] {
  const found: number[] = [];
  if (needle === '') return found;
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) found.push(at);
  return found;
}

/** How many letters before and behind are the same in both, up to `around` on each side. */
function likeness(whole: string, run: Stretch, shown: string, start: number, length: number): number {
  let [before, after] = [0, 0];
  while (before < around && run.from > before && whole[run.from - 1 - before] === shown[start - 1 - before])
    before += 1;
  const end = start + length;
  while (after < around && run.to + after < whole.length && whole[run.to + after] === shown[end + after]) after += 1;
  return before + after;
}

function unitsOf(shown: string, { at }: Letters, { from, to }: Stretch): Stretch {
  const last = at[to - 1] ?? 0;
  return { from: at[from] ?? 0, to: last + String.fromCodePoint(shown.codePointAt(last) ?? 0).length };
}

/** Gives where words stand in a text, blanks, breaks and signs aside; null where they stand more than once, or not at all. */
export function placeOfWords(text: string, words: string): Stretch | null {
  const letters = lettersOf(text);
  const wanted = lettersOf(words).text;
  const [first, second] = occurrences(letters.text, wanted);
  if (first === undefined || second !== undefined) return null;
  return unitsOf(text, letters, { from: first, to: first + wanted.length });
}
