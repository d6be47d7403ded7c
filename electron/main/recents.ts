import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../../shared/runtime.ts';
import { readJson, writeJson } from './json-file.ts';

const recentSchema = z.object({ title: z.string(), folder: z.string(), openedAt: z.string() });
const recentsSchema = z.array(recentSchema);
const kept = 12;

export type Recent = Readonly<z.infer<typeof recentSchema>>;

/** The cases that were opened on this computer, newest first. */
export type Recents = {
  readonly list: () => readonly Recent[];
  readonly add: (title: string, folder: string) => void;
  readonly remove: (folder: string) => void;
  readonly clear: () => void;
};

/** Gives the recent cases kept in `recents.json` of the user's data folder. */
export function createRecents(userData: string, clock: Clock): Recents {
  const path = join(userData, 'recents.json');
  let recents = readJson(path, recentsSchema, []);
  const keep = (next: Recent[]) => {
    recents = next;
    writeJson(path, recents);
  };
  const others = (folder: string) => recents.filter((recent) => recent.folder !== folder);
  return {
    list: () => recents,
    add: (title, folder) => keep([{ title, folder, openedAt: clock.now() }, ...others(folder)].slice(0, kept)),
    remove: (folder) => keep(others(folder)),
    clear: () => keep([]),
  };
}
