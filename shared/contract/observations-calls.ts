import { z } from 'zod';
import { daySchema, idSchema } from '../domain/ids.ts';
import { observationSchema } from '../domain/source-parts.ts';
import { type Call, byId, byIds, bytesSchema, nothing, patchOf } from './call.ts';
import { excerptViewSchema, observationViewSchema } from './views.ts';

const shape = observationSchema.pick({
  secondsFrom: true,
  secondsTo: true,
  wallClock: true,
  text: true,
  observer: true,
});

/** Calls on what was seen and heard in recordings. */
export const observationsCalls = {
  /** The log of a recording or of an audit note, in order of time. */
  'observations.list': { input: z.object({ source: idSchema }), output: z.array(observationViewSchema) },
  /** Seconds that the recording does not have are refused with `invalid-input`. */
  'observations.create': {
    input: shape.partial().required({ text: true }).extend({ source: idSchema }),
    output: observationViewSchema,
  },
  'observations.update': { input: patchOf(shape.partial()), output: observationViewSchema },
  'observations.remove': { input: byIds, output: nothing },
  /** The span excerpt of an observation, made when it has none yet. */
  'observations.excerpt': { input: byId, output: excerptViewSchema },
  /** The log as it stands, set as a PDF that becomes evidence of its own: an audit note that is a part of the recording. */
  'observations.print': { input: z.object({ source: idSchema, date: daySchema }), output: z.object({ id: idSchema }) },
  /** Offsets of the stills that the sheet of a recording would show, and the next place of which one is wanted, or null. */
  'stills.sheet': {
    input: z.object({ source: idSchema }),
    output: z.object({ shown: z.array(z.number()), taken: z.number().int(), next: z.number().nullable() }),
  },
  /** A picture of a video at a media offset, as PNG; it becomes a photo that is a part of the video. */
  'stills.create': {
    input: z.object({ source: idSchema, seconds: z.number().nonnegative(), bytes: bytesSchema }),
    output: z.object({ id: idSchema }),
  },
} as const satisfies Record<string, Call>;
