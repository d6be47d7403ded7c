import { z } from 'zod';
import { idSchema } from './ids.ts';

/** `running` with nothing under way: it was cut off, and can go on. `failed`: something stopped it (a full disk), it can too. */
export const importStates = ['running', 'done', 'cancelled', 'failed', 'dismissed'] as const;
export type ImportState = (typeof importStates)[number];

export const importOutcomes = ['added', 'duplicate', 'unreadable', 'refused'] as const;

/** What became of a file, or of a part found within it. */
export const importOutcomeSchema = z.object({
  /** Where the file was. */
  path: z.string(),
  /** The way to a part within the file, one name to a line; empty for the file itself. */
  inside: z.string(),
  outcome: z.enum(importOutcomes),
  source: idSchema.nullable(),
  sha256: z.string().nullable(),
  kind: z.string().nullable(),
  pages: z.number().nullable(),
  chars: z.number().nullable(),
  reason: z.string().nullable(),
});
export type ImportOutcome = z.infer<typeof importOutcomeSchema>;

/** How many files and parts had which outcome; `parts` counts those added from within others. */
export const importCountsSchema = z.object({
  files: z.number().int(),
  added: z.number().int(),
  parts: z.number().int(),
  duplicate: z.number().int(),
  unreadable: z.number().int(),
  refused: z.number().int(),
});
export type ImportCounts = z.infer<typeof importCountsSchema>;

export const importRunSchema = z.object({
  id: idSchema,
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  state: z.enum(importStates),
  /** Files and folders that were asked for. */
  paths: z.array(z.string()),
  /** Files finished, and how many there are: null while not counted. */
  finished: z.number().int(),
  total: z.number().int().nullable(),
  counts: importCountsSchema,
});
export type ImportRun = z.infer<typeof importRunSchema>;

/** What is being done with a file: its bytes go in, they are looked into, its parts are taken out, its rows are written. */
export type ImportPhase = 'storing' | 'reading' | 'parts' | 'entering';

/** How far an import is. Bytes count files as they were found; `null`: not counted yet, or not sensible to say. */
export type ImportProgress = {
  readonly files: number;
  readonly totalFiles: number | null;
  readonly bytes: number;
  readonly totalBytes: number | null;
  readonly bytesPerSecond: number | null;
  readonly secondsLeft: number | null;
  readonly paused: boolean;
  readonly now: readonly {
    readonly name: string;
    readonly phase: ImportPhase;
    readonly bytes: number;
    readonly totalBytes: number;
  }[];
};
