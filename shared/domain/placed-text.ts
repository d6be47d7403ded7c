import { charWidth } from './char-width.ts';
import type { Rect } from './excerpts.ts';
import type { OcrWord } from './ocr.ts';
import { textPageSize } from './text-pages.ts';

/** The words of a page with where they stand: four numbers (x0, y0, x1, y1 as in `Rect`) for each UTF-16 unit, NaN where it takes no room. */
export type PlacedText = { readonly text: string; readonly boxes: Float32Array };

/** Where text stands on a page of text set in type, in PDF points; `top` is the distance of the first line from the upper edge. */
export const textPageGeometry = {
  width: textPageSize.width,
  height: textPageSize.height,
  left: 72,
  top: 68,
  line: 13.5,
  size: 9.5,
  /** Width of one column: DejaVu Sans Mono is 1233/2048 em wide. */
  column: (9.5 * 1233) / 2048,
  measure: (84 * 9.5 * 1233) / 2048,
} as const;

/** Gives the place of a line (from 1) of a page of text, or of its columns `from` (from 0) up to `to`. */
export function textLinePlace(line: number, from = 0, to = 84): Rect {
  const { left, top, height, column, line: leading } = textPageGeometry;
  const upper = height - top - (line - 1) * leading;
  return [left + from * column, upper - leading, left + to * column, upper];
}

/** Gives a page of text with the place of each character by the frozen rule of such pages. */
export function placeTextPage(text: string): PlacedText {
  const boxes = new Float32Array(text.length * 4).fill(Number.NaN);
  let at = 0;
  for (const [index, line] of text.split('\n').entries()) {
    let column = 0;
    for (const char of line) {
      const width = charWidth(char.codePointAt(0) ?? 0);
      const rect = textLinePlace(index + 1, column, column + width);
      for (let unit = 0; unit < char.length; unit++) boxes.set(rect, (at + unit) * 4);
      column += width;
      at += char.length;
    }
    at += 1;
  }
  return { text, boxes };
}

/** Gives the words that were read from a picture as lines of text, each character in the place of its word. */
export function placeOcrWords(words: readonly OcrWord[]): PlacedText {
  let text = '';
  const places: (readonly [number, number, number, number] | null)[] = [];
  let last = -1;
  for (const [word, x0, y0, x1, y1, , line] of words) {
    if (text !== '') {
      text += line === last ? ' ' : '\n';
      places.push(null);
    }
    last = line;
    text += word;
    for (let unit = 0; unit < word.length; unit++) places.push([x0, y0, x1, y1]);
  }
  const boxes = new Float32Array(text.length * 4).fill(Number.NaN);
  for (const [unit, place] of places.entries()) if (place !== null) boxes.set(place, unit * 4);
  return { text, boxes };
}

/** Gives the place of one UTF-16 unit, or null where it takes no room. */
export function placeOf({ boxes }: PlacedText, unit: number): Rect | null {
  const [x0 = Number.NaN, y0 = 0, x1 = 0, y1 = 0] = boxes.subarray(unit * 4, unit * 4 + 4);
  return Number.isNaN(x0) ? null : [x0, y0, x1, y1];
}

/** Gives the rectangles around the units `from` up to `to`, one for each line. */
export function rectsOfRange(placed: PlacedText, from: number, to: number): Rect[] {
  const rects: Rect[] = [];
  for (let unit = from; unit < to; unit++) {
    const place = placeOf(placed, unit);
    if (place === null || place[2] <= place[0] || place[3] <= place[1]) continue;
    const last = rects.at(-1);
    if (last !== undefined && sharesLine(last, place)) rects[rects.length - 1] = around(last, place);
    else rects.push(place);
  }
  return rects.map((rect) => rect.map((value) => Math.round(value * 100) / 100) as Rect);
}

/** Subtle: letters of vertical words follow one another upwards, so what touches counts as one line either way. */
function sharesLine(a: Rect, b: Rect): boolean {
  const [high, wide] = [overlap(a[1], a[3], b[1], b[3]), overlap(a[0], a[2], b[0], b[2])];
  const height = Math.min(a[3] - a[1], b[3] - b[1]);
  const width = Math.min(a[2] - a[0], b[2] - b[0]);
  const gapX = Math.max(a[0], b[0]) - Math.min(a[2], b[2]);
  const gapY = Math.max(a[1], b[1]) - Math.min(a[3], b[3]);
  return (high > height / 2 && gapX < height * 2) || (wide > width / 2 && gapY < width / 2 && gapY < 0);
}

const overlap = (a0: number, a1: number, b0: number, b1: number): number => Math.min(a1, b1) - Math.max(a0, b0);

const around = (a: Rect, b: Rect): Rect => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];

/** Tells whether a place and a rectangle have more than an edge in common; `share` is the part of the place that must be covered. */
export function isCovered(place: Rect, rect: Rect, share = 0): boolean {
  const width = overlap(place[0], place[2], rect[0], rect[2]);
  const height = overlap(place[1], place[3], rect[1], rect[3]);
  if (width <= 0 || height <= 0) return false;
  const area = (place[2] - place[0]) * (place[3] - place[1]);
  return area <= 0 || width * height > area * share;
}

/** Gives the words that stand under rectangles, in order; what is left between two places of the text becomes a line break. */
export function wordsUnder(placed: PlacedText, rects: readonly Rect[], share = 0.25): string {
  let words = '';
  let last = -1;
  for (let unit = 0; unit < placed.text.length; unit++) {
    const place = placeOf(placed, unit);
    if (place === null || !rects.some((rect) => isCovered(place, rect, share))) continue;
    const between = last < 0 ? '' : placed.text.slice(last + 1, unit);
    words += (between.trim() === '' ? between : '\n') + (placed.text[unit] ?? '');
    last = unit;
  }
  return words.trim();
}

/** Gives the line (or lines) in which a range stands, white space reduced. */
export function lineAround(text: string, from: number, to: number): string {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const end = text.indexOf('\n', to);
  return text
    .slice(start, end < 0 ? text.length : end)
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Gives the columns (from 0, up to) of a line (from 1) of a page of text that a rectangle covers, or null. */
export function columnsOnLine([x0, y0, x1, y1]: Rect, line: number): readonly [from: number, to: number] | null {
  const [left, low, , high] = textLinePlace(line);
  if (Math.min(high, y1) - Math.max(low, y0) < (high - low) / 4) return null;
  const column = (x: number) => Math.max(0, (x - left) / textPageGeometry.column);
  return [column(x0), column(x1)];
}
