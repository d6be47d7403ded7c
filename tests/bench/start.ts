import { join } from 'node:path';
import { buildIfStale } from '../../electron/tools/build.ts';
import { openDisplay } from '../../electron/tools/display.ts';
import { findRuntime } from '../../electron/tools/runtime.ts';
import type { BenchJob } from './job.ts';

/** From the start of the process to the first contents on the screen, warm; the peer is an Electron with one paragraph. */
export const job: BenchJob = {
  name: 'start',
  prepare: async (folder) => {
    const runtime = await findRuntime();
    await buildIfStale(() => {});
    const { env } = await openDisplay();
    // Subtle: the harness starts its commands with this process's own environment.
    process.env['DISPLAY'] = env['DISPLAY'];
    process.env['LOUDERMILL_USER_DATA'] = join(folder, 'user');
    const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const start = (name: string) => ({ file: runtime.executable, args: [...flags, join(import.meta.dirname, name)] });
    return {
      about: `first paint of the welcome window, Electron ${runtime.version}`,
      ours: start('start-ours.mjs'),
      peers: [{ name: 'empty Electron', command: start('start-empty.mjs') }],
    };
  },
};
