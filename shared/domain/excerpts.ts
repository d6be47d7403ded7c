import { z } from 'zod';
import { idSchema, lineSchema, textSchema } from './ids.ts';

/** A rectangle in PDF points of the page as displayed, origin at the bottom left: x0, y0, x1, y1. */
export const rectSchema = z.tuple([z.number(), z.number(), z.number(), z.number()]);
export type Rect = z.infer<typeof rectSchema>;

export const excerptKinds = ['words', 'region', 'lines', 'page', 'span'] as const;

/** A span of a source that someone picked. */
export const excerptSchema = z.object({
  id: idSchema,
  source: idSchema,
  kind: z.enum(excerptKinds),
  /** Page of the source, from 1. */
  page: z.number().int().min(1).max(1_000_000),
  /** Lines of a text page, from 1. */
  lineFrom: z.number().int().min(1).nullable(),
  lineTo: z.number().int().min(1).nullable(),
  secondsFrom: z.number().nonnegative().nullable(),
  secondsTo: z.number().nonnegative().nullable(),
  rects: z.array(rectSchema).max(500),
  /** The words as they stand in the source. */
  quote: textSchema,
  note: lineSchema,
});
export type Excerpt = z.infer<typeof excerptSchema>;

/** Gives the place within an exhibit: `at 3`, `at 3:7-12`, `at 00:03:15-00:03:42`. */
export function pinPlace(
  excerpt: Pick<Excerpt, 'kind' | 'page' | 'lineFrom' | 'lineTo' | 'secondsFrom' | 'secondsTo'>,
): string {
  if (excerpt.kind === 'span' && excerpt.secondsFrom !== null) {
    const from = mediaClock(excerpt.secondsFrom);
    return excerpt.secondsTo === null ? `at ${from}` : `at ${from}-${mediaClock(excerpt.secondsTo)}`;
  }
  if (excerpt.kind === 'lines' && excerpt.lineFrom !== null) {
    const to = excerpt.lineTo !== null && excerpt.lineTo !== excerpt.lineFrom ? `-${excerpt.lineTo}` : '';
    return `at ${excerpt.page}:${excerpt.lineFrom}${to}`;
  }
  return `at ${excerpt.page}`;
}

/** Gives seconds as `HH:MM:SS`, rounded down. */
export function mediaClock(seconds: number): string {
  const whole = Math.floor(seconds);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

/** Folds what differs between two readings of the same printed words: white space, hyphens at line ends, quotes, ligatures. */
export function foldWords(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')
    .replaceAll(/[-\u2010\u2011]\s*\n\s*/g, '')
    .replaceAll(/[\u2018\u2019\u201A\u2032]/g, "'")
    .replaceAll(/[\u201C\u201D\u201E\u2033]/g, '"')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Tells whether the words of a quote stand on a page, white space and typography aside. */
export function quoteStands(quote: string, pageText: string): boolean {
  const wanted = foldWords(quote).replaceAll(' ', '');
  return wanted !== '' && foldWords(pageText).replaceAll(' ', '').includes(wanted);
}
