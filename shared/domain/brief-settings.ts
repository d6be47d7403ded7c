import { z } from 'zod';
import { idSchema, lineSchema, textSchema } from './ids.ts';

/** What a person sets for one paper, beside its words; every setting has a default, so `{}` is whole. */
export const briefSettingsSchema = z.object({
  lineNumbers: z.boolean().default(false),
  /** PDF/UA-1 is tagged for screen readers; PDF/A-2a is for archives. */
  standard: z.enum(['ua-1', 'a-2a']).default('ua-1'),
  /** Lines at the head of the first page of a letter or brief; empty leaves it out. */
  letterhead: textSchema.default(''),
  /** To whom a letter or request goes, line by line. */
  addressee: textSchema.default(''),
  /** Overrides of the caption; an empty line takes what the case says. */
  caption: z
    .object({ forum: lineSchema, title: lineSchema, employee: lineSchema, employer: lineSchema, matter: lineSchema })
    .default({ forum: '', title: '', employee: '', employer: '', matter: '' }),
  /** Who signs; an empty name takes the representative of the case. `contact` is line by line. */
  signature: z
    .object({ name: lineSchema, role: lineSchema, organization: lineSchema, contact: textSchema })
    .default({ name: '', role: '', organization: '', contact: '' }),
  bundle: z
    .object({
      /** Ids of the exhibits that go with this paper, or null for all. */
      exhibits: z.array(idSchema).max(100_000).nullable(),
      tabs: z.enum(['none', 'slip-sheets']),
      /** Largest part in megabytes (10^6 bytes), or null for one file. */
      sizeCap: z.number().positive().max(100_000).nullable(),
      /** Make pictures of more than 300 dots to the inch smaller in the bundle's copy; absent where nobody decided. */
      reducePictures: z.boolean().optional(),
      certificate: z.boolean(),
      custody: z.boolean(),
    })
    .default({ exhibits: null, tabs: 'none', sizeCap: null, certificate: true, custody: false }),
});
export type BriefSettings = z.infer<typeof briefSettingsSchema>;

/** The settings of a paper on which nobody has decided anything. */
export const standardSettings: BriefSettings = briefSettingsSchema.parse({});
