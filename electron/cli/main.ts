#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { toAppError } from '../../shared/errors.ts';
import { exitCodes, exitCodeOf } from './exit-codes.ts';

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

// Only what is asked for is loaded: half of the time of a short command is the loading of the others.
const commands: Readonly<Record<string, () => Promise<() => Command>>> = {
  new: async () => (await import('./new-command.ts')).newCommand,
  add: async () => (await import('./add-command.ts')).addCommand,
  ocr: async () => (await import('./ocr-command.ts')).ocrCommand,
  sources: async () => (await import('./read-commands.ts')).sourcesCommand,
  text: async () => (await import('./read-commands.ts')).textCommand,
  search: async () => (await import('./search-command.ts')).searchCommand,
  brief: async () => (await import('./brief-command.ts')).briefCommand,
  check: async () => (await import('./check-command.ts')).checkCommand,
  'cite-check': async () => (await import('./cite-check-command.ts')).citeCheckCommand,
  productions: async () => (await import('./produce-command.ts')).productionsCommand,
  produce: async () => (await import('./produce-command.ts')).produceCommand,
  verify: async () => (await import('./verify-command.ts')).verifyCommand,
  export: async () => (await import('./export-command.ts')).exportCommand,
  copy: async () => (await import('./copy-command.ts')).copyCommand,
  unpack: async () => (await import('./copy-command.ts')).unpackCommand,
  deadline: async () => (await import('./deadline-command.ts')).deadlineCommand,
};
const named = Object.entries(commands).find(([name]) => name === process.argv[2])?.[1];
for (const command of named === undefined ? Object.values(commands) : [named]) {
  program.addCommand((await command())().exitOverride().showHelpAfterError('(--help tells more)'));
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
