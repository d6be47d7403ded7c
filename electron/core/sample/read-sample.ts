import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';
import { type Sample, sampleSchema } from './sample-schema.ts';

/** Gives the sample of a folder (resources/sample). Throws `invalid-input` naming what is wrong in its case.json. */
export async function readSample(folder: string): Promise<Sample> {
  const parsed = sampleSchema.safeParse(JSON.parse(await readFile(join(folder, 'case.json'), 'utf8')));
  if (parsed.success) return parsed.data;
  throw new AppError('invalid-input', `case.json of the sample: ${z.prettifyError(parsed.error)}`);
}

/** Gives the path of a source of the sample. */
export function sampleFile(folder: string, name: string): string {
  return join(folder, 'files', name);
}
