import type { SearchTerm } from '../../../shared/domain/search-words.ts';

/** Marks around found words in a snippet: control characters that no page text holds. */
export const snippetMarks = { open: '\u0002', close: '\u0003' } as const;

/** A place in a text, from `start` to before `end`; `term` tells places of the same wanted words from others. */
export type Place = { readonly start: number; readonly end: number; readonly term: number };

type Word = { readonly text: string; readonly start: number; readonly end: number };

/**
 * Gives where the terms stand in a text, in order. The index's own snippets are not used: for each page they look the whole
 * query up again, which takes seconds for a common prefix.
 */
export function placesOf(text: string, terms: readonly SearchTerm[]): Place[] {
  if (terms.length === 0) return [];
  return plainText.test(text) ? placesInPlain(text, terms) : placesInAny(text, terms);
}

const plainText = /^[\t\n\r\f\x20-\x7e]*$/;

/** Where a text has no letter but those of ASCII, an expression finds the places many times faster than words one by one. */
function placesInPlain(text: string, terms: readonly SearchTerm[]): Place[] {
  const places: Place[] = [];
  for (const [term, { words, prefix }] of terms.entries()) {
    const folded = words.map(fold);
    if (!folded.every((word) => /^[a-z0-9]+$/.test(word))) continue;
    const source = `(?<![a-z0-9])${folded.join('[^a-z0-9]+')}${prefix ? '[a-z0-9]*' : '(?![a-z0-9])'}`;
    for (const match of text.matchAll(new RegExp(source, 'gi'))) {
      places.push({ start: match.index, end: match.index + match[0].length, term });
    }
  }
  return withoutOverlap(places);
}

function placesInAny(text: string, terms: readonly SearchTerm[]): Place[] {
  const words: Word[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}\p{Co}]+/gu)) {
    words.push({ text: fold(match[0]), start: match.index, end: match.index + match[0].length });
  }
  const places: Place[] = [];
  for (const [term, { words: wanted, prefix }] of terms.entries()) {
    const folded = wanted.map(fold);
    for (let at = 0; at + folded.length <= words.length; at++) {
      if (folded.every((word, n) => fits(words[at + n], word, prefix && n === folded.length - 1))) {
        places.push({ start: words[at]?.start ?? 0, end: words[at + folded.length - 1]?.end ?? 0, term });
      }
    }
  }
  return withoutOverlap(places);
}

/** Gives about `length` characters of a text around where most of what is looked for stands, found words between marks. */
export function snippetOf(text: string, places: readonly Place[], length = 180): string {
  const from = bestStart(places, length);
  const start = from <= 40 ? 0 : wordStart(text, from - 40);
  const end = Math.min(text.length, Math.max(start + length, places.find((place) => place.start === from)?.end ?? 0));
  const stop = end >= text.length ? text.length : wordEnd(text, end);
  let shown = start > 0 ? '... ' : '';
  let at = start;
  for (const place of places) {
    if (place.start < start || place.end > stop) continue;
    shown += `${text.slice(at, place.start)}${snippetMarks.open}${text.slice(place.start, place.end)}${snippetMarks.close}`;
    at = place.end;
  }
  shown += text.slice(at, stop);
  return `${shown}${stop < text.length ? ' ...' : ''}`.replaceAll(/\s+/gu, ' ').trim();
}

/** The place from which the most different terms, then the most places, fit into the length. */
function bestStart(places: readonly Place[], length: number): number {
  let best = { from: places[0]?.start ?? 0, terms: 0, count: 0 };
  for (const [at, place] of places.slice(0, 200).entries()) {
    const within: Place[] = [];
    for (const other of places.slice(at, at + 50)) {
      if (other.end - place.start > length - 40) break;
      within.push(other);
    }
    const terms = new Set(within.map((one) => one.term)).size;
    if (terms > best.terms || (terms === best.terms && within.length > best.count)) {
      best = { from: place.start, terms, count: within.length };
    }
  }
  return best.from;
}

function fits(word: Word | undefined, wanted: string, prefix: boolean): boolean {
  return word !== undefined && (prefix ? word.text.startsWith(wanted) : word.text === wanted);
}

/** As the index folds: letters without their marks, in small. */
function fold(word: string): string {
  return /^[a-z0-9]+$/.test(word) ? word : word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

function withoutOverlap(places: Place[]): Place[] {
  let reach = 0;
  return places
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter((place) => {
      const free = place.start >= reach;
      if (free) reach = place.end;
      return free;
    });
}

function wordStart(text: string, near: number): number {
  const blank = text.slice(near, near + 24).search(/\s/u);
  return blank < 0 ? near : near + blank + 1;
}

function wordEnd(text: string, near: number): number {
  const blank = text.slice(near, near + 24).search(/\s/u);
  return blank < 0 ? near : near + blank;
}
