import { Command } from 'commander';
import { openPortableCopy } from '../core/case-file/open-portable-copy.ts';
import { savePortableCopy } from '../core/case-file/portable-copy.ts';
import { exitCodes } from './exit-codes.ts';
import { withCase } from './with-case.ts';

export function copyCommand(): Command {
  return new Command('copy')
    .description('Save the whole case as one file, for a stick or another computer. A passphrase stays a passphrase.')
    .argument('<folder>', 'folder of the case')
    .requiredOption('--out <file>', 'ZIP file to write')
    .action(async (folder: string, options: { out: string }) => {
      const copied = await withCase(folder, (opened) => savePortableCopy(opened, options.out));
      console.log(`${options.out}: ${copied.files} parts, ${copied.bytes} bytes, SHA-256 ${copied.sha256}`);
      tellMissing(copied.missing);
    });
}

export function unpackCommand(): Command {
  return new Command('unpack')
    .description('Bring a portable copy in as a case folder of its own. Every part is compared with its list.')
    .argument('<file>', 'portable copy')
    .requiredOption('--to <folder>', 'new or empty folder for the case')
    .action(async (file: string, options: { to: string }) => {
      const { files, missing } = await openPortableCopy(file, options.to);
      console.log(`${options.to}: ${files.length} parts, each as it was written`);
      tellMissing(missing);
    });
}

function tellMissing(missing: readonly string[]): void {
  for (const title of missing) console.log(`missing: the bytes of ${title}`);
  if (missing.length > 0) process.exitCode = exitCodes.checkFailed;
}
