import { stringify } from 'csv-stringify/sync';
import type { ImportOutcome, ImportRun } from '../../../shared/domain/imports.ts';
import { showControls } from '../../../shared/domain/text-pages.ts';
import { AppError } from '../../../shared/errors.ts';
import { writeFileAtomic } from '../case-file/atomic-write.ts';
import { isOwnFile } from '../case-file/layout.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { getRun, listOutcomes } from './import-runs.ts';

/**
 * Writes what became of each file of an import, as CSV (cells that a spreadsheet would take for a formula are escaped) or as text.
 * Throws `not-found`, `conflict` for a path within the case's own files, and what the disk says.
 */
export async function saveImportSummary(
  opened: ReadableCase,
  id: string,
  form: 'csv' | 'text',
  path: string,
): Promise<void> {
  if (isOwnFile(opened.layout, path)) throw new AppError('conflict', 'this is one of the files of the case itself');
  const run = getRun(opened, id);
  const outcomes = listOutcomes(opened, id);
  await writeFileAtomic(path, form === 'csv' ? summaryCsv(outcomes) : summaryText(run, outcomes));
}

function summaryCsv(outcomes: readonly ImportOutcome[]): string {
  const rows = outcomes.map(({ path, inside, outcome, reason, kind, pages, sha256, source }) => ({
    file: path,
    within: inside.split('\n').join(' > '),
    outcome,
    reason,
    kind,
    pages,
    sha256,
    source,
  }));
  const columns = ['file', 'within', 'outcome', 'reason', 'kind', 'pages', 'sha256', 'source'];
  return stringify(rows, { header: true, columns, bom: true, escape_formulas: true, record_delimiter: 'windows' });
}

function summaryText(run: ImportRun, outcomes: readonly ImportOutcome[]): string {
  const { counts } = run;
  const head = [
    'Import of evidence',
    `Begun ${run.startedAt}${run.endedAt === null ? '' : `, ended ${run.endedAt}`} (${run.state})`,
    ...run.paths.map((path) => `From ${shown(path)}`),
    `${counts.files} ${counts.files === 1 ? 'file' : 'files'}: ${counts.added} added, ${counts.parts} of them parts of others; ${counts.duplicate} already in the case; ` +
      `${counts.unreadable} kept but not readable; ${counts.refused} refused`,
    '',
  ];
  const lines = outcomes.map(({ path, inside, outcome, reason, sha256 }) => {
    const place = [shown(path), ...(inside === '' ? [] : inside.split('\n').map(shown))].join(' > ');
    const why = reason === null ? '' : ` (${reason})`;
    return `${outcome}${why}  ${place}${sha256 === null ? '' : `\n    SHA-256 ${sha256}`}`;
  });
  return `${[...head, ...lines].join('\n')}\n`;
}

function shown(name: string): string {
  return showControls(name).replaceAll(/[\r\n]+/gu, ' ');
}
