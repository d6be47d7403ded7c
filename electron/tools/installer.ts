import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder, projectRoot } from './cache.ts';

const firstByteWithin = 6_000;
const stalledAfter = 30_000;

/**
 * Lets the electron package download its own runtime, and says whether it did.
 * Gives up when nothing has arrived after six seconds, or when the download stands still.
 */
export async function runInstaller(): Promise<boolean> {
  const temporary = await mkdtemp(join(await cacheFolder(), 'download.'));
  try {
    return await download(temporary);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

function download(temporary: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(projectRoot, 'node_modules/electron/install.js')], {
      stdio: 'ignore',
      env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary, NODE_USE_ENV_PROXY: '1' },
    });
    let bytes = 0;
    let begun = false;
    let movedAt = performance.now();
    // Subtle: the archive is moved away once it is whole, so a shrinking folder is progress too.
    const look = async () => {
      const now = await sizeOf(temporary);
      if (now !== bytes) {
        begun = true;
        movedAt = performance.now();
      }
      bytes = now;
      if (performance.now() - movedAt > (begun ? stalledAfter : firstByteWithin)) child.kill('SIGKILL');
    };
    const watch = setInterval(() => void look(), 500);
    const finish = (done: boolean) => {
      clearInterval(watch);
      resolve(done);
    };
    child.on('error', () => finish(false));
    child.on('close', (code) => finish(code === 0));
  });
}

async function sizeOf(folder: string): Promise<number> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    const sizes = await Promise.all(files.map(async (file) => (await stat(join(file.parentPath, file.name))).size));
    return sizes.reduce((sum, size) => sum + size, 0);
  } catch {
    return 0;
  }
}
