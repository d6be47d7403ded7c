import { z } from 'zod';
import { daySchema, idSchema, lineSchema } from '../domain/ids.ts';
import { briefExportSchema } from '../domain/briefs.ts';
import { fileCheckSchema } from '../domain/file-check.ts';
import { nothing, token, type Call } from './call.ts';
import { namedCheckSchema } from './views.ts';

/** Calls on briefs that leave the case or have left it. */
export const exportsCalls = {
  /** Runs the checks of an export as the case stands, and gives no PDF; writes nothing. */
  'exports.check': {
    input: z.object({ job: token, brief: idSchema, bundle: z.boolean(), date: daySchema }),
    output: z.object({ pages: z.number(), checks: z.array(namedCheckSchema), warnings: z.array(z.string()) }),
  },
  /**
   * Says that an exported file was served, for good; with a reason it corrects what was said, `on` null that it was not. A version
   * whose exact bytes were not kept fails with `conflict`: it could not be printed again.
   */
  'exports.serve': {
    input: z.object({ id: idSchema, on: daySchema.nullable(), to: lineSchema, reason: lineSchema.default('') }),
    output: briefExportSchema,
  },
  /** Writes the kept copy again, byte for byte. `conflict` where none was kept. */
  'exports.save-again': {
    input: z.object({ job: token, id: idSchema, token }),
    output: briefExportSchema,
  },
  /** By export, the exhibits whose labels the case would print otherwise now; null for one that is no exhibit any more. */
  'exports.changes': {
    input: nothing,
    output: z.record(z.string(), z.array(z.object({ was: z.string(), now: z.string().nullable() }))),
  },
  /** Writes the exhibits of a paper, a compelled statement among them with a reason, into a granted folder, each as a file of its own, with a table of hashes. */
  'exports.exhibits': {
    input: z.object({ job: token, brief: idSchema, date: daySchema, token, compelledReason: lineSchema.default('') }),
    output: z.object({ files: z.number(), warnings: z.array(z.string()) }),
  },
  /** Writes the list of a paper's exhibits as CSV. */
  'exports.exhibit-list': {
    input: z.object({ brief: idSchema, token, compelledReason: lineSchema.default('') }),
    output: z.object({ exhibits: z.number() }),
  },
  /** Holds a file that a person picked against what was exported; writes nothing. */
  'exports.check-file': { input: z.object({ job: token, token }), output: fileCheckSchema },
} as const satisfies Record<string, Call>;
