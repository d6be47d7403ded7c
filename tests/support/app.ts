import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { launchApp as launch } from '../../electron/tools/launch-app.ts';
import type { LaunchOptions, LaunchedApp } from '../../electron/tools/launch-app.ts';

const built = join(import.meta.dirname, '../../dist/main/main.js');

/** Starts the built app for a test. Throws when there is none: `npm test` builds it, `npm run build` does so alone. */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  if (!existsSync(built)) throw new Error('The app is not built: run npm run build, or the tests by npm test.');
  return launch(options);
}
