/** What to look for: words one after another, or any of several whole words; some of them "between quotes" as one. */
export type Wanted =
  | { readonly kind: 'phrase'; readonly text: string }
  | { readonly kind: 'words'; readonly text: string };
/** Where it stands: indexes into the text, the end not included. */
export type Match = { readonly start: number; readonly end: number };

type Folded = { readonly text: string; readonly at: readonly number[] };

/**
 * Gives every place of what is wanted in a text, in order. Case, accents, kinds of quotes and dashes, white space and
 * the hyphen at the end of a line make no difference.
 */
export function findWords(text: string, wanted: Wanted): Match[] {
  const pattern = patternOf(wanted);
  if (pattern === null) return [];
  const folded = foldText(text);
  return [...folded.text.matchAll(pattern)].map((match) => ({
    start: folded.at[match.index] ?? 0,
    end: (folded.at[match.index + match[0].length - 1] ?? 0) + 1,
  }));
}

function patternOf({ kind, text }: Wanted): RegExp | null {
  const folded = foldText(text).text.trim();
  if (folded === '') return null;
  if (kind === 'phrase') return new RegExp(escapePattern(folded), 'g');
  const words = (folded.match(/"[^"]+"|[^\s"]+/g) ?? [])
    .map((word) => word.replaceAll('"', ''))
    .toSorted((a, b) => b.length - a.length);
  if (words.length === 0) return null;
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.map(escapePattern).join('|')})(?![\\p{L}\\p{N}])`, 'gu');
}

function escapePattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** The text as it is compared, with the index in the original for each of its characters. */
function foldText(text: string): Folded {
  const chars: string[] = [];
  const at: number[] = [];
  let index = 0;
  for (const char of text) {
    const from = index;
    index += char.length;
    for (const folded of foldChar(char)) {
      if (folded === ' ' && (chars.at(-1) ?? ' ') === ' ') continue;
      if (char === '\n' && chars.at(-1) === '-' && /\p{L}/u.test(chars.at(-2) ?? '')) {
        chars.pop();
        at.pop();
        continue;
      }
      chars.push(folded);
      at.push(from);
    }
  }
  return { text: chars.join(''), at };
}

/** Gives UTF-16 units, so that indexes into the joined text stay those of the list. */
function foldChar(char: string): readonly string[] {
  if (/\s/.test(char)) return [' '];
  if (/[\u00AD\u200B-\u200D\u2060\uFEFF]/.test(char)) return [];
  if (/[\u2018\u2019\u201A\u2032]/.test(char)) return ["'"];
  if (/[\u201C\u201D\u201E\u2033]/.test(char)) return ['"'];
  if (/[\u2010-\u2015\u2212]/.test(char)) return ['-'];
  const plain = char.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.split('');
}
