import { foldTypography, type PageWords, wordPattern } from './page-words.ts';

/*
 * Quotations as legal writing marks them: words left out by an ellipsis, words changed in brackets. Such a quotation stands in its
 * source when the parts between the marks follow each other there.
 */

/** A word of a quotation; `start` and `end` are places in the folded text. */
export type QuotedWord = {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** The word in the source begins and ends like this; what lies between was changed: "order[ed]". Null for a whole word. */
  readonly around: { readonly head: string; readonly tail: string } | null;
};

/** Words that follow each other without a mark; `skips` is how many words of the source may lie before them. */
export type QuotedRun = { readonly words: readonly QuotedWord[]; readonly skips: number };

export const quotationMarks = ['omission', 'change', 'capital', 'remark'] as const;
/** What a quotation says that it did to the words: left some out, put others in, changed a capital, added a remark such as [sic]. */
export type QuotationMark = (typeof quotationMarks)[number];

export type Quotation = {
  /** The folded text that the words have their places in. */
  readonly text: string;
  readonly runs: readonly QuotedRun[];
  readonly marks: ReadonlySet<QuotationMark>;
};

/** Words that a change in brackets may stand for. */
const mostChanged = 12;

const remark =
  /^(?:sic|emphas[ie]s (?:added|supplied|mine|ours|in (?:the )?original)|(?:internal )?(?:quotation|quote) marks? omitted|(?:internal )?(?:citations?|footnotes?|references?) omitted|alterations? (?:added|in (?:the )?original|omitted)|alterations?|brackets? (?:added|in (?:the )?original)|cleaned up|redacted|inaudible|unintelligible|crosstalk|pause|laughter|speaker \w+|phonetic)[.,;!?]?$/iu;

/** Tells whether words in brackets are a remark on a quotation, such as [sic] or (emphasis added). */
export function isRemark(words: string): boolean {
  return remark.test(words.trim());
}

const pieces = new RegExp(
  [
    '(?<dots>\\[\\s*(?:(?:\\.\\s*){2,}|(?:\\*\\s*){2,})\\]|(?:\\.\\s*){3,}|(?:\\*\\s*){3,})',
    '(?<before>[\\p{L}\\p{N}\\p{M}]*)\\[(?<inside>[^\\][]*)\\](?<after>[\\p{L}\\p{N}\\p{M}]*)',
    `(?<word>${wordPattern.source})`,
  ].join('|'),
  'gu',
);

/** Reads the words and marks of a quotation; the quotation marks around it do not matter. */
export function readQuotation(given: string): Quotation {
  const text = foldTypography(given);
  const marks = new Set<QuotationMark>();
  const runs: { words: QuotedWord[]; skips: number }[] = [];
  let skips = Number.MAX_SAFE_INTEGER;
  let run: QuotedWord[] | null = null;
  const add = (word: QuotedWord) => {
    if (run === null) runs.push({ words: (run = []), skips });
    run.push(word);
    skips = 0;
  };
  const gap = (most: number) => {
    run = null;
    skips = Math.max(skips, most);
  };
  for (const match of text.matchAll(pieces)) {
    const { dots, before = '', inside, after = '', word } = match.groups ?? {};
    const start = match.index;
    const end = start + match[0].length;
    if (dots !== undefined) {
      marks.add('omission');
      gap(Number.MAX_SAFE_INTEGER);
    } else if (word !== undefined) {
      add({ key: word.toLowerCase(), start, end, around: null });
    } else if (inside !== undefined) {
      const key = `${before}${inside}${after}`.toLowerCase();
      if (before === '' && after === '' && isRemark(inside)) marks.add('remark');
      else if (before === '' && after !== '' && /^\p{L}$/u.test(inside)) {
        marks.add('capital');
        add({ key, start, end, around: null });
      } else if (before !== '' || after !== '') {
        marks.add('change');
        add({ key, start, end, around: { head: before.toLowerCase(), tail: after.toLowerCase() } });
      } else {
        marks.add('change');
        gap(mostChanged);
      }
    }
  }
  return { text, runs, marks };
}

/** How a quotation stands in a text: its first and last word there, and what differs though the words agree. */
export type QuotationMatch = {
  readonly first: number;
  readonly last: number;
  /** The words agree but for capitals, points and commas, or for hyphens and blanks. */
  readonly loose: ReadonlySet<'capitals' | 'punctuation' | 'spacing'>;
};

/** Gives where a quotation stands word for word in a text, the best of its places, or null. */
export function findQuotation(quotation: Quotation, words: PageWords): QuotationMatch | null {
  let best: QuotationMatch | null = null;
  for (const span of chains(quotation.runs, words).slice(0, mostPlaces)) {
    const match = matched(quotation, words, span);
    if (best === null || match.loose.size < best.loose.size) best = match;
    if (best.loose.size === 0) return best;
  }
  return best ?? findSqueezed(quotation, words);
}

const mostPlaces = 8;

/** From the first word to before the last of a run in the text, behind the run before it. */
type Span = { readonly from: number; readonly to: number; readonly before: Span | null };

/** Gives the places of the last run, each behind places of all runs before it that the marks allow. */
function chains(runs: readonly QuotedRun[], words: PageWords): Span[] {
  let spans: Span[] = [];
  for (const [i, run] of runs.entries()) {
    const next: Span[] = [];
    let behind = 0;
    for (let at = i === 0 ? 0 : (spans[0]?.to ?? words.keys.length); at < words.keys.length; at++) {
      const to = runEnd(run, words, at);
      if (to === 0) continue;
      if (i === 0) {
        next.push({ from: at, to, before: null });
        continue;
      }
      while ((spans[behind + 1]?.to ?? Infinity) <= at) behind += 1;
      const before = spans[behind];
      if (before !== undefined && before.to <= at && at - before.to <= run.skips) next.push({ from: at, to, before });
    }
    spans = next;
    if (spans.length === 0) return [];
  }
  return spans;
}

/** Gives the word behind a run that stands at a place, or 0 where it does not. */
export function runEnd(run: QuotedRun, words: PageWords, at: number): number {
  let next = at;
  for (const word of run.words) {
    const taken = wordAt(word, words, next);
    if (taken === 0) return 0;
    next += taken;
  }
  return next;
}

/** Gives how many words of the text a quoted word takes up there: one, or two where a line ends within it; 0 where it is another. */
function wordAt({ key, around }: QuotedWord, words: PageWords, at: number): number {
  const there = words.keys[at];
  if (there === undefined) return 0;
  if (around !== null) {
    const { head, tail } = around;
    return there.startsWith(head) && there.endsWith(tail) && there.length >= Math.max(head.length, tail.length) ? 1 : 0;
  }
  if (there === key) return 1;
  return words.hyphened.has(at) && key === there + (words.keys[at + 1] ?? '') ? 2 : 0;
}

function matched(quotation: Quotation, words: PageWords, last: Span): QuotationMatch {
  const loose = new Set<'capitals' | 'punctuation' | 'spacing'>();
  let first = last;
  for (let [span, i]: [Span | null, number] = [last, quotation.runs.length - 1]; span !== null; i--) {
    first = span;
    for (const each of looseIn(quotation, quotation.runs[i], words, span)) loose.add(each);
    span = span.before;
  }
  return { first: first.from, last: last.to - 1, loose };
}

function looseIn(
  { text }: Quotation,
  run: QuotedRun | undefined,
  words: PageWords,
  { from, to }: Span,
): ('capitals' | 'punctuation')[] {
  const [head, tail] = [run?.words[0], run?.words.at(-1)];
  if (run === undefined || head === undefined || tail === undefined) return [];
  const loose: ('capitals' | 'punctuation')[] = [];
  let at = from;
  for (const word of run.words) {
    const taken = wordAt(word, words, at);
    const said = text.slice(word.start, word.end);
    const there = words.text.slice(words.starts[at] ?? 0, words.ends[at + taken - 1] ?? 0);
    // The letter in brackets is free: that its capital was changed is said.
    const from1 = said.startsWith('[') ? 1 : 0;
    if (word.around === null && lettersOf(said).slice(from1) !== lettersOf(there).slice(from1)) loose.push('capitals');
    at += taken;
  }
  const said = text.slice(head.start, tail.end);
  const there = words.text.slice(words.starts[from] ?? 0, words.ends[to - 1] ?? 0);
  return pointsOf(said) === pointsOf(there) ? loose : [...loose, 'punctuation'];
}

function lettersOf(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function pointsOf(text: string): string {
  return text.replaceAll(/[^.,;:!?()]/gu, '');
}

/** Looks for the letters alone, where blanks and hyphens differ, from the beginning of a word to the end of one. */
function findSqueezed(quotation: Quotation, words: PageWords): QuotationMatch | null {
  if (quotation.runs.some((run) => run.words.some(({ around }) => around !== null))) return null;
  const squeezed = squeeze(words);
  let next = 0;
  let first = -1;
  let last = -1;
  for (const { words: wanted, skips } of quotation.runs) {
    const letters = wanted.map(({ key }) => key).join('');
    let at = squeezed.text.indexOf(letters, next);
    while (at >= 0 && !(squeezed.starts.has(at) && squeezed.ends.has(at + letters.length))) {
      at = squeezed.text.indexOf(letters, at + 1);
    }
    if (at < 0) return null;
    const word = squeezed.starts.get(at) ?? 0;
    if (first >= 0 && word - last - 1 > skips) return null;
    if (first < 0) first = word;
    last = squeezed.ends.get(at + letters.length) ?? word;
    next = at + letters.length;
  }
  return first < 0 ? null : { first, last, loose: new Set(['spacing']) };
}

type Squeezed = {
  readonly text: string;
  /** Words by the place where they begin and end. */
  readonly starts: ReadonlyMap<number, number>;
  readonly ends: ReadonlyMap<number, number>;
};

const squeezedPages = new WeakMap<PageWords, Squeezed>();

function squeeze(words: PageWords): Squeezed {
  const known = squeezedPages.get(words);
  if (known !== undefined) return known;
  const starts = new Map<number, number>();
  const ends = new Map<number, number>();
  let at = 0;
  words.keys.forEach((key, i) => {
    starts.set(at, i);
    at += key.length;
    ends.set(at, i);
  });
  const made = { text: words.keys.join(''), starts, ends };
  squeezedPages.set(words, made);
  return made;
}
