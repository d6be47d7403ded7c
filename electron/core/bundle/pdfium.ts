import type { PlacedText } from '../../../shared/domain/placed-text.ts';
import { placedText } from '../sources/extract/pdf-places.ts';
import { loadPdfium } from '../sources/extract/pdfium.ts';
import { memorySource, type ByteSource } from './byte-source.ts';
import type { Box } from './pdf-file.ts';
import { finestPicture } from './picture-fineness.ts';
import type { Picture } from './raster.ts';

/** A bookmark as PDFium reads it; `page` counts from 1, null when it leads nowhere. */
export type ReadBookmark = {
  readonly title: string;
  readonly page: number | null;
  readonly children: readonly ReadBookmark[];
};

/** A link as PDFium reads it: the page (from 1) that it jumps to, the address that it opens, or the other file. */
export type ReadLink = { readonly page: number | null; readonly uri: string | null; readonly file: string | null };

export type ReadPage = {
  readonly text: string;
  readonly label: string;
  readonly rotate: number;
  readonly width: number;
  readonly height: number;
  readonly links: readonly ReadLink[];
  /** Gives the direction, in degrees clockwise as displayed (0 is upright), of the letters of a passage of the text. */
  readonly directionOf: (passage: string) => number | null;
  /** Gives the letters within a box of the page's default user space, the stamps' own among them. */
  readonly textIn: (box: Box) => string;
  /** Gives the direction of most letters of the page, from a sample; null without letters. */
  readonly mainDirection: () => number | null;
  /** Gives the dots to the inch of its finest picture, 0 without one; a unit of the page is taken as 1/72 in. */
  readonly finestPicture: () => number;
};

/** A PDF opened by PDFium. Pages count from 0. `close` must be called. */
export type OpenPdf = {
  readonly pages: number;
  readonly size: (index: number) => { readonly width: number; readonly height: number };
  /** Makes the pages known, so that many links across the file are followed at once; one linear pass. */
  readonly learnPages: () => void;
  readonly render: (index: number, scale: number) => Picture;
  readonly read: <T>(index: number, use: (page: ReadPage) => T) => T;
  /** Gives the words of a page with their places. */
  readonly places: (index: number) => PlacedText;
  readonly bookmarks: () => readonly ReadBookmark[];
  /** Gives the page (from 1) of a named place, or null. */
  readonly placeNamed: (name: string) => number | null;
  readonly close: () => void;
};

type Calls = Awaited<ReturnType<typeof loadPdfium>>['pdfium'];

/** Gives a way to open PDFs with PDFium, loaded once in a thread. Throws when PDFium cannot open a file. */
export async function openPdfium(): Promise<{
  readonly open: (pdf: Uint8Array | ByteSource) => OpenPdf;
}> {
  const { pdfium } = await loadPdfium();
  return { open: (pdf) => openFile(pdfium, pdf instanceof Uint8Array ? memorySource(pdf) : pdf) };
}

function openFile(calls: Calls, source: ByteSource): OpenPdf {
  const { malloc, free } = calls.pdfium.wasmExports;
  const scratch = malloc(64);
  // Subtle: PDFium reads the file piece by piece from here, for a whole copy in its memory would double the peak.
  const readBlock = calls.pdfium.addFunction((_: number, position: number, buffer: number, size: number) => {
    const from = position >>> 0;
    const block = source.piece(from, size >>> 0);
    if (block.length < size >>> 0) return 0;
    calls.pdfium.HEAPU8.set(block, buffer);
    return 1;
  }, 'iiiii');
  const access = malloc(12);
  const words = () => new DataView(calls.pdfium.HEAPU8.buffer);
  words().setUint32(access, source.length, true);
  words().setUint32(access + 4, readBlock, true);
  words().setUint32(access + 8, 0, true);
  const release = () => {
    calls.pdfium.removeFunction(readBlock);
    free(access);
    free(scratch);
  };
  const document = calls.FPDF_LoadCustomDocument(access, '');
  if (!document) {
    release();
    throw new Error('PDFium cannot open the file');
  }
  const float = (at: number) => words().getFloat32(at, true);
  const size = (index: number) => {
    if (!calls.FPDF_GetPageSizeByIndexF(document, index, scratch)) throw new Error(`page ${index + 1} has no size`);
    return { width: float(scratch), height: float(scratch + 4) };
  };
  const withPage = <T>(index: number, use: (page: number) => T): T => {
    const page = calls.FPDF_LoadPage(document, index);
    if (!page) throw new Error(`page ${index + 1} cannot be opened`);
    try {
      return use(page);
    } finally {
      calls.FPDF_ClosePage(page);
    }
  };
  return {
    pages: calls.FPDF_GetPageCount(document),
    size,
    // Subtle: PDFium looks for the page of a link among those that it has passed, else it walks the whole tree, for each link anew.
    learnPages: () => {
      calls.FPDF_GetPageSizeByIndexF(document, calls.FPDF_GetPageCount(document) - 1, scratch);
    },
    render: (index, scale) => withPage(index, (page) => render(calls, page, size(index), scale)),
    read: (index, use) => withPage(index, (page) => readPage(calls, document, page, index, use)),
    places: (index) => withPage(index, (page) => placedText(calls, page)),
    bookmarks: () => readLevel(calls, document, 0, 0),
    placeNamed: (name) => {
      const dest = calls.FPDF_GetNamedDestByName(document, name);
      const index = dest ? calls.FPDFDest_GetDestPageIndex(document, dest) : -1;
      return index < 0 ? null : index + 1;
    },
    close: () => {
      calls.FPDF_CloseDocument(document);
      release();
    },
  };
}

function render(calls: Calls, page: number, size: { width: number; height: number }, scale: number): Picture {
  const width = Math.max(1, Math.round(size.width * scale));
  const height = Math.max(1, Math.round(size.height * scale));
  const bgr = 2;
  const withAnnotations = 1;
  const bitmap = calls.FPDFBitmap_CreateEx(width, height, bgr, 0, 0);
  if (!bitmap) throw new Error('the page is too large to draw');
  try {
    calls.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
    calls.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, withAnnotations);
    const stride = calls.FPDFBitmap_GetStride(bitmap);
    const from = calls.FPDFBitmap_GetBuffer(bitmap);
    const dots = calls.pdfium.HEAPU8;
    const data = new Uint8Array(width * height * 3);
    for (let row = 0, to = 0; row < height; row++) {
      for (let at = from + row * stride, end = at + width * 3; at < end; at += 3, to += 3) {
        data[to] = dots[at + 2] ?? 0;
        data[to + 1] = dots[at + 1] ?? 0;
        data[to + 2] = dots[at] ?? 0;
      }
    }
    return { width, height, colors: 3, data };
  } finally {
    calls.FPDFBitmap_Destroy(bitmap);
  }
}

/** Calls a function that fills a buffer with UTF-16 and gives the bytes that it needs. */
function utf16(calls: Calls, fill: (buffer: number, bytes: number) => number): string {
  const bytes = fill(0, 0);
  if (bytes <= 2) return '';
  const buffer = calls.pdfium.wasmExports.malloc(bytes);
  try {
    fill(buffer, bytes);
    return Buffer.from(calls.pdfium.HEAPU8.subarray(buffer, buffer + bytes - 2)).toString('utf16le');
  } finally {
    calls.pdfium.wasmExports.free(buffer);
  }
}

function readPage<T>(calls: Calls, document: number, page: number, index: number, use: (page: ReadPage) => T): T {
  const textPage = calls.FPDFText_LoadPage(page);
  try {
    const count = textPage ? calls.FPDFText_CountChars(textPage) : 0;
    const text =
      count > 0
        ? utf16(calls, (buffer, bytes) =>
            bytes === 0 ? (count + 1) * 2 : calls.FPDFText_GetText(textPage, 0, count, buffer) * 2,
          )
        : '';
    const rotate = calls.FPDFPage_GetRotation(page) * 90;
    return use({
      text,
      rotate,
      label: utf16(calls, (buffer, bytes) => calls.FPDF_GetPageLabel(document, index, buffer, bytes)),
      width: calls.FPDF_GetPageWidthF(page),
      height: calls.FPDF_GetPageHeightF(page),
      links: readLinks(calls, document, page),
      textIn: ([left, bottom, right, top]) => {
        const bounded = (buffer: number, size: number) =>
          calls.FPDFText_GetBoundedText(textPage, left, top, right, bottom, buffer, size);
        const units = count === 0 ? 0 : bounded(0, 0);
        return units === 0
          ? ''
          : utf16(calls, (buffer, bytes) => (bytes === 0 ? (units + 1) * 2 : bounded(buffer, units) * 2));
      },
      mainDirection: () => {
        const counts = new Map<number, number>();
        const step = Math.max(1, Math.floor(count / 48));
        for (let char = 0; char < count; char += step) {
          const angle = calls.FPDFText_GetCharAngle(textPage, char);
          const turn = angle < 0 ? null : (((Math.round((angle * 2) / Math.PI) * 90 + rotate) % 360) + 360) % 360;
          if (turn !== null) counts.set(turn, (counts.get(turn) ?? 0) + 1);
        }
        const [most] = [...counts].sort((a, b) => b[1] - a[1]);
        return most?.[0] ?? null;
      },
      finestPicture: () => finestPicture(calls, page),
      directionOf: (passage) => {
        const at = text.lastIndexOf(passage);
        if (at < 0) return null;
        const char = calls.FPDFText_GetCharIndexFromTextIndex(textPage, at);
        const angle = char < 0 ? -1 : calls.FPDFText_GetCharAngle(textPage, char);
        if (angle < 0) return null;
        return (((Math.round((angle * 180) / Math.PI) + rotate) % 360) + 360) % 360;
      },
    });
  } finally {
    if (textPage) calls.FPDFText_ClosePage(textPage);
  }
}

function readLinks(calls: Calls, document: number, page: number): readonly ReadLink[] {
  const { malloc, free } = calls.pdfium.wasmExports;
  const slots = malloc(8);
  const words = () => new DataView(calls.pdfium.HEAPU8.buffer);
  const links: ReadLink[] = [];
  try {
    words().setInt32(slots, 0, true);
    while (calls.FPDFLink_Enumerate(page, slots, slots + 4)) {
      const link = words().getUint32(slots + 4, true);
      const action = calls.FPDFLink_GetAction(link);
      const dest = calls.FPDFLink_GetDest(document, link);
      const index = dest ? calls.FPDFDest_GetDestPageIndex(document, dest) : -1;
      links.push({
        page: index >= 0 ? index + 1 : null,
        uri: action ? address(calls, document, action) : null,
        file: action ? otherFile(calls, action) : null,
      });
    }
  } finally {
    free(slots);
  }
  return links;
}

function address(calls: Calls, document: number, action: number): string | null {
  const bytes = calls.FPDFAction_GetURIPath(document, action, 0, 0);
  if (bytes <= 1) return null;
  const buffer = calls.pdfium.wasmExports.malloc(bytes);
  try {
    calls.FPDFAction_GetURIPath(document, action, buffer, bytes);
    return Buffer.from(calls.pdfium.HEAPU8.subarray(buffer, buffer + bytes - 1)).toString('utf8');
  } finally {
    calls.pdfium.wasmExports.free(buffer);
  }
}

function otherFile(calls: Calls, action: number): string | null {
  const remote = 2;
  if (calls.FPDFAction_GetType(action) !== remote) return null;
  const bytes = calls.FPDFAction_GetFilePath(action, 0, 0);
  if (bytes <= 1) return null;
  const buffer = calls.pdfium.wasmExports.malloc(bytes);
  try {
    calls.FPDFAction_GetFilePath(action, buffer, bytes);
    return Buffer.from(calls.pdfium.HEAPU8.subarray(buffer, buffer + bytes - 1)).toString('utf8');
  } finally {
    calls.pdfium.wasmExports.free(buffer);
  }
}

function readLevel(calls: Calls, document: number, parent: number, depth: number): readonly ReadBookmark[] {
  const items: ReadBookmark[] = [];
  if (depth > 40) return items;
  let item = calls.FPDFBookmark_GetFirstChild(document, parent);
  for (; item && items.length < 100_000; item = calls.FPDFBookmark_GetNextSibling(document, item)) {
    const current = item;
    const dest = calls.FPDFBookmark_GetDest(document, current);
    const index = dest ? calls.FPDFDest_GetDestPageIndex(document, dest) : -1;
    items.push({
      title: utf16(calls, (buffer, bytes) => calls.FPDFBookmark_GetTitle(current, buffer, bytes)),
      page: index >= 0 ? index + 1 : null,
      children: readLevel(calls, document, current, depth + 1),
    });
  }
  return items;
}
