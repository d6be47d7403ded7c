import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { tempFolder } from './case-builder.ts';

/** Why a file system of our own cannot be mounted here, or null where it can. */
export const noMount: string | null = (() => {
  if (process.platform !== 'linux') return 'a small disk is mounted on Linux only';
  if (process.getuid?.() !== 0) return 'mounting a small disk needs root';
  const probe = spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', '-o', 'size=64k', 'none', '/mnt']);
  return probe.status === 0 ? null : 'this machine does not let root mount a tmpfs';
})();
if (noMount !== null) console.log(`what a full or closed disk does is left out: ${noMount}`);

/** Mounts a disk of `kilobytes` for the time of the test and gives its folder. */
export function smallDisk(kilobytes: number): string {
  const folder = tempFolder();
  run('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'loudermill-test', folder]);
  onTestFinished(() => run('umount', ['-l', folder]));
  return folder;
}

/** Fills a disk up to the last page, leaving `spare` bytes; gives what frees it again. */
export function fillDisk(folder: string, spare = 0): () => void {
  const path = join(folder, `.filler-${readdirSync(folder).length}`);
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(path, Buffer.alloc(Math.max(0, bavail * bsize - spare)));
  return () => rmSync(path, { force: true });
}

/** Makes a mounted disk read-only, or writable again. */
export function remount(folder: string, how: 'ro' | 'rw'): void {
  run('mount', ['-o', `remount,${how}`, folder]);
}

function run(command: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
}
