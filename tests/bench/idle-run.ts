import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchApp } from '../../electron/tools/launch-app.ts';

/*
 * idle-run.ts case <folder> | empty: opens a window, leaves it alone for ten seconds and tells what all its processes hold.
 */
const [, , what = 'empty', folder = ''] = process.argv;
const launched = await launchApp(
  what === 'case' ? { args: [folder] } : { app: join(import.meta.dirname, 'idle-empty.mjs') },
);
try {
  if (what === 'case') await launched.page.getByRole('navigation', { name: 'Screens' }).waitFor({ timeout: 60_000 });
  await new Promise((resolve) => setTimeout(resolve, 10_000));
  const root = launched.app.process().pid;
  if (root === undefined) throw new Error('the app has no process');
  const megabytes = treeOf(root).reduce((sum, pid) => sum + pssOf(pid), 0) / 1024;
  console.log(`measured ${megabytes.toFixed(1)} MB`);
} finally {
  await launched.close();
}

/** A process and all that it started. */
function treeOf(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = /^PPid:\s+(\d+)$/m.exec(read(`/proc/${name}/status`))?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const tree = [root];
  for (const pid of tree) for (const [child, parent] of parents) if (parent === pid) tree.push(child);
  return tree;
}

/** Kilobytes that a process holds, what it shares counted by its part. */
function pssOf(pid: number): number {
  return Number(/^Pss:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
