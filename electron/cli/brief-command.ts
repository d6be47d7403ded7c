import { basename, resolve } from 'node:path';
import { Command } from 'commander';
import type { NamedCheck } from '../../shared/contract/views.ts';
import type { Override } from '../../shared/domain/briefs.ts';
import { found } from '../../shared/assert.ts';
import { AppError } from '../../shared/errors.ts';
import { exportBrief, type CheckedBrief } from '../core/briefs/brief-export.ts';
import { allRows } from '../core/journal/read.ts';
import { loadResources } from '../core/resources.ts';
import { exitCodes } from './exit-codes.ts';
import { openLocked, passwordsOption } from './passwords.ts';
import { printJson, resourcesFolder, withTools, withWritableCase } from './with-case.ts';

type Options = {
  out: string;
  bundle?: boolean;
  date?: string;
  override: readonly Override[];
  keep?: boolean;
  served?: { on: string; to: string };
  json?: boolean;
  passwords?: string;
  templates?: string;
};

export function briefCommand(): Command {
  return new Command('brief')
    .description('Export the brief as PDF. A failing check leaves no file.')
    .argument('<folder>', 'folder of the case')
    .requiredOption('--out <file>', 'PDF to write')
    .option('--bundle', 'with all exhibits, as one PDF')
    .option('--date <day>', 'date of issue, YYYY-MM-DD; else the one set in the case, else today')
    .option('--templates <folder>', 'templates of your own; one of the same name takes the place of ours')
    .option('--override <check=reason>', 'let a check pass that allows it; the reason goes to the log', addOverride, [])
    .addOption(passwordsOption())
    .option('--keep', 'keep the exact bytes in the case')
    .option('--served <day=to>', 'it is served: on what day, and to whom; the exact bytes are then kept', readServed)
    .option('--json', 'as JSON: {out, sha256, pages, checks, warnings, overrides}')
    .action(async (folder: string, options: Options) => {
      const resources = await loadResources(resourcesFolder);
      const firm = options.templates === undefined ? null : resolve(options.templates);
      await withWritableCase(folder, (opened) =>
        withTools(async ({ pool, typesetter }) => {
          await openLocked(opened, pool, options.passwords);
          const brief = found(allRows(opened, 'brief')[0], 'a brief');
          const path = resolve(options.out);
          const request = {
            brief: brief.id,
            bundle: options.bundle === true,
            date: options.date ?? brief.issuedOn ?? opened.clock.today(),
            path,
            fileName: basename(path),
            overrides: options.override,
            keep: options.keep === true,
            served: options.served ?? null,
          };
          let checks: readonly NamedCheck[] = [];
          const tools = {
            templates: resources.templates,
            typesetter,
            onChecked: (made: CheckedBrief) => {
              checks = made.checks;
            },
          };
          try {
            const { made, export: row } = await exportBrief(opened, request, tools);
            printMade(path, made, row.overrides, options.json === true);
          } catch (cause) {
            if (!(cause instanceof AppError) || cause.code !== 'check-failed') throw cause;
            if (options.json === true) printJson({ out: null, sha256: null, checks });
            console.error(`loudermill: ${cause.message} [check-failed]`);
            const owed = cause.data['owed'];
            if (Array.isArray(owed) && owed.length > 0) {
              console.error(`A reason lets these pass: ${owed.map((check) => `--override ${check}="..."`).join(' ')}`);
            }
            process.exitCode = exitCodes.checkFailed;
          }
        }, firm),
      );
    });
}

/** Reads `check=reason`. Throws `invalid-input` for anything else. */
function addOverride(value: string, before: readonly Override[]): readonly Override[] {
  const [check, reason] = pair(value, '--override takes check=reason');
  return [...before, { check, reason }];
}

/** Reads `2026-03-02=Office of the Chief`. Throws `invalid-input` for anything else. */
function readServed(value: string): { on: string; to: string } {
  const [on, to] = pair(value, '--served takes day=to');
  return { on, to };
}

function pair(value: string, otherwise: string): [string, string] {
  const at = value.indexOf('=');
  const [before, after] = [value.slice(0, at).trim(), value.slice(at + 1).trim()];
  if (at < 1 || before === '' || after === '') throw new AppError('invalid-input', otherwise);
  return [before, after];
}

/** Prints what was made and what was checked. */
export function printMade(path: string, made: CheckedBrief, overrides: readonly Override[], json: boolean): void {
  const { sha256, pages, checks, warnings } = made;
  if (json) return printJson({ out: path, sha256, pages, checks, warnings, overrides });
  console.log(path);
  console.log(`${pages} pages, SHA-256 ${sha256}`);
  const reasons = new Map(overrides.map(({ check, reason }) => [check, reason]));
  for (const { check, ok, severity, title, detail } of checks) {
    const reason = reasons.get(check);
    const stand = ok ? 'passed' : reason !== undefined ? 'let by' : severity === 'note' ? 'note  ' : 'FAILED';
    console.log(`${stand}  ${title}: ${detail}${reason === undefined ? '' : ` (let pass: ${reason})`}`);
  }
  for (const warning of warnings) console.log(`note    ${warning}`);
}
