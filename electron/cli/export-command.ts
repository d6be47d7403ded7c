import { Command } from 'commander';
import { exportCase } from '../core/case-file/export-case.ts';
import { withCase } from './with-case.ts';

export function exportCommand(): Command {
  return new Command('export')
    .description('Write everything out in open formats: originals under their names, every table as JSON and CSV.')
    .argument('<folder>', 'folder of the case')
    .requiredOption('--out <dir>', 'new or empty folder to write to')
    .action(async (folder: string, options: { out: string }) => {
      const { files, missing } = await withCase(folder, (opened) => exportCase(opened, options.out));
      console.log(`${options.out}: ${files} files`);
      for (const name of missing) console.log(`missing: the bytes of ${name}`);
      if (missing.length > 0) process.exitCode = 1;
    });
}
