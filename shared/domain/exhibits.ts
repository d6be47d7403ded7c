import { z } from 'zod';
import { idSchema } from './ids.ts';
import { pinPlace, type Excerpt } from './excerpts.ts';

export const exhibitSeries = ['joint', 'union', 'employer'] as const;
export type ExhibitSeries = (typeof exhibitSeries)[number];

/** A source offered under a label: the label is rendered from series and order, the id is the key. */
export const exhibitSchema = z.object({
  id: idSchema,
  source: idSchema,
  series: z.enum(exhibitSeries),
  position: z.number().int().nonnegative(),
  /** The number of the label that a person fixed, such as `12A`; null counts on within the series. */
  number: z
    .string()
    .regex(/^[A-Za-z0-9.-]{1,12}$/)
    .nullable(),
  /** Offered late: it stands after all others of the bundle. */
  late: z.boolean(),
});
export type Exhibit = z.infer<typeof exhibitSchema>;

/** How the pages of a series are stamped; sizes in points. `text` holds `{label}`, and may hold words around it. */
export const stampStyleSchema = z.object({
  corner: z.enum(['top-right', 'top-left', 'bottom-right', 'bottom-left', 'top-center', 'bottom-center']),
  font: z.enum(['sans', 'serif', 'mono']),
  size: z.number().min(6).max(24),
  text: z.string().min(1).max(80),
});
export type StampStyle = z.infer<typeof stampStyleSchema>;

/** A series as a person set it; the id of a built-in series is its name in `exhibitSeries`. */
export const seriesRowSchema = z.object({
  id: idSchema,
  name: z.string().min(1).max(60),
  /** What stands before the number: `Union Ex.`. */
  label: z.string().min(1).max(40),
  numbering: z.enum(['1', 'A']),
  position: z.number().int().nonnegative(),
  stamp: stampStyleSchema,
});
export type SeriesRow = z.infer<typeof seriesRowSchema>;

const seriesLabels: Readonly<Record<ExhibitSeries, string>> = {
  joint: 'Jt. Ex.',
  union: 'Union Ex.',
  employer: 'Er. Ex.',
};

/** Gives exhibits in the order in which a bundle holds them: joint, union, employer, each by position. */
export function orderExhibits<T extends Pick<Exhibit, 'id' | 'series' | 'position'>>(exhibits: readonly T[]): T[] {
  const rank = (e: T) => exhibitSeries.indexOf(e.series);
  return exhibits.toSorted(
    (a, b) => rank(a) - rank(b) || a.position - b.position || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}

/** Gives each exhibit's label by its id; numbers run from 1 within a series. */
export function exhibitLabels(
  exhibits: readonly Pick<Exhibit, 'id' | 'series' | 'position'>[],
): ReadonlyMap<string, string> {
  const counts = new Map<ExhibitSeries, number>();
  const labels = new Map<string, string>();
  for (const exhibit of orderExhibits(exhibits)) {
    const number = (counts.get(exhibit.series) ?? 0) + 1;
    counts.set(exhibit.series, number);
    labels.set(exhibit.id, `${seriesLabels[exhibit.series]} ${number}`);
  }
  return labels;
}

/** Gives the rendered place of an excerpt: `Union Ex. 4 at 3`. A source that is no exhibit is cited by its title. */
export function pinCite(
  excerpt: Pick<Excerpt, 'kind' | 'page' | 'lineFrom' | 'lineTo' | 'secondsFrom' | 'secondsTo'>,
  label: string,
): string {
  return `${label} ${pinPlace(excerpt)}`;
}
