import type { StampStyle } from '../../../shared/domain/exhibits.ts';
import { boundsOf, displaySize, displayToUser, type PageShape } from './page-space.ts';
import type { Box } from './pdf-file.ts';
import { number } from './pdf-writer.ts';
import { winAnsiHex } from './win-ansi.ts';

/** A framed label: its words, and where and how they stand. */
export type LabelText = Pick<StampStyle, 'corner' | 'font' | 'size' | 'text'>;

/** What is printed on a page: a framed label, and words in either lower corner. Null leaves a place empty. */
export type StampText = {
  readonly label: LabelText | null;
  readonly left: string | null;
  readonly right: string | null;
};

/** The resource names under which a stamped page holds the two fonts and the graphics state of the stamp. */
export type StampNames = { readonly bold: string; readonly plain: string; readonly state: string };

/** The fonts of stamps: the bold ones of labels, and the plain one of numbers. */
export type StampFace = StampStyle['font'] | 'plain';

/** Width of a text in points at a size. */
export type Measure = (text: string, size: number, face: StampFace) => number;

const smallSize = 9;
const edge = 18;
const letterWidth = 612;

/** One line of a stamp, at the size of a Letter page, as placed on the page as displayed: points from its bottom left. */
type Placed = {
  readonly text: string;
  readonly size: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly framed: boolean;
};

/**
 * Gives the operators that stamp one page, upright as displayed whatever its /Rotate, each text on a pale ground inside
 * the visible box. They start in the page's
 * default graphics state and leave it as it was. Small pages get a small stamp, posters a large one.
 */
export function stampOperators(page: PageShape, text: StampText, names: StampNames, measure: Measure): string {
  const { width, height } = displaySize(page);
  const parts = place(width, height, text, measure);
  const matrix = displayToUser(page).map(precise).join(' ');
  return ['q', `${matrix} cm`, `/${names.state} gs`, ...parts.flatMap((part) => draw(part, names)), 'Q'].join('\n');
}

/** Gives the boxes that a stamp covers, in the page's default user space. */
export function stampBoxes(page: PageShape, text: StampText, measure: Measure): readonly Box[] {
  const { width, height } = displaySize(page);
  const matrix = displayToUser(page);
  return place(width, height, text, measure).map((part) => {
    const [x, y, w, h] = boxOf(part);
    return boundsOf(matrix, [x, y, x + w, y + h]);
  });
}

function place(width: number, height: number, text: StampText, measure: Measure): readonly Placed[] {
  const scale = fit(width, height, text, measure);
  const m = edge * scale;
  const small = (content: string) => {
    const size = smallSize * scale;
    return { text: content, size, width: measure(content, size, 'plain'), framed: false };
  };
  const placed: Placed[] = [];
  if (text.label !== null) placed.push(placeLabel(text.label, width, height, scale, measure));
  if (text.right !== null) {
    const right = small(text.right);
    placed.push({ ...right, x: width - m - right.width, y: m });
  }
  if (text.left !== null) placed.push({ ...small(text.left), x: m, y: m });
  return placed;
}

/** At the foot of a page the label stands above the line of numbers. */
function placeLabel(label: LabelText, pageWidth: number, pageHeight: number, scale: number, measure: Measure): Placed {
  const m = edge * scale;
  const size = label.size * scale;
  const width = measure(label.text, size, label.font);
  const pad = size * 0.45;
  const isLeft = label.corner.endsWith('left');
  const x = isLeft ? m + pad : label.corner.endsWith('right') ? pageWidth - m - width - pad : (pageWidth - width) / 2;
  const y = label.corner.startsWith('top') ? pageHeight - m - size : m + smallSize * scale * 1.6 + size * 0.6;
  return { text: label.text, size, x, y, width, framed: true };
}

/** Full size from 5 in to 11 in of the shorter side; above that in proportion; below, or for long texts, so that all fits. */
function fit(width: number, height: number, text: StampText, measure: Measure): number {
  const short = Math.min(width, height);
  const wanted = short > 792 ? short / letterWidth : 1;
  const wide = (words: string | null) => (words === null ? 0 : measure(words, smallSize, 'plain') + 6);
  const bottom = Math.max(wide(text.left) + wide(text.right), 1);
  const { label } = text;
  const top = label === null ? 0 : measure(label.text, label.size, label.font) + label.size * 0.9 + 1;
  const tall = 2 * edge + (label === null ? 11 : label.size * 2) + smallSize * 2;
  return Math.min(wanted, width / (Math.max(top, bottom) + 2 * edge), height / tall);
}

function boxOf(part: Placed): readonly [x: number, y: number, width: number, height: number] {
  const padX = part.size * (part.framed ? 0.45 : 0.25);
  const low = part.size * (part.framed ? 0.42 : 0.3);
  const rise = part.size * (part.framed ? 1.4 : 1.1);
  return [part.x - padX, part.y - low, part.width + 2 * padX, rise + low * 0.6];
}

function draw(part: Placed, names: StampNames): readonly string[] {
  const box = boxOf(part).map(number).join(' ');
  const ground = part.framed
    ? ['1 g', '0.12 G', `${number(part.size * 0.075)} w`, `${box} re B`]
    : ['1 g', `${box} re f`];
  const font = part.framed ? names.bold : names.plain;
  return [
    ...ground,
    '0.12 g',
    `BT /${font} ${number(part.size)} Tf ${number(part.x)} ${number(part.y)} Td ${winAnsiHex(part.text)} Tj ET`,
  ];
}

const precise = (value: number): string => String(Math.round(value * 1e6) / 1e6);
