import { Command, Option } from 'commander';
import type { ImportOutcome } from '../../shared/domain/imports.ts';
import { type SourceKind, sourceKinds } from '../../shared/domain/sources.ts';
import { importPaths } from '../core/sources/intake.ts';
import { printJson, withTools, withWritableCase } from './with-case.ts';

type Options = { kind?: SourceKind; json?: boolean };

export function addCommand(): Command {
  return new Command('add')
    .description('Add evidence: files, and folders with all below them.')
    .argument('<folder>', 'folder of the case')
    .argument('<path...>', 'files and folders to add')
    .addOption(new Option('--kind <kind>', 'kind of all of it, instead of a guess').choices(sourceKinds))
    .option('--json', 'one JSON line for each file')
    .action(async (folder: string, paths: string[], options: Options) => {
      await withWritableCase(folder, (opened) =>
        withTools(async ({ pool }) => {
          const stop = new AbortController();
          process.once('SIGINT', () => stop.abort());
          const { outcomes, cancelled } = await importPaths(opened, pool, paths, {
            ...(options.kind === undefined ? {} : { kind: options.kind }),
            signal: stop.signal,
            onOutcome: options.json === true ? printJson : printOutcome,
          });
          if (options.json !== true) printSummary(outcomes, cancelled);
        }),
      );
    });
}

function printOutcome(outcome: ImportOutcome): void {
  const reason = outcome.reason === null ? '' : `: ${outcome.reason}`;
  const pages = outcome.pages === null ? '' : `, ${outcome.pages} pages`;
  console.log(
    `${outcome.outcome}${reason}  ${outcome.path}${outcome.kind === null ? '' : ` (${outcome.kind}${pages})`}`,
  );
}

function printSummary(outcomes: readonly ImportOutcome[], cancelled: boolean): void {
  const count = (which: ImportOutcome['outcome']) => outcomes.filter((o) => o.outcome === which).length;
  const line = (['added', 'duplicate', 'unreadable', 'refused'] as const).map((w) => `${count(w)} ${w}`).join(', ');
  console.log(cancelled ? `${line}; cancelled, what was finished is kept` : line);
}
