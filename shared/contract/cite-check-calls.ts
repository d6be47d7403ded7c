import { z } from 'zod';
import { briefDocumentSchema } from '../domain/brief-document.ts';
import { citeCheckSchema, citeDismissalSchema, findingSchema } from '../domain/cite-check.ts';
import { daySchema, idSchema } from '../domain/ids.ts';
import { byId, type Call, nothing, token } from './call.ts';

/** Calls that hold a paper against the case. */
export const citeCheckCalls = {
  /** Checks the document as it stands in the editor; without one, what `briefs.document` gives. */
  'cite-check.run': {
    input: z.object({ job: token, brief: idSchema, document: briefDocumentSchema.optional() }),
    output: citeCheckSchema,
  },
  /** Lets a finding stand. One that stops the export is refused with `conflict`. */
  'cite-check.dismiss': {
    input: z.object({
      brief: idSchema,
      finding: findingSchema.pick({ key: true, kind: true, text: true }),
      reason: citeDismissalSchema.shape.reason.default(''),
    }),
    output: citeDismissalSchema,
  },
  /** Writes the check as a PDF to a granted path; `date` is the day on it. */
  'cite-check.report': {
    input: z.object({ job: token, brief: idSchema, date: daySchema, token }),
    output: z.object({ pages: z.number() }),
  },
  'cite-check.undismiss': { input: byId, output: nothing },
} as const satisfies Record<string, Call>;
