import { foldWords } from './excerpts.ts';

/** A text as it is compared, with where each of its units stands in the text as it is. */
export type FoldedText = { readonly text: string; readonly at: readonly number[] };

type FoldOptions = {
  /** What becomes of white space: one blank, or nothing. */
  readonly blanks: 'one' | 'none';
  /** Whether hyphens within a line stay; those at a line's end always go with the break. */
  readonly hyphens: 'keep' | 'drop';
};

const unseen = /[\u00AD\u200B-\u200D\u2060\uFEFF]/;
const hyphen = /[-\u2010-\u2015\u2212]/;

/** Folds as `foldWords` does (white space, hyphens at line ends, quotes, ligatures, case), and keeps where everything stood. */
export function foldText(text: string, options: FoldOptions): FoldedText {
  let folded = '';
  const at: number[] = [];
  const put = (chars: string, from: number) => {
    folded += chars;
    for (let unit = 0; unit < chars.length; unit++) at.push(from);
  };
  for (let index = 0; index < text.length;) {
    const char = String.fromCodePoint(text.codePointAt(index) ?? 0);
    const from = index;
    index += char.length;
    if (unseen.test(char)) continue;
    if (hyphen.test(char)) {
      const rest = /^[^\S\n]*\n\s*/.exec(text.slice(index, index + 40));
      if (rest !== null) index += rest[0].length;
      else if (options.hyphens === 'keep') put('-', from);
      continue;
    }
    if (/\s/.test(char)) {
      if (options.blanks === 'one' && !folded.endsWith(' ')) put(' ', from);
      continue;
    }
    put(plain(char), from);
  }
  return { text: folded, at };
}

const plain = (char: string): string =>
  char
    .replace(/[\u2018\u2019\u201A\u2032]/, "'")
    .replace(/[\u201C\u201D\u201E\u2033]/, '"')
    .normalize('NFKC')
    .toLowerCase();

/** A stretch of a text: UTF-16 units `from` up to `to`. */
export type Stretch = { readonly from: number; readonly to: number };

/** Gives every place of a person's term: whole words, whatever white space and line ends lie between. */
export function placesOfTerm(text: string, term: string): Stretch[] {
  const found = new Map<number, Stretch>();
  for (const hyphens of ['keep', 'drop'] as const) {
    const wanted = foldText(term, { blanks: 'one', hyphens }).text.trim();
    if (wanted === '') continue;
    for (const place of placesIn(text, foldText(text, { blanks: 'one', hyphens }), wanted, true)) {
      if (!found.has(place.from)) found.set(place.from, place);
    }
  }
  return [...found.values()].sort((a, b) => a.from - b.from);
}

/** Gives every place of a quote, white space aside, whether or not it begins and ends with a word. */
export function placesOfQuote(text: string, quote: string): Stretch[] {
  const options = { blanks: 'none', hyphens: 'drop' } as const;
  const wanted = foldText(foldWords(quote), options).text;
  return wanted === '' ? [] : placesIn(text, foldText(text, options), wanted, false);
}

function placesIn(text: string, folded: FoldedText, wanted: string, whole: boolean): Stretch[] {
  const places: Stretch[] = [];
  for (let at = folded.text.indexOf(wanted); at >= 0; at = folded.text.indexOf(wanted, at + 1)) {
    const after = at + wanted.length;
    if (whole && (inWord(folded.text[at - 1], wanted[0]) || inWord(folded.text[after], wanted.at(-1)))) continue;
    const last = folded.at[after - 1] ?? 0;
    places.push({ from: folded.at[at] ?? 0, to: last + String.fromCodePoint(text.codePointAt(last) ?? 0).length });
  }
  return places;
}

/** Tells whether a character beside a match goes on with the word that the match begins or ends with. */
const inWord = (beside: string | undefined, own: string | undefined): boolean =>
  beside !== undefined && own !== undefined && /[\p{L}\p{N}]/u.test(beside) && /[\p{L}\p{N}]/u.test(own);
