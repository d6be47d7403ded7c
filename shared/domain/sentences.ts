import { objectMark } from './brief-passages.ts';

/*
 * Sentences of legal English. Rules of our own rather than those of the runtime: the same text must give the same sentences on every
 * machine, since a dismissed finding is known by its sentence.
 */

/** A sentence with the cites that follow it, from `start` to before `end`. */
export type Sentence = { readonly start: number; readonly end: number };

/** After these a point ends no sentence. */
const abbreviations = new Set(
  (
    'sgt lt capt cmdr comdr det ofc off cpl insp dep maj col gen pvt tpr chf supt asst atty adm ' +
    'mr mrs ms mx dr hon prof rev st messrs no nos v vs ex exs exh exhs jt er un tr dkt cf e.g i.e id viz ' +
    'p pp para paras par sec secs art arts ch vol fig app attach amend cl ann rev supp stat reg ' +
    'dept div bur pct prec dist bd ave blvd rd hwy rte apt bldg ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ' +
    'u.s u.s.c c.f.r fed f.2d f.3d f.4th n.w n.w.2d n.e s.e s.w mich ohio cir ct r.p.c'
  ).split(' '),
);
/** After these it may: then what follows decides. */
const perhaps = new Set('inc co corp ltd jr sr etc al a.m p.m d.c u.s ph.d esq approx est'.split(' '));

/** Ends of sentences, with what closes behind them. */
const enders = /[.!?\u2026]+["'\u201D\u2019)\]]*/gu;

const signal = '(?:(?:see(?:,? also|,? e\\.g)?|id|cf|accord|compare|but see|e\\.g)\\.?,?\\s*)?';
const cites = `${signal}${objectMark}(?:[\\s;,]*(?:and\\s+)?${signal}${objectMark})*`;
/** A citation behind the point: "He left. (Union Ex. 4 at 3.)", "He left.1 See Tr. 41:7." */
const trailing = new RegExp(`(?:\\s*[(\\[]?\\s*${cites}\\s*[)\\]]?\\.?)+`, 'iuy');

/** Gives the sentences of a text in order; white space between them belongs to none. */
export function sentencesOf(text: string): Sentence[] {
  const out: Sentence[] = [];
  const depth = new Depth(text);
  let start = 0;
  const close = (end: number) => {
    const from = start + (/^\s*/u.exec(text.slice(start, end))?.[0].length ?? 0);
    const to = from + text.slice(from, end).trimEnd().length;
    if (to > from) out.push({ start: from, end: to });
    start = end;
  };
  for (const match of text.matchAll(enders)) {
    if (match.index < start) continue;
    let end = match.index + match[0].length;
    trailing.lastIndex = end;
    const cited = trailing.exec(text);
    if (cited !== null) end += cited[0].length;
    if (!isEnd(text, match.index, end, match[0], cited !== null)) continue;
    if (depth.openAt(end, start)) continue;
    close(end);
  }
  close(text.length);
  return out;
}

function isEnd(text: string, point: number, end: number, mark: string, isCited: boolean): boolean {
  const next = /^\s*["'\u201C\u2018([]*(?<first>\S)?/u.exec(text.slice(end, end + 40));
  const first = next?.groups?.['first'];
  if (first === undefined) return true;
  if (!isCited && !/^\s/u.test(text.slice(end))) return false;
  if (/[!?]/u.test(mark)) return !/\p{Ll}/u.test(first);
  // A point before small letters ends nothing, and three points may stand within a sentence.
  if (/[\p{Ll},;:.]/u.test(first)) return false;
  const before = /[\p{L}\p{N}.]*$/u.exec(text.slice(Math.max(0, point - 12), point))?.[0].toLowerCase() ?? '';
  const word = before.replace(/^\.+/u, '');
  if (isCited) return true;
  if (/^\p{L}$/u.test(word)) return false;
  if (abbreviations.has(word)) return false;
  if (!perhaps.has(word)) return true;
  return (
    !/[\p{N}\p{Ll}]/u.test(first) &&
    (word === 'a.m' ||
      word === 'p.m' ||
      /^(?:the|he|she|it|they|this|that|on|in|at|a|an|no|when|after)\b/iu.test(text.slice(end).trimStart()))
  );
}

/** Where quotations and brackets are open: a sentence does not end within them. */
class Depth {
  readonly #opens: number[] = [];
  readonly #closes: number[] = [];

  constructor(text: string) {
    const open: { at: number; char: string }[] = [];
    for (const match of text.matchAll(/[\u201C\u201D()[\]]/gu)) {
      const char = match[0];
      if (char === '\u201C' || char === '(' || char === '[') {
        open.push({ at: match.index, char });
        continue;
      }
      const wanted = char === '\u201D' ? '\u201C' : char === ')' ? '(' : '[';
      const at = open.findLastIndex((each) => each.char === wanted);
      if (at < 0) continue;
      const [begun] = open.splice(at);
      if (begun === undefined || match.index - begun.at > longestInside) continue;
      this.#opens.push(begun.at);
      this.#closes.push(match.index);
    }
  }

  /** Tells whether a place lies within a pair that opened at or after `from`. */
  openAt(at: number, from: number): boolean {
    return this.#opens.some((open, i) => open >= from && open < at && (this.#closes[i] ?? 0) >= at);
  }
}

const longestInside = 1500;
