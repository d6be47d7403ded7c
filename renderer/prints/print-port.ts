import type { SheetLook } from './draw-sheet.ts';

/** What the window sends to the hidden page: the PDF, and which of its pages (from 1) go on sheets. */
export type ToPrintPage = { readonly pdf: Uint8Array; readonly pages: readonly number[]; readonly look: SheetLook };

/** What the hidden page tells. */
export type FromPrintPage =
  | { readonly kind: 'sheet'; readonly done: number }
  | { readonly kind: 'ready' }
  /** `too-large`: the pages are more than fits into memory at once. */
  | { readonly kind: 'failed'; readonly reason: 'too-large' | 'unreadable' };

/** The message by which the preload hands over a port. */
export const printPortName = 'loudermill:print-port';
