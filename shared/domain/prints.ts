import { z } from 'zod';
import { idSchema } from './ids.ts';

/** Papers that are made of the case alone, without anybody having written one: each is a template. */
export const listPapers = [
  'chronology',
  'exhibit-list',
  'witness-list',
  'comparator-chart',
  'just-cause-worksheet',
] as const;

/** What can be printed from the pages that the case host makes. */
export const printableSchema = z.discriminatedUnion('kind', [
  /** A paper, alone or with its exhibits as the bundle has them. */
  z.object({ kind: z.literal('paper'), brief: idSchema, bundle: z.boolean() }),
  z.object({ kind: z.literal('list'), template: z.enum(listPapers) }),
  /** A source as its printed pages; `redacted` takes out what is marked, as in a production. */
  z.object({ kind: z.literal('source'), source: idSchema, redacted: z.boolean() }),
  z.object({ kind: z.literal('observations'), source: idSchema }),
  z.object({ kind: z.literal('production'), production: idSchema, paper: z.enum(['cover-letter', 'index']) }),
  z.object({ kind: z.literal('custody'), sources: z.array(idSchema).min(1).max(100_000).nullable() }),
  /** The whole log as the window sets it; its pages come from the shell, as those of the window. */
  z.object({ kind: z.literal('custody-log') }),
  /** What stands in the window. */
  z.object({ kind: z.literal('window'), screen: z.string().min(1).max(60) }),
]);
export type Printable = Readonly<z.infer<typeof printableSchema>>;

/** So many sheets go to the printer at once, so that they fit into memory; what is longer is printed in parts. */
export const mostSheets = 250;

/** Why a range of pages cannot be used. */
export type RangeProblem = 'not-a-range' | 'backward' | 'no-such-page' | 'too-many';

/**
 * Reads a range as people type it ("1-3, 8", "5-" for the rest) for a paper of `count` pages, from 1; empty means all. Gives the
 * pages in their own order, each once.
 */
export function readRange(text: string, count: number): readonly number[] | RangeProblem {
  const wanted = new Set<number>();
  const parts = text.trim() === '' ? ['1-'] : text.split(/[,;]/u).map((part) => part.trim());
  for (const part of parts) {
    const match = /^(\d{1,9})(?:\s*[-\u2013\u2014]\s*(\d{0,9}))?$/u.exec(part);
    if (match === null) return 'not-a-range';
    const first = Number(match[1]);
    const last = match[2] === undefined ? first : match[2] === '' ? count : Number(match[2]);
    if (first < 1 || first > count || last > count || last < 1) return 'no-such-page';
    if (last < first) return 'backward';
    for (let page = first; page <= last; page++) wanted.add(page);
  }
  if (wanted.size > mostSheets) return 'too-many';
  return [...wanted].toSorted((a, b) => a - b);
}

/** Gives pages (from 1, in order) as a range: "1-3, 8". */
export function rangeText(pages: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const page of pages) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] + 1 === page) run[1] = page;
    else runs.push([page, page]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(', ');
}

export const sheetSizes = {
  'us-letter': { title: 'Letter, 8.5 × 11 in', width: 612, height: 792 },
  a4: { title: 'A4, 210 × 297 mm', width: 595.28, height: 841.89 },
} as const;
export type SheetSize = keyof typeof sheetSizes;

/** `actual`: at its own size, and smaller only where it would not fit; `margins`: within what every printer can reach. */
export const sheetFits = ['actual', 'margins'] as const;
export type SheetFit = (typeof sheetFits)[number];

/** Points that are kept free at each edge for a printer that cannot reach it: a quarter of an inch. */
const unreached = 18;
/** Height of the strip for the head line, in points from the upper edge. */
const headStrip = 34;

/** Where a page lies on its sheet: points from the upper left corner, the sheet as one reads it. */
export type PlacedPage = {
  /** The sheet lies on its side. */
  readonly landscape: boolean;
  readonly sheetWidth: number;
  readonly sheetHeight: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Lays a page (points, as one reads it) on a sheet: centered, never enlarged, below the head line where there is one. */
export function placePage(
  page: { readonly width: number; readonly height: number },
  options: { readonly sheet: SheetSize; readonly fit: SheetFit; readonly head: boolean },
): PlacedPage {
  const size = sheetSizes[options.sheet];
  const landscape = page.width > page.height;
  const [sheetWidth, sheetHeight] = landscape ? [size.height, size.width] : [size.width, size.height];
  const edge = options.fit === 'margins' ? unreached : 0;
  const top = Math.max(edge, options.head ? headStrip : 0);
  const room = { width: sheetWidth - 2 * edge, height: sheetHeight - top - edge };
  const scale = Math.min(1, room.width / page.width, room.height / page.height);
  const [width, height] = [page.width * scale, page.height * scale];
  return {
    landscape,
    sheetWidth,
    sheetHeight,
    x: (sheetWidth - width) / 2,
    y: top + (room.height - height) / 2,
    width,
    height,
  };
}
