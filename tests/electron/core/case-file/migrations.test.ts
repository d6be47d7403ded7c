import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { applicationId, migrate, migrations, newestVersion } from '../../../../electron/core/case-file/migrate.ts';
import { asWritable, closeCase, openCase } from '../../../../electron/core/case-file/open-case.ts';
import { schemaSql } from '../../../../electron/core/case-file/schema.ts';
import { verifyCase } from '../../../../electron/core/custody/verify.ts';
import { openDocument } from '../../../../electron/core/briefs/briefs-queries.ts';
import { listExhibits } from '../../../../electron/core/exhibits/exhibits-queries.ts';
import { createFact, linkContradiction } from '../../../../electron/core/facts/facts-commands.ts';
import { listFacts } from '../../../../electron/core/facts/facts-queries.ts';
import { undo } from '../../../../electron/core/journal/history.ts';
import { allRows } from '../../../../electron/core/journal/read.ts';
import { currentImage, tableNames, tables } from '../../../../electron/core/journal/tables.ts';
import { updateSource } from '../../../../electron/core/sources/sources-commands.ts';
import { emptySearch } from '../../../../shared/domain/searches.ts';
import { rankedSearch } from '../../../../electron/core/search/search-queries.ts';
import { listSources } from '../../../../electron/core/sources/sources-queries.ts';
import { tempFolder, testContext } from '../../../support/case-builder.ts';
import { dumpTables, indexFaults } from '../../../support/case-parts.ts';

const fixtures = join(import.meta.dirname, '../../../fixtures/cases');
const pragma = (db: Sqlite.Database, name: string) => db.pragma(name, { simple: true });

function emptyDatabase(): Sqlite.Database {
  const db = new Sqlite(join(tempFolder(), 'x.loudermill'));
  onTestFinished(() => void db.close());
  return db;
}

describe('the migrations', () => {
  it('bring a fresh database to the newest schema, marked as ours', () => {
    const db = emptyDatabase();
    expect(migrate(db)).toEqual(migrations.map((migration) => migration.version));
    expect([pragma(db, 'user_version'), pragma(db, 'application_id')]).toEqual([newestVersion(), applicationId]);
    expect(pragma(db, 'integrity_check')).toBe('ok');
  });

  it('do nothing when they are run again', () => {
    const db = emptyDatabase();
    migrate(db);
    const before = db.serialize();
    expect(migrate(db)).toEqual([]);
    expect(db.serialize().equals(before)).toBe(true);
  });

  it('rise in tens', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, at) => 10 * (at + 1)));
  });

  it('leave the file as it was when one of them fails', () => {
    const db = emptyDatabase();
    migrate(db);
    const before = db.serialize();
    const failing = [
      ...migrations,
      {
        version: newestVersion() + 10,
        sql: 'CREATE TABLE later (id TEXT); DROP TABLE fact_fts; INSERT INTO nowhere VALUES (1)',
      },
    ];
    expect(() => migrate(db, failing)).toThrow('nowhere');
    expect(db.serialize().equals(before)).toBe(true);
  });

  it('give each journaled table the columns that its rows have, and STRICT types', () => {
    const db = emptyDatabase();
    migrate(db);
    for (const table of tableNames) {
      const columns = (db.pragma(`table_info(${table})`) as { name: string }[]).map((column) => column.name);
      expect(columns.filter((name) => name !== 'seq')).toEqual(tables[table].columns);
    }
    const loose = db
      .prepare(`SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite%'`)
      .pluck()
      .all();
    expect(loose).toEqual([]);
  });

  it('refuse a database of another program', () => {
    const db = emptyDatabase();
    db.exec('CREATE TABLE mine (x); PRAGMA user_version = 3');
    expect(() => migrate(db)).toThrow(expect.objectContaining({ code: 'corrupt-case' }));
  });
});

describe('schema.sql', () => {
  it('is what the migrations make (npm run schema writes it)', () => {
    const path = join(import.meta.dirname, '../../../../electron/core/case-file/schema.sql');
    expect(readFileSync(path, 'utf8')).toBe(schemaSql());
  });
});

describe('a case of schema 10', () => {
  it('opens for ever with its rows, its log, its evidence and its undo', async () => {
    const folder = join(tempFolder(), 'case');
    cpSync(join(fixtures, 'schema-010'), folder, { recursive: true });
    const opened = asWritable(await openCase(folder, null, testContext()));
    onTestFinished(() => closeCase(opened));
    expect(pragma(opened.db, 'user_version')).toBe(newestVersion());
    const counts = Object.fromEntries(Object.entries(dumpTables(opened)).map(([table, rows]) => [table, rows.length]));
    expect(counts).toEqual({
      case_info: 1,
      person: 1,
      source: 1,
      exhibit: 1,
      excerpt: 1,
      fact: 2,
      fact_excerpt: 1,
      issue: 1,
      fact_issue: 1,
      contradiction: 1,
      comparator: 1,
      grievance: 1,
      grievance_step: 15,
      deadline: 2,
      bates_range: 1,
      brief: 1,
      brief_export: 1,
      observation: 0,
      provision: 0,
      charge: 0,
      saved_search: 0,
      production: 0,
      production_source: 0,
      production_export: 0,
      brief_comment: 0,
      exhibit_series: 0,
      redaction: 0,
      cite_dismissal: 0,
    });
    expect(listFacts(opened)[0]!.pins[0]!.pin).toBe('Union Ex. 1 at 1:2');
    const request = { ...emptySearch, text: '"called dispatch"' };
    const searched = await rankedSearch(opened, request, { sources: 5, perSource: 5, others: 5 });
    expect(searched.counts).toEqual({ pages: 1, facts: 1, people: 0, notes: 0 });
    const [source] = listSources(opened);
    expect(Buffer.from(await opened.store.readAll(source!.object)).toString()).toContain(
      'The officer called dispatch.',
    );
    expect(await verifyCase(opened)).toMatchObject({ ok: true, objects: 1 });
    const [a, b] = listFacts(opened);
    expect(() => linkContradiction(opened, a!.id, b!.id, '')).toThrow(expect.objectContaining({ code: 'conflict' }));
    createFact(opened, { text: 'New' });
    undo(opened);
    undo(opened);
    expect(dumpTables(opened)['exhibit']).toEqual([]);
    expect(await verifyCase(opened)).toMatchObject({ ok: true });
    expect(indexFaults(opened)).toEqual([]);
  });

  it('turns back a step that is older than the columns of today', async () => {
    const folder = join(tempFolder(), 'case');
    cpSync(join(fixtures, 'schema-010'), folder, { recursive: true });
    const opened = asWritable(await openCase(folder, null, testContext()));
    onTestFinished(() => closeCase(opened));
    // The fixture's last step set the exhibits; the sources' import lies before it, with images of the old columns.
    const [source] = listSources(opened);
    updateSource(opened, source!.id, { confidentiality: 'confidential' });
    expect(await verifyCase(opened)).toMatchObject({ ok: true });
    undo(opened);
    expect(listSources(opened)[0]).toMatchObject({ confidentiality: 'none', details: {}, parent: null });
    expect(await verifyCase(opened)).toMatchObject({ ok: true });
  });

  it('gives an image of old columns as the schema of today would have written it', () => {
    const opened = Object.fromEntries(tables.source.columns.map((column) => [column, '']));
    const { parent: _p, parentPath: _a, parentSeconds: _s, confidentiality: _c, details: _d, ...old } = opened;
    expect(JSON.parse(currentImage('source', JSON.stringify(old)))).toEqual({
      ...opened,
      parent: null,
      parentPath: '',
      parentSeconds: null,
      confidentiality: 'none',
      details: '{}',
    });
  });
});

describe('a case of schema 20', () => {
  it('opens for ever with its parts, forms, production and log', async () => {
    const folder = join(tempFolder(), 'case');
    cpSync(join(fixtures, 'schema-020'), folder, { recursive: true });
    const opened = asWritable(await openCase(folder, null, testContext()));
    onTestFinished(() => closeCase(opened));
    const counts = Object.fromEntries(Object.entries(dumpTables(opened)).map(([table, rows]) => [table, rows.length]));
    expect(counts).toMatchObject({
      source: 2,
      excerpt: 1,
      observation: 1,
      provision: 1,
      charge: 1,
      issue: 2,
      saved_search: 1,
      production: 1,
      production_source: 1,
      bates_range: 1,
    });
    const part = listSources(opened).find((source) => source.parent !== null);
    expect(part).toMatchObject({ kind: 'policy', confidentiality: 'confidential', details: { number: '307' } });
    expect(await verifyCase(opened)).toMatchObject({ ok: true, objects: 2 });
    expect(indexFaults(opened)).toEqual([]);
    createFact(opened, { text: 'New' });
    undo(opened);
    expect(await verifyCase(opened)).toMatchObject({ ok: true });
  });
});

describe('a case of schema 30', () => {
  it('opens for ever with its document, comments, series, redactions and served export', async () => {
    const folder = join(tempFolder(), 'case');
    cpSync(join(fixtures, 'schema-030'), folder, { recursive: true });
    const opened = asWritable(await openCase(folder, null, testContext()));
    onTestFinished(() => closeCase(opened));
    const dump = dumpTables(opened);
    const counts = Object.fromEntries(Object.entries(dump).map(([table, rows]) => [table, rows.length]));
    expect(counts).toMatchObject({
      source: 2,
      exhibit: 2,
      exhibit_series: 1,
      redaction: 1,
      brief: 2,
      brief_comment: 1,
      brief_export: 1,
      cite_dismissal: 1,
    });
    expect(listExhibits(opened).map(({ label }) => label)).toEqual(['Union Ex. 12A', 'Hrg. Ex. A']);
    expect(dump['brief_export']![0]).toMatchObject({ servedTo: 'Arbitrator', manifest: { exhibits: [{}, {}] } });
    const [brief, letter] = allRows(opened, 'brief');
    expect(openDocument(opened, brief!.id)).toMatchObject({ from: 'saved' });
    expect(openDocument(opened, letter!.id)).toMatchObject({ from: 'draft' });
    expect(await verifyCase(opened)).toMatchObject({ ok: true, objects: 3 });
    expect(indexFaults(opened)).toEqual([]);
    createFact(opened, { text: 'New' });
    undo(opened);
    expect(await verifyCase(opened)).toMatchObject({ ok: true });
  });
});
