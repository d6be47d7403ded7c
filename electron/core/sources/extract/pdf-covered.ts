import type { CoveredBox } from '../../../../shared/domain/redactions.ts';
import { coveredPlaces } from './covered-text.ts';
import { displayOf, withPdf } from './pdf-places.ts';

/** Gives the boxes of pages (from 1) of a PDF under which text lies, in points of the page as displayed, with that text. Throws `unreadable-file`. */
export function pdfCovered(bytes: Uint8Array, pages: readonly number[]): Promise<CoveredBox[]> {
  return withPdf(bytes, (pdfium, document) =>
    pages.flatMap((number) => {
      const page = pdfium.FPDF_LoadPage(document, number - 1);
      if (page === 0) return [];
      const slots = pdfium.pdfium.wasmExports.malloc(64);
      try {
        const toDisplay = displayOf(pdfium, page, slots);
        return coveredPlaces(pdfium, page).map(({ rect, words }) => ({
          page: number,
          rect: rounded(toDisplay(rect)),
          words,
        }));
      } finally {
        pdfium.pdfium.wasmExports.free(slots);
        pdfium.FPDF_ClosePage(page);
      }
    }),
  );
}

const rounded = ([x0, y0, x1, y1]: CoveredBox['rect']): CoveredBox['rect'] => {
  const two = (value: number) => Math.round(value * 100) / 100;
  return [two(x0), two(y0), two(x1), two(y1)];
};
