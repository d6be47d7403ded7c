import { borderAround, dashOperator } from './border.ts';
import { numbersOf, numberOf, readBox, textOf, type PdfFile } from './pdf-file.ts';
import type { PdfDict } from './pdf-values.ts';
import { number } from './pdf-writer.ts';
import { standardWidth } from './standard-fonts.ts';
import { isPrintable, winAnsiHex } from './win-ansi.ts';

/** The resource name of the plain font of every stamped page. */
const font = 'LmPlain';
const usualSize = 12;
/** Between the lines, in sizes of the font. */
const leading = 1.2;

/**
 * Gives the operators that draw the words which someone typed on a page, for a mark without an appearance of its own: as large and
 * in the color that it says, broken into lines within its box. Empty without words, or when the font lacks a letter of them.
 */
export function typedWords(file: PdfFile, annotation: PdfDict): string {
  const rect = readBox(file, annotation.get('Rect'));
  const words = (textOf(file, annotation.get('Contents')) ?? '').replaceAll('\t', ' ').trimEnd();
  if (!rect || words.trim() === '' || !isPrintable(words.replaceAll(/[\r\n]/gu, ''))) return '';
  const look = appearanceString(textOf(file, annotation.get('DA')) ?? '');
  const border = borderAround(file, annotation, rect);
  const inset = border.width + 2;
  const lines = words.split(/\r\n?|\n/u).flatMap((line) => broken(line, rect[2] - rect[0] - 2 * inset, look.size));
  const side = numberOf(file, annotation.get('Q')) ?? 0;
  const room = rect[2] - rect[0] - 2 * inset;
  const top = rect[3] - inset - look.size * 0.9;
  const set = lines.map((line, at) => {
    const free = room - standardWidth(line, look.size, 'Helvetica');
    const x = rect[0] + inset + (side === 1 ? free / 2 : side === 2 ? free : 0);
    return `1 0 0 1 ${number(x)} ${number(top - at * look.size * leading)} Tm ${winAnsiHex(line)} Tj`;
  });
  const box = `${[rect[0], rect[1], rect[2] - rect[0], rect[3] - rect[1]].map(number).join(' ')} re`;
  const half = border.width / 2;
  const frame = [rect[0] + half, rect[1] + half, rect[2] - rect[0] - border.width, rect[3] - rect[1] - border.width];
  return [
    ground(file, annotation, box),
    look.color,
    border.width > 0
      ? `${strokeOf(look.color)} ${number(border.width)} w ${dashOperator(border)} ${frame.map(number).join(' ')} re S`
      : '',
    `BT /${font} ${number(look.size)} Tf`,
    ...set,
    'ET',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

/** The color of a typed mark is that of its ground. */
function ground(file: PdfFile, annotation: PdfDict, box: string): string {
  const color = numbersOf(file, annotation.get('C'));
  const operator = { 1: 'g', 3: 'rg', 4: 'k' }[color.length];
  if (operator === undefined || !color.every(Number.isFinite)) return '';
  return `${color.map(number).join(' ')} ${operator} ${box} f`;
}

/** Reads the size and the color of a default appearance (ISO 32000-1, 12.7.3.3). */
function appearanceString(text: string): { readonly size: number; readonly color: string } {
  const size = Number(/\/\S+\s+(-?[\d.]+)\s+Tf/u.exec(text)?.[1] ?? usualSize);
  const color = /(?:^|\s)((?:-?[\d.]+\s+){1,4})(g|rg|k)(?=\s|$)/u.exec(text);
  const values = color?.[1]?.trim().split(/\s+/u).map(Number) ?? [];
  const fits = values.length === { g: 1, rg: 3, k: 4 }[color?.[2] as 'g' | 'rg' | 'k'];
  return {
    size: size > 0 && size < 1000 ? size : usualSize,
    color: fits && values.every(Number.isFinite) ? `${values.map(number).join(' ')} ${color?.[2] ?? 'g'}` : '0 g',
  };
}

const strokeOf = (color: string): string => color.replace(/(g|rg|k)$/u, (operator) => operator.toUpperCase());

/** Breaks a line at blanks so that it fits; a word that is wider than the box stands alone. */
function broken(line: string, width: number, size: number): string[] {
  const lines: string[] = [];
  let held = '';
  for (const word of line.split(/ +/u)) {
    const longer = held === '' ? word : `${held} ${word}`;
    if (held !== '' && standardWidth(longer, size, 'Helvetica') > width) {
      lines.push(held);
      held = word;
    } else held = longer;
  }
  return [...lines, held];
}
