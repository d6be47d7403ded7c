import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { writeScans } from './bundle-scans-setup.ts';
import { builtRunner, writeInputs } from './bundle-setup.ts';
import type { BenchCommand, BenchJob } from './job.ts';

const pagesEach = 10;
const shape = { files: 100, pages: pagesEach, scanBytes: 6000 };
const sizes = { small: 1000, middle: 10_000, large: 50_000 };

/** Whether a bundle of many pages takes longer a page than one of few: ours against ours, seconds a page. */
export const job: BenchJob = {
  name: 'bundle-growth',
  prepare: async (folder) => {
    const files = await writeScans(join(folder, 'exhibits'), shape);
    const runner = await builtRunner(folder);
    const command = async (pages: number): Promise<(...more: string[]) => BenchCommand> => {
      const own = join(folder, String(pages));
      mkdirSync(own);
      symlinkSync(join(folder, 'node_modules'), join(own, 'node_modules'));
      const exhibits = Array.from({ length: pages / pagesEach }, (_, i) => files[i % files.length] ?? '');
      await writeInputs(
        own,
        exhibits.map((path) => ({ path, pages: pagesEach })),
      );
      return (...more) => ({ file: process.execPath, args: [runner, own, '--per-page', ...more] });
    };
    const small = await command(sizes.small);
    const middle = await command(sizes.middle);
    const large = await command(sizes.large);
    return {
      about: `seconds a page at ${Object.values(sizes).join(', ')} pages, each a scan of ${shape.scanBytes} bytes`,
      ours: large(),
      peers: [
        { name: '10,000 pages against 1,000', command: small(), ours: middle() },
        { name: '50,000 pages against 1,000', command: small(), ours: large() },
        { name: 'the same, with checks', command: small('--checked'), ours: large('--checked') },
      ],
    };
  },
};
