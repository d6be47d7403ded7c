import { z } from 'zod';

/**
 * How a file stands against what was exported. `exact`: byte for byte. `saved-anew`: other bytes, but every page as it was.
 * `altered`: pages differ. `unknown`: no export of the case. `no-case`: there was no case to hold it against.
 */
export const fileStandings = ['exact', 'saved-anew', 'altered', 'unknown', 'no-case'] as const;

/** How an exhibit of the export stands in the case now. `same`: its bytes still have the hash that the file was made with. */
export const exhibitStandings = ['same', 'changed', 'missing'] as const;

/** What was found of a file that may have been exported from this case. Pages from 1. */
export const fileCheckSchema = z.object({
  fileName: z.string(),
  sha256: z.string(),
  pages: z.number().int(),
  standing: z.enum(fileStandings),
  /** The export that it is, or was made from; `part` from 0 where that was split. */
  export: z
    .object({
      id: z.string(),
      fileName: z.string(),
      issuedOn: z.string(),
      exportedAt: z.string(),
      servedOn: z.string().nullable(),
      servedTo: z.string(),
      part: z.number().int(),
      parts: z.number().int(),
    })
    .nullable(),
  exhibits: z.array(
    z.object({
      label: z.string(),
      title: z.string(),
      sha256: z.string(),
      standing: z.enum(exhibitStandings),
      /** Pages of the exhibit that are not as they were exported. */
      pages: z.array(z.number().int()),
    }),
  ),
  /** What was found, in plain words, one sentence each. */
  lines: z.array(z.string()),
  /** Exhibits and hashes that the file states of itself: words on a page, that anybody may have written. */
  stated: z.array(z.object({ label: z.string(), sha256: z.string() })),
});
export type FileCheck = z.infer<typeof fileCheckSchema>;
