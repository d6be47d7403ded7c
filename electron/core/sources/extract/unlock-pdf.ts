import { AppError } from '../../../../shared/errors.ts';
import { unreadable } from './extraction.ts';
import { forbiddenBy } from './pdf-permissions.ts';
import { dropPdfium, type LoadedPdfium, loadPdfium, type Pdfium } from './pdfium.ts';

/** A PDF written anew without its password; `forbids` says what its maker asked readers not to do. */
export type UnlockedPdf = { readonly bytes: Uint8Array; readonly pages: number; readonly forbids: string };

const mime = 'application/pdf';
/** fpdfview.h and fpdf_save.h. */
const errorPassword = 4;
const errorSecurity = 5;
const removeSecurity = 3;

/**
 * Gives the pages of an encrypted PDF as a file that opens without a password: RC4 and AES, revisions 2 to 6 of the standard
 * security handler, by the password of a reader or of the owner. Throws `unreadable-file`: `encrypted` for a wrong password,
 * `unsupported` for an encryption that is not known, `damaged`, `out-of-memory`.
 * Subtle: neither an error nor what this thread keeps holds the password; PDFium, whose memory does, is dropped.
 */
export async function unlockPdf(bytes: Uint8Array, password: string): Promise<UnlockedPdf> {
  const loaded = await loadPdfium();
  try {
    return unlockWith(loaded, bytes, password);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw loaded.memory.refused
      ? unreadable('out-of-memory', 'the PDF needs too much memory', { mime })
      : unreadable('damaged', 'the PDF cannot be parsed', { mime });
  } finally {
    dropPdfium();
  }
}

function unlockWith({ pdfium }: LoadedPdfium, bytes: Uint8Array, password: string): UnlockedPdf {
  const open = openPdf(pdfium, bytes, password);
  let unlocked: UnlockedPdf;
  try {
    const pages = pdfium.FPDF_GetPageCount(open.document);
    const forbids = forbiddenBy(pdfium, open.document);
    unlocked = { bytes: savedWithout(pdfium, open.document), pages, forbids };
  } finally {
    open.close();
  }
  const again = openPdf(pdfium, unlocked.bytes, '');
  const isWhole = pdfium.FPDF_GetPageCount(again.document) === unlocked.pages;
  again.close();
  if (!isWhole) throw unreadable('damaged', 'the PDF loses pages without its password', { mime });
  return unlocked;
}

function openPdf(pdfium: Pdfium, bytes: Uint8Array, password: string) {
  const { malloc, free } = pdfium.pdfium.wasmExports;
  const data = malloc(bytes.length);
  if (data === 0) throw unreadable('out-of-memory', `no ${bytes.length} bytes for the PDF`, { mime });
  pdfium.pdfium.HEAPU8.set(bytes, data);
  const document = pdfium.FPDF_LoadMemDocument64(data, bytes.length, password);
  if (document === 0) {
    const code = pdfium.FPDF_GetLastError();
    free(data);
    throw cannotOpen(code, bytes);
  }
  const close = () => {
    pdfium.FPDF_CloseDocument(document);
    free(data);
  };
  return { document, close };
}

function cannotOpen(code: number, bytes: Uint8Array) {
  if (code === errorSecurity || (code === errorPassword && hasTwoFilters(bytes))) {
    return unreadable('unsupported', 'the PDF is encrypted in a way that is not known', { mime });
  }
  return code === errorPassword
    ? unreadable('encrypted', 'the password does not open the PDF', { mime })
    : unreadable('damaged', 'the PDF is damaged', { mime });
}

/** Subtle: PDFium takes every password for wrong where strings and streams are encrypted in two ways. */
function hasTwoFilters(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const filterOf = (key: string) => new RegExp(`/${key}\\s*/(\\w+)`, 'u').exec(text)?.[1] ?? 'Identity';
  return /\/Filter\s*\/Standard/u.test(text) && filterOf('StmF') !== filterOf('StrF');
}

function savedWithout(pdfium: Pdfium, document: number): Uint8Array {
  const chunks: Buffer[] = [];
  const calls = pdfium.pdfium;
  const write = calls.addFunction((_: number, from: number, size: number) => {
    chunks.push(Buffer.from(calls.HEAPU8.slice(from >>> 0, (from >>> 0) + (size >>> 0))));
    return 1;
  }, 'iiii');
  const writer = calls.wasmExports.malloc(8);
  const view = new DataView(calls.HEAPU8.buffer);
  view.setUint32(writer, 1, true);
  view.setUint32(writer + 4, write, true);
  try {
    if (!pdfium.FPDF_SaveAsCopy(document, writer, removeSecurity)) {
      throw unreadable('damaged', 'the PDF cannot be written without its password', { mime });
    }
    return new Uint8Array(Buffer.concat(chunks));
  } finally {
    calls.wasmExports.free(writer);
    calls.removeFunction(write);
  }
}
