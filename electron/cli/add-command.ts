import { Command, Option } from 'commander';
import type { ImportCounts, ImportOutcome } from '../../shared/domain/imports.ts';
import { type SourceKind, sourceKinds } from '../../shared/domain/sources.ts';
import { AppError } from '../../shared/errors.ts';
import type { WritableCase } from '../core/case-file/open-case.ts';
import { getRun, listRuns } from '../core/imports/import-runs.ts';
import { closing } from '../core/jobs/job.ts';
import { importPaths, type IntakeOptions, resumeImport } from '../core/sources/intake.ts';
import { openLocked, passwordsOption } from './passwords.ts';
import { printJson, withTools, withWritableCase } from './with-case.ts';

type Options = { kind?: SourceKind; json?: boolean; resume?: boolean; passwords?: string };

export function addCommand(): Command {
  return new Command('add')
    .description('Add evidence: files, and folders with all below them, and what lies within mail and archives.')
    .argument('<folder>', 'folder of the case')
    .argument('[path...]', 'files and folders to add')
    .addOption(new Option('--kind <kind>', 'kind of all of it, instead of a guess').choices(sourceKinds))
    .addOption(passwordsOption())
    .option('--resume', 'go on with the last import that was cut off, instead of giving paths')
    .option('--json', 'one JSON line for each file')
    .action(async (folder: string, paths: string[], options: Options) => {
      if ((options.resume === true) === paths.length > 0) {
        throw new AppError('invalid-input', 'give files and folders to add, or --resume');
      }
      await withWritableCase(folder, (opened) =>
        withTools(async ({ pool }) => {
          const stop = new AbortController();
          // What is finished stays, and the import can go on later: as when a case is closed.
          process.once('SIGINT', () => stop.abort(closing));
          const how: IntakeOptions = {
            signal: stop.signal,
            onOutcome: options.json === true ? printJson : printOutcome,
          };
          const choice = options.kind === undefined ? {} : { kind: options.kind };
          const { run, cancelled } =
            options.resume === true
              ? await resumeImport(opened, pool, lastCutOff(opened), how)
              : await importPaths(opened, pool, paths, { ...choice, ...how });
          if (!cancelled) await openLocked(opened, pool, options.passwords);
          if (options.json !== true) printSummary(getRun(opened, run).counts, cancelled);
        }),
      );
    });
}

function lastCutOff(opened: WritableCase): string {
  const cut = listRuns(opened).find(({ state }) => state === 'running' || state === 'failed');
  if (cut === undefined) throw new AppError('not-found', 'no import of this case was cut off');
  return cut.id;
}

function printOutcome({ outcome, reason, path, inside, kind, pages }: ImportOutcome): void {
  const why = reason === null ? '' : `: ${reason}`;
  const place = [path, ...(inside === '' ? [] : inside.split('\n'))].join(' > ');
  const what = kind === null ? '' : ` (${kind}${pages === null ? '' : `, ${pages} pages`})`;
  console.log(`${outcome}${why}  ${place}${what}`);
}

function printSummary(counts: ImportCounts, cancelled: boolean): void {
  const { parts } = counts;
  const line = (['added', 'duplicate', 'unreadable', 'refused'] as const).map((w) => `${counts[w]} ${w}`).join(', ');
  const within = parts === 0 ? '' : `; ${parts} of them from within mail and archives`;
  console.log(`${line}${within}${cancelled ? '; stopped, what was finished is kept: go on with --resume' : ''}`);
}
