import type { Box } from './pdf-file.ts';

/** A PDF matrix: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** What decides how a page is shown. */
export type PageShape = { readonly box: Box; readonly rotate: 0 | 90 | 180 | 270; readonly userUnit: number };

/** Gives a page's size as displayed, in points of 1/72 in. */
export function displaySize(page: PageShape): { readonly width: number; readonly height: number } {
  const [x0, y0, x1, y1] = page.box;
  const width = (x1 - x0) * page.userUnit;
  const height = (y1 - y0) * page.userUnit;
  return page.rotate === 90 || page.rotate === 270 ? { width: height, height: width } : { width, height };
}

/** Gives the matrix from the page as displayed (points from its bottom left, y up) to its default user space. */
export function displayToUser(page: PageShape): Matrix {
  const [x0, y0, x1, y1] = page.box;
  const s = 1 / page.userUnit;
  if (page.rotate === 90) return [0, s, -s, 0, x1, y0];
  if (page.rotate === 180) return [-s, 0, 0, -s, x1, y1];
  if (page.rotate === 270) return [0, -s, s, 0, x0, y1];
  return [s, 0, 0, s, x0, y0];
}

export function apply(m: Matrix, x: number, y: number): readonly [x: number, y: number] {
  return [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
}

/** Gives the smallest upright box around a box carried over by a matrix. */
export function boundsOf(m: Matrix, box: Box): Box {
  const corners = [
    apply(m, box[0], box[1]),
    apply(m, box[2], box[1]),
    apply(m, box[0], box[3]),
    apply(m, box[2], box[3]),
  ];
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
