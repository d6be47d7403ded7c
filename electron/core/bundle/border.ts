import { arrayOf, dictOf, nameOf, numberOf, numbersOf, type Box, type PdfFile } from './pdf-file.ts';
import type { PdfDict } from './pdf-values.ts';
import { number } from './pdf-writer.ts';

/** The line around an annotation: its width in points, its dashes (none for a whole line), and whether it only underlines. */
export type Border = { readonly width: number; readonly dashes: readonly number[]; readonly underlines: boolean };

/** Gives the border of an annotation, one point wide when it does not say (ISO 32000-1, 12.5.4). */
export function borderOf(file: PdfFile, annotation: PdfDict): Border {
  const style = dictOf(file, annotation.get('BS'));
  if (style) {
    const kind = nameOf(file, style.get('S'));
    const dashes = kind === 'D' ? dashesOf(numbersOf(file, style.get('D')), [3]) : [];
    return { width: widthOf(numberOf(file, style.get('W'))), dashes, underlines: kind === 'U' };
  }
  const border = arrayOf(file, annotation.get('Border'));
  const dashes = dashesOf(numbersOf(file, border[3]), []);
  return { width: widthOf(numberOf(file, border[2])), dashes, underlines: false };
}

/** Subtle: a line wider than half of its box would hide what the box stands around, so that viewers draw a thin one. */
export function borderAround(file: PdfFile, annotation: PdfDict, rect: Box): Border {
  const border = borderOf(file, annotation);
  const most = Math.min(rect[2] - rect[0], rect[3] - rect[1]) / 2;
  return border.width > most ? { ...border, width: 1 } : border;
}

/** Gives the operator that sets the dashes of a border. */
export const dashOperator = ({ dashes }: Border): string =>
  dashes.length === 0 ? '' : `[${dashes.map(number).join(' ')}] 0 d`;

const widthOf = (width: number | undefined): number =>
  width === undefined || !Number.isFinite(width) ? 1 : Math.max(0, width);

function dashesOf(given: readonly number[], otherwise: readonly number[]): readonly number[] {
  const sound = given.length > 0 && given.length <= 8 && given.every((part) => Number.isFinite(part) && part >= 0);
  return sound && given.some((part) => part > 0) ? given : otherwise;
}
