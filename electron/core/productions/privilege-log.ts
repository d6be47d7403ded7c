import { existsSync, readdirSync } from 'node:fs';
import { rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { PrivilegeRow } from '../../../shared/contract/production-views.ts';
import { found } from '../../../shared/assert.ts';
import { batesText } from '../../../shared/domain/bates.ts';
import { parseDay } from '../../../shared/domain/dates.ts';
import { barsOf, barTitles } from '../../../shared/domain/productions.ts';
import { sourceKindTitles } from '../../../shared/domain/source-kind-titles.ts';
import { AppError, toAppError } from '../../../shared/errors.ts';
import { makeFolder, syncFolder, tempSibling, writeFileAtomic } from '../case-file/atomic-write.ts';
import { isOwnFile } from '../case-file/layout.ts';
import type { WritableCase, ReadableCase } from '../case-file/open-case.ts';
import { latestBates } from '../exhibits/exhibits-queries.ts';
import { allRows } from '../journal/read.ts';
import { write } from '../journal/write.ts';
import { listSources } from '../sources/sources-queries.ts';
import { printedDate, privilegeLogPaper } from './production-papers.ts';
import type { ProductionTools } from './production-export.ts';

/** `withheld`: what was kept back from a production; `all`: everything that has a bar, whether anyone asked for it or not. */
export type PrivilegeScope = 'withheld' | 'all';

/** Gives the privilege log: date, author, recipients, kind and basis of each source (domain rules, marks). Oldest first. */
export function privilegeLog(opened: ReadableCase, scope: PrivilegeScope): PrivilegeRow[] {
  const kept = new Map(
    allRows(opened, 'production_source')
      .filter((row) => row.withheld)
      .map((row) => [row.source, row.reason]),
  );
  const issued = latestBates(opened);
  const rows = listSources(opened).flatMap((source): (PrivilegeRow & { day: string })[] => {
    const bars = barsOf(source);
    if (scope === 'withheld' ? !kept.has(source.id) : bars.length === 0 && !kept.has(source.id)) return [];
    const { details } = source;
    const range = issued.get(source.id);
    return [
      {
        id: source.id,
        bates: range === undefined ? '' : batesText(range),
        date: printedDate(source.date),
        author: firstOf(details.sender, details.giver, details.speaker, details.byline, source.publisher),
        recipients: firstOf(details.addressee, details.recipient),
        kind: sourceKindTitles[source.kind],
        title: source.title,
        basis: bars.map((bar) => barTitles[bar]).join('; '),
        reason: kept.get(source.id) ?? '',
        day: source.date ?? '',
      },
    ];
  });
  return rows.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)).map(({ day: _day, ...row }) => row);
}

const firstOf = (...names: readonly (string | undefined)[]): string => names.find((name) => (name ?? '') !== '') ?? '';

/**
 * Writes the privilege log as PDF and CSV into a folder that is new or empty, and enters that into the log. Throws `invalid-input`
 * for a day that is none, `conflict` for a folder that is not empty or is the case's own.
 */
export async function exportPrivilegeLog(
  opened: WritableCase,
  request: { readonly folder: string; readonly scope: PrivilegeScope; readonly date: string },
  tools: ProductionTools,
): Promise<{ readonly entries: number }> {
  parseDay(request.date);
  const out = resolve(request.folder);
  if (
    isOwnFile(opened.layout, out) ||
    resolve(opened.layout.folder) === out ||
    (existsSync(out) && readdirSync(out).length > 0)
  ) {
    throw new AppError('conflict', 'the privilege log goes into a new or empty folder', {
      data: { field: 'folder', reason: 'folder-taken' },
    });
  }
  const info = found(allRows(opened, 'case_info')[0], 'the case');
  const rows = privilegeLog(opened, request.scope);
  const paper = privilegeLogPaper(opened, info, rows, request.date);
  const options = { templatesDir: tools.templates, template: paper.kind, date: request.date };
  const { pdf } = await tools.typesetter.paper(paper, options, tools.signal);
  const temp = tempSibling(out);
  try {
    makeFolder(temp);
    await writeFileAtomic(join(temp, 'privilege-log.pdf'), pdf);
    await writeFileAtomic(join(temp, 'privilege-log.csv'), logCsv(rows));
    if (existsSync(out)) await rmdir(out);
    await rename(temp, out);
    await syncFolder(dirname(out));
    const details = { sources: rows.map((row) => row.id) };
    write(opened, { label: 'export privilege log', kind: 'act', details }, () => undefined);
    return { entries: rows.length };
  } catch (cause) {
    await rm(temp, { recursive: true, force: true });
    throw toAppError(cause);
  }
}

function logCsv(rows: readonly PrivilegeRow[]): string {
  const lines = rows.map((row, at) => ({
    'No.': at + 1,
    Bates: row.bates,
    Date: row.date,
    Author: row.author,
    Recipients: row.recipients,
    Kind: row.kind,
    Description: row.title,
    Basis: row.basis,
    Reason: row.reason,
  }));
  return stringify(lines, {
    header: true,
    columns: ['No.', 'Bates', 'Date', 'Author', 'Recipients', 'Kind', 'Description', 'Basis', 'Reason'],
    escape_formulas: true,
    bom: true,
    record_delimiter: 'windows',
  });
}
