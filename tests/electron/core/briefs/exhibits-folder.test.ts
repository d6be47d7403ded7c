import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { PDFDocument } from 'pdf-lib';
import { afterAll, describe, expect, it } from 'vitest';
import { exportExhibitList, exportExhibits } from '../../../../electron/core/briefs/exhibits-folder.ts';
import { createTypesetter } from '../../../../electron/core/briefs/typesetter.ts';
import { setExhibits } from '../../../../electron/core/exhibits/exhibits-commands.ts';
import { allRows } from '../../../../electron/core/journal/read.ts';
import { write } from '../../../../electron/core/journal/write.ts';
import { addRedaction } from '../../../../electron/core/redactions/redactions-commands.ts';
import { buildCase, tempFolder } from '../../../support/case-builder.ts';
import { addFile, sharedPool } from '../../../support/case-parts.ts';
import { makePdf } from '../../../support/make-files.ts';
import { readPdf } from './read-pdf.ts';

const pool = sharedPool();
const typesetter = createTypesetter();
afterAll(() => typesetter.close());
const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

async function ground() {
  const opened = await buildCase();
  const memo = await addFile(opened, pool, 'memo.pdf', await makePdf(['The officer called dispatch', 'Second page']));
  const log = await addFile(opened, pool, 'log.txt', 'Her number is 313-555-0100.\nShe called.');
  const blob = await addFile(opened, pool, '=cmd.bin', Buffer.from([0, 1, 2, 250, 251]));
  setExhibits(opened, [
    { source: memo, series: 'joint' },
    { source: log, series: 'union' },
    { source: blob, series: 'union' },
  ]);
  return { opened, memo, log, blob, brief: allRows(opened, 'brief')[0]!.id, folder: join(tempFolder(), 'Exhibits') };
}

const rowsOf = (path: string): Record<string, string>[] =>
  parse<Record<string, string>>(readFileSync(path), { columns: true, bom: true });

describe('the exhibits as a folder', () => {
  it('hold each exhibit as a file with its label and numbers, redacted, and a table with every hash', async () => {
    const { opened, log, brief, folder } = await ground();
    const place = { lineFrom: 1, lineTo: 1, rects: [], quote: '313-555-0100' };
    await addRedaction(opened, pool, { source: log, page: 1, reason: 'PII', kind: 'lines', ...place });
    const made = await exportExhibits(opened, { brief, date: '2026-03-02', folder }, { typesetter });
    const names = readdirSync(folder).toSorted();
    expect(made.files).toBe(names.length);
    const rows = rowsOf(join(folder, 'exhibits.csv'));
    expect(rows.map((row) => row['Exhibit'])).toEqual(['Jt. Ex. 1', 'Union Ex. 1', 'Union Ex. 2']);
    for (const row of rows) expect(hashOf(join(folder, row['File']!))).toBe(row['SHA-256 of the PDF']);
    const [first, second, third] = rows;
    expect((await readPdf(new Uint8Array(readFileSync(join(folder, first!['File']!))))).pages[0]!.text).toContain(
      'Jt. Ex. 1',
    );
    const text = (await readPdf(new Uint8Array(readFileSync(join(folder, second!['File']!))))).pages
      .map((page) => page.text)
      .join('\n');
    expect(text).toContain('She called.');
    expect(text).not.toContain('555-0100');
    expect(hashOf(join(folder, third!['Original file']!))).toBe(third!['SHA-256 of the original']);
    expect(allRows(opened, 'bates_range')).toHaveLength(3);
    expect(names.some((name) => name.startsWith('='))).toBe(false);
  });

  it('say of an exhibit that text lies under its boxes', async () => {
    const { opened, brief, folder } = await ground();
    const boxed = await PDFDocument.load(await makePdf(['Jane Roe called']));
    boxed.getPages()[0]!.drawRectangle({ x: 0, y: 0, width: 612, height: 792 });
    const source = await addFile(opened, pool, 'boxes.pdf', await boxed.save());
    setExhibits(opened, [{ source, series: 'union' }]);
    const { warnings } = await exportExhibits(opened, { brief, date: '2026-03-02', folder }, { typesetter });
    expect(warnings.join()).toContain('Union Ex. 1: text lies under boxes on page 1');
  });

  it('are not written while one of them is withheld, nor over another folder; nothing is left behind', async () => {
    const { opened, memo, brief, folder } = await ground();
    const request = { brief, date: '2026-03-02', folder };
    // An exhibit cannot be marked so; a list of an older program may hold one.
    write(opened, { label: 'mark' }, (edit) => edit.update('source', memo, { privilege: 'work-product' }));
    await expect(exportExhibits(opened, request, { typesetter })).rejects.toMatchObject({ code: 'check-failed' });
    await expect(
      exportExhibitList(opened, { brief, path: `${folder}.csv`, fileName: 'Exhibits.csv' }),
    ).rejects.toMatchObject({ code: 'check-failed' });
    write(opened, { label: 'mark' }, (edit) => edit.update('source', memo, { privilege: 'none' }));
    await expect(
      exportExhibits(opened, { ...request, folder: opened.layout.folder }, { typesetter }),
    ).rejects.toMatchObject({ code: 'conflict' });
    const stopped = new AbortController();
    stopped.abort();
    await expect(exportExhibits(opened, request, { typesetter, signal: stopped.signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(readdirSync(join(folder, '..'))).toEqual([]);
    expect(allRows(opened, 'bates_range')).toEqual([]);
  });
});

describe('the exhibit list', () => {
  it('is a table with the numbers that were issued and the hashes of the originals', async () => {
    const { opened, brief, folder } = await ground();
    const path = `${folder}.csv`;
    expect(await exportExhibitList(opened, { brief, path, fileName: 'Exhibits.csv' })).toEqual({ exhibits: 3 });
    const rows = rowsOf(path);
    expect(rows.map((row) => row['Bates'])).toEqual(['', '', '']);
    expect(rows[2]!['Title']).toBe("'=cmd.bin");
    expect(existsSync(folder)).toBe(false);
  });
});
