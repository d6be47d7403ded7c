import type { Rect } from '../../shared/domain/excerpts.ts';

/** Size of a page as displayed, in PDF points (pixels for an image). */
export type PageSize = { readonly width: number; readonly height: number };
/** How far the reader has turned a page, clockwise. */
export type Turn = 0 | 90 | 180 | 270;
/** A box in fractions of the page as it is on the screen, from the top left. */
export type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/** Gives the turn a quarter on, clockwise (1) or back (-1). */
export function turnBy(turn: Turn, by: 1 | -1): Turn {
  return ((turn + 360 + by * 90) % 360) as Turn;
}

/** Gives the size of a page once the reader has turned it. */
export function turnedSize(size: PageSize, turn: Turn): PageSize {
  return turn % 180 === 0 ? size : { width: size.height, height: size.width };
}

/** Gives where a rectangle of the page (points, from the bottom left) lies on the screen. */
export function boxOfRect([x0, y0, x1, y1]: Rect, size: PageSize, turn: Turn): Box {
  const [left, right] = [Math.min(x0, x1) / size.width, Math.max(x0, x1) / size.width];
  const [top, bottom] = [1 - Math.max(y0, y1) / size.height, 1 - Math.min(y0, y1) / size.height];
  const [width, height] = [right - left, bottom - top];
  if (turn === 90) return { left: 1 - bottom, top: left, width: height, height: width };
  if (turn === 180) return { left: 1 - right, top: 1 - bottom, width, height };
  if (turn === 270) return { left: top, top: 1 - right, width: height, height: width };
  return { left, top, width, height };
}

/** Gives the rectangle of the page (points, from the bottom left, two decimals) that lies under a box on the screen. */
export function rectOfBox(box: Box, size: PageSize, turn: Turn): Rect {
  const back = ((360 - turn) % 360) as Turn;
  const flat: Rect = [box.left, 1 - box.top - box.height, box.left + box.width, 1 - box.top];
  const { left, top, width, height } = boxOfRect(flat, { width: 1, height: 1 }, back);
  const x = (value: number) => round(clamp(value) * size.width);
  const y = (value: number) => round((1 - clamp(value)) * size.height);
  return [x(left), y(top + height), x(left + width), y(top)];
}

/** Joins boxes of the same line that touch, so that a line of words is one mark. */
export function joinLines(boxes: readonly Box[]): Box[] {
  const lines: Box[] = [];
  for (const box of boxes.filter((each) => each.width > 0 && each.height > 0)) {
    const at = lines.findIndex(
      (line) => sharesLine(line, box) && gapBetween(line, box) < Math.min(line.height, box.height) * 2,
    );
    const line = lines[at];
    if (line === undefined) lines.push(box);
    else lines[at] = union(line, box);
  }
  return lines;
}

function sharesLine(a: Box, b: Box): boolean {
  const overlap = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return overlap > Math.min(a.height, b.height) / 2;
}

function gapBetween(a: Box, b: Box): number {
  return Math.max(a.left, b.left) - Math.min(a.left + a.width, b.left + b.width);
}

function union(a: Box, b: Box): Box {
  const [left, top] = [Math.min(a.left, b.left), Math.min(a.top, b.top)];
  const right = Math.max(a.left + a.width, b.left + b.width);
  return { left, top, width: right - left, height: Math.max(a.top + a.height, b.top + b.height) - top };
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
