import type { PdfFile } from './pdf-file.ts';
import { PdfDict, PdfRef, PdfStream, type PdfValue } from './pdf-values.ts';

/** What leads from a page to other pages, and shows nothing. */
const elsewhere = new Set(['Parent', 'P', 'Popup', 'B', 'StructParents', 'Dest', 'A', 'AA']);

/** Gives the pages, from 1, that show something of an object which could not be read. */
export function damagedPages(file: PdfFile): readonly number[] {
  if (file.damaged.size === 0) return [];
  return file.pages.flatMap((page, index) => (reachesDamage(file, [page.dict, page.resources]) ? [index + 1] : []));
}

function reachesDamage(file: PdfFile, from: readonly (PdfValue | undefined)[]): boolean {
  const seen = new Set<number>();
  const waiting: (PdfValue | undefined)[] = [...from];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (value instanceof PdfRef) {
      if (file.damaged.has(value.number)) return true;
      if (!seen.has(value.number)) waiting.push(file.object(value.number));
      seen.add(value.number);
    } else if (Array.isArray(value)) waiting.push(...(value as readonly PdfValue[]));
    else {
      const dict = value instanceof PdfStream ? value.dict : value;
      if (!(dict instanceof PdfDict)) continue;
      for (const [key, inner] of dict.entries) if (!elsewhere.has(key)) waiting.push(inner);
    }
  }
  return false;
}
