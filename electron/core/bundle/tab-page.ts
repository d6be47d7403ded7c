import type { BundlePlan, BundleWarning, PlannedExhibit } from '../../../shared/domain/bundle.ts';
import { printedPageNumber } from '../../../shared/domain/bundle.ts';
import { standardStamp } from '../../../shared/domain/exhibits.ts';
import { stampNames, type BundlePage, type StampParts } from './append-exhibit.ts';
import { number, type PdfWriter } from './pdf-writer.ts';
import { stampOperators, type StampFace } from './stamp.ts';
import { printable, winAnsiHex } from './win-ansi.ts';

/** Sizes of the bundle's papers in points. */
export const paperSizes = { 'us-letter': [612, 792], a4: [595.28, 841.89] } as const;

const margin = 72;
const titleSize = 15;
const titleLines = 6;

/**
 * Writes the sheet that stands before an exhibit: its label, large, its title below, the number of the page. Letters of the title
 * that the sheet cannot print are left out with a warning.
 */
export function writeTab(
  writer: PdfWriter,
  plan: Pick<BundlePlan, 'paper' | 'pages'>,
  exhibit: PlannedExhibit,
  parts: StampParts & { readonly root: number },
): { readonly page: BundlePage; readonly warnings: readonly BundleWarning[] } {
  const [width, height] = paperSizes[plan.paper];
  const page = {
    number: writer.reserve(),
    box: [0, 0, width, height] as const,
    rotate: 0,
    userUnit: 1,
    stamps: [],
    boxes: [],
  } as const;
  const face = (exhibit.stamp ?? standardStamp).font;
  const printed = { label: null, left: null, right: printedPageNumber(exhibit.firstPage - 1, plan.pages) };
  const contents = writer.operators(
    [...drawLabel(exhibit, face, width, height, parts), stampOperators(page, printed, stampNames, parts.measure)].join(
      '\n',
    ),
  );
  const fonts = `/${stampNames.bold} ${parts.faces[face]} 0 R/${stampNames.plain} ${parts.faces.plain} 0 R`;
  writer.object(
    page.number,
    [
      `<</Type/Page/Parent ${parts.root} 0 R/MediaBox[0 0 ${number(width)} ${number(height)}]/Contents ${contents} 0 R`,
      `/Resources<</Font<<${fonts}>>/ExtGState<</${stampNames.state} ${parts.pale} 0 R>>>>>>`,
    ].join(''),
  );
  return { page, warnings: isWhole(exhibit.title) ? [] : [lost(exhibit)] };
}

function drawLabel(
  exhibit: PlannedExhibit,
  face: StampFace,
  width: number,
  height: number,
  parts: StampParts,
): readonly string[] {
  const room = width - 2 * margin;
  const size = Math.min(44, (44 * room) / parts.measure(exhibit.label, 44, face));
  const middle = height * 0.56;
  const half = size * 1.4;
  const line = (text: string, y: number, of: number, font: StampFace) => {
    const name = font === 'plain' ? stampNames.plain : stampNames.bold;
    const x = (width - parts.measure(text, of, font)) / 2;
    return `BT /${name} ${number(of)} Tf ${number(x)} ${number(y)} Td ${winAnsiHex(text)} Tj ET`;
  };
  const rule = (y: number) => `${margin} ${number(y)} m ${number(width - margin)} ${number(y)} l S`;
  const title = wrap(printable(exhibit.title), room, (text) => parts.measure(text, titleSize, 'plain'));
  return [
    '0.12 g 0.12 G 1 w',
    rule(middle + half),
    line(exhibit.label, middle - size * 0.34, size, face),
    rule(middle - half),
    ...title.map((text, i) => line(text, middle - half - 36 - i * titleSize * 1.4, titleSize, 'plain')),
  ];
}

/** Breaks a text at blanks, and words longer than a line anywhere; what does not fit ends with three dots. */
function wrap(text: string, room: number, measure: (text: string) => number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/u).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer) <= room) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const letter of word) {
      if (measure(line + letter) > room) {
        lines.push(line);
        line = '';
      }
      line += letter;
    }
  }
  if (line !== '') lines.push(line);
  if (lines.length <= titleLines) return lines;
  const last = lines[titleLines - 1] ?? '';
  return [...lines.slice(0, titleLines - 1), `${last.slice(0, Math.max(0, last.length - 4))} ...`];
}

const isWhole = (text: string): boolean => printable(text) === text.normalize('NFC').replace(/\s/gu, ' ');

const lost = (exhibit: PlannedExhibit): BundleWarning => ({
  code: 'letters-not-shown',
  exhibit: exhibit.id,
  label: exhibit.label,
  detail: 'its tab prints its title without some letters or accents',
});
