#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { toAppError } from '../../shared/errors.ts';
import { addCommand } from './add-command.ts';
import { briefCommand } from './brief-command.ts';
import { checkCommand } from './check-command.ts';
import { citeCheckCommand } from './cite-check-command.ts';
import { copyCommand, unpackCommand } from './copy-command.ts';
import { deadlineCommand } from './deadline-command.ts';
import { exportCommand } from './export-command.ts';
import { exitCodes, exitCodeOf } from './exit-codes.ts';
import { newCommand } from './new-command.ts';
import { ocrCommand } from './ocr-command.ts';
import { sourcesCommand, textCommand } from './read-commands.ts';
import { produceCommand, productionsCommand } from './produce-command.ts';
import { searchCommand } from './search-command.ts';
import { verifyCommand } from './verify-command.ts';

const program = new Command('loudermill')
  .description('Offline case file for those who defend public employees in disciplinary proceedings.')
  .configureOutput({ outputError: (text, write) => write(text) })
  .showHelpAfterError('(--help tells more)')
  .addHelpText(
    'after',
    `
A case with a passphrase: set LOUDERMILL_PASSPHRASE, or type it when asked.
Exit codes: 0 done, 1 a check failed, 2 wrong use, 3 locked or wrong passphrase.`,
  )
  .exitOverride();

for (const command of [
  newCommand,
  addCommand,
  ocrCommand,
  sourcesCommand,
  textCommand,
  searchCommand,
  briefCommand,
  checkCommand,
  citeCheckCommand,
  productionsCommand,
  produceCommand,
  verifyCommand,
  exportCommand,
  copyCommand,
  unpackCommand,
  deadlineCommand,
]) {
  program.addCommand(command().exitOverride().showHelpAfterError('(--help tells more)'));
}

// A reader that stops early, such as head, is not a failure, and what was asked for is still done.
process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  if (cause.code !== 'EPIPE' && cause.code !== 'ERR_STREAM_DESTROYED') throw cause;
});

try {
  await program.parseAsync();
} catch (cause) {
  if (cause instanceof CommanderError) {
    process.exitCode = cause.exitCode === 0 ? exitCodes.done : exitCodes.wrongUse;
  } else {
    const error = toAppError(cause);
    console.error(`loudermill: ${error.message} [${error.code}]`);
    if (error.code === 'internal') console.error(error.stack);
    process.exitCode = exitCodeOf(error.code);
  }
}
