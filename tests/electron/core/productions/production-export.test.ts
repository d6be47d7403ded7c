import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, it } from 'vitest';
import { createTypesetter } from '../../../../electron/core/briefs/typesetter.ts';
import { updateCase } from '../../../../electron/core/case-file/case-commands.ts';
import { stepsOfSource } from '../../../../electron/core/custody/custody-queries.ts';
import { verifyCase } from '../../../../electron/core/custody/verify.ts';
import { allRows } from '../../../../electron/core/journal/read.ts';
import { previewPaper } from '../../../../electron/core/productions/preview-paper.ts';
import { exportPrivilegeLog, privilegeLog } from '../../../../electron/core/productions/privilege-log.ts';
import { exportProduction } from '../../../../electron/core/productions/production-export.ts';
import { addToProduction, createProduction } from '../../../../electron/core/productions/productions-commands.ts';
import { getProduction } from '../../../../electron/core/productions/productions-queries.ts';
import { serveProduction } from '../../../../electron/core/productions/serve-production.ts';
import { findRedactions } from '../../../../electron/core/redactions/find-redactions.ts';
import { acceptRedactions } from '../../../../electron/core/redactions/redactions-commands.ts';
import { updateSource } from '../../../../electron/core/sources/sources-commands.ts';
import { getSource } from '../../../../electron/core/sources/sources-queries.ts';
import { batesNumber } from '../../../../shared/domain/bates.ts';
import { buildCase, tempFolder } from '../../../support/case-builder.ts';
import { addFile, dumpTables, resourcesFolder, sharedPool } from '../../../support/case-parts.ts';
import { makePdf, makeTiff } from '../../../support/make-files.ts';
import { noPdfTools, pdfPages, pdfUnpacked, standsIn } from '../../../support/read-pdf.ts';

const pool = sharedPool();
const typesetter = createTypesetter();
afterAll(async () => await typesetter.close());
const tools = { templates: join(resourcesFolder, 'templates'), typesetter };
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A case with a PDF, a text, a picture, a file that nobody can print and one of counsel, all on one production. */
async function ready() {
  const opened = await buildCase();
  updateCase(opened, { employer: 'City of Doe', marking: 'CANARYMARKING', representative: 'Dana Counsel, Esq.' });
  const memo = await addFile(opened, pool, 'memo.pdf', await makePdf(['First sheet', 'Second sheet']));
  const log = await addFile(opened, pool, 'log.txt', 'The officer called dispatch.');
  const photo = await addFile(
    opened,
    pool,
    'photo.tif',
    makeTiff([{ width: 40, height: 30, rgb: () => [90, 120, 60] }]),
  );
  const native = await addFile(opened, pool, 'radio.xyz', new Uint8Array([1, 2, 3, 255, 254, 0, 9]));
  const secret = await addFile(opened, pool, 'notes.txt', 'CANARYTEXT of counsel');
  updateSource(opened, log, { title: '=HYPERLINK("x")', date: '2026-02-09', kind: 'dispatch-log' });
  updateSource(opened, secret, {
    title: 'CANARYTITLE',
    date: '2026-02-11',
    privilege: 'attorney-client',
    kind: 'correspondence',
    details: { sender: 'Dana Counsel', addressee: 'Jane Doe' },
  });
  const production = createProduction(
    opened,
    { direction: 'given', date: '2026-03-02', party: 'City of Doe, Legal', means: 'e-mail', title: 'First production' },
    [memo, log, photo, native, secret],
  );
  const decisions = [{ source: secret, produce: false, reason: 'Advice of counsel' }];
  const request = { production: production.id, numbers: true, natives: true, decisions };
  return { opened, memo, log, photo, native, secret, production, request };
}

describe('a production of a source with redactions', () => {
  it('hands over no word of what is redacted, in no file and under no name', async () => {
    const opened = await buildCase();
    updateCase(opened, { employer: 'City of Doe', representative: 'Dana Counsel, Esq.' });
    const pdf = await makePdf(['Statement of Jane Roe, SSN 123-45-6789.']);
    const source = await addFile(opened, pool, 'Talk with Jane Roe.pdf', pdf);
    const found = await findRedactions(
      opened,
      pool,
      { patterns: ['social-security'], terms: ['Jane Roe'], sources: [source] },
      { signal: new AbortController().signal },
    );
    expect(acceptRedactions(opened, found.suggestions, 'VIC')).toHaveLength(2);
    const about = { direction: 'given' as const, date: '2026-03-02', party: 'City of Doe, Legal', means: 'e-mail' };
    const { id } = createProduction(opened, about, [source]);
    const folder = join(tempFolder(), 'Redacted');
    await exportProduction(opened, { production: id, numbers: false, natives: true, decisions: [], folder }, tools);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.length).toBe(4);
    for (const file of files) {
      const bytes = readFileSync(join(file.parentPath, file.name));
      expect(file.name).not.toContain('Roe');
      const all = file.name.endsWith('.pdf') && noPdfTools === null ? pdfUnpacked(bytes) : bytes;
      for (const word of ['Jane Roe', '123-45-6789']) expect(standsIn(all, word)).toBe(false);
      if (file.name.endsWith('.pdf') && noPdfTools === null) expect(pdfPages(bytes).join()).not.toMatch(/Roe|6789/);
    }
  });
});

describe('an exported production', () => {
  it('is one numbered PDF for each source, the native of what has none, an index, a table and a letter', async () => {
    const { opened, memo, log, photo, native, secret, request } = await ready();
    const folder = join(tempFolder(), 'First production');
    const made = await exportProduction(opened, { ...request, folder }, tools);
    expect(readdirSync(join(folder)).toSorted()).toEqual([
      'cover-letter.pdf',
      'documents',
      'index.csv',
      'index.pdf',
      'native',
    ]);
    const documents = ['DOE-000001.pdf', 'DOE-000003.pdf', 'DOE-000004.pdf', 'DOE-000005.pdf'];
    expect(readdirSync(join(folder, 'documents')).toSorted()).toEqual(documents);
    expect(readdirSync(join(folder, 'native'))).toEqual(['DOE-000005.xyz']);
    expect(sha256(readFileSync(join(folder, 'native/DOE-000005.xyz')))).toBe(getSource(opened, native).sha256);

    const csv = readFileSync(join(folder, 'index.csv'));
    const rows = parse<Record<string, string>>(csv, { columns: true, bom: true });
    expect(
      rows.map((row) => [row['Bates from'], row['Bates to'], row['Pages'], row['File'], row['Native file']]),
    ).toEqual([
      ['DOE-000001', 'DOE-000002', '2', 'documents/DOE-000001.pdf', ''],
      ['DOE-000003', 'DOE-000003', '1', 'documents/DOE-000003.pdf', ''],
      ['DOE-000004', 'DOE-000004', '1', 'documents/DOE-000004.pdf', ''],
      ['DOE-000005', 'DOE-000005', '1', 'documents/DOE-000005.pdf', 'native/DOE-000005.xyz'],
    ]);
    expect(rows[1]!['Title']).toBe(`'=HYPERLINK("x")`);
    for (const [at, source] of [memo, log, photo, native].entries()) {
      expect(rows[at]!['SHA-256 as received']).toBe(getSource(opened, source).sha256);
      expect(rows[at]!['SHA-256 as produced']).toBe(sha256(readFileSync(join(folder, rows[at]!['File']!))));
    }
    expect(made.export).toMatchObject({ folder: 'First production', files: 8, sha256: sha256(csv) });
    expect(allRows(opened, 'production_export')).toEqual([made.export]);

    const view = getProduction(opened, request.production);
    expect(view.production.servedAt).not.toBeNull();
    expect(
      view.sources.map(({ range, withheld }) => [range && batesNumber(range.prefix, range.first), withheld]),
    ).toEqual([
      ['DOE-000001', false],
      ['DOE-000003', false],
      ['DOE-000004', false],
      ['DOE-000005', false],
      [null, true],
    ]);
    expect(stepsOfSource(opened, memo).at(-1)?.label).toBe('produce to City of Doe, Legal');
    expect(stepsOfSource(opened, secret).map((step) => step.label)).not.toContain('produce to City of Doe, Legal');
    expect(await verifyCase(opened)).toMatchObject({ ok: true });
  });

  it.skipIf(noPdfTools !== null)(
    'says in print what went, and holds no trace of what was kept back or of our marking',
    async () => {
      const { opened, memo, request } = await ready();
      const folder = join(tempFolder(), 'Out');
      await exportProduction(opened, { ...request, folder }, tools);
      const read = (name: string) => readFileSync(join(folder, name));
      expect(pdfPages(read('documents/DOE-000001.pdf')).map((page) => page.replaceAll(/\s+/gu, ' ').trim())).toEqual([
        'First sheet DOE-000001',
        'Second sheet DOE-000002',
      ]);
      expect(pdfPages(read('documents/DOE-000005.pdf')).join()).toContain('enclosed under the same number');
      const letter = pdfPages(read('cover-letter.pdf')).join('\n');
      for (const words of [
        'March 2, 2026',
        'City of Doe, Legal',
        'e-mail',
        'Dana Counsel, Esq.',
        'DOE-000001 to DOE-000005',
      ]) {
        expect(letter).toContain(words);
      }
      expect(letter).toMatch(/Enclosed\s+4 items, 5 pages/u);
      expect(letter).toMatch(/Withheld\s+1 item/u);
      const index = pdfPages(read('index.pdf')).join('\n');
      expect(index.replaceAll(/\s+/gu, '')).toContain(getSource(opened, memo).sha256.slice(0, 32));
      expect(index).toContain('Dispatch log');
      expect(index).toContain('slip sheet, native file enclosed');
      for (const name of [
        ...readdirSync(join(folder, 'documents')).map((each) => `documents/${each}`),
        'index.pdf',
        'cover-letter.pdf',
      ]) {
        expect(standsIn(pdfUnpacked(read(name)), 'CANARY')).toBe(false);
      }
      expect(read('index.csv').toString()).not.toContain('CANARY');
      // The same look finds what does stand there, so that it can fail.
      expect(standsIn(pdfUnpacked(read('index.pdf')), 'Index of production')).toBe(true);
    },
  );

  it('is the same each time it is written, and its list is closed', async () => {
    const { opened, log, request } = await ready();
    const folders = [join(tempFolder(), 'One'), join(tempFolder(), 'Two')] as const;
    for (const folder of folders)
      await exportProduction(opened, { ...request, folder, decisions: request.decisions }, tools);
    for (const name of ['index.pdf', 'index.csv', 'cover-letter.pdf', 'documents/DOE-000003.pdf']) {
      expect(sha256(readFileSync(join(folders[1], name)))).toBe(sha256(readFileSync(join(folders[0], name))));
    }
    expect(allRows(opened, 'production_export')).toHaveLength(2);
    expect(allRows(opened, 'bates_range')).toHaveLength(4);
    expect(() => addToProduction(opened, request.production, [log])).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    );
  });

  it('is written without numbers where it was handed over without', async () => {
    const { opened, request } = await ready();
    serveProduction(opened, { ...request, numbers: false });
    const folder = join(tempFolder(), 'Out');
    await exportProduction(opened, { ...request, natives: false, folder }, tools);
    expect(readdirSync(join(folder, 'documents')).toSorted()).toEqual([
      '001 memo.pdf',
      '002 =HYPERLINK(_x_).pdf',
      '003 photo.pdf',
      '004 radio.pdf',
    ]);
    expect(existsSync(join(folder, 'native'))).toBe(false);
    expect(allRows(opened, 'bates_range')).toEqual([]);
  });
});

describe('an export that fails', () => {
  it('leaves no folder, issues no number and closes nothing', async () => {
    const { opened, log, request } = await ready();
    const home = tempFolder();
    const folder = join(home, 'Out');
    const before = dumpTables(opened);
    const attempt = (more: object = {}, with_: object = {}) =>
      exportProduction(opened, { ...request, folder, ...more }, { ...tools, ...with_ });
    await expect(attempt({ decisions: [] })).rejects.toMatchObject({
      code: 'check-failed',
      data: { lines: [expect.stringContaining('CANARYTITLE')] },
    });
    const stop = new AbortController();
    await expect(attempt({}, { signal: stop.signal, onProgress: () => stop.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    });
    await expect(attempt({ folder: opened.layout.evidence })).rejects.toMatchObject({ code: 'conflict' });
    await expect(attempt({ folder: opened.layout.folder })).rejects.toMatchObject({ code: 'conflict' });
    expect(dumpTables(opened)).toEqual(before);
    expect(readdirSync(home)).toEqual([]);
    mkdirSync(folder);
    writeFileSync(join(folder, 'mine.txt'), 'mine');
    await expect(attempt()).rejects.toMatchObject({ code: 'conflict' });
    expect(readdirSync(folder)).toEqual(['mine.txt']);
    // Somebody changes what is said of a source while the files are made.
    let once = true;
    const meddle = () => {
      if (once) updateSource(opened, log, { title: 'Another title' });
      once = false;
    };
    await expect(attempt({ folder: join(home, 'Other') }, { onProgress: meddle })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(existsSync(join(home, 'Other'))).toBe(false);
    expect(allRows(opened, 'bates_range')).toEqual([]);
    expect(getProduction(opened, request.production).production.servedAt).toBeNull();
    expect(readdirSync(home).map((name) => basename(name))).toEqual(['Out']);
  });
});

describe('papers of a production', () => {
  it('are shown before anything is issued, marked as a draft', async () => {
    const { opened, request } = await ready();
    const before = dumpTables(opened);
    for (const paper of ['cover-letter', 'index'] as const) {
      const { pdf, pages } = await previewPaper(
        opened,
        { production: request.production, paper, numbers: true },
        tools,
      );
      expect(pages).toBe(1);
      if (noPdfTools === null) {
        const text = pdfPages(pdf).join('\n');
        expect(text).toContain('Draft');
        expect(text).toContain('DOE-000001');
        expect(text).not.toContain('CANARY');
      }
    }
    expect(dumpTables(opened)).toEqual(before);
  });
});

describe('the privilege log', () => {
  it('lists what was kept back with author, recipients, kind and basis, as PDF and as a table', async () => {
    const { opened, log, secret, request } = await ready();
    updateSource(opened, log, { compelled: true });
    expect(privilegeLog(opened, 'withheld')).toEqual([]);
    expect(privilegeLog(opened, 'all').map((row) => row.id)).toEqual([log, secret]);
    serveProduction(opened, {
      ...request,
      decisions: [...request.decisions, { source: log, produce: true, reason: 'Waived in writing' }],
    });
    const entry = {
      date: 'February 11, 2026',
      author: 'Dana Counsel',
      recipients: 'Jane Doe',
      kind: 'Correspondence',
      basis: 'Attorney-client privilege',
      reason: 'Advice of counsel',
    };
    expect(privilegeLog(opened, 'withheld')).toEqual([expect.objectContaining(entry)]);
    const folder = join(tempFolder(), 'Privilege log');
    await exportPrivilegeLog(opened, { folder, scope: 'withheld', date: '2026-03-05' }, tools);
    expect(readdirSync(folder).toSorted()).toEqual(['privilege-log.csv', 'privilege-log.pdf']);
    const [row] = parse<Record<string, string>>(readFileSync(join(folder, 'privilege-log.csv')), {
      columns: true,
      bom: true,
    });
    expect(row).toMatchObject({
      'No.': '1',
      Author: 'Dana Counsel',
      Basis: 'Attorney-client privilege',
      Reason: 'Advice of counsel',
    });
    if (noPdfTools === null) {
      expect(pdfPages(readFileSync(join(folder, 'privilege-log.pdf'))).join('\n')).toContain('Attorney-client');
    }
    expect(stepsOfSource(opened, secret).at(-1)?.label).toBe('export privilege log');
    await expect(exportPrivilegeLog(opened, { folder, scope: 'all', date: '2026-03-05' }, tools)).rejects.toMatchObject(
      {
        code: 'conflict',
      },
    );
  });
});
