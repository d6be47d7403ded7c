import { z } from 'zod';
import { idSchema } from './ids.ts';

/** A run of Bates numbers issued to a source, once: `PREFIX-000001` and on, one for each page. */
export const batesRangeSchema = z.object({
  id: idSchema,
  source: idSchema,
  prefix: z.string(),
  first: z.number().int().min(1),
  pages: z.number().int().min(1),
});
export type BatesRange = z.infer<typeof batesRangeSchema>;

/** Gives the printed number: `WALLET-000001`. */
export function batesNumber(prefix: string, number: number): string {
  return `${prefix}-${String(number).padStart(6, '0')}`;
}

/** Gives the run as it is printed: `WALLET-000001 to WALLET-000004`, or the one number. */
export function batesText(range: Pick<BatesRange, 'prefix' | 'first' | 'pages'>): string {
  const first = batesNumber(range.prefix, range.first);
  return range.pages === 1 ? first : `${first} to ${batesNumber(range.prefix, range.first + range.pages - 1)}`;
}
