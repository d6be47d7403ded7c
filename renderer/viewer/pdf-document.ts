import {
  AnnotationMode,
  getDocument,
  GlobalWorkerOptions,
  PDFDataRangeTransport,
  PDFWorker,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
// oxlint-disable-next-line import/default -- the build gives the address of the file
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
// oxlint-disable-next-line import/default -- the build gives the address of the file
import rendererUrl from 'pdfjs-dist/legacy/build/pdf.renderer.min.mjs?url';
import { AppError } from '../../shared/errors.ts';
import { ownWorker } from '../trusted.ts';
import type { Turn } from './geometry.ts';

/** Bytes that are read where a page needs them: `read` gives them from an offset. */
export type RangedBytes = {
  readonly total: number;
  readonly read: (offset: number, length: number) => Promise<Uint8Array>;
};

/** An open PDF. Pages count from 1. */
export type OpenPdf = {
  readonly pages: number;
  readonly page: (number: number) => Promise<PDFPageProxy>;
  readonly text: (number: number) => Promise<string>;
  /** Draws a page small, in a canvas of `width` device pixels, as the reader has turned it. */
  readonly thumbnail: (
    turn: Turn,
    number: number,
    width: number,
    signal: AbortSignal,
  ) => Promise<HTMLCanvasElement | null>;
  readonly close: () => void;
};

const rangeSize = 262_144;

/** A worker that PDFs are read in, and those that draw their pages, where it is not the window itself that does. */
export type PdfReader = {
  readonly worker: PDFWorker;
  readonly renderers: readonly Worker[];
  readonly close: () => void;
};

/** Starts a worker for one PDF, or for several one after the other, of which so many as it has renderers are drawn outside of the window. */
export function startReader(renderers = 0): PdfReader {
  const worker = ownWorker(workerUrl);
  const pdfWorker = new PDFWorker({ port: worker as unknown as null });
  const drawing = Array.from({ length: renderers }, () => ownWorker(rendererUrl));
  const close = () => {
    pdfWorker.destroy();
    for (const one of [worker, ...drawing]) one.terminate();
  };
  return { worker: pdfWorker, renderers: drawing, close };
}

/** Opens a PDF in a worker of its own, or in one that is kept. Throws `unreadable-file` when it is damaged or asks for a password. */
export async function openPdf(bytes: RangedBytes | Uint8Array, kept?: PdfReader): Promise<OpenPdf> {
  const { worker: pdfWorker, renderers, close: closeReader } = kept ?? startReader();
  const close = kept === undefined ? closeReader : () => {};
  try {
    const files = (folder: string) => new URL(`pdfjs/${folder}/`, document.baseURI).href;
    GlobalWorkerOptions.rendererPorts = [...renderers];
    const pdf = await getDocument({
      // Subtle: pdf.js takes the bytes over, so a caller's array must stay its own.
      ...(bytes instanceof Uint8Array ? { data: bytes.slice() } : { range: transportOf(bytes) }),
      worker: pdfWorker,
      rangeChunkSize: rangeSize,
      disableAutoFetch: true,
      disableStream: true,
      disableWorkerRendering: renderers.length === 0,
      // Subtle: a font that is added to the window makes it lay out all of its text anew, the paper that is being written above all.
      disableFontFace: renderers.length > 0,
      enableXfa: false,
      useSystemFonts: false,
      useWorkerFetch: false,
      cMapUrl: files('cmaps'),
      standardFontDataUrl: files('standard_fonts'),
      wasmUrl: files('wasm'),
      verbosity: 0,
    }).promise;
    return opened(pdf, close);
  } catch (cause) {
    close();
    const encrypted = cause instanceof Error && cause.name === 'PasswordException';
    throw new AppError('unreadable-file', 'the viewer cannot open this PDF', {
      cause,
      data: { reason: encrypted ? 'encrypted' : 'damaged' },
    });
  }
}

function opened(pdf: PDFDocumentProxy, close: () => void): OpenPdf {
  const page = (number: number) => pdf.getPage(number);
  return {
    pages: pdf.numPages,
    page,
    text: async (number) => {
      const { items } = await (await page(number)).getTextContent();
      return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
    },
    thumbnail: async (turn, number, width, signal) => {
      const from = await page(number);
      if (signal.aborted) return null;
      const rotation = (from.rotate + turn) % 360;
      const viewport = from.getViewport({ scale: width / from.getViewport({ scale: 1, rotation }).width, rotation });
      const canvas = document.createElement('canvas');
      canvas.width = width;
      canvas.height = Math.max(1, Math.round(viewport.height));
      const task = from.render({ canvas, viewport, annotationMode: AnnotationMode.DISABLE });
      const stop = () => task.cancel();
      signal.addEventListener('abort', stop, { once: true });
      await task.promise.finally(() => signal.removeEventListener('abort', stop));
      return canvas;
    },
    close: () => {
      void pdf.loadingTask.destroy().catch(() => {});
      close();
    },
  };
}

function transportOf(bytes: RangedBytes): PDFDataRangeTransport {
  const transport = new PDFDataRangeTransport(bytes.total, null);
  transport.requestDataRange = (begin: number, end: number) => {
    bytes.read(begin, Math.min(end, bytes.total) - begin).then(
      (chunk) => transport.onDataRange(begin, chunk),
      () => transport.onDataRange(begin, null),
    );
  };
  return transport;
}
