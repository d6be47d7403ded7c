import { number } from './pdf-writer.ts';

/** A point of a page, in its default user space. */
type Point = readonly [x: number, y: number];

/** Six widths of the line, as viewers draw the ends of lines. */
const widths = 6;
const wing = Math.PI / 6;

/**
 * Gives the operators that draw the end of a line at a point (ISO 32000-1, table 176): `along` is the direction, in radians, in which
 * the line arrives there. Closed ends are painted by `finish`. Empty for an end that is none.
 */
export function lineEnd(kind: string, at: Point, along: number, width: number, finish: 'B' | 'S'): string {
  const size = widths * Math.max(width, 1);
  const [x, y] = at;
  /** A point at a distance before the end, and so far to the side. */
  const from = (back: number, side: number): Point => [
    x - back * Math.cos(along) - side * Math.sin(along),
    y - back * Math.sin(along) + side * Math.cos(along),
  ];
  const spread = size * Math.tan(wing);
  switch (kind) {
    case 'OpenArrow':
      return `${path([from(size, spread), at, from(size, -spread)])} S`;
    case 'ClosedArrow':
      return `${path([from(size, spread), at, from(size, -spread)])} h ${finish}`;
    case 'ROpenArrow':
      return `${path([from(-size, spread), at, from(-size, -spread)])} S`;
    case 'RClosedArrow':
      return `${path([from(-size, spread), at, from(-size, -spread)])} h ${finish}`;
    case 'Butt':
      return `${path([from(0, size / 2), from(0, -size / 2)])} S`;
    case 'Slash':
      return `${path([from(-spread / 2, size / 2), from(spread / 2, -size / 2)])} S`;
    case 'Square': {
      const half = size / 2;
      const corners: Point[] = [from(half, half), from(-half, half), from(-half, -half), from(half, -half)];
      return `${path(corners)} h ${finish}`;
    }
    case 'Diamond': {
      const half = size / 2;
      return `${path([from(half, 0), from(0, half), from(-half, 0), from(0, -half)])} h ${finish}`;
    }
    case 'Circle':
      return `${oval(x - size / 2, y - size / 2, x + size / 2, y + size / 2)} h ${finish}`;
    default:
      return '';
  }
}

const path = (points: readonly Point[]): string =>
  points.map(([x, y], at) => `${number(x)} ${number(y)} ${at === 0 ? 'm' : 'l'}`).join(' ');

/** Four Bezier arcs; 0.5523 is the usual approximation of a quarter circle. */
export function oval(x0: number, y0: number, x1: number, y1: number): string {
  const [cx, cy, rx, ry] = [(x0 + x1) / 2, (y0 + y1) / 2, (x1 - x0) / 2, (y1 - y0) / 2];
  const [kx, ky] = [rx * 0.5523, ry * 0.5523];
  const arcs = [
    [cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry],
    [cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy],
    [cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry],
    [cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy],
  ];
  return [`${number(cx + rx)} ${number(cy)} m`, ...arcs.map((arc) => `${arc.map(number).join(' ')} c`)].join('\n');
}
