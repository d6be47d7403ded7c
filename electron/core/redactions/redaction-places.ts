import { placeOcrWords, placeTextPage, type PlacedText } from '../../../shared/domain/placed-text.ts';
import { isLined, isPicture } from '../../../shared/domain/sources.ts';
import type { SourceRow } from '../../../shared/contract/views.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import type { ExtractPool, TaskOptions } from '../jobs/pool.ts';
import { wordsOfPage } from '../sources/ocr/ocr-queries.ts';
import { isLocked } from '../sources/passwords-queries.ts';
import { getPage } from '../sources/sources-queries.ts';

/** Subtle: the bytes of a file that nobody has opened yet hold no word, and none would be found in the place of a word that stands there. */
function requirePassword(opened: ReadableCase, { object, title }: SourceRow): void {
  if (!isLocked(opened, object)) return;
  throw new AppError('unreadable-file', `the password of ${title} is needed`, { data: { reason: 'password-needed' } });
}

/** Gives the words of pages (from 1) of a source with their places: of the file itself, then those read from its picture. Throws `unreadable-file` for a PDF whose password is not known. */
export async function placesOfPages(
  opened: ReadableCase,
  pool: ExtractPool,
  source: SourceRow,
  pages: readonly number[],
  options: TaskOptions = {},
): Promise<(readonly PlacedText[])[]> {
  const read = (page: number) => placeOcrWords(wordsOfPage(opened, source.id, page).words);
  if (source.format === 'pdf') {
    if (pages.length === 0) return [];
    requirePassword(opened, source);
    const own = await pool.places(await opened.unlocked.readAll(source.object), pages, options);
    return pages.map((page, index) => {
      const [words, ocr] = [own[index], read(page)];
      return [...(words === undefined ? [] : [words]), ...(ocr.text === '' ? [] : [ocr])];
    });
  }
  if (isPicture(source.format)) return pages.map((page) => [read(page)]);
  if (!isLined(source.format)) return pages.map(() => []);
  return pages.map((page) => [placeTextPage(getPage(opened, source.object, page)?.text ?? '')]);
}
