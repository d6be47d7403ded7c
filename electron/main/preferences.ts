import { join } from 'node:path';
import { z } from 'zod';
import { readJson, writeJson } from './json-file.ts';

const boundsSchema = z.object({ x: z.int(), y: z.int(), width: z.int().min(400), height: z.int().min(300) });

const preferencesSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  bounds: boundsSchema.nullable(),
  maximized: z.boolean(),
});

export type Bounds = z.infer<typeof boundsSchema>;
export type Preferences = Readonly<z.infer<typeof preferencesSchema>>;

/** How the windows looked when they were last used. */
export type PreferenceStore = {
  readonly get: () => Preferences;
  readonly set: (change: Partial<Preferences>) => void;
};

/** Gives the preferences kept in `window.json` of the user's data folder. */
export function createPreferences(userData: string): PreferenceStore {
  const path = join(userData, 'window.json');
  let now: Preferences = readJson(path, preferencesSchema, { theme: 'system', bounds: null, maximized: false });
  return {
    get: () => now,
    set: (change) => {
      now = { ...now, ...change };
      writeJson(path, now);
    },
  };
}

/** Gives the bounds if enough of the title bar lies on one of the screens to be reached, else `null`. */
export function reachable(bounds: Bounds | null, screens: readonly Bounds[]): Bounds | null {
  if (bounds === null) return null;
  const margin = 80;
  const onScreen = screens.some(
    (screen) =>
      bounds.x + bounds.width - margin > screen.x &&
      bounds.x + margin < screen.x + screen.width &&
      bounds.y >= screen.y &&
      bounds.y + margin < screen.y + screen.height,
  );
  return onScreen ? bounds : null;
}
