import type { Destination, Destinations } from './destinations.ts';
import type { Layers } from './layers.ts';
import { borderAround, dashOperator } from './border.ts';
import { colorOf, markupOf } from './markup.ts';
import { apply, boundsOf, type Matrix } from './page-space.ts';
import {
  arrayOf,
  dictOf,
  lookup,
  nameOf,
  numberOf,
  numbersOf,
  readBox,
  textOf,
  type PdfFile,
  type PdfPage,
} from './pdf-file.ts';
import { PdfDict, pdfName, PdfRef, PdfStream, type PdfValue } from './pdf-values.ts';
import { number } from './pdf-writer.ts';

/** An appearance that becomes part of the page: `form` is drawn through `matrix`. */
type Appearance = { readonly form: PdfRef; readonly matrix: Matrix };

/** What is left of a page's annotations: what they look like, and the links within the exhibit. */
export type InertAnnotations = {
  readonly appearances: readonly Appearance[];
  /** Operators for what a viewer would have drawn itself, such as the frame of a link. */
  readonly drawing: string;
  readonly links: readonly { readonly entries: string; readonly destination: Destination }[];
  readonly linksRemoved: number;
  readonly notes: number;
  readonly attachments: number;
  /** Kinds of annotation that show something only in a viewer of their own, and so show nothing here. */
  readonly unseen: readonly string[];
};

const flag = { hidden: 2, noRotate: 16, noView: 32 } as const;
const attachmentKinds = new Set(['FileAttachment', 'Sound', 'Movie', 'Screen', 'RichMedia', '3D']);
const blankKinds = new Set(['Link', 'Popup', 'Widget', 'Text', 'PrinterMark', 'TrapNet']);

/** Takes a page's annotations apart. Nothing of the originals but appearance streams is to be copied. */
export function readAnnotations(
  file: PdfFile,
  page: PdfPage,
  layers: Layers,
  destinations: Destinations,
): InertAnnotations {
  const appearances: Appearance[] = [];
  const links: { entries: string; destination: Destination }[] = [];
  const drawing: string[] = [];
  const unseen: string[] = [];
  let linksRemoved = 0;
  let notes = 0;
  let attachments = 0;
  for (const item of arrayOf(file, page.dict.get('Annots'))) {
    const annotation = dictOf(file, item);
    if (!annotation) continue;
    const kind = nameOf(file, annotation.get('Subtype')) ?? '';
    const flags = numberOf(file, annotation.get('F')) ?? 0;
    if (attachmentKinds.has(kind)) attachments += 1;
    if (kind === 'Popup') continue;
    if (kind !== 'Link' && kind !== 'Widget' && hasNote(file, annotation, kind)) notes += 1;
    if ((flags & (flag.hidden | flag.noView)) !== 0 || !layers.isShown(annotation.get('OC'))) continue;
    const appearance = appearanceOf(file, annotation, (flags & flag.noRotate) === 0 ? 0 : page.rotate);
    if (appearance) appearances.push(appearance);
    if (kind === 'Link') {
      const destination = destinationOf(file, annotation, destinations);
      if (destination) links.push({ entries: linkEntries(file, annotation), destination });
      else {
        linksRemoved += 1;
        if (!appearance) drawing.push(frameOf(file, annotation));
      }
    } else if (!appearance) {
      const drawn = markupOf(file, annotation, kind);
      if (drawn !== '') drawing.push(drawn);
      else if (!blankKinds.has(kind) && kind !== '') unseen.push(kind);
    }
  }
  return { appearances, drawing: drawing.join('\n'), links, linksRemoved, notes, attachments, unseen };
}

/** FreeText shows its text on the page; any other markup keeps it for a pop-up window. */
function hasNote(file: PdfFile, annotation: PdfDict, kind: string): boolean {
  if (kind === 'FreeText') return false;
  return (textOf(file, annotation.get('Contents')) ?? '').trim() !== '';
}

function destinationOf(file: PdfFile, annotation: PdfDict, destinations: Destinations): Destination | undefined {
  const direct = annotation.get('Dest');
  if (direct) return destinations.resolve(direct);
  const action = dictOf(file, annotation.get('A'));
  if (!action || nameOf(file, action.get('S')) !== 'GoTo') return undefined;
  return destinations.resolve(action.get('D'));
}

/**
 * Finds the appearance and the matrix that fits it to the annotation's rectangle (PDF 32000-1, 12.5.5, algorithm 8.1). A mark that
 * does not turn with its page stays upright about its upper left corner (12.5.3): `turn` is the rotation of the page.
 */
function appearanceOf(file: PdfFile, annotation: PdfDict, turn: PdfPage['rotate']): Appearance | undefined {
  let form = dictOfAppearance(file, annotation);
  for (let hops = 0; form instanceof PdfRef && hops < 20; hops++) {
    const next = file.object(form.number);
    if (next instanceof PdfStream) break;
    form = next;
  }
  const rect = readBox(file, annotation.get('Rect'));
  const stream = lookup(file, form);
  if (!(form instanceof PdfRef) || !(stream instanceof PdfStream) || !rect) return undefined;
  const box = readBox(file, stream.dict.get('BBox'));
  if (!box) return undefined;
  const own = numbersOf(file, stream.dict.get('Matrix'));
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = own.every(Number.isFinite) ? own : [];
  const bounds = boundsOf([a, b, c, d, e, f], box);
  const width = bounds[2] - bounds[0];
  const height = bounds[3] - bounds[1];
  if (!(width > 0) || !(height > 0)) return undefined;
  const sx = (rect[2] - rect[0]) / width;
  const sy = (rect[3] - rect[1]) / height;
  if (sx === 0 || sy === 0) return undefined;
  stream.dict.set('Type', pdfName('XObject'));
  stream.dict.set('Subtype', pdfName('Form'));
  const fitted: Matrix = [sx, 0, 0, sy, rect[0] - bounds[0] * sx, rect[1] - bounds[1] * sy];
  return { form, matrix: turn === 0 ? fitted : turnedAbout(fitted, turn, rect[0], rect[3]) };
}

/** Turns what a matrix places counter-clockwise about a point. */
function turnedAbout([a, b, c, d, e, f]: Matrix, turn: 90 | 180 | 270, x: number, y: number): Matrix {
  const [cos, sin] = { 90: [0, 1], 180: [-1, 0], 270: [0, -1] }[turn] as [number, number];
  const linear: Matrix = [cos, sin, -sin, cos, 0, 0];
  const [a2, b2] = apply(linear, a, b);
  const [c2, d2] = apply(linear, c, d);
  const [e2, f2] = apply(linear, e - x, f - y);
  return [a2, b2, c2, d2, e2 + x, f2 + y];
}

function dictOfAppearance(file: PdfFile, annotation: PdfDict): PdfValue | undefined {
  const normal = dictOf(file, annotation.get('AP'))?.get('N');
  const states = lookup(file, normal);
  if (!(states instanceof PdfDict)) return normal;
  const state = nameOf(file, annotation.get('AS')) ?? 'Off';
  return states.get(state);
}

function linkEntries(file: PdfFile, annotation: PdfDict): string {
  const rect = readBox(file, annotation.get('Rect')) ?? [0, 0, 0, 0];
  const { width, dashes, underlines } = borderAround(file, annotation, rect);
  const dashed = dashes.length === 0 ? '' : `[${dashes.map(number).join(' ')}]`;
  const parts = [`/Rect[${rect.map(number).join(' ')}]`, `/Border[0 0 ${number(width)}${dashed}]`];
  if (underlines) parts.push(`/BS<</W ${number(width)}/S/U>>`);
  const color = numbersOf(file, annotation.get('C'));
  if (color.length > 0 && color.every(Number.isFinite)) parts.push(`/C[${color.map(number).join(' ')}]`);
  const quads = numbersOf(file, annotation.get('QuadPoints'));
  if (quads.length >= 8 && quads.every(Number.isFinite)) parts.push(`/QuadPoints[${quads.map(number).join(' ')}]`);
  return parts.join('');
}

/** A link that is taken out keeps its visible frame. */
function frameOf(file: PdfFile, annotation: PdfDict): string {
  const rect = readBox(file, annotation.get('Rect'));
  if (!rect) return '';
  const border = borderAround(file, annotation, rect);
  const { width } = border;
  if (width <= 0) return '';
  const half = width / 2;
  const [x, y] = [rect[0] + half, rect[1] + half];
  const [across, up] = [rect[2] - rect[0] - width, rect[3] - rect[1] - width];
  const path = border.underlines
    ? `${number(x)} ${number(y)} m ${number(x + across)} ${number(y)} l`
    : `${[x, y, across, up].map(number).join(' ')} re`;
  return `q ${colorOf(file, annotation, 'stroke')} ${number(width)} w ${dashOperator(border)} ${path} S Q`;
}
