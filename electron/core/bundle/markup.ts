import { borderOf, dashOperator } from './border.ts';
import { typedWords } from './free-text.ts';
import { lineEnd, oval } from './line-ends.ts';
import { arrayOf, nameOf, numberOf, numbersOf, readBox, type PdfFile } from './pdf-file.ts';
import type { PdfDict } from './pdf-values.ts';
import { number } from './pdf-writer.ts';

const overText = new Set(['Highlight', 'Underline', 'StrikeOut', 'Squiggly']);

/** The graphics states of drawn marks begin so; what follows is how opaque they are, in hundredths. */
const opacityName = 'LmCa';

/**
 * Gives the operators that draw a mark which lacks an appearance of its own, as viewers draw it: marks over text, boxes,
 * ovals, lines with their ends, ink, typed words. Empty for other kinds.
 */
export function markupOf(file: PdfFile, annotation: PdfDict, kind: string): string {
  const shape = overText.has(kind)
    ? textMark(file, annotation, kind)
    : kind === 'FreeText'
      ? typedWords(file, annotation)
      : drawnShape(file, annotation, kind);
  if (shape === '') return '';
  const given = numberOf(file, annotation.get('CA')) ?? 1;
  const opacity = Math.round(Math.max(0, Math.min(1, given)) * 100);
  return `q ${opacity < 100 ? `/${opacityName}${opacity} gs ` : ''}${shape}\nQ`;
}

/** Gives the graphics states that drawn marks name, as entries of /ExtGState. */
export function opacityStates(drawing: string): string {
  const named = new Set([...drawing.matchAll(new RegExp(`/${opacityName}(\\d+) gs`, 'gu'))].map(([, value]) => value));
  return [...named]
    .map((value) => `/${opacityName}${value}<</Type/ExtGState/CA ${Number(value) / 100}/ca ${Number(value) / 100}>>`)
    .join('');
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
    if (kind === 'Highlight') lines.push(`${[x0, y0, x1 - x0, y1 - y0].map(number).join(' ')} re f`);
    else if (kind === 'Squiggly') lines.push(`${wave(x0, x1, level)} S`);
    else lines.push(`${number(x0)} ${number(level)} m ${number(x1)} ${number(level)} l S`);
  }
  if (lines.length === 0) return '';
  const paint =
    kind === 'Highlight'
      ? `/LmMultiply gs ${colorOf(file, annotation, 'fill')}`
      : `${colorOf(file, annotation, 'stroke')} 1 w`;
  return [paint, ...lines].join('\n');
}

const waveStep = 2;
const mostSteps = 2000;

/** A zigzag of two points. */
function wave(x0: number, x1: number, level: number): string {
  const steps = Math.min(mostSteps, Math.ceil((x1 - x0) / waveStep));
  const points = Array.from({ length: steps + 1 }, (_, at) => [
    Math.min(x1, x0 + at * waveStep),
    level + (at % 2) * waveStep,
  ]);
  return polyline(points.flat());
}

function drawnShape(file: PdfFile, annotation: PdfDict, kind: string): string {
  const border = borderOf(file, annotation);
  const { width } = border;
  const path = pathOf(file, annotation, kind, width / 2);
  if (path === '') return '';
  const closed = kind === 'Square' || kind === 'Circle' || kind === 'Polygon';
  const inner = closed ? paintOf(numbersOf(file, annotation.get('IC')), 'fill') : null;
  const strokes = width > 0;
  if (!inner && !strokes) return '';
  const finish = inner ? (strokes ? 'B' : 'f') : 'S';
  return [
    inner ?? '',
    `${colorOf(file, annotation, 'stroke')} ${number(width)} w ${dashOperator(border)}`.trimEnd(),
    path,
    closed ? `h ${finish}` : finish,
    ...(kind === 'Line' || kind === 'PolyLine' ? endsOf(file, annotation, kind, width) : []),
  ].join('\n');
}

/** Draws both ends of a line, closed ones filled with the inner color. */
function endsOf(file: PdfFile, annotation: PdfDict, kind: string, width: number): readonly string[] {
  const kinds = arrayOf(file, annotation.get('LE')).map((item) => nameOf(file, item) ?? 'None');
  const points = numbersOf(file, annotation.get(kind === 'Line' ? 'L' : 'Vertices'));
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = points;
  const [lx = 0, ly = 0, ex = 0, ey = 0] = points.slice(points.length - (points.length % 2) - 4);
  const inner = paintOf(numbersOf(file, annotation.get('IC')), 'fill');
  const finish = inner === null ? 'S' : 'B';
  const ends = [
    lineEnd(kinds[0] ?? '', [x0, y0], Math.atan2(y0 - y1, x0 - x1), width, finish),
    lineEnd(kinds[1] ?? '', [ex, ey], Math.atan2(ey - ly, ex - lx), width, finish),
  ].filter((end) => end !== '');
  return ends.length === 0 ? [] : [[inner ?? '', '[] 0 d', ...ends].join('\n').trim()];
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

/** Gives the operator that sets an annotation's colour; black strokes and yellow fills when it has none. */
export function colorOf(file: PdfFile, annotation: PdfDict, use: 'stroke' | 'fill'): string {
  return paintOf(numbersOf(file, annotation.get('C')), use) ?? (use === 'stroke' ? '0 G' : '1 1 0 rg');
}

function paintOf(color: readonly number[], use: 'stroke' | 'fill'): string | null {
  const operator = { 1: 'g', 3: 'rg', 4: 'k' }[color.length];
  if (!operator || !color.every(Number.isFinite)) return null;
  return `${color.map(number).join(' ')} ${use === 'stroke' ? operator.toUpperCase() : operator}`;
}
