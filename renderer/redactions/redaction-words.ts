import { type Redaction, redactionReasons, type redactionPatterns } from '../../shared/domain/redactions.ts';

export const patternWords: Readonly<Record<(typeof redactionPatterns)[number], string>> = {
  'social-security': 'Social security number',
  phone: 'Phone number',
  'birth-date': 'Date of birth',
  licence: "Driver's license number",
  term: 'A term of yours',
};

/** The codes with what they stand for, and last the choice of one that a person types. */
export const reasonOptions: readonly (readonly [string, string])[] = [
  ...Object.entries(redactionReasons).map(([code, words]) => [code, `${code}: ${words}`] as const),
  ['', 'Another code'],
];

/** Gives what a code stands for, or the code itself where a person typed it. */
export function reasonWords(code: string): string {
  const known: Readonly<Record<string, string>> = redactionReasons;
  return known[code] ?? code;
}

/** Gives what a mark covers, in words. */
export function markedWords({ words, page }: Pick<Redaction, 'words' | 'page'>): string {
  return words === '' ? `A region of page ${page}` : words.replaceAll(/\s+/g, ' ');
}

/** Gives what is said of a mark where the reader points at it. */
export function markTitle({ reason }: Pick<Redaction, 'reason'>): string {
  return `Marked for redaction: ${reasonWords(reason)}. Still in the source; taken out of copies that leave the case.`;
}
