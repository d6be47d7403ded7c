import type { Rect } from '../../shared/domain/excerpts.ts';

/** What the reader picked in a source and may keep as an excerpt. Pages and lines from 1, rectangles in points. */
export type Picked = {
  readonly kind: 'words' | 'lines' | 'region' | 'page';
  readonly page: number;
  readonly quote: string;
  readonly rects: readonly Rect[];
  readonly lineFrom: number | null;
  readonly lineTo: number | null;
  /** Where on the screen it ends, in pixels of the window. */
  readonly anchor: { readonly x: number; readonly y: number };
  /** The reader goes on by keyboard, from what is asked about it. */
  readonly byKeyboard?: boolean;
};
