import { type SourceFormat, type UnreadableReason, unreadableReasons } from '../../../../shared/domain/sources.ts';
import { AppError } from '../../../../shared/errors.ts';

/** One page: `number` from 1; width and height in PDF points as displayed, after /Rotate and CropBox (images: pixels). */
export type ExtractedPage = {
  readonly number: number;
  readonly text: string;
  readonly width: number;
  readonly height: number;
  readonly rotate: 0 | 90 | 180 | 270;
};

/** What the bytes of a source say. `meta` holds plain facts by key: mail headers, PDF producer, pixel size. A recording has one page. */
export type Extraction = {
  readonly format: SourceFormat;
  readonly mime: string;
  readonly title: string | null;
  readonly pages: readonly ExtractedPage[];
  readonly meta: Readonly<Record<string, string>>;
  readonly warnings: readonly string[];
  /** Duration of a recording; absent for what does not run in time. */
  readonly seconds?: number | null;
};

/** Caps on one file. Bytes count what stands in the file or comes out of it, pixels what a decoder would allocate. */
export const extractLimits = {
  fileBytes: 1024 * 1024 * 1024,
  textBytes: 64 * 1024 * 1024,
  pages: 20_000,
  pixels: 100_000_000,
  zipBytes: 200 * 1024 * 1024,
  zipEntries: 5_000,
  inlineImageBytes: 5 * 1024 * 1024,
} as const;

/** Gives the error for a file that cannot be read, to be thrown; `mime` says what the file is, where that is known. */
export function unreadable(
  reason: UnreadableReason,
  message: string,
  options: { mime?: string; cause?: unknown } = {},
): AppError {
  const data = options.mime === undefined ? { reason } : { reason, mime: options.mime };
  return new AppError('unreadable-file', message, { data, cause: options.cause });
}

/** Gives the reason of an `unreadable-file` error, null for any other failure. */
export function unreadableReason(error: unknown): UnreadableReason | null {
  if (!(error instanceof AppError) || error.code !== 'unreadable-file') return null;
  return unreadableReasons.find((reason) => reason === error.data['reason']) ?? null;
}
