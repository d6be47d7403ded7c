import type { OcrWord } from '../../../../shared/domain/ocr.ts';
import type { SourceFormat } from '../../../../shared/domain/sources.ts';
import type { ErrorCode, ErrorData } from '../../../../shared/errors.ts';
import { workerFile } from '../../jobs/worker-file.ts';

/** The kinds of files whose pages may be read from their pictures. */
export const ocrFormats = [
  'pdf',
  'png',
  'jpeg',
  'tiff',
  'gif',
  'webp',
  'bmp',
] as const satisfies readonly SourceFormat[];
export type OcrFormat = (typeof ocrFormats)[number];

/** A page (from 1) to be read. `bytes` are given once for each object, which the thread then keeps until another comes. */
export type OcrTask = {
  readonly object: string;
  readonly format: OcrFormat;
  readonly bytes: Uint8Array | null;
  readonly page: number;
};

/** What a page says: no words where it is blank, has its text in the file, or has nothing that can be read. */
export type PageReading = {
  readonly words: readonly OcrWord[];
  readonly sureness: number | null;
  readonly engine: string;
};

/** What a thread answers; before its first task it says 'ready'. */
export type OcrReply =
  | { readonly ok: true; readonly value: PageReading }
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string; readonly data: ErrorData };

/** Gives where the thread's code is. */
export function ocrWorkerUrl(): URL {
  return workerFile(import.meta.url, 'ocr-worker');
}
