import { z } from 'zod';

/** The id of a row: UUIDv7 text. */
export const idSchema = z.string().min(1).max(64);

/** A calendar day, `YYYY-MM-DD`. */
export const daySchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Free text that a person typed, at most 20,000 characters. */
export const textSchema = z.string().max(20_000);

/** A short text of one line. */
export const lineSchema = z.string().max(500);
