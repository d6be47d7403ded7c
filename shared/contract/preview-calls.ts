import { z } from 'zod';
import { briefDocumentSchema } from '../domain/brief-document.ts';
import { daySchema, idSchema } from '../domain/ids.ts';
import { bytesSchema, type Call } from './call.ts';

/** The preview beside the editor. */
export const previewCalls = {
  /**
   * The paper without its exhibits, as it would be exported with them; `document` is what stands in the editor. Of those that
   * wait the last one wins, the others fail with `cancelled`. An error in a firm's template: `invalid-input` with `file`, `line`.
   */
  'briefs.preview-front': {
    input: z.object({ brief: idSchema, document: briefDocumentSchema.optional(), date: daySchema }),
    output: z.object({
      pdf: bytesSchema,
      pages: z.number(),
      /** Where each block of the document begins: block from 0, page from 1, points below the upper edge of the page. */
      places: z.array(z.object({ block: z.number(), page: z.number(), top: z.number() })),
      warnings: z.array(z.string()),
      /** Characters that no font has, and the blocks of the document in which they stand. */
      missing: z.array(z.object({ character: z.string(), codePoint: z.string(), blocks: z.array(z.number()) })),
    }),
  },
} as const satisfies Record<string, Call>;
