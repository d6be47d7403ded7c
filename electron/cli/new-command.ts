import { Command } from 'commander';
import { AppError } from '../../shared/errors.ts';
import { closeCase, createCase } from '../core/case-file/open-case.ts';
import { askPassphrase, cliContext } from './with-case.ts';

type Options = { title: string; client: string; passphrase: boolean };

export function newCommand(): Command {
  return new Command('new')
    .description('Make a case in a new or empty folder.')
    .argument('<folder>', 'folder of the case')
    .requiredOption('--title <title>', 'title, such as "Doe v. City"')
    .requiredOption('--client <client>', 'the employee who is defended')
    .option('--no-passphrase', 'do not encrypt: anyone who has the folder can read it')
    .action(async (folder: string, options: Options) => {
      const passphrase = options.passphrase ? await choosePassphrase() : null;
      const { title, client } = options;
      const opened = await createCase(folder, { title, client, passphrase }, cliContext());
      closeCase(opened);
      console.log(`${opened.layout.database}${passphrase === null ? ' (not encrypted)' : ''}`);
    });
}

async function choosePassphrase(): Promise<string> {
  const given = process.env['LOUDERMILL_PASSPHRASE'];
  if (given !== undefined && given !== '') return given;
  if (!process.stdin.isTTY) {
    throw new AppError(
      'invalid-input',
      'set LOUDERMILL_PASSPHRASE, or say --no-passphrase to leave the case unencrypted',
    );
  }
  const first = await askPassphrase('New passphrase: ');
  if (first === '')
    throw new AppError('invalid-input', 'an empty passphrase protects nothing; --no-passphrase says so');
  if ((await askPassphrase('The same again: ')) !== first) throw new AppError('invalid-input', 'the two differ');
  return first;
}
