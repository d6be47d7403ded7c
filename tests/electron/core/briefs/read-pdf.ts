import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js';

export type ReadLink = { readonly url: string | null; readonly page: number | null };
export type ReadPage = {
  readonly text: string;
  readonly links: readonly ReadLink[];
  readonly width: number;
  readonly height: number;
  /** Each piece of text with its left and baseline in points from the bottom left, and its width. */
  readonly pieces: readonly { text: string; x: number; y: number; width: number }[];
  readonly roles: readonly string[];
};
export type ReadPdf = {
  readonly pages: readonly ReadPage[];
  readonly outline: readonly { title: string; depth: number }[];
  readonly marked: boolean;
  readonly info: Readonly<Record<string, unknown>>;
};

/** Reads a PDF back by a program other than the one that wrote it. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: bytes.slice(), useSystemFonts: true, verbosity: 0 });
  const pdf = await task.promise;
  const pages: ReadPage[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const content = await page.getTextContent();
    const items = content.items.filter((item): item is TextItem => 'str' in item);
    const links: ReadLink[] = [];
    for (const annotation of await page.getAnnotations()) {
      if (annotation.subtype !== 'Link') continue;
      const dest = typeof annotation.dest === 'string' ? await pdf.getDestination(annotation.dest) : annotation.dest;
      links.push({
        url: annotation.unsafeUrl ?? annotation.url ?? null,
        page: dest ? (await pdf.getPageIndex(dest[0])) + 1 : null,
      });
    }
    const { width, height } = page.getViewport({ scale: 1 });
    pages.push({
      text: items.map((item) => item.str + (item.hasEOL ? '\n' : '')).join(''),
      pieces: items.map((i) => ({ text: i.str, x: Number(i.transform[4]), y: Number(i.transform[5]), width: i.width })),
      links,
      width,
      height,
      roles: rolesOf(await page.getStructTree()),
    });
  }
  const outline: { title: string; depth: number }[] = [];
  const walk = (nodes: readonly { title: string; items: readonly unknown[] }[], depth: number) => {
    for (const node of nodes) {
      outline.push({ title: node.title, depth });
      walk(node.items as never, depth + 1);
    }
  };
  walk((await pdf.getOutline()) ?? [], 1);
  // Subtle: typed as an object, but a Map at run time.
  const markInfo: unknown = await pdf.getMarkInfo();
  const marked = markInfo instanceof Map && markInfo.get('Marked') === true;
  const { info } = await pdf.getMetadata();
  await task.destroy();
  return { pages, outline, marked, info: info as Record<string, unknown> };
}

function rolesOf(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { role, children } = node as { role?: string; children?: readonly unknown[] };
  return [...(role === undefined ? [] : [role]), ...(children ?? []).flatMap(rolesOf)];
}
