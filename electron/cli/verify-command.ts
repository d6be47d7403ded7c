import { Command } from 'commander';
import { verifyCase } from '../core/custody/verify.ts';
import { exitCodes } from './exit-codes.ts';
import { printJson, withReadableCase } from './with-case.ts';

export function verifyCommand(): Command {
  return new Command('verify')
    .description('Walk the custody log and hash all evidence anew.')
    .argument('<folder>', 'folder of the case')
    .option('--json', 'as JSON: {ok, steps, objects, problems}')
    .action(async (folder: string, options: { json?: boolean }) => {
      const result = await withReadableCase(folder, (opened) => verifyCase(opened));
      if (options.json === true) printJson(result);
      else {
        console.log(`${result.steps} entries of the log and ${result.objects} evidence objects looked at`);
        for (const { what, title } of result.problems)
          console.log(`PROBLEM  ${title === null ? '' : `${title}: `}${what}`);
        console.log(result.ok ? 'all is as it was written' : `${result.problems.length} problems`);
      }
      if (!result.ok) process.exitCode = exitCodes.checkFailed;
    });
}
