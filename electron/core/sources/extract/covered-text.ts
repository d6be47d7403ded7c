import type { Rect } from '../../../../shared/domain/excerpts.ts';
import type { Pdfium } from './pdfium.ts';

/** Subtle: a page of a plan may be drawn by a million paths; beyond this none of it is looked at. */
const mostObjects = 50_000;
const deepest = 6;
/** Smaller ones are rules and edges, in points. */
const smallest = 4;
/** A letter is covered when a box takes at least this part of its room. */
const covered = 0.8;
const darkest = 100;

type Matrix = readonly [number, number, number, number, number, number];
type Bar = { readonly rect: Rect; readonly order: number };
/** `gap` is what stands before it: nothing, a blank, a line break. */
type Letter = { readonly char: string; readonly place: Rect; readonly gap: string };

/** A box, in the page's own space, and what lies under it. */
export type CoveredPlace = { readonly rect: Rect; readonly words: string };

/** Gives how many boxes of an open page have text under them, as `coveredPlaces` finds them. */
export function coveredBoxes(pdfium: Pdfium, page: number): number {
  return coveredPlaces(pdfium, page).length;
}

/**
 * Gives the dark, opaque boxes of an open page that have readable text under them, drawn as if that were gone: text that was there
 * before a filled box or that an annotation covers, or that has the color of the box. The page is drawn to see that nothing of
 * it shows. (The method of Free Law Project's x-ray, on PDFium's page objects.) A page without such boxes costs next to nothing.
 */
export function coveredPlaces(pdfium: Pdfium, page: number): CoveredPlace[] {
  const slots = pdfium.pdfium.wasmExports.malloc(96);
  try {
    const { bars, texts } = objectsOf(pdfium, page, slots);
    bars.push(...annotatedBars(pdfium, page, slots));
    if (bars.length === 0) return [];
    const under = lettersUnder(pdfium, page, slots, bars, texts).filter(({ letters }) => isTelling(letters));
    return under.length === 0 ? [] : hiddenOf(pdfium, page, slots, under);
  } finally {
    pdfium.pdfium.wasmExports.free(slots);
  }
}

const float = (pdfium: Pdfium, at: number): number => new DataView(pdfium.pdfium.HEAPU8.buffer).getFloat32(at, true);
const whole = (pdfium: Pdfium, at: number): number => new DataView(pdfium.pdfium.HEAPU8.buffer).getUint32(at, true);

/** fpdf_edit.h */
const [textObject, pathObject, formObject] = [1, 2, 5];

/** Walks the objects of a page in the order in which they are drawn: filled bars with their place, texts with their order. */
function objectsOf(pdfium: Pdfium, page: number, slots: number): { bars: Bar[]; texts: Map<number, number> } {
  const bars: Bar[] = [];
  const texts = new Map<number, number>();
  const seen = { objects: 0 };
  const visit = (object: number, outer: Matrix, depth: number): void => {
    seen.objects += 1;
    const order = seen.objects;
    if (object === 0 || order > mostObjects) return;
    const type = pdfium.FPDFPageObj_GetType(object);
    if (type === textObject) texts.set(object, order);
    else if (type === pathObject) bars.push(...barsOf(pdfium, object, outer, slots, order));
    else if (type === formObject && depth < deepest) {
      const inner = multiplied(matrixOf(pdfium, object, slots), outer);
      const count = pdfium.FPDFFormObj_CountObjects(object);
      for (let index = 0; index < count && seen.objects <= mostObjects; index++)
        visit(pdfium.FPDFFormObj_GetObject(object, index), inner, depth + 1);
    }
  };
  const count = pdfium.FPDFPage_CountObjects(page);
  for (let index = 0; index < count && seen.objects <= mostObjects; index++)
    visit(pdfium.FPDFPage_GetObject(page, index), [1, 0, 0, 1, 0, 0], 0);
  return { bars, texts };
}

function matrixOf(pdfium: Pdfium, object: number, slots: number): Matrix {
  if (!pdfium.FPDFPageObj_GetMatrix(object, slots)) return [1, 0, 0, 1, 0, 0];
  const at = (index: number) => float(pdfium, slots + index * 4);
  return [at(0), at(1), at(2), at(3), at(4), at(5)];
}

const multiplied = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[1] * n[2],
  m[0] * n[1] + m[1] * n[3],
  m[2] * n[0] + m[3] * n[2],
  m[2] * n[1] + m[3] * n[3],
  m[4] * n[0] + m[5] * n[2] + n[4],
  m[4] * n[1] + m[5] * n[3] + n[5],
];

/** The parts of a dark filled path, each with its bounds: a bar over two lines is often one path of two rectangles. */
function barsOf(pdfium: Pdfium, path: number, outer: Matrix, slots: number, order: number): Bar[] {
  if (!pdfium.FPDFPath_GetDrawMode(path, slots, slots + 4) || whole(pdfium, slots) === 0) return [];
  // Subtle: a path whose color nobody set is black, and PDFium then says that it has none.
  if (pdfium.FPDFPageObj_GetFillColor(path, slots, slots + 4, slots + 8, slots + 12)) {
    const color = [0, 4, 8, 12].map((at) => whole(pdfium, slots + at));
    if (color[3] !== 255 || !isDark(color)) return [];
  }
  const matrix = multiplied(matrixOf(pdfium, path, slots), outer);
  const parts: Rect[] = [];
  const count = Math.min(pdfium.FPDFPath_CountSegments(path), 4000);
  for (let index = 0; index < count; index++) {
    const segment = pdfium.FPDFPath_GetPathSegment(path, index);
    if (segment === 0 || !pdfium.FPDFPathSegment_GetPoint(segment, slots, slots + 4)) continue;
    const [px, py] = [float(pdfium, slots), float(pdfium, slots + 4)];
    const [x, y] = [px * matrix[0] + py * matrix[2] + matrix[4], px * matrix[1] + py * matrix[3] + matrix[5]];
    const isMove = pdfium.FPDFPathSegment_GetType(segment) === 2;
    const last = parts.at(-1);
    if (isMove || last === undefined) parts.push([x, y, x, y]);
    else
      parts[parts.length - 1] = [
        Math.min(last[0], x),
        Math.min(last[1], y),
        Math.max(last[2], x),
        Math.max(last[3], y),
      ];
  }
  return parts.filter(isBar).map((rect) => ({ rect, order }));
}

const isBar = ([x0, y0, x1, y1]: Rect): boolean => x1 - x0 > smallest && y1 - y0 > smallest;
const isDark = ([red = 255, green = 255, blue = 255]: readonly number[]): boolean =>
  0.299 * red + 0.587 * green + 0.114 * blue < darkest;

/** fpdf_annot.h: squares, and marks for a redaction that was never applied. They lie over everything. */
const barAnnotations = new Set([5, 28]);

function annotatedBars(pdfium: Pdfium, page: number, slots: number): Bar[] {
  const bars: Bar[] = [];
  const count = Math.min(pdfium.FPDFPage_GetAnnotCount(page), 2000);
  for (let index = 0; index < count; index++) {
    const annotation = pdfium.FPDFPage_GetAnnot(page, index);
    if (annotation === 0) continue;
    if (barAnnotations.has(pdfium.FPDFAnnot_GetSubtype(annotation)) && pdfium.FPDFAnnot_GetRect(annotation, slots)) {
      const [left, top, right, bottom] = [0, 4, 8, 12].map((at) => float(pdfium, slots + at)) as [
        number,
        number,
        number,
        number,
      ];
      const rect: Rect = [Math.min(left, right), Math.min(bottom, top), Math.max(left, right), Math.max(bottom, top)];
      if (isBar(rect)) bars.push({ rect, order: Infinity });
    }
    pdfium.FPDFPage_CloseAnnot(annotation);
  }
  return bars;
}

type Under = { readonly bar: Bar; readonly letters: Letter[] };

function lettersUnder(
  pdfium: Pdfium,
  page: number,
  slots: number,
  bars: readonly Bar[],
  texts: ReadonlyMap<number, number>,
): Under[] {
  const found = bars.map((bar): Under => ({ bar, letters: [] }));
  const text = pdfium.FPDFText_LoadPage(page);
  if (text === 0) return [];
  try {
    const count = pdfium.FPDFText_CountChars(text);
    let gap = '';
    for (let index = 0; index < count; index++) {
      const code = pdfium.FPDFText_GetUnicode(text, index);
      if (code === 10 || code === 13) gap = '\n';
      else if (code <= 32 && gap === '') gap = ' ';
      if (code <= 32 || code > 0x10ffff || code === 0xfffd || pdfium.FPDFText_IsGenerated(text, index) === 1) continue;
      if (!pdfium.FPDFText_GetCharBox(text, index, slots, slots + 8, slots + 16, slots + 24)) continue;
      const before = gap;
      gap = '';
      const view = new DataView(pdfium.pdfium.HEAPU8.buffer);
      const at = (slot: number) => view.getFloat64(slots + slot * 8, true);
      const place: Rect = [at(0), at(2), at(1), at(3)];
      const over = found.filter(({ bar }) => shareOf(place, bar.rect) >= covered);
      if (over.length === 0) continue;
      const order = texts.get(pdfium.FPDFText_GetTextObject(text, index)) ?? 0;
      // Subtle: the last of several boxes is the one that is seen.
      const top = over.reduce((a, b) => (b.bar.order >= a.bar.order ? b : a));
      if (order < top.bar.order || isDarkLetter(pdfium, text, index, slots))
        top.letters.push({ char: String.fromCodePoint(code), place, gap: before });
    }
  } finally {
    pdfium.FPDFText_ClosePage(text);
  }
  return found;
}

function isDarkLetter(pdfium: Pdfium, text: number, index: number, slots: number): boolean {
  if (!pdfium.FPDFText_GetFillColor(text, index, slots, slots + 4, slots + 8, slots + 12)) return true;
  return isDark([0, 4, 8].map((at) => whole(pdfium, slots + at)));
}

function shareOf(place: Rect, rect: Rect): number {
  const width = Math.min(place[2], rect[2]) - Math.max(place[0], rect[0]);
  const height = Math.min(place[3], rect[3]) - Math.max(place[1], rect[1]);
  const area = (place[2] - place[0]) * (place[3] - place[1]);
  return width <= 0 || height <= 0 || area <= 0 ? 0 : (width * height) / area;
}

/** What is put under a box in the place of what was removed. */
const placeholder = /^(?:(?:name|text|page)?redact(?:ed|ion|ions)?|confidential|privileged?|sealed|filedunderseal)+$/;

/** Two letters or figures at least, not the same one over and over, and not the word that stands for what was removed. */
function isTelling(letters: readonly Letter[]): boolean {
  const plain = letters.map(({ char }) => char.toLowerCase()).filter((char) => /[\p{L}\p{N}]/u.test(char));
  if (placeholder.test(plain.join(''))) return false;
  return plain.length >= 2 && new Set(plain).size >= 2;
}

const wordsOf = (letters: readonly Letter[]): string =>
  letters
    .map(({ gap, char }) => gap + char)
    .join('')
    .trim();

const dotsPerPoint = 2;
const mostDots = 16_000_000;

/** Draws the page and gives the boxes of which every letter lies on one even, dark color. */
function hiddenOf(pdfium: Pdfium, page: number, slots: number, under: readonly Under[]): CoveredPlace[] {
  const [pageWidth, pageHeight] = [pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)];
  const scale = Math.min(dotsPerPoint, Math.sqrt(mostDots / (pageWidth * pageHeight)));
  const [width, height] = [Math.max(1, Math.round(pageWidth * scale)), Math.max(1, Math.round(pageHeight * scale))];
  const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, 2, 0, 0);
  if (bitmap === 0) return [];
  try {
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 1);
    const stride = pdfium.FPDFBitmap_GetStride(bitmap);
    const from = pdfium.FPDFBitmap_GetBuffer(bitmap);
    const place = (x: number, y: number): readonly [number, number] => {
      pdfium.FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, slots, slots + 4);
      const view = new DataView(pdfium.pdfium.HEAPU8.buffer);
      return [view.getInt32(slots, true), view.getInt32(slots + 4, true)];
    };
    return under
      .filter(({ bar, letters }) => {
        const drawn = { place, stride, from, width, height };
        const even = letters.filter((letter) => isEven(pdfium, drawn, within(letter.place, bar.rect)));
        return isTelling(even) && even.length >= letters.length * 0.8;
      })
      .map(({ bar, letters }) => ({ rect: bar.rect, words: wordsOf(letters) }));
  } finally {
    pdfium.FPDFBitmap_Destroy(bitmap);
  }
}

/** The part of a letter that lies in a box, clear of its edge. */
const within = (place: Rect, rect: Rect): Rect => [
  Math.max(place[0], rect[0] + 0.5),
  Math.max(place[1], rect[1] + 0.5),
  Math.min(place[2], rect[2] - 0.5),
  Math.min(place[3], rect[3] - 0.5),
];

type Drawn = {
  readonly place: (x: number, y: number) => readonly [number, number];
  readonly stride: number;
  readonly from: number;
  readonly width: number;
  readonly height: number;
};

function isEven(pdfium: Pdfium, drawn: Drawn, [x0, y0, x1, y1]: Rect): boolean {
  const [ax, ay] = drawn.place(x0, y0);
  const [bx, by] = drawn.place(x1, y1);
  const [left, right] = [Math.max(0, Math.min(ax, bx)), Math.min(drawn.width - 1, Math.max(ax, bx))];
  const [top, bottom] = [Math.max(0, Math.min(ay, by)), Math.min(drawn.height - 1, Math.max(ay, by))];
  const dots = pdfium.pdfium.HEAPU8;
  let [low, high] = [255, 0];
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const at = drawn.from + row * drawn.stride + column * 3;
      const light = 0.114 * (dots[at] ?? 0) + 0.587 * (dots[at + 1] ?? 0) + 0.299 * (dots[at + 2] ?? 0);
      low = Math.min(low, light);
      high = Math.max(high, light);
    }
  }
  return high >= low && high < darkest && high - low < 12;
}
