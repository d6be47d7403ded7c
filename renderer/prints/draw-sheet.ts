import { AnnotationMode } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { placePage, type SheetFit, type SheetSize } from '../../shared/domain/prints.ts';
import type { OpenPdf } from '../viewer/pdf-document.ts';

/** How pages look on paper. */
export type SheetLook = {
  readonly sheet: SheetSize;
  readonly fit: SheetFit;
  /** Names the case and what is printed at the head of each sheet, with the page. */
  readonly head: string | null;
  /** What each sheet must say of itself. */
  readonly marks: readonly string[];
};

/** A sheet as one reads it; one that lies on its side is turned on the paper. */
export type DrawnSheet = { readonly canvas: HTMLCanvasElement; readonly landscape: boolean };

const pointsPerInch = 72;
/** Points from the edges of the sheet to the words of the head line, and their size. */
const head = { side: 36, base: 25, size: 9 };

/** Faces of the head line; a face that nothing else uses has to be asked for. */
export const headFaces = ['400 9pt "Libertinus Serif"', '600 9pt "Libertinus Serif"'] as const;

/** Draws a page (from 1) on a sheet: the preview and the printer get the same drawing, at other dots to the inch. */
export async function drawSheet(
  pdf: OpenPdf,
  number: number,
  look: SheetLook,
  dotsPerInch: number,
): Promise<DrawnSheet> {
  const page = await pdf.page(number);
  const { width, height } = page.getViewport({ scale: 1 });
  const hasHead = look.head !== null || look.marks.length > 0;
  const placed = placePage({ width, height }, { sheet: look.sheet, fit: look.fit, head: hasHead });
  const scale = dotsPerInch / pointsPerInch;
  const dots = (points: number) => Math.round(points * scale);
  const canvas = emptyCanvas(dots(placed.sheetWidth), dots(placed.sheetHeight));
  const own = emptyCanvas(Math.max(1, dots(placed.width)), Math.max(1, dots(placed.height)));
  const viewport = page.getViewport({ scale: (placed.width / width) * scale });
  // Subtle: a hidden page has no frames to wait for; drawing for print waits for none.
  await page.render({ canvas: own, viewport, intent: 'print', annotationMode: AnnotationMode.ENABLE }).promise;
  page.cleanup();
  const context = contextOf(canvas);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(own, dots(placed.x), dots(placed.y));
  own.width = 0;
  if (hasHead) drawHead(context, look, { scale, width: canvas.width, place: `page ${number} of ${pdf.pages}` });
  return { canvas, landscape: placed.landscape };
}

function drawHead(
  context: CanvasRenderingContext2D,
  look: SheetLook,
  sheet: { readonly scale: number; readonly width: number; readonly place: string },
): void {
  const { scale, width } = sheet;
  const [left, base] = [head.side * scale, head.base * scale];
  const marks = look.marks.join('; ');
  context.fillStyle = '#000000';
  context.textBaseline = 'alphabetic';
  context.font = `600 ${head.size * scale}px "Libertinus Serif", serif`;
  context.textAlign = 'right';
  // A mark is never cut off: it is set smaller until all of it stands there.
  const most = width - 2 * left;
  context.fillText(marks, width - left, base, most);
  const taken = Math.min(most, context.measureText(marks).width);
  if (look.head !== null) {
    context.font = `400 ${head.size * scale}px "Libertinus Serif", serif`;
    context.textAlign = 'left';
    const room = most - taken - (marks === '' ? 0 : left / 2);
    context.fillText(cutTo(context, look.head, `, ${sheet.place}`, room), left, base);
  }
  context.fillRect(left, base + 4 * scale, width - 2 * left, Math.max(1, scale / 2));
}

/** Gives words that fit, the beginning cut where they do not and the ending kept; empty where not even that fits. */
function cutTo(context: CanvasRenderingContext2D, words: string, ending: string, room: number): string {
  const fits = (text: string) => context.measureText(text).width <= room;
  if (fits(words + ending)) return words + ending;
  const letters = Array.from(words);
  let [most, least] = [letters.length, 0];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(`${letters.slice(0, middle).join('')}\u2026${ending}`)) least = middle;
    else most = middle - 1;
  }
  return least === 0 ? '' : `${letters.slice(0, least).join('')}\u2026${ending}`;
}

function emptyCanvas(width: number, height: number): HTMLCanvasElement {
  return Object.assign(document.createElement('canvas'), { width, height });
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas can be drawn on');
  return context;
}
