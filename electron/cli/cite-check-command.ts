import { resolve } from 'node:path';
import { Command } from 'commander';
import { found } from '../../shared/assert.ts';
import type { CiteCheck, WordRun } from '../../shared/domain/cite-check.ts';
import {
  citeCheckLine,
  findingSeverityWords,
  findingTitles,
  groupFindings,
} from '../../shared/domain/cite-check-words.ts';
import { openDocument } from '../core/briefs/briefs-queries.ts';
import { citeCheck } from '../core/briefs/cite-check.ts';
import { saveCiteCheck } from '../core/briefs/cite-check-report.ts';
import { allRows, rowById } from '../core/journal/read.ts';
import { loadResources } from '../core/resources.ts';
import { localToday } from '../core/system-clock.ts';
import { exitCodes } from './exit-codes.ts';
import { printJson, resourcesFolder, withReadableCase, withTools } from './with-case.ts';

type Options = { paper?: string; out?: string; date?: string; json?: boolean };

export function citeCheckCommand(): Command {
  return new Command('cite-check')
    .description(
      'Hold a paper against its sources: cites, quotations, dates, names. Exit code 1 when the export would stop.',
    )
    .argument('<folder>', 'folder of the case')
    .option('--paper <id>', 'id of the paper; else the first one')
    .option('--out <file>', 'write the check as a PDF')
    .option('--date <day>', 'day on the PDF, YYYY-MM-DD; else today')
    .option('--json', 'as JSON: {findings, dismissed, counts}')
    .action(async (folder: string, options: Options) => {
      const { out } = options;
      const check = await withReadableCase(folder, async (opened) => {
        const row = options.paper === undefined ? allRows(opened, 'brief')[0] : rowById(opened, 'brief', options.paper);
        const brief = found(row, 'this brief');
        const made = citeCheck(opened, brief, openDocument(opened, brief.id).document);
        if (out !== undefined) {
          const { templates } = await loadResources(resourcesFolder);
          const request = { brief, check: made, date: options.date ?? localToday(), path: resolve(out) };
          await withTools(async ({ typesetter }) => saveCiteCheck(opened, request, { typesetter, templates }));
        }
        return made;
      });
      if (options.json === true) printJson(check);
      else print(check);
      if (check.findings.some(({ severity }) => severity === 'stops')) process.exitCode = exitCodes.checkFailed;
    });
}

function print(check: CiteCheck): void {
  console.log(citeCheckLine(check));
  for (const { kind, findings } of groupFindings(check.findings)) {
    console.log(`\n${findingTitles[kind]}`);
    for (const { severity, block, text, detail, pin, difference } of findings) {
      console.log(`  block ${block + 1}  ${findingSeverityWords[severity]}${pin === '' ? '' : `  ${pin}`}`);
      console.log(`    ${text}`);
      console.log(`    ${detail}`);
      if (difference.length > 0) console.log(`    ${wordsOf(difference)}`);
    }
  }
  if (check.dismissed.length > 0) console.log(`\n${check.dismissed.length} dismissed`);
}

/** The passage with what stands on one side alone in brackets: `The officer [paper: phoned] [source: called] dispatch`. */
function wordsOf(difference: readonly WordRun[]): string {
  const parts = difference.map(({ side, text }) => (side === 'both' ? text.trim() : `[${side}: ${text.trim()}]`));
  return parts.filter((part) => part !== '').join(' ');
}
