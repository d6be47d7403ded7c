import { z } from 'zod';
import { errorCodes, toAppError } from '../errors.ts';

export const failureSchema = z.object({
  code: z.enum(errorCodes),
  message: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
});

/** A failure as it crosses a process border. `message` is for support; the window words it by `code` and `data`. */
export type Failure = z.infer<typeof failureSchema>;

export type Envelope<T = unknown> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Failure };

/** Gives the envelope of a failure; the stack stays behind. */
export function failed(cause: unknown): { ok: false; error: Failure } {
  const error = toAppError(cause);
  return { ok: false, error: { code: error.code, message: error.message, data: { ...error.data } as Failure['data'] } };
}
