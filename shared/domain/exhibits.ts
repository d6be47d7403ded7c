import { z } from 'zod';
import { idSchema } from './ids.ts';
import { pinPlace, type Excerpt } from './excerpts.ts';

/** The series that every case has; a person may rename them and add others. */
export const exhibitSeries = ['joint', 'union', 'employer'] as const;

/** A number that a person fixes: no blanks, so that label and number never run together. */
export const exhibitNumberSchema = z.string().regex(/^[A-Za-z0-9.-]{1,12}$/);

/** A source offered under a label: the label is rendered from series and order, the id is the key. */
export const exhibitSchema = z.object({
  id: idSchema,
  source: idSchema,
  /** The id of a series. */
  series: idSchema,
  position: z.number().int().nonnegative(),
  /** The number of the label that a person fixed, such as `12A`; null counts on within the series. */
  number: exhibitNumberSchema.nullable(),
  /** Offered late: it stands after all others of the bundle. */
  late: z.boolean(),
});
export type Exhibit = z.infer<typeof exhibitSchema>;

export const stampCorners = [
  'top-left',
  'top-center',
  'top-right',
  'bottom-left',
  'bottom-center',
  'bottom-right',
] as const;
export const stampFonts = ['sans', 'serif', 'mono'] as const;

/** How the pages of a series are stamped; sizes in points. `text` holds `{label}`, and may hold words around it. */
export const stampStyleSchema = z.object({
  corner: z.enum(stampCorners),
  font: z.enum(stampFonts),
  size: z.number().min(6).max(24),
  text: z
    .string()
    .min(1)
    .max(80)
    .refine((text) => text.includes('{label}'), 'the words of a stamp hold {label}'),
});
export type StampStyle = z.infer<typeof stampStyleSchema>;

/** The stamp of a series on which nobody has decided anything. */
export const standardStamp: StampStyle = { corner: 'top-right', font: 'sans', size: 11, text: '{label}' };

/** A series as a person set it; the id of a built-in series is its name in `exhibitSeries`. */
export const seriesRowSchema = z.object({
  id: idSchema,
  name: z.string().trim().min(1).max(60),
  /** What stands before the number: `Union Ex.`. */
  label: z.string().trim().min(1).max(40),
  numbering: z.enum(['1', 'A']),
  position: z.number().int().nonnegative(),
  stamp: stampStyleSchema,
});
export type SeriesRow = z.infer<typeof seriesRowSchema>;

/** The built-in series as they are until a person changes them. */
export const standardSeries: readonly SeriesRow[] = [
  { id: 'joint', name: 'Joint', label: 'Jt. Ex.', numbering: '1', position: 0, stamp: standardStamp },
  { id: 'union', name: 'Union', label: 'Union Ex.', numbering: '1', position: 1, stamp: standardStamp },
  { id: 'employer', name: 'Employer', label: 'Er. Ex.', numbering: '1', position: 2, stamp: standardStamp },
];

/** Gives every series in its order: the built-in ones, as changed by rows of the same id, and those that a person added. */
export function seriesInForce(rows: readonly SeriesRow[]): SeriesRow[] {
  const changed = new Map(rows.map((row) => [row.id, row]));
  const own = rows.filter((row) => !standardSeries.some(({ id }) => id === row.id));
  return [...standardSeries.map((row) => changed.get(row.id) ?? row), ...own].toSorted(
    (a, b) => a.position - b.position || compare(a.id, b.id),
  );
}

/** What a label is made of. */
export type Labelled = Pick<Exhibit, 'id' | 'series' | 'position' | 'number' | 'late'>;

/**
 * Gives exhibits in the order in which a bundle holds them: by series, each by position; then the late ones, in the order in which
 * they came.
 */
export function orderExhibits<T extends Omit<Labelled, 'number'>>(
  exhibits: readonly T[],
  series: readonly SeriesRow[] = standardSeries,
): T[] {
  const ranks = new Map(series.map(({ id }, at) => [id, at]));
  const rank = (e: T) => (e.late ? series.length + 1 : (ranks.get(e.series) ?? series.length));
  return exhibits.toSorted((a, b) => rank(a) - rank(b) || a.position - b.position || compare(a.id, b.id));
}

/**
 * Gives each exhibit's label by its id. Numbers that a person fixed stand; the others count from 1 (or A) within their series in the
 * order of the bundle, past the fixed ones. Late exhibits come last, so that none of them changes the label of another.
 */
export function exhibitLabels(
  exhibits: readonly Labelled[],
  series: readonly SeriesRow[] = standardSeries,
): ReadonlyMap<string, string> {
  const byId = new Map(series.map((one) => [one.id, one]));
  const taken = new Map<string, Set<string>>();
  const counts = new Map<string, number>();
  for (const { series: id, number } of exhibits) {
    const numbers = taken.get(id) ?? new Set();
    taken.set(id, numbers);
    if (number !== null) numbers.add(number.toLowerCase());
  }
  const labels = new Map<string, string>();
  for (const exhibit of orderExhibits(exhibits, series)) {
    const { numbering, label } = byId.get(exhibit.series) ?? { numbering: '1', label: exhibit.series };
    let number = exhibit.number;
    while (number === null) {
      const count = (counts.get(exhibit.series) ?? 0) + 1;
      counts.set(exhibit.series, count);
      const next = numbering === 'A' ? letters(count) : String(count);
      if (taken.get(exhibit.series)?.has(next.toLowerCase()) !== true) number = next;
    }
    labels.set(exhibit.id, `${label} ${number}`);
  }
  return labels;
}

/** Gives the count from 1 in letters: A to Z, AA, AB and on. */
export function letters(count: number): string {
  let rest = count;
  let text = '';
  while (rest > 0) {
    text = String.fromCharCode(65 + ((rest - 1) % 26)) + text;
    rest = Math.floor((rest - 1) / 26);
  }
  return text;
}

/** Gives the words of a stamp for one exhibit. */
export const stampWords = (stamp: StampStyle, label: string): string => stamp.text.replaceAll('{label}', () => label);

/** Gives what a list says of an exhibit beside its title. */
export function exhibitMarks(row: { readonly confidentiality: string; readonly letIn: string | null }): string[] {
  return [
    ...(row.letIn === null ? [] : ['compelled statement']),
    ...(row.confidentiality === 'confidential' ? ['confidential'] : []),
  ];
}

/** Gives the rendered place of an excerpt: `Union Ex. 4 at 3`. A source that is no exhibit is cited by its title. */
export function pinCite(
  excerpt: Pick<Excerpt, 'kind' | 'page' | 'lineFrom' | 'lineTo' | 'secondsFrom' | 'secondsTo'>,
  label: string,
): string {
  return `${label} ${pinPlace(excerpt)}`;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
