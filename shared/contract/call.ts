import { z } from 'zod';
import { idSchema } from '../domain/ids.ts';

/** One call: what goes in, what comes out. */
export type Call = { readonly input: z.ZodType; readonly output: z.ZodType };

export const nothing = z.object({});
export const byId = z.object({ id: idSchema });
export const byIds = z.object({ ids: z.array(idSchema).min(1).max(100_000) });
/** Stands for a path that the shell granted, or names a job. */
export const token = z.string().min(1).max(64);
export const bytesSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
/** A patch holds only what changes. */
export const patchOf = <S extends z.ZodRawShape>(schema: z.ZodObject<S>) => z.object({ id: idSchema, patch: schema });
