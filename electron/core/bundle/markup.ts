import { arrayOf, dictOf, numberOf, numbersOf, readBox, type PdfFile } from './pdf-file.ts';
import type { PdfDict } from './pdf-values.ts';
import { number } from './pdf-writer.ts';

const overText = new Set(['Highlight', 'Underline', 'StrikeOut', 'Squiggly']);

/**
 * Gives the operators that draw a mark which lacks an appearance of its own, as viewers draw it: marks over text, boxes,
 * ovals, lines, ink. Empty for other kinds.
 */
export function markupOf(file: PdfFile, annotation: PdfDict, kind: string): string {
  const shape = overText.has(kind) ? textMark(file, annotation, kind) : drawnShape(file, annotation, kind);
  return shape === '' ? '' : `q ${shape}\nQ`;
}

function textMark(file: PdfFile, annotation: PdfDict, kind: string): string {
  const quads = numbersOf(file, annotation.get('QuadPoints'));
  if (!quads.every(Number.isFinite)) return '';
  const lines: string[] = [];
  for (let i = 0; i + 7 < quads.length; i += 8) {
    const xs = [0, 2, 4, 6].map((k) => quads[i + k] ?? 0);
    const ys = [1, 3, 5, 7].map((k) => quads[i + k] ?? 0);
    const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const level = kind === 'StrikeOut' ? (y0 + y1) / 2 : y0 + (y1 - y0) * 0.08;
    lines.push(
      kind === 'Highlight'
        ? `${[x0, y0, x1 - x0, y1 - y0].map(number).join(' ')} re f`
        : `${number(x0)} ${number(level)} m ${number(x1)} ${number(level)} l S`,
    );
  }
  if (lines.length === 0) return '';
  const paint =
    kind === 'Highlight'
      ? `/LmMultiply gs ${colorOf(file, annotation, 'fill')}`
      : `${colorOf(file, annotation, 'stroke')} 1 w`;
  return [paint, ...lines].join('\n');
}

function drawnShape(file: PdfFile, annotation: PdfDict, kind: string): string {
  const width = borderWidth(file, annotation);
  const path = pathOf(file, annotation, kind, width / 2);
  if (path === '') return '';
  const closed = kind === 'Square' || kind === 'Circle' || kind === 'Polygon';
  const inner = closed ? paintOf(numbersOf(file, annotation.get('IC')), 'fill') : null;
  const strokes = width > 0;
  if (!inner && !strokes) return '';
  const finish = inner ? (strokes ? 'B' : 'f') : 'S';
  return [
    inner ?? '',
    `${colorOf(file, annotation, 'stroke')} ${number(width)} w`,
    path,
    closed ? `h ${finish}` : finish,
  ].join('\n');
}

function pathOf(file: PdfFile, annotation: PdfDict, kind: string, inset: number): string {
  const numbers = (key: string) => numbersOf(file, annotation.get(key));
  if (kind === 'Line') return polyline(numbers('L'));
  if (kind === 'Polygon' || kind === 'PolyLine') return polyline(numbers('Vertices'));
  if (kind === 'Ink') {
    const strokes = arrayOf(file, annotation.get('InkList'));
    return strokes
      .map((stroke) => polyline(numbersOf(file, stroke)))
      .filter((line) => line !== '')
      .join('\n');
  }
  const rect = readBox(file, annotation.get('Rect'));
  if (!rect || (kind !== 'Square' && kind !== 'Circle')) return '';
  const margins = numbers('RD');
  const [l = 0, b = 0, r = 0, t = 0] = margins.length === 4 && margins.every(Number.isFinite) ? margins : [];
  const [x0, y0, x1, y1] = [rect[0] + l + inset, rect[1] + b + inset, rect[2] - r - inset, rect[3] - t - inset];
  if (kind === 'Square') return `${[x0, y0, x1 - x0, y1 - y0].map(number).join(' ')} re`;
  return oval(x0, y0, x1, y1);
}

function polyline(points: readonly number[]): string {
  if (points.length < 4 || !points.every(Number.isFinite)) return '';
  const steps: string[] = [];
  for (let i = 0; i + 1 < points.length; i += 2) {
    steps.push(`${number(points[i] ?? 0)} ${number(points[i + 1] ?? 0)} ${i === 0 ? 'm' : 'l'}`);
  }
  return steps.join('\n');
}

/** Four Bezier arcs; 0.5523 is the usual approximation of a quarter circle. */
function oval(x0: number, y0: number, x1: number, y1: number): string {
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

/** Gives the width of an annotation's border in points, 1 when it does not say. */
export function borderWidth(file: PdfFile, annotation: PdfDict): number {
  const style = dictOf(file, annotation.get('BS'));
  if (style) return numberOf(file, style.get('W')) ?? 1;
  const border = numbersOf(file, annotation.get('Border'));
  const width = border[2] ?? 1;
  return Number.isFinite(width) ? Math.max(0, width) : 1;
}

/** Gives the operator that sets an annotation's colour; black strokes and yellow fills when it has none. */
export function colorOf(file: PdfFile, annotation: PdfDict, use: 'stroke' | 'fill'): string {
  return paintOf(numbersOf(file, annotation.get('C')), use) ?? (use === 'stroke' ? '0 G' : '1 1 0 rg');
}

function paintOf(color: readonly number[], use: 'stroke' | 'fill'): string | null {
  const operator = { 1: 'g', 3: 'rg', 4: 'k' }[color.length];
  if (!operator || !color.every(Number.isFinite)) return null;
  return `${color.map(number).join(' ')} ${use === 'stroke' ? operator.toUpperCase() : operator}`;
}
