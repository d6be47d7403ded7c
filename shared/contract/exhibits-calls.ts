import { z } from 'zod';
import { exhibitNumberSchema, exhibitSchema, seriesRowSchema } from '../domain/exhibits.ts';
import { idSchema, lineSchema } from '../domain/ids.ts';
import { byId, nothing, type Call } from './call.ts';
import { exhibitRowSchema, seriesViewSchema } from './views.ts';

const wantedExhibit = z.object({
  source: exhibitSchema.shape.source,
  series: exhibitSchema.shape.series,
  number: exhibitNumberSchema.nullable().default(null),
  late: z.boolean().default(false),
});

/** Calls on exhibits and their series. */
export const exhibitsCalls = {
  'exhibits.list': { input: nothing, output: z.array(exhibitRowSchema) },
  /**
   * Sets the whole list in order. A source that is withheld is refused with `conflict`, a compelled statement that comes new onto it
   * only where no reason is given; a series that is none or a number that stands twice in a series with `invalid-input`.
   */
  'exhibits.set': {
    input: z.object({ exhibits: z.array(wantedExhibit).max(100_000), compelledReason: lineSchema.default('') }),
    output: z.array(exhibitRowSchema),
  },
  /** Every series in its order, the built-in ones among them. */
  'series.list': { input: nothing, output: z.array(seriesViewSchema) },
  /** Changes a series, or adds one where `id` is null, at the end. A label that another series has is a `conflict`. */
  'series.set': {
    input: seriesRowSchema.omit({ position: true }).extend({ id: idSchema.nullable() }),
    output: z.array(seriesViewSchema),
  },
  'series.order': { input: z.object({ ids: z.array(idSchema).max(1000) }), output: z.array(seriesViewSchema) },
  /** A built-in series goes back to what it was. `conflict` for another one that still has exhibits. */
  'series.remove': { input: byId, output: z.array(seriesViewSchema) },
} as const satisfies Record<string, Call>;
