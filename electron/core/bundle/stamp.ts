import { displaySize, displayToUser, type PageShape } from './page-space.ts';
import { number } from './pdf-writer.ts';
import { winAnsiHex } from './win-ansi.ts';

/** What is printed on a page: a framed label top right, and words in either lower corner. Null leaves a place empty. */
export type StampText = { readonly label: string | null; readonly left: string | null; readonly right: string | null };

/** The resource names under which a stamped page holds the two fonts and the graphics state of the stamp. */
export type StampNames = { readonly bold: string; readonly plain: string; readonly state: string };

/** Width of a text in points at a size, in the stamp's bold or plain font. */
export type Measure = (text: string, size: number, weight: 'bold' | 'plain') => number;

const labelSize = 11;
const smallSize = 9;
const edge = 18;
const letterWidth = 612;

/** One line of a stamp, at the size of a Letter page, as placed on the page as displayed: points from its bottom left. */
type Placed = {
  readonly text: string;
  readonly size: number;
  readonly weight: 'bold' | 'plain';
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

function place(width: number, height: number, text: StampText, measure: Measure): readonly Placed[] {
  const scale = fit(width, height, text, measure);
  const m = edge * scale;
  const line = (content: string, base: number, weight: 'bold' | 'plain', framed: boolean) => {
    const size = base * scale;
    return { text: content, size, weight, width: measure(content, size, weight), framed };
  };
  const placed: Placed[] = [];
  if (text.label !== null) {
    const label = line(text.label, labelSize, 'bold', true);
    placed.push({ ...label, x: width - m - label.width - label.size * 0.45, y: height - m - label.size });
  }
  if (text.right !== null) {
    const right = line(text.right, smallSize, 'plain', false);
    placed.push({ ...right, x: width - m - right.width, y: m });
  }
  if (text.left !== null) placed.push({ ...line(text.left, smallSize, 'plain', false), x: m, y: m });
  return placed;
}

/** Full size from 5 in to 11 in of the shorter side; above that in proportion; below, or for long texts, so that all fits. */
function fit(width: number, height: number, text: StampText, measure: Measure): number {
  const short = Math.min(width, height);
  const wanted = short > 792 ? short / letterWidth : 1;
  const wide = (words: string | null) => (words === null ? 0 : measure(words, smallSize, 'plain') + 6);
  const bottom = Math.max(wide(text.left) + wide(text.right), 1);
  const top = text.label === null ? 0 : measure(text.label, labelSize, 'bold') + 10;
  const most = Math.min(width / (Math.max(top, bottom) + 2 * edge), height / (2 * edge + labelSize + smallSize + 12));
  return Math.min(wanted, most);
}

function draw(part: Placed, names: StampNames): readonly string[] {
  const padX = part.size * (part.framed ? 0.45 : 0.25);
  const low = part.size * (part.framed ? 0.42 : 0.3);
  const rise = part.size * (part.framed ? 1.4 : 1.1);
  const box = [part.x - padX, part.y - low, part.width + 2 * padX, rise + low * 0.6].map(number).join(' ');
  const ground = part.framed
    ? ['1 g', '0.12 G', `${number(part.size * 0.075)} w`, `${box} re B`]
    : ['1 g', `${box} re f`];
  const font = part.weight === 'bold' ? names.bold : names.plain;
  return [
    ...ground,
    '0.12 g',
    `BT /${font} ${number(part.size)} Tf ${number(part.x)} ${number(part.y)} Td ${winAnsiHex(part.text)} Tj ET`,
  ];
}

const precise = (value: number): string => String(Math.round(value * 1e6) / 1e6);
