import type { Pdfium } from './pdfium.ts';

/** Bits of the permissions of an encrypted PDF (ISO 32000-1, table 22) and what is not allowed where one is not set. */
const allowed = [
  [4, 'printing'],
  [16, 'copying'],
  [8, 'changing'],
  [32, 'commenting'],
] as const;

/** Gives what the maker of an encrypted PDF asked readers not to do ("printing, copying"); empty where nothing. */
export function forbiddenBy(pdfium: Pdfium, document: number): string {
  const bits = pdfium.FPDF_GetDocUserPermissions(document);
  return allowed.flatMap(([bit, what]) => ((bits & bit) === 0 ? [what] : [])).join(', ');
}
