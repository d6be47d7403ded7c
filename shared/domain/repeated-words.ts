import { placesOfTerm } from './folded-text.ts';
import { lettersOf } from './redacted-letters.ts';
import { isDistinctive, placesOfRedacted, type Redaction } from './redactions.ts';

/** A redaction whose words a text repeats: all of them, or a part that gives away what it is. */
export type Repeat<T> = { readonly redaction: T; readonly extent: 'whole' | 'part' };

/** As many words of a redacted passage one after another are no accident. */
const runLength = 5;
const runLetters = 18;

type Prepared<T> = { readonly redaction: T; readonly letters: string; readonly particulars: readonly string[] };

/** Finds in texts what is redacted. Words too common to tell are passed over, unless many of them follow one another. */
export class RepeatFinder<T extends Pick<Redaction, 'words'>> {
  readonly #whole: Prepared<T>[] = [];
  readonly #runs = new Map<string, Set<T>>();

  constructor(redactions: readonly T[]) {
    for (const redaction of redactions) {
      const letters = isDistinctive(redaction.words) ? lettersOf(redaction.words).text : '';
      const particulars = particularsOf(redaction.words);
      if (letters !== '' || particulars.length > 0) this.#whole.push({ redaction, letters, particulars });
      const words = wordsOf(redaction.words);
      for (let at = 0; at + runLength <= words.length; at++) {
        const run = words.slice(at, at + runLength);
        if (run.join('').length < runLetters) continue;
        const key = run.join(' ');
        this.#runs.set(key, (this.#runs.get(key) ?? new Set()).add(redaction));
      }
    }
  }

  /** Gives the redactions that a text repeats, each once, in the order in which they were given. */
  in(text: string): Repeat<T>[] {
    const found = new Map<T, Repeat<T>>();
    if (this.#whole.length > 0) {
      // Subtle: to look for letters alone is cheap, and misses nothing that the closer look would find.
      const { text: letters } = lettersOf(text);
      for (const { redaction, letters: wanted, particulars } of this.#whole) {
        if (wanted !== '' && letters.includes(wanted) && placesOfRedacted(text, redaction.words).length > 0) {
          found.set(redaction, { redaction, extent: 'whole' });
        } else if (particulars.some((each) => placesOfTerm(text, each).length > 0)) {
          found.set(redaction, { redaction, extent: 'part' });
        }
      }
    }
    const words = this.#runs.size === 0 ? [] : wordsOf(text);
    for (let at = 0; at + runLength <= words.length; at++) {
      for (const redaction of this.#runs.get(words.slice(at, at + runLength).join(' ')) ?? []) {
        if (!found.has(redaction)) found.set(redaction, { redaction, extent: 'part' });
      }
    }
    return [...found.values()];
  }
}

/** Gives the numbers of six figures and more, and the mail addresses, within longer redacted words. */
function particularsOf(words: string): string[] {
  const all = words.trim();
  return [
    ...all.matchAll(/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+|\+?\(?\d[\d\-. ()/\u2010-\u2015]{4,}\d/gu),
  ]
    .map(([part]) => part)
    .filter((part) => part !== all && (part.includes('@') || part.replaceAll(/\D/g, '').length >= 6));
}

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/(?<=\p{L})[-\u2010]\s*\n\s*(?=\p{L})/gu, '')
    .replaceAll(/['\u2019\p{M}\u00AD]/gu, '')
    .match(/[\p{L}\p{N}]+/gu) ?? [];
