import { basename, resolve } from 'node:path';
import { Command } from 'commander';
import type { NamedCheck } from '../../shared/contract/views.ts';
import { found } from '../../shared/assert.ts';
import { AppError } from '../../shared/errors.ts';
import { exportBrief, type MadeBrief } from '../core/briefs/brief-export.ts';
import { allRows } from '../core/journal/read.ts';
import { loadResources } from '../core/resources.ts';
import { exitCodes } from './exit-codes.ts';
import { printJson, resourcesFolder, withTools, withWritableCase } from './with-case.ts';

type Options = { out: string; bundle?: boolean; date?: string; json?: boolean; templates?: string };

export function briefCommand(): Command {
  return new Command('brief')
    .description('Export the brief as PDF. A failing check leaves no file.')
    .argument('<folder>', 'folder of the case')
    .requiredOption('--out <file>', 'PDF to write')
    .option('--bundle', 'with all exhibits, as one PDF')
    .option('--date <day>', 'date of issue, YYYY-MM-DD; else the one set in the case, else today')
    .option('--templates <folder>', 'templates of your own; one of the same name takes the place of ours')
    .option('--json', 'as JSON: {out, sha256, pages, checks, warnings}')
    .action(async (folder: string, options: Options) => {
      const resources = await loadResources(resourcesFolder);
      const firm = options.templates === undefined ? null : resolve(options.templates);
      await withWritableCase(folder, (opened) =>
        withTools(async ({ typesetter }) => {
          const brief = found(allRows(opened, 'brief')[0], 'a brief');
          const path = resolve(options.out);
          const request = {
            brief: brief.id,
            bundle: options.bundle === true,
            date: options.date ?? brief.issuedOn ?? opened.clock.today(),
            path,
            fileName: basename(path),
          };
          let failing: readonly NamedCheck[] = [];
          const tools = {
            templates: resources.templates,
            typesetter,
            onChecked: ({ checks }: MadeBrief) => {
              failing = checks.filter((check) => !check.ok);
              if (failing.length > 0 && options.json === true) printJson({ out: null, sha256: null, checks });
            },
          };
          try {
            const { made } = await exportBrief(opened, request, tools);
            printMade(path, made, options.json === true);
          } catch (cause) {
            if (!(cause instanceof AppError) || cause.code !== 'check-failed') throw cause;
            console.error(`loudermill: ${cause.message} [check-failed]`);
            process.exitCode = exitCodes.checkFailed;
          }
        }, firm),
      );
    });
}

/** Prints what was made and what was checked. */
export function printMade(path: string, made: MadeBrief, json: boolean): void {
  const { sha256, pages, checks, warnings } = made;
  if (json) return printJson({ out: path, sha256, pages, checks, warnings });
  console.log(path);
  console.log(`${pages} pages, SHA-256 ${sha256}`);
  for (const check of checks) console.log(`${check.ok ? 'passed' : 'FAILED'}  ${check.title}: ${check.detail}`);
  for (const warning of warnings) console.log(`note    ${warning}`);
}
