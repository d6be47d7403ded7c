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
});
export type Exhibit = z.infer<typeof exhibitSchema>;

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
