import { coveredBoxes } from './covered-text.ts';
import { type Extraction, type ExtractedPage, extractLimits, unreadable } from './extraction.ts';
import { dropPdfium, type LoadedPdfium, loadPdfium, type Pdfium } from './pdfium.ts';
import { forbiddenBy } from './pdf-permissions.ts';
import { tidyPdfText } from './pdf-text.ts';

const mime = 'application/pdf';
/** PDFium's error codes (fpdfview.h). */
const errorPassword = 4;
const errorSecurity = 5;

/**
 * Gives the pages of a PDF with their text and size in PDF points as displayed. A damaged file that PDFium can open is
 * read, with a warning. Throws `unreadable-file`: encrypted, truncated, damaged, too-many-pages, out-of-memory.
 */
export async function extractPdf(bytes: Uint8Array): Promise<Extraction> {
  const loaded = await loadPdfium();
  const { pdfium } = loaded;
  try {
    const data = allocate(pdfium, bytes.length);
    pdfium.pdfium.HEAPU8.set(bytes, data);
    const document = pdfium.FPDF_LoadMemDocument64(data, bytes.length, '');
    try {
      if (document === 0) throw cannotOpen(pdfium.FPDF_GetLastError(), bytes);
      return readDocument(pdfium, document, bytes);
    } finally {
      if (document !== 0) pdfium.FPDF_CloseDocument(document);
      pdfium.pdfium.wasmExports.free(data);
    }
  } catch (error) {
    throw afterTrap(loaded, error);
  } finally {
    if (loaded.memory.refused || pdfium.pdfium.HEAPU8.length > loaded.memory.maxBytes / 4) dropPdfium();
  }
}

function cannotOpen(code: number, bytes: Uint8Array) {
  if (code === errorPassword) return unreadable('encrypted', 'the PDF needs a password', { mime });
  if (code === errorSecurity)
    return unreadable('encrypted', 'the PDF is protected in a way that cannot be read', { mime });
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-4096).toString('latin1');
  return tail.includes('%%EOF')
    ? unreadable('damaged', 'the PDF is damaged', { mime })
    : unreadable('truncated', 'the PDF has no end', { mime });
}

/** Subtle: after a trap PDFium's memory cannot be trusted, so this thread's copy is dropped. */
function afterTrap(loaded: LoadedPdfium, error: unknown): unknown {
  const trapped = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
  const aborted = error instanceof Error && error.message.startsWith('Aborted(');
  if (!trapped && !aborted && !(error instanceof WebAssembly.Exception)) return error;
  dropPdfium();
  return loaded.memory.refused
    ? unreadable('out-of-memory', 'the PDF needs too much memory', { mime, cause: error })
    : unreadable('damaged', 'the PDF cannot be parsed', { mime, cause: error });
}

function allocate(pdfium: Pdfium, size: number): number {
  const pointer = pdfium.pdfium.wasmExports.malloc(size);
  if (pointer === 0) throw unreadable('out-of-memory', `no ${size} bytes for the PDF`, { mime });
  return pointer;
}

function readDocument(pdfium: Pdfium, document: number, bytes: Uint8Array): Extraction {
  const count = pdfium.FPDF_GetPageCount(document);
  if (count > extractLimits.pages) throw unreadable('too-many-pages', `${count} pages`, { mime });
  if (count === 0) throw unreadable('damaged', 'the PDF has no pages', { mime });
  const pages: ExtractedPage[] = [];
  const bad: number[] = [];
  const covered = new Map<number, number>();
  for (let index = 0; index < count; index += 1) {
    const page = readPage(pdfium, document, index, covered);
    if (page === null) bad.push(index + 1);
    pages.push(page ?? { number: index + 1, text: '', ...sizeByIndex(pdfium, document, index), rotate: 0 });
  }
  if (bad.length === count) throw unreadable('damaged', 'no page of the PDF can be read', { mime });
  const title = metaText(pdfium, document, 'Title');
  const encrypted = pdfium.EPDF_IsEncrypted(document);
  const warnings: string[] = [];
  if (bad.length > 0) warnings.push(`${bad.length === 1 ? 'page' : 'pages'} ${bad.join(', ')} cannot be read`);
  if (!pdfium.FPDF_DocumentHasValidCrossReferenceTable(document))
    warnings.push('the PDF is damaged, read as far as possible');
  if (covered.size > 0) warnings.push(coveredWarning(covered));
  if (encrypted) warnings.push('the PDF is encrypted, and opens without a password');
  return {
    format: 'pdf',
    mime,
    title: title === '' ? null : title,
    pages,
    meta: {
      ...metaOf(pdfium, document, encrypted, bytes),
      ...(covered.size === 0 ? {} : { textUnderBoxes: [...covered.keys()].join(', ') }),
    },
    warnings,
  };
}

function metaOf(pdfium: Pdfium, document: number, encrypted: boolean, bytes: Uint8Array): Record<string, string> {
  const meta: Record<string, string> = {};
  for (const key of ['Author', 'Subject', 'Creator', 'Producer', 'CreationDate', 'ModDate']) {
    const value = metaText(pdfium, document, key);
    if (value !== '') meta[key.charAt(0).toLowerCase() + key.slice(1)] = value;
  }
  meta['version'] = /%PDF-(\d\.\d)/u.exec(Buffer.from(bytes.subarray(0, 1024)).toString('latin1'))?.[1] ?? '';
  if (meta['version'] === '') delete meta['version'];
  if (encrypted) {
    meta['encrypted'] = 'yes';
    const forbids = forbiddenBy(pdfium, document);
    if (forbids !== '') meta['forbids'] = forbids;
  }
  const attachments = pdfium.FPDFDoc_GetAttachmentCount(document);
  if (attachments > 0) meta['attachments'] = String(attachments);
  if (pdfium.FPDF_GetFormType(document) > 0)
    meta['form'] = pdfium.FPDF_GetFormType(document) === 1 ? 'AcroForm' : 'XFA';
  return meta;
}

function metaText(pdfium: Pdfium, document: number, key: string): string {
  const size = pdfium.FPDF_GetMetaText(document, key, 0, 0);
  if (size <= 2 || size > 65_536) return '';
  const pointer = allocate(pdfium, size);
  try {
    pdfium.FPDF_GetMetaText(document, key, pointer, size);
    return utf16At(pdfium, pointer, size / 2 - 1).trim();
  } finally {
    pdfium.pdfium.wasmExports.free(pointer);
  }
}

/** Says that a file only looks redacted: by how many boxes, on which pages. */
function coveredWarning(covered: ReadonlyMap<number, number>): string {
  const boxes = [...covered.values()].reduce((sum, count) => sum + count, 0);
  const pages = [...covered.keys()];
  const where = pages.length > 20 ? `${pages.slice(0, 20).join(', ')} and others` : pages.join(', ');
  const [box, page] = [boxes === 1 ? '1 box' : `${boxes} boxes`, pages.length === 1 ? 'page' : 'pages'];
  return `text lies under ${box} on ${page} ${where}: what looks removed is not`;
}

/** A page is read whether or not its boxes can be looked through. */
function boxesWithText(pdfium: Pdfium, page: number): number {
  try {
    return coveredBoxes(pdfium, page);
  } catch (cause) {
    if (cause instanceof WebAssembly.RuntimeError || cause instanceof WebAssembly.Exception) throw cause;
    return 0;
  }
}

function readPage(pdfium: Pdfium, document: number, index: number, covered: Map<number, number>): ExtractedPage | null {
  const page = pdfium.FPDF_LoadPage(document, index);
  if (page === 0) return null;
  try {
    const boxes = boxesWithText(pdfium, page);
    if (boxes > 0) covered.set(index + 1, boxes);
    return {
      number: index + 1,
      text: wordsOf(pdfium, document, index, page),
      width: round(pdfium.FPDF_GetPageWidthF(page)),
      height: round(pdfium.FPDF_GetPageHeightF(page)),
      rotate: quarterTurns[pdfium.FPDFPage_GetRotation(page)] ?? 0,
    };
  } finally {
    pdfium.FPDF_ClosePage(page);
  }
}

/**
 * Gives a page's words, with what is filled into its forms and typed onto it: PDFium's text leaves annotations out, so
 * they are made part of the content, in memory alone.
 */
function wordsOf(pdfium: Pdfium, document: number, index: number, page: number): string {
  const content = textOf(pdfium, page);
  if (!hasWrittenAnnotation(pdfium, page)) return content;
  if (pdfium.FPDFPage_Flatten(page, flattenForDisplay) !== flattenSuccess) return content;
  const flat = pdfium.FPDF_LoadPage(document, index);
  if (flat === 0) return content;
  try {
    const everything = textOf(pdfium, flat);
    // Subtle: flattening a page whose content PDFium cannot write back loses words.
    return everything.length > content.length ? everything : content;
  } finally {
    pdfium.FPDF_ClosePage(flat);
  }
}

/** fpdf_flatten.h and fpdf_annot.h. */
const flattenForDisplay = 0;
const flattenSuccess = 1;
const writtenSubtypes = new Set([3, 12, 13, 20]);

function hasWrittenAnnotation(pdfium: Pdfium, page: number): boolean {
  const count = pdfium.FPDFPage_GetAnnotCount(page);
  for (let index = 0; index < count; index += 1) {
    const annotation = pdfium.FPDFPage_GetAnnot(page, index);
    if (annotation === 0) continue;
    const subtype = pdfium.FPDFAnnot_GetSubtype(annotation);
    pdfium.FPDFPage_CloseAnnot(annotation);
    if (writtenSubtypes.has(subtype)) return true;
  }
  return false;
}

const quarterTurns = [0, 90, 180, 270] as const;

function textOf(pdfium: Pdfium, page: number): string {
  const text = pdfium.FPDFText_LoadPage(page);
  if (text === 0) return '';
  try {
    const count = pdfium.FPDFText_CountChars(text);
    if (count <= 0) return '';
    const pointer = allocate(pdfium, (count + 1) * 2);
    try {
      const written = pdfium.FPDFText_GetText(text, 0, count, pointer);
      return tidyPdfText(utf16At(pdfium, pointer, Math.max(0, written - 1)));
    } finally {
      pdfium.pdfium.wasmExports.free(pointer);
    }
  } finally {
    pdfium.FPDFText_ClosePage(text);
  }
}

function sizeByIndex(pdfium: Pdfium, document: number, index: number): { width: number; height: number } {
  const pointer = allocate(pdfium, 8);
  try {
    if (!pdfium.FPDF_GetPageSizeByIndexF(document, index, pointer)) return { width: 612, height: 792 };
    return {
      width: round(pdfium.pdfium.getValue(pointer, 'float')),
      height: round(pdfium.pdfium.getValue(pointer + 4, 'float')),
    };
  } finally {
    pdfium.pdfium.wasmExports.free(pointer);
  }
}

/** Subtle: PDFium's heap may have moved, so the view is taken anew on every read. */
function utf16At(pdfium: Pdfium, pointer: number, length: number): string {
  return Buffer.from(pdfium.pdfium.HEAPU8.buffer, pointer, length * 2).toString('utf16le');
}

/** PDFium holds sizes as 32-bit floats. */
function round(points: number): number {
  return Math.round(points * 1000) / 1000;
}
