import { arrayOf, dictOf, lookup, nameOf, numbersOf, type PdfFile, type PdfPage } from './pdf-file.ts';
import { type PdfDict, PdfRef, PdfStream, type PdfValue } from './pdf-values.ts';
import { unpackedStream } from './stream-data.ts';

type Matrix = readonly [number, number, number, number];

const deepest = 12;
/** No honest page has more operators; what follows is not looked at. */
const mostOperators = 5_000_000;

/**
 * Gives the largest area, in square inches, on which each picture of a file is drawn, by the number of its object. Pictures of
 * patterns, of marks beside the page and within the content itself are left out.
 */
export function pictureAreas(file: PdfFile): ReadonlyMap<number, number> {
  const areas = new Map<number, number>();
  for (const page of file.pages) {
    const inch = 72 / page.userUnit;
    walk({ file, areas, inch }, contentsOf(file, page), page.resources ?? undefined, [1, 0, 0, 1], 0);
  }
  return areas;
}

type Walk = { readonly file: PdfFile; readonly areas: Map<number, number>; readonly inch: number };

function contentsOf(file: PdfFile, page: PdfPage): string {
  const contents = lookup(file, page.dict.get('Contents'));
  const streams: readonly PdfValue[] = contents instanceof PdfStream ? [contents] : arrayOf(file, contents);
  return streams
    .map((each) => lookup(file, each))
    .map((stream) => (stream instanceof PdfStream ? textOf(file, stream) : ''))
    .join('\n');
}

const textOf = (file: PdfFile, stream: PdfStream): string =>
  Buffer.from(unpackedStream(file, stream).data).toString('latin1');

function walk(at: Walk, content: string, resources: PdfDict | undefined, outer: Matrix, depth: number): void {
  const { file, areas, inch } = at;
  const objects = dictOf(file, resources?.get('XObject'));
  if (objects === undefined || objects.entries.size === 0) return;
  let matrix = outer;
  const kept: Matrix[] = [];
  for (const { operator, operands } of operations(content)) {
    if (operator === 'q') kept.push(matrix);
    else if (operator === 'Q') matrix = kept.pop() ?? matrix;
    else if (operator === 'cm') matrix = combined(operands.slice(-6).map(Number), matrix);
    else if (operator === 'Do') {
      const reference = objects.get((operands.at(-1) ?? '').slice(1));
      const object = lookup(file, reference);
      if (!(object instanceof PdfStream)) continue;
      const kind = nameOf(file, object.dict.get('Subtype'));
      if (kind === 'Image' && reference instanceof PdfRef) {
        const [a, b, c, d] = matrix;
        const area = Math.abs(a * d - b * c) / (inch * inch);
        areas.set(reference.number, Math.max(area, areas.get(reference.number) ?? 0));
      } else if (kind === 'Form' && depth < deepest) {
        const own = numbersOf(file, object.dict.get('Matrix'));
        const inner = own.length === 6 ? combined(own, matrix) : matrix;
        walk(at, textOf(file, object), dictOf(file, object.dict.get('Resources')) ?? resources, inner, depth + 1);
      }
    }
  }
}

/** Lengths alone are asked for, so that what a matrix moves is left out. */
function combined([a = 1, b = 0, c = 0, d = 1]: readonly number[], [e, f, g, h]: Matrix): Matrix {
  return [a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h];
}

type Operation = { readonly operator: string; readonly operands: readonly string[] };

const token = /%[^\r\n]*|<<|>>|<[^<>]*>|\/[^\s()<>[\]{}/%]*|[[\]{}]|\(|[^\s()<>[\]{}/%]+/gu;

/** Gives the operators of a content stream, each with the names and numbers before it. */
function* operations(content: string): Generator<Operation> {
  const scan = new RegExp(token.source, token.flags);
  let operands: string[] = [];
  let count = 0;
  for (let match = scan.exec(content); match !== null && count < mostOperators; match = scan.exec(content)) {
    const [text] = match;
    if (text === '(') scan.lastIndex = literalEnd(content, match.index);
    else if (text.startsWith('/') || /^[-+.\d]/u.test(text)) operands.push(text);
    else if (/^[A-Za-z'"]/u.test(text)) {
      if (text === 'ID') scan.lastIndex = pictureEnd(content, scan.lastIndex);
      yield { operator: text, operands };
      operands = [];
      count += 1;
    }
  }
}

function literalEnd(content: string, from: number): number {
  let depth = 0;
  for (let at = from; at < content.length; at += 1) {
    const code = content.charCodeAt(at);
    if (code === 0x5c) at += 1;
    else if (code === 0x28) depth += 1;
    else if (code === 0x29 && (depth -= 1) === 0) return at + 1;
  }
  return content.length;
}

function pictureEnd(content: string, from: number): number {
  const end = /\sEI(?=[\s/[(<]|$)/gu;
  end.lastIndex = from;
  return end.exec(content) === null ? content.length : end.lastIndex;
}
