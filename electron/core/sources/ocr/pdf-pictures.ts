import { unreadable } from '../extract/extraction.ts';
import { dropPdfium, type LoadedPdfium, loadPdfium, type Pdfium } from '../extract/pdfium.ts';
import type { GrayPicture } from './picture.ts';

/** What a page of a PDF has on it: nothing; text of its own that is all; or something that may be read from its picture. */
export type PageContent = 'empty' | 'own-text' | 'picture';

/** A PDF that is open for drawing. Pages count from 1; sizes are PDF points as displayed. `close` must be called. */
export type DrawnPdf = {
  readonly contentOf: (page: number) => PageContent;
  readonly draw: (page: number, dpi: number) => GrayPicture & { readonly points: { width: number; height: number } };
  readonly close: () => void;
};

/** fpdfview.h */
const grayFormat = 1;
const drawAnnotations = 0x01;
const drawGray = 0x08;
const pageObject = { text: 1, image: 3, form: 5 } as const;
/** A picture that covers so much of a page is what the page is a scan of. */
const coveringShare = 0.5;

/** Opens a PDF. Throws `unreadable-file`: damaged, out-of-memory. Every method throws that too, with the engine dropped on a trap. */
export async function openForDrawing(bytes: Uint8Array): Promise<DrawnPdf> {
  const loaded = await loadPdfium();
  const { pdfium } = loaded;
  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (cause) {
      throw afterTrap(loaded, cause);
    }
  };
  const data = guarded(() => {
    const pointer = pdfium.pdfium.wasmExports.malloc(bytes.length);
    if (pointer === 0) throw unreadable('out-of-memory', `no ${bytes.length} bytes for the PDF`);
    pdfium.pdfium.HEAPU8.set(bytes, pointer);
    return pointer;
  });
  const document = guarded(() => pdfium.FPDF_LoadMemDocument64(data, bytes.length, ''));
  if (document === 0) {
    pdfium.pdfium.wasmExports.free(data);
    throw unreadable('damaged', 'the PDF cannot be opened');
  }
  const withPage = <T>(number: number, use: (page: number) => T): T =>
    guarded(() => {
      const page = pdfium.FPDF_LoadPage(document, number - 1);
      if (page === 0) throw unreadable('damaged', `page ${number} of the PDF cannot be opened`);
      try {
        return use(page);
      } finally {
        pdfium.FPDF_ClosePage(page);
      }
    });
  return {
    contentOf: (number) => withPage(number, (page) => contentOf(pdfium, page)),
    draw: (number, dpi) => withPage(number, (page) => draw(pdfium, page, dpi)),
    close: () => {
      pdfium.FPDF_CloseDocument(document);
      pdfium.pdfium.wasmExports.free(data);
      if (loaded.memory.refused || pdfium.pdfium.HEAPU8.length > loaded.memory.maxBytes / 4) dropPdfium();
    },
  };
}

/** Subtle: after a trap PDFium's memory cannot be trusted, so this thread's copy is dropped. */
function afterTrap(loaded: LoadedPdfium, cause: unknown): unknown {
  const trapped = cause instanceof WebAssembly.RuntimeError || cause instanceof RangeError;
  const aborted = cause instanceof Error && cause.message.startsWith('Aborted(');
  if (!trapped && !aborted && !(cause instanceof WebAssembly.Exception)) return cause;
  dropPdfium();
  return loaded.memory.refused
    ? unreadable('out-of-memory', 'the PDF needs too much memory', { cause })
    : unreadable('damaged', 'the page cannot be drawn', { cause });
}

function contentOf(pdfium: Pdfium, page: number): PageContent {
  const count = pdfium.FPDFPage_CountObjects(page);
  const annotations = pdfium.FPDFPage_GetAnnotCount(page);
  if (count <= 0) return annotations > 0 ? 'picture' : 'empty';
  let covered = 0;
  let hasText = false;
  for (let index = 0; index < count; index += 1) {
    const object = pdfium.FPDFPage_GetObject(page, index);
    if (pdfium.FPDFPageObj_GetType(object) === pageObject.text) hasText = true;
    if (isPicture(pdfium, object, 0)) covered += areaOf(pdfium, object);
  }
  if (!hasText) return 'picture';
  const area = pdfium.FPDF_GetPageWidthF(page) * pdfium.FPDF_GetPageHeightF(page);
  return covered >= area * coveringShare ? 'picture' : 'own-text';
}

/** Tells whether an object is an image, or a form that has one. */
function isPicture(pdfium: Pdfium, object: number, depth: number): boolean {
  const type = pdfium.FPDFPageObj_GetType(object);
  if (type !== pageObject.form || depth > 4) return type === pageObject.image;
  const count = Math.min(1000, pdfium.FPDFFormObj_CountObjects(object));
  for (let index = 0; index < count; index += 1) {
    if (isPicture(pdfium, pdfium.FPDFFormObj_GetObject(object, index), depth + 1)) return true;
  }
  return false;
}

function areaOf(pdfium: Pdfium, object: number): number {
  const slots = pdfium.pdfium.wasmExports.malloc(16);
  try {
    if (!pdfium.FPDFPageObj_GetBounds(object, slots, slots + 4, slots + 8, slots + 12)) return 0;
    const [left, bottom, right, top] = [0, 4, 8, 12].map((at) => pdfium.pdfium.getValue(slots + at, 'float'));
    return Math.max(0, (right ?? 0) - (left ?? 0)) * Math.max(0, (top ?? 0) - (bottom ?? 0));
  } finally {
    pdfium.pdfium.wasmExports.free(slots);
  }
}

/** Most dots of a drawn page; a larger page is drawn with fewer dots an inch. */
const mostDots = 25_000_000;

function draw(pdfium: Pdfium, page: number, dpi: number): GrayPicture & { points: { width: number; height: number } } {
  const points = { width: pdfium.FPDF_GetPageWidthF(page), height: pdfium.FPDF_GetPageHeightF(page) };
  if (!(points.width > 0 && points.height > 0)) throw unreadable('damaged', 'the page has no size');
  const scale = Math.min(dpi / 72, Math.sqrt(mostDots / (points.width * points.height)));
  const width = Math.max(1, Math.round(points.width * scale));
  const height = Math.max(1, Math.round(points.height * scale));
  const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, grayFormat, 0, 0);
  if (bitmap === 0) throw unreadable('out-of-memory', 'the page is too large to draw');
  try {
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, drawAnnotations | drawGray);
    const stride = pdfium.FPDFBitmap_GetStride(bitmap);
    const from = pdfium.FPDFBitmap_GetBuffer(bitmap);
    const gray = new Uint8Array(width * height);
    for (let row = 0; row < height; row += 1) {
      const start = from + row * stride;
      gray.set(pdfium.pdfium.HEAPU8.subarray(start, start + width), row * width);
    }
    return { width, height, gray, points };
  } finally {
    pdfium.FPDFBitmap_Destroy(bitmap);
  }
}
