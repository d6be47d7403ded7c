import { z } from 'zod';
import type { BatesRange } from './bates.ts';
import { daySchema, idSchema, lineSchema, textSchema } from './ids.ts';
import type { ExportMarks, Source } from './sources.ts';

export const productionDirections = ['given', 'received'] as const;
export type ProductionDirection = (typeof productionDirections)[number];

/** A set of sources given to or received from the other side on a day, by a means. */
export const productionSchema = z.object({
  id: idSchema,
  direction: z.enum(productionDirections),
  date: daySchema,
  /** To whom it was given, or from whom received. */
  party: lineSchema,
  /** By hand, by mail, by e-mail ... */
  means: lineSchema,
  title: lineSchema,
  /** What the cover letter says. */
  letter: textSchema,
  note: textSchema,
  /** When a production that was given was entered as handed over: its list then stays as it is. Null before, and for one received. */
  servedAt: z.string().nullable(),
});
export type Production = z.infer<typeof productionSchema>;

/** A source within a production. */
export const productionSourceSchema = z.object({
  id: idSchema,
  production: idSchema,
  source: idSchema,
  position: z.number().int().nonnegative(),
  /** The range of our own numbers under which it was given, or null. */
  bates: idSchema.nullable(),
  /** Numbers that the other side had put on it, as printed. */
  theirBates: lineSchema,
  /** Kept back when the production was handed over. */
  withheld: z.boolean(),
  /** Why it was kept back, or handed over although it could be kept back; empty for a source without bar. */
  reason: lineSchema,
});
export type ProductionSource = z.infer<typeof productionSourceSchema>;

/** A production that was written out into a folder. */
export const productionExportSchema = z.object({
  id: idSchema,
  production: idSchema,
  /** Name of the folder, without its path. */
  folder: z.string().max(1000),
  exportedAt: z.string(),
  files: z.number().int(),
  bytes: z.number().int(),
  /** Of the index.csv, which lists the hash of every other file. */
  sha256: z.string().length(64),
});
export type ProductionExport = z.infer<typeof productionExportSchema>;

export const productionBars = [
  'attorney-client',
  'work-product',
  'union-communication',
  'compelled',
  'sealed',
  'protective-order',
  'covered-text',
] as const;
/** Why a source is not handed over unless a person says so, with a reason. */
export type ProductionBar = (typeof productionBars)[number];

/** What each bar is called, on screen and on paper. */
export const barTitles: Readonly<Record<ProductionBar, string>> = {
  'attorney-client': 'Attorney-client privilege',
  'work-product': 'Attorney work product',
  'union-communication': 'Union communication',
  compelled: 'Compelled statement',
  sealed: 'Under seal',
  'protective-order': 'Protective order',
  'covered-text': 'Text under boxes',
};

/** Gives every reason for which a source is not handed over by itself; none for most sources. */
export function barsOf(source: ExportMarks): ProductionBar[] {
  const bars: ProductionBar[] = [];
  if (source.privilege !== 'none') bars.push(source.privilege);
  if (source.compelled) bars.push('compelled');
  if (source.confidentiality === 'sealed' || source.confidentiality === 'protective-order') {
    bars.push(source.confidentiality);
  }
  return bars;
}

/** As `barsOf`, and that text under its boxes would be handed over with it; `covered` holds the sources of which that is so. */
export function barsOnPaper(
  source: ExportMarks & { readonly id: string },
  covered: { readonly has: (source: string) => boolean },
): ProductionBar[] {
  return covered.has(source.id) ? [...barsOf(source), 'covered-text'] : barsOf(source);
}

/** What a person says of a source with a bar: hand it over all the same, or keep it back; the reason goes to the log. */
export const productionDecisionSchema = z.object({
  source: idSchema,
  produce: z.boolean(),
  reason: lineSchema,
});
export type ProductionDecision = Readonly<z.infer<typeof productionDecisionSchema>>;

/** What is stamped on every page of a source that may not be passed around freely, or null. */
export function productionLegend(confidentiality: Source['confidentiality']): string | null {
  switch (confidentiality) {
    case 'none':
      return null;
    case 'confidential':
      return 'CONFIDENTIAL';
    case 'protective-order':
      return 'CONFIDENTIAL - SUBJECT TO PROTECTIVE ORDER';
    case 'sealed':
      return 'FILED UNDER SEAL';
  }
}

/** Where a source stands between the sides. */
export const productionStateSchema = z.object({
  source: idSchema,
  production: idSchema,
  /** `preparing`: on the list of a production that is not handed over yet. */
  state: z.enum(['preparing', 'produced', 'received', 'withheld']),
  date: daySchema,
  party: z.string(),
});
export type ProductionState = Readonly<z.infer<typeof productionStateSchema>>;

const stateRank = { produced: 0, received: 1, withheld: 2, preparing: 3 } as const;

/** Gives the state that tells most of a source: produced before received before withheld before preparing, the earliest day of each. */
export function leadingState(states: readonly ProductionState[]): ProductionState | null {
  const [first] = states.toSorted(
    (a, b) => stateRank[a.state] - stateRank[b.state] || (a.date < b.date ? -1 : a.date > b.date ? 1 : 0),
  );
  return first ?? null;
}

/** Gives the first and the last number over all ranges of a production, in their order; empty where none has numbers. */
export function batesSpan(ranges: readonly Pick<BatesRange, 'prefix' | 'first' | 'pages'>[]): readonly {
  readonly prefix: string;
  readonly first: number;
  readonly pages: number;
}[] {
  const spans: { prefix: string; first: number; pages: number }[] = [];
  const order = ranges.toSorted((a, b) => (a.prefix < b.prefix ? -1 : a.prefix > b.prefix ? 1 : a.first - b.first));
  for (const range of order) {
    const last = spans.at(-1);
    if (last !== undefined && last.prefix === range.prefix && last.first + last.pages === range.first) {
      last.pages += range.pages;
    } else spans.push({ prefix: range.prefix, first: range.first, pages: range.pages });
  }
  return spans;
}

/** What a cover letter says until a person writes another. */
export function defaultLetter(client: string): string {
  return [
    `Enclosed are the documents listed in the accompanying index, produced on behalf of ${client}. The index states for each its numbers, its date, its pages and the SHA-256 hash of the file.`,
    'Please tell me promptly if an item is missing or cannot be opened.',
    'This production is made without waiver of any privilege or objection, and may be supplemented.',
  ].join('\n\n');
}
