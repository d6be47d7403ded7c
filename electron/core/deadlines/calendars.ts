import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { contractTemplateSchema } from '../../../shared/domain/contracts.ts';
import type { ContractTemplate } from '../../../shared/domain/contracts.ts';
import { holidayCalendarSchema } from '../../../shared/domain/holidays.ts';
import type { HolidayCalendar } from '../../../shared/domain/holidays.ts';
import { AppError, toAppError } from '../../../shared/errors.ts';

const namePattern = /^[a-z][a-z0-9-]{0,63}$/;

/** Gives the names of the holiday tables in `resources/holidays`, sorted. */
export async function calendarNames(resourcesDir: string): Promise<readonly string[]> {
  return (await jsonFiles(join(resourcesDir, 'holidays'))).map((file) => file.slice(0, -'.json'.length));
}

/** Gives a holiday table by its name; throws `invalid-input` for a name that has no table or a table that is malformed. */
export async function loadCalendar(resourcesDir: string, name: string): Promise<HolidayCalendar> {
  const names = await calendarNames(resourcesDir);
  if (!namePattern.test(name) || !names.includes(name)) {
    throw new AppError('invalid-input', `calendar: "${name}" is not one of ${names.join(', ')}`, {
      data: { option: 'calendar', value: name, allowed: names },
    });
  }
  const table = await readJson(join(resourcesDir, 'holidays', `${name}.json`), holidayCalendarSchema);
  if (table.name === name) return table;
  throw new AppError('invalid-input', `holidays/${name}.json holds the table "${table.name}"`);
}

/** Gives every contract template of `resources/contracts`, by file name; throws `invalid-input` for a malformed one. */
export async function loadContracts(resourcesDir: string): Promise<readonly ContractTemplate[]> {
  const folder = join(resourcesDir, 'contracts');
  const files = await jsonFiles(folder);
  const templates = await Promise.all(files.map((file) => readJson(join(folder, file), contractTemplateSchema)));
  const twice = templates.find((template, index) => templates.findIndex((each) => each.id === template.id) < index);
  if (twice !== undefined) throw new AppError('invalid-input', `two contract templates have the id "${twice.id}"`);
  return templates;
}

async function jsonFiles(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  } catch (cause) {
    throw toAppError(cause);
  }
}

async function readJson<T extends z.ZodType>(path: string, schema: T): Promise<z.output<T>> {
  let data: unknown;
  try {
    data = JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new AppError('invalid-input', `${path} is not JSON`, { cause });
    throw toAppError(cause);
  }
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AppError('invalid-input', `${path}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`, {
    cause: parsed.error,
  });
}
