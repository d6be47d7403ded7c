import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContractTemplate } from '../../shared/domain/contracts.ts';
import type { HolidayCalendar } from '../../shared/domain/holidays.ts';
import { type Checklist, checklistSchema } from '../../shared/domain/issues.ts';
import { calendarNames, loadCalendar, loadContracts } from './deadlines/calendars.ts';

/** The data that comes with the program: read once, when a case host or the command line starts. */
export type Resources = {
  readonly folder: string;
  readonly templates: string;
  /** Folder of a firm's own templates, whether it is there yet or not; null where none is given. */
  readonly firmTemplates: string | null;
  readonly calendars: ReadonlyMap<string, HolidayCalendar>;
  readonly contracts: readonly ContractTemplate[];
  readonly checklists: readonly Checklist[];
};

/** Reads the resources; `firmTemplates` is the folder of a firm's own templates. Throws `invalid-input` for a malformed file, naming it. */
export async function loadResources(folder: string, firmTemplates: string | null = null): Promise<Resources> {
  const names = await calendarNames(folder);
  const calendars = await Promise.all(names.map((name) => loadCalendar(folder, name)));
  const checklistFolder = join(folder, 'checklists');
  const files = (await readdir(checklistFolder)).filter((name) => name.endsWith('.json')).sort();
  const checklists = await Promise.all(
    files.map(async (file) => checklistSchema.parse(JSON.parse(await readFile(join(checklistFolder, file), 'utf8')))),
  );
  return {
    folder,
    templates: join(folder, 'templates'),
    firmTemplates,
    calendars: new Map(calendars.map((calendar) => [calendar.name, calendar])),
    contracts: await loadContracts(folder),
    checklists,
  };
}
