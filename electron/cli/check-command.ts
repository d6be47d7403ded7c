import { resolve } from 'node:path';
import { Command } from 'commander';
import type { FileCheck } from '../../shared/domain/file-check.ts';
import { AppError } from '../../shared/errors.ts';
import { checkFile } from '../core/briefs/check-file.ts';
import { exitCodes } from './exit-codes.ts';
import { printJson, withReadableCase } from './with-case.ts';

type Options = { case?: string; json?: boolean };

export function checkCommand(): Command {
  return new Command('check')
    .description('Tell of an exported PDF which pages were altered, and whether its exhibits still have their hashes.')
    .argument('<file>', 'PDF to look at; nothing is written')
    .option('--case <folder>', 'folder of the case that it is said to come from')
    .option('--json', 'as JSON: {standing, export, exhibits, lines, stated, sha256, pages}')
    .addHelpText(
      'after',
      '\nExit codes: 0 as exported, 1 altered or unknown, or an exhibit has another hash, 2 no PDF.',
    )
    .action(async (file: string, options: Options) => {
      const path = resolve(file);
      const looked =
        options.case === undefined
          ? checkFile(null, path)
          : withReadableCase(options.case, (opened) => checkFile(opened, path));
      const found = await looked.catch((cause: unknown) => {
        if (!(cause instanceof AppError) || cause.code !== 'unreadable-file') throw cause;
        throw new AppError('invalid-input', `${file} is no PDF that can be read: ${cause.message}`);
      });
      if (options.json === true) printJson(found);
      else printCheck(found);
      process.exitCode = isSound(found) ? exitCodes.done : exitCodes.checkFailed;
    });
}

function isSound({ standing, exhibits }: FileCheck): boolean {
  if (standing === 'altered' || standing === 'unknown') return false;
  return exhibits.every((exhibit) => exhibit.standing === 'same');
}

function printCheck(found: FileCheck): void {
  console.log(`${found.fileName}, ${found.pages} pages, SHA-256 ${found.sha256}`);
  for (const line of found.lines) console.log(line);
  for (const { label, standing, sha256 } of found.exhibits) {
    const word = { same: 'same   ', changed: 'CHANGED', missing: 'MISSING' }[standing];
    console.log(`${word}  ${sha256}  ${label}`);
  }
  if (found.export !== null) return;
  for (const { label, sha256 } of found.stated) console.log(`states   ${sha256}  ${label}`);
}
