import { z } from 'zod';

/**
 * A word that was read from the picture of a page: its text, its box in PDF points of the page as displayed (pixels for an
 * image; origin at the bottom left: x0, y0, x1, y1), how sure the reading is (0 to 100), and its line on the page from 0.
 */
export const ocrWordSchema = z.tuple([
  z.string(),
  z.number(),
  z.number(),
  z.number(),
  z.number(),
  z.number(),
  z.number().int().nonnegative(),
]);
export type OcrWord = z.infer<typeof ocrWordSchema>;

/** Why a page could not be read from its picture. */
export const ocrFailures = ['damaged', 'too-large', 'too-slow', 'out-of-memory', 'crashed'] as const;
export type OcrFailure = (typeof ocrFailures)[number];

/** How far the reading of scanned pages is. `total` counts the pages of this stretch of work, those done included. */
export const ocrStateSchema = z.object({
  /** `off`: a person stopped it, for this case. */
  phase: z.enum(['idle', 'reading', 'off']),
  done: z.number().int().nonnegative(),
  total: z.number().int().nonnegative(),
});
export type OcrState = z.infer<typeof ocrStateSchema>;

/** What OCR did for the pages of one source. Pages from 1, sureness 0 to 100. */
export const sourceOcrSchema = z.object({
  read: z.number().int().nonnegative(),
  sureness: z.number().nullable(),
  /** Pages that were looked at and have no words that can be read. */
  wordless: z.number().int().nonnegative(),
  waiting: z.number().int().nonnegative(),
  failed: z.array(z.object({ page: z.number().int(), reason: z.enum(ocrFailures) })),
});
export type SourceOcr = z.infer<typeof sourceOcrSchema>;

/** Gives words as lines of text. A word that a line's end cut in two is whole again, on the line where it begins. */
export function textOfWords(words: readonly OcrWord[]): string {
  const lines: string[][] = [];
  let number = -1;
  for (const [text, , , , , , line] of words) {
    if (line !== number) lines.push([]);
    number = line;
    lines.at(-1)?.push(text);
  }
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    const head = line.at(-1) ?? '';
    const tail = next?.[0] ?? '';
    if (next === undefined || !/\p{L}[-\u2010]$/u.test(head) || !/^\p{Ll}/u.test(tail)) continue;
    line[line.length - 1] = head.slice(0, -1) + tail;
    next.shift();
  }
  return lines
    .filter((line) => line.length > 0)
    .map((line) => line.join(' '))
    .join('\n');
}

/** Gives the mean sureness over the letters of the words, two decimals; null without words. */
export function meanSureness(words: readonly OcrWord[]): number | null {
  const letters = words.reduce((sum, [text]) => sum + text.length, 0);
  if (letters === 0) return null;
  const weighed = words.reduce((sum, [text, , , , , sureness]) => sum + text.length * sureness, 0);
  return Math.round((weighed / letters) * 100) / 100;
}

/** Gives the text of a page that was read from its picture: what the file itself says stays first. */
export function joinOcrText(own: string, words: readonly OcrWord[]): string {
  return [own, textOfWords(words)].filter((part) => part !== '').join('\n');
}
