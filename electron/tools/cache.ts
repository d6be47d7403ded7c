import { access, chmod, constants, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

/** The project's own folder. */
export const projectRoot = resolve(import.meta.dirname, '../..');

const anHour = 3_600_000;

/** Gives the folder for what the tools fetch once: the user's cache, or node_modules/.cache where that cannot be written. */
export async function cacheFolder(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const users = env['XDG_CACHE_HOME'] || join(env['HOME'] || homedir(), '.cache');
  for (const parent of [users, join(projectRoot, 'node_modules/.cache')]) {
    const folder = join(parent, 'loudermill');
    if (await canWrite(folder)) return folder;
  }
  throw new Error(`Neither ${users} nor node_modules/.cache can be written. Set XDG_CACHE_HOME to a folder that can.`);
}

async function canWrite(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Makes `target` by `build`, which fills a temporary folder beside it, and gives `target`.
 * Instant when it is there. Two processes may do so at once: the first to finish wins, both get a whole folder.
 */
export async function buildOnce(target: string, build: (folder: string) => Promise<void>): Promise<string> {
  if (existsSync(target)) return target;
  await mkdir(dirname(target), { recursive: true });
  await removeLeftovers(target);
  const temporary = await mkdtemp(`${target}.`);
  try {
    await chmod(temporary, 0o755);
    await build(temporary);
    await rename(temporary, target);
  } catch (cause) {
    if (!existsSync(target)) throw cause;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return target;
}

/** A build that was killed leaves its temporary folder; one that is over an hour old belongs to nobody. */
async function removeLeftovers(target: string): Promise<void> {
  const parent = dirname(target);
  for (const name of await readdir(parent)) {
    if (!name.startsWith(`${basename(target)}.`)) continue;
    const path = join(parent, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > anHour) await rm(path, { recursive: true, force: true });
  }
}
