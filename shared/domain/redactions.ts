import { z } from 'zod';
import { foldWords, rectSchema } from './excerpts.ts';
import { placesOfQuote, placesOfTerm, type Stretch } from './folded-text.ts';
import { idSchema, lineSchema, textSchema } from './ids.ts';

/** Codes that are printed on a box, with what they stand for; a person may type another. */
export const redactionReasons = {
  PII: 'Personal identifier',
  MED: 'Medical or health information',
  FIN: 'Financial account',
  MIN: 'Name or likeness of a minor',
  VIC: 'Identity of a victim or witness',
  PRIV: 'Privileged',
  CONF: 'Confidential by law or order',
} as const;

export const redactionPatterns = ['social-security', 'phone', 'birth-date', 'licence', 'term'] as const;

/** What is to be removed from a source when a copy of it leaves the case; the source itself never changes. */
export const redactionSchema = z.object({
  id: idSchema,
  source: idSchema,
  /** Page of the source, from 1. */
  page: z.number().int().min(1).max(1_000_000),
  rects: z.array(rectSchema).min(1).max(500),
  /** The words that stood under the mark when it was made; looked for in every file that leaves. Empty for a region without text. */
  words: textSchema,
  /** Printed on the box: a code of the list, or one that a person typed. */
  reason: lineSchema.min(1).max(24),
  /** Which suggestion a person accepted, or empty where the mark was drawn by hand. */
  pattern: z.enum(['', ...redactionPatterns]),
  note: lineSchema,
});
export type Redaction = z.infer<typeof redactionSchema>;

/** A place that search-and-mark found, for a person to accept or leave. */
export const redactionSuggestionSchema = redactionSchema
  .pick({ source: true, page: true, rects: true, words: true })
  .extend({
    pattern: z.enum(redactionPatterns),
    /** The words of the line in which it stands. */
    line: z.string(),
    /** Whether it is marked already. */
    marked: z.boolean(),
  });
export type RedactionSuggestion = z.infer<typeof redactionSuggestionSchema>;

/** A box of a page (from 1) under which text lies that can still be copied; the place in points of the page as displayed. */
export const coveredBoxSchema = z.object({ page: z.number().int().min(1), rect: rectSchema, words: z.string() });
export type CoveredBox = z.infer<typeof coveredBoxSchema>;

/** Tells whether words are so particular that they must not stand anywhere in what leaves, and not only in their place. */
export function isDistinctive(words: string): boolean {
  const plain = foldWords(words).replaceAll(/[^\p{L}\p{N}]/gu, '');
  const figures = plain.replaceAll(/\D/g, '').length;
  if (figures >= 4) return true;
  const several = /\S\s+\S/.test(words.trim());
  return several ? plain.length >= 6 : plain.length >= 5 && /\p{Lu}/u.test(words);
}

/** Gives the redactions whose words stand in a text, white space, line ends and typography aside; those too common to tell are left out. */
export function redactedWordsIn<T extends Pick<Redaction, 'words'>>(text: string, redactions: readonly T[]): T[] {
  const particular = redactions.filter(({ words }) => isDistinctive(words));
  if (particular.length === 0) return [];
  return particular.filter(({ words }) => placesOfRedacted(text, words).length > 0);
}

/** Gives where redacted words stand in a text, signs at their ends aside: whole words, or a longer passage whatever lies between its words. */
export function placesOfRedacted(text: string, words: string): Stretch[] {
  const bare = words.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu, '');
  if (bare === '') return placesOfTerm(text, words.trim());
  return /\s/.test(bare) ? placesOfQuote(text, bare) : placesOfTerm(text, bare);
}

/** Gives a text with every redacted word of it blacked out, for titles and names that are printed beside the pages. */
export function withoutRedacted(text: string, redactions: readonly Pick<Redaction, 'words'>[]): string {
  let left = text;
  for (const { words } of redactedWordsIn(text, redactions)) {
    for (const { from, to } of placesOfRedacted(left, words).toReversed()) {
      left = `${left.slice(0, from)}[redacted]${left.slice(to)}`;
    }
  }
  return left;
}
