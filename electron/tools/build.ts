import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from './cache.ts';
import { run } from './run.ts';

/** What the bundles are made of. */
const inputs = ['electron', 'renderer', 'shared', 'vite.config.ts', 'package.json', 'package-lock.json'];
const stamp = join(projectRoot, 'dist/built-at');

/** Builds the app unless dist is newer than every source. Says so when it does; throws with the bundler's words. */
export async function buildIfStale(say: (line: string) => void = console.log): Promise<void> {
  const builtAt = Number(await readFile(stamp, 'utf8').catch(() => '0'));
  const newest = await newestChange(inputs.map((input) => join(projectRoot, input)));
  if (newest < builtAt) return;
  const began = Date.now();
  const vite = join(projectRoot, 'node_modules/vite/bin/vite.js');
  const built = await run(process.execPath, [vite, 'build', '--app', '--logLevel', 'warn'], { cwd: projectRoot });
  if (built.code !== 0) throw new Error(`The app could not be built:\n${built.stdout}${built.stderr}`);
  await mkdir(join(projectRoot, 'dist'), { recursive: true });
  await writeFile(stamp, String(began));
  say(`Built the app in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
}

/** Gives the latest change in milliseconds; a folder's own time tells of files that are gone. */
async function newestChange(paths: readonly string[]): Promise<number> {
  const times = await Promise.all(
    paths.map(async (path) => {
      const stats = await stat(path);
      if (!stats.isDirectory()) return stats.mtimeMs;
      const names = await readdir(path);
      return Math.max(stats.mtimeMs, await newestChange(names.map((name) => join(path, name))));
    }),
  );
  return Math.max(0, ...times);
}
