import type { loadPdfium } from '../sources/extract/pdfium.ts';

type Calls = Awaited<ReturnType<typeof loadPdfium>>['pdfium'];
type Matrix = readonly [number, number, number, number];

const [imageObject, formObject] = [3, 5];
const deepest = 20;

/**
 * Gives the dots to the inch of the finest picture of a page that is loaded, by its size as placed, or 0 without one. Pictures in forms
 * count, those of patterns do not. A unit of the page is taken as 1/72 in.
 */
export function finestPicture(calls: Calls, page: number): number {
  const { malloc, free } = calls.pdfium.wasmExports;
  const scratch = malloc(24);
  try {
    const level: Level = {
      count: calls.FPDFPage_CountObjects(page),
      at: (index) => calls.FPDFPage_GetObject(page, index),
      matrix: [1, 0, 0, 1],
      depth: 0,
    };
    return finestOf(calls, scratch, level);
  } finally {
    free(scratch);
  }
}

type Level = {
  readonly count: number;
  readonly at: (index: number) => number;
  readonly matrix: Matrix;
  readonly depth: number;
};

function finestOf(calls: Calls, scratch: number, level: Level): number {
  let finest = 0;
  for (let index = 0; index < level.count; index += 1) {
    const object = level.at(index);
    const type = calls.FPDFPageObj_GetType(object);
    if (type === imageObject) finest = Math.max(finest, dotsToTheInch(calls, scratch, object, level.matrix));
    if (type === formObject && level.depth < deepest) {
      const inner: Level = {
        count: calls.FPDFFormObj_CountObjects(object),
        at: (each) => calls.FPDFFormObj_GetObject(object, each),
        matrix: combined(matrixOf(calls, scratch, object), level.matrix),
        depth: level.depth + 1,
      };
      finest = Math.max(finest, finestOf(calls, scratch, inner));
    }
  }
  return finest;
}

/** By the area, so that a thin picture that is drawn wide does not count as fine. */
function dotsToTheInch(calls: Calls, scratch: number, object: number, outer: Matrix): number {
  if (!calls.FPDFImageObj_GetImagePixelSize(object, scratch, scratch + 4)) return 0;
  const view = new DataView(calls.pdfium.HEAPU8.buffer);
  const dots = view.getUint32(scratch, true) * view.getUint32(scratch + 4, true);
  const [a, b, c, d] = combined(matrixOf(calls, scratch, object), outer);
  const area = Math.abs(a * d - b * c) / (72 * 72);
  return area > 0 ? Math.sqrt(dots / area) : 0;
}

function matrixOf(calls: Calls, scratch: number, object: number): Matrix {
  if (!calls.FPDFPageObj_GetMatrix(object, scratch)) return [1, 0, 0, 1];
  const view = new DataView(calls.pdfium.HEAPU8.buffer);
  const at = (index: number) => view.getFloat32(scratch + index * 4, true);
  return [at(0), at(1), at(2), at(3)];
}

/** Lengths alone are asked for, so that what a matrix moves is left out. */
function combined([a, b, c, d]: Matrix, [e, f, g, h]: Matrix): Matrix {
  return [a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h];
}
