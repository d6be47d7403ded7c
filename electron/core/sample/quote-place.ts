import type { Excerpt } from '../../../shared/domain/excerpts.ts';
import { quoteStands } from '../../../shared/domain/excerpts.ts';
import { isLined, type SourceFormat } from '../../../shared/domain/sources.ts';
import { AppError } from '../../../shared/errors.ts';

type QuotePlace = Pick<Excerpt, 'kind' | 'lineFrom' | 'lineTo'>;

/**
 * Gives where a quote stands on a page: the fewest lines (from 1) that hold it, or the words themselves where a page has no
 * numbered lines. Throws `invalid-input` when it does not stand there.
 */
export function placeQuote(format: SourceFormat, pageText: string, quote: string): QuotePlace {
  if (!quoteStands(quote, pageText)) {
    throw new AppError('invalid-input', `these words do not stand on that page: ${quote}`, {
      data: { field: 'quote' },
    });
  }
  if (!isLined(format)) return { kind: 'words', lineFrom: null, lineTo: null };
  const lines = pageText.split('\n');
  for (let count = 1; count < lines.length; count += 1) {
    for (let first = 0; first + count <= lines.length; first += 1) {
      if (quoteStands(quote, lines.slice(first, first + count).join('\n'))) {
        return { kind: 'lines', lineFrom: first + 1, lineTo: first + count };
      }
    }
  }
  return { kind: 'lines', lineFrom: 1, lineTo: lines.length };
}
