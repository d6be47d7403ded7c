import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { listFacts } from '../facts/facts-queries.ts';
import { listExhibits } from '../exhibits/exhibits-queries.ts';
import { allRows } from '../journal/read.ts';
import { tableNames, tables } from '../journal/tables.ts';
import { listExcerpts } from '../sources/excerpts-queries.ts';
import { listSources } from '../sources/sources-queries.ts';
import { writeFileAtomic } from './atomic-write.ts';
import type { ReadableCase } from './open-case.ts';

/** Writes every table of the case to a folder, as JSON and as CSV. Gives how many files. */
export async function exportTables(opened: ReadableCase, folder: string): Promise<number> {
  for (const table of tableNames) {
    const rows = allRows(opened, table);
    await writeFileAtomic(join(folder, `${table}.json`), `${JSON.stringify(rows, null, 1)}\n`);
    await writeFileAtomic(join(folder, `${table}.csv`), csvOf(rows, tables[table].columns));
  }
  return 2 * tableNames.length;
}

/** Writes what a person reads first, with pins and labels as they render: chronology, evidence, exhibits, excerpts. Gives how many files. */
export async function exportLists(opened: ReadableCase, folder: string): Promise<number> {
  const lists: Readonly<Record<string, readonly object[]>> = {
    chronology: listFacts(opened).map((fact) => ({
      date: fact.date ?? '',
      fact: fact.text,
      status: fact.status,
      side: fact.side,
      pins: fact.pins.map((pin) => pin.pin).join('; '),
      quotes: fact.pins.map((pin) => pin.quote).join('\n'),
      note: fact.note,
    })),
    evidence: listSources(opened).map((source) => ({
      exhibit: source.label ?? '',
      title: source.title,
      kind: source.kind,
      date: source.date ?? '',
      name: source.name,
      bytes: source.bytes,
      pages: source.pages,
      sha256: source.sha256,
      custodian: source.custodian,
      receivedOn: source.receivedOn ?? '',
      receivedFrom: source.receivedFrom,
      receivedHow: source.receivedHow,
      privilege: source.privilege,
      confidentiality: source.confidentiality,
      compelled: source.compelled,
      unreadable: source.unreadable ?? '',
      note: source.note,
    })),
    exhibits: listExhibits(opened).map(({ label, title, pages }) => ({ label, title, pages })),
    excerpts: listExcerpts(opened).map(({ pin, sourceTitle, quote, note }) => ({
      pin,
      source: sourceTitle,
      quote,
      note,
    })),
  };
  for (const [name, rows] of Object.entries(lists)) {
    await writeFileAtomic(join(folder, `${name}.csv`), csvOf(rows, Object.keys(rows[0] ?? { empty: '' })));
  }
  return Object.keys(lists).length;
}

/** Rows as CSV; what a spreadsheet would take for a formula is escaped. */
function csvOf(rows: readonly object[], columns: readonly string[]): string {
  return stringify([...rows], {
    header: true,
    columns: [...columns],
    escape_formulas: true,
    record_delimiter: 'windows',
    cast: { boolean: (value) => (value ? 'true' : 'false'), object: (value) => JSON.stringify(value) },
  });
}
