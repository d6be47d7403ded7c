import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { settleCutOff, writeOnRecord } from '../../../../electron/core/case-file/begun-exports.ts';
import { verifyCase } from '../../../../electron/core/custody/verify.ts';
import { allRows } from '../../../../electron/core/journal/read.ts';
import { write } from '../../../../electron/core/journal/write.ts';
import type { WritableCase } from '../../../../electron/core/case-file/open-case.ts';
import { buildCase, tempFolder } from '../../../support/case-builder.ts';

/** A process that ends never comes back from here, and so takes no mark away. */
const endsHere = () => new Promise<never>(() => undefined);
const marks = (opened: WritableCase) => opened.db.prepare('SELECT count(*) FROM export_begun').pluck().get();

function enter(opened: WritableCase, id: string): void {
  const row = {
    id,
    brief: allRows(opened, 'brief')[0]!.id,
    fileName: 'a.pdf',
    issuedOn: '2026-03-02',
    exportedAt: '2026-03-02T10:00:00.000Z',
    sha256: '0'.repeat(64),
    bytes: 1,
    pages: 1,
    bundle: true,
    checks: [],
    overrides: [],
    manifest: null,
    object: null,
    servedOn: null,
    servedTo: '',
  };
  write(opened, { label: 'export brief', kind: 'act' }, (edit) => edit.insert('brief_export', row));
}

const label = (opened: WritableCase) =>
  opened.db.prepare('SELECT label FROM journal_step ORDER BY number DESC LIMIT 1').pluck().get();

describe('an export that is cut off', () => {
  it('before its entry leaves no file, and the log says so when the case is opened again', async () => {
    const opened = await buildCase();
    const folder = tempFolder();
    const fill = async (files: readonly { temp: string }[]) => writeFileSync(files[0]!.temp, 'bytes');
    const steps = { fill, look: endsHere, enter: () => undefined, drop: () => undefined };
    void writeOnRecord(opened, 'x', [{ path: join(folder, 'a.pdf'), row: 'x' }], steps);
    await expect.poll(() => readdirSync(folder).length).toBe(1);
    expect(existsSync(join(folder, 'a.pdf'))).toBe(false);
    expect(settleCutOff(opened)).toBe(1);
    expect([readdirSync(folder), label(opened), marks(opened)]).toEqual([
      [],
      'export was cut off, no file was written',
      0,
    ]);
    expect(settleCutOff(opened)).toBe(0);
  });

  it('after its entry and before its file is there is taken off record; one that is whole stays', async () => {
    const opened = await buildCase();
    const folder = tempFolder();
    const [temp, path] = [join(folder, '.a.tmp'), join(folder, 'a.pdf')];
    const mark = (id: string) =>
      opened.db.prepare('INSERT INTO export_begun VALUES (?, ?, ?)').run(id, JSON.stringify([{ temp, path }]), 'then');
    writeFileSync(temp, 'bytes');
    mark('lost');
    enter(opened, 'lost');
    settleCutOff(opened);
    expect([allRows(opened, 'brief_export'), readdirSync(folder)]).toEqual([[], []]);
    writeFileSync(path, 'bytes');
    mark('whole');
    enter(opened, 'whole');
    settleCutOff(opened);
    expect(allRows(opened, 'brief_export')).toMatchObject([{ id: 'whole' }]);
    expect([readdirSync(folder), marks(opened)]).toEqual([['a.pdf'], 0]);
    expect(await verifyCase(opened)).toMatchObject({ ok: true });
  });
});
