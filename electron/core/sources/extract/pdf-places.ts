import type { Rect } from '../../../../shared/domain/excerpts.ts';
import type { PlacedText } from '../../../../shared/domain/placed-text.ts';
import { unreadable } from './extraction.ts';
import { dropPdfium, loadPdfium, type Pdfium } from './pdfium.ts';

/** Gives the words of pages (from 1) of a PDF with their places in points of the page as displayed. Throws `unreadable-file`. */
export function pdfPlaces(bytes: Uint8Array, pages: readonly number[]): Promise<PlacedText[]> {
  return withPdf(bytes, (pdfium, document) => pages.map((number) => onPage(pdfium, document, number)));
}

/** Opens a PDF in PDFium for a piece of work. Throws `unreadable-file`. */
export async function withPdf<T>(bytes: Uint8Array, work: (pdfium: Pdfium, document: number) => T): Promise<T> {
  const { pdfium, memory } = await loadPdfium();
  const data = pdfium.pdfium.wasmExports.malloc(bytes.length);
  if (data === 0) throw unreadable('out-of-memory', `no ${bytes.length} bytes for the PDF`);
  pdfium.pdfium.HEAPU8.set(bytes, data);
  const document = pdfium.FPDF_LoadMemDocument64(data, bytes.length, '');
  try {
    if (document === 0) throw unreadable('damaged', 'the PDF cannot be opened');
    return work(pdfium, document);
  } catch (cause) {
    if (cause instanceof WebAssembly.RuntimeError) dropPdfium();
    throw cause;
  } finally {
    if (document !== 0) pdfium.FPDF_CloseDocument(document);
    pdfium.pdfium.wasmExports.free(data);
    if (pdfium.pdfium.HEAPU8.length > memory.maxBytes / 4) dropPdfium();
  }
}

/** Subtle: PDFium's text leaves annotations out, so what is typed into forms is made part of the content, in memory alone. */
function onPage(pdfium: Pdfium, document: number, number: number): PlacedText {
  const page = pdfium.FPDF_LoadPage(document, number - 1);
  if (page === 0) return nothing;
  try {
    const own = placedText(pdfium, page);
    if (pdfium.FPDFPage_GetAnnotCount(page) === 0 || pdfium.FPDFPage_Flatten(page, 0) !== 1) return own;
    const flat = pdfium.FPDF_LoadPage(document, number - 1);
    if (flat === 0) return own;
    try {
      const all = placedText(pdfium, flat);
      return all.text.length >= own.text.length ? all : own;
    } finally {
      pdfium.FPDF_ClosePage(flat);
    }
  } finally {
    pdfium.FPDF_ClosePage(page);
  }
}

const nothing: PlacedText = { text: '', boxes: new Float32Array() };

/** What of PDFium reads words: its own calls, with the memory that they write to. */
export type TextCalls = Pick<
  Pdfium,
  | 'FPDFText_LoadPage'
  | 'FPDFText_ClosePage'
  | 'FPDFText_CountChars'
  | 'FPDFText_GetUnicode'
  | 'FPDFText_GetCharBox'
  | 'FPDFText_GetLooseCharBox'
  | 'FPDF_GetPageBoundingBox'
  | 'FPDFPage_GetRotation'
> & { readonly pdfium: { readonly HEAPU8: Uint8Array; readonly wasmExports: Pdfium['pdfium']['wasmExports'] } };

/** PDFium's mark for a hyphen that a line's end made. */
const hyphenMark = 2;

/** Gives the words of an open page of PDFium, each character with the room that its font gives it. */
export function placedText(calls: TextCalls, page: number): PlacedText {
  const text = calls.FPDFText_LoadPage(page);
  if (text === 0) return nothing;
  const { malloc, free } = calls.pdfium.wasmExports;
  const slots = malloc(64);
  try {
    const count = Math.max(0, calls.FPDFText_CountChars(text));
    const toDisplay = displayOf(calls, page, slots);
    const boxes = new Float32Array(count * 8).fill(Number.NaN);
    let words = '';
    for (let char = 0; char < count; char++) {
      const code = calls.FPDFText_GetUnicode(text, char);
      const shown = code === hyphenMark ? '-' : code === 0 || code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
      const place = /\s/.test(shown) ? null : charPlace(calls, text, char, slots);
      if (place !== null) {
        const rect = toDisplay(place);
        for (let unit = 0; unit < shown.length; unit++) boxes.set(rect, (words.length + unit) * 4);
      }
      words += shown;
    }
    return { text: words, boxes: boxes.slice(0, words.length * 4) };
  } finally {
    free(slots);
    calls.FPDFText_ClosePage(text);
  }
}

/** The tight box and the font's box together: a glyph may reach beyond what its font says. */
function charPlace(calls: TextCalls, text: number, char: number, slots: number): Rect | null {
  const view = () => new DataView(calls.pdfium.HEAPU8.buffer);
  let tight: Rect | null = null;
  if (calls.FPDFText_GetCharBox(text, char, slots, slots + 8, slots + 16, slots + 24)) {
    const at = (index: number) => view().getFloat64(slots + index * 8, true);
    tight = ordered(at(0), at(2), at(1), at(3));
  }
  if (!calls.FPDFText_GetLooseCharBox(text, char, slots)) return tight;
  const at = (index: number) => view().getFloat32(slots + index * 4, true);
  const loose = ordered(at(0), at(3), at(2), at(1));
  if (tight === null) return loose;
  return [
    Math.min(loose[0], tight[0]),
    Math.min(loose[1], tight[1]),
    Math.max(loose[2], tight[2]),
    Math.max(loose[3], tight[3]),
  ];
}

const ordered = (x0: number, y0: number, x1: number, y1: number): Rect => [
  Math.min(x0, x1),
  Math.min(y0, y1),
  Math.max(x0, x1),
  Math.max(y0, y1),
];

/** Gives how a box in a page's own space lies on the page as displayed (points from its bottom left). */
export function displayOf(
  calls: Pick<TextCalls, 'FPDF_GetPageBoundingBox' | 'FPDFPage_GetRotation' | 'pdfium'>,
  page: number,
  slots: number,
): (rect: Rect) => Rect {
  calls.FPDF_GetPageBoundingBox(page, slots);
  const view = new DataView(calls.pdfium.HEAPU8.buffer);
  const at = (index: number) => view.getFloat32(slots + index * 4, true);
  const [left, bottom, right, top] = ordered(at(0), at(3), at(2), at(1));
  const turn = calls.FPDFPage_GetRotation(page) * 90;
  return ([x0, y0, x1, y1]) => {
    if (turn === 90) return [y0 - bottom, right - x1, y1 - bottom, right - x0];
    if (turn === 180) return [right - x1, top - y1, right - x0, top - y0];
    if (turn === 270) return [top - y1, x0 - left, top - y0, x1 - left];
    return [x0 - left, y0 - bottom, x1 - left, y1 - bottom];
  };
}
