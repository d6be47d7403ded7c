import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { launchApp as launch } from '../../electron/tools/launch-app.ts';
import type { LaunchOptions, LaunchedApp } from '../../electron/tools/launch-app.ts';

const built = join(import.meta.dirname, '../../dist/main/main.js');

/**
 * Starts the built app for a test; once more, and says so, where the debugger that drives it did not get hold of it.
 * Throws when there is none: `npm test` builds it, `npm run build` does so alone.
 */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  if (!existsSync(built)) throw new Error('The app is not built: run npm run build, or the tests by npm test.');
  try {
    return await launch(options);
  } catch (cause) {
    if (!/electron\.launch: Timeout/u.test(String(cause))) throw cause;
    console.log('The app could not be driven within its time and is started once more.');
    return await launch(options);
  }
}
