import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportBrief } from '../../../../electron/core/briefs/brief-export.ts';
import { checkFile } from '../../../../electron/core/briefs/check-file.ts';
import { custodyOfSource } from '../../../../electron/core/custody/source-custody-queries.ts';
import { historyState } from '../../../../electron/core/journal/history.ts';
import { reprintExport, serveExport } from '../../../../electron/core/briefs/served-exports.ts';
import { createTypesetter } from '../../../../electron/core/briefs/typesetter.ts';
import { verifyCase } from '../../../../electron/core/custody/verify.ts';
import { setExhibits } from '../../../../electron/core/exhibits/exhibits-commands.ts';
import { allRows } from '../../../../electron/core/journal/read.ts';
import { closeCase, createCase, type WritableCase } from '../../../../electron/core/case-file/open-case.ts';
import { importPaths } from '../../../../electron/core/sources/intake.ts';
import { getSource } from '../../../../electron/core/sources/sources-queries.ts';
import { hasProgram } from '../../../../electron/tools/run.ts';
import type { BriefExport } from '../../../../shared/domain/briefs.ts';
import { testContext } from '../../../support/case-builder.ts';
import { resourcesFolder, sharedPool } from '../../../support/case-parts.ts';
import { makePdf } from '../../../support/make-files.ts';

const noQpdf = hasProgram('qpdf') ? null : 'qpdf is not installed (apt-get install qpdf)';
if (noQpdf !== null) console.log(`what qpdf makes of a file is left out: ${noQpdf}`);
const pool = sharedPool();
const typesetter = createTypesetter();
afterAll(async () => {
  closeCase(opened);
  await typesetter.close();
  rmSync(home, { recursive: true, force: true });
});

let opened: WritableCase;
let path = '';
let row: BriefExport;
let firstPage = 0;
const home = mkdtempSync(join(tmpdir(), 'loudermill-check-'));
const at = (name: string) => join(home, name);

beforeAll(async () => {
  const about = { title: 'Doe v. City', client: 'Officer Jane Doe', passphrase: null };
  opened = await createCase(join(home, 'Case'), about, testContext());
  writeFileSync(at('log.txt'), 'First line\nThe officer called dispatch.');
  writeFileSync(at('memo.pdf'), await makePdf(['Cover', 'A translator was asked for']));
  await importPaths(opened, pool, [at('log.txt'), at('memo.pdf')]);
  const sources = allRows(opened, 'source').toSorted((a, b) => (a.name < b.name ? -1 : 1));
  setExhibits(
    opened,
    sources.map(({ id }) => ({ source: id, series: 'union' })),
  );
  path = at('Brief.pdf');
  const brief = allRows(opened, 'brief')[0]!.id;
  const overrides = [{ check: 'produced', reason: 'Exchanged at the hearing' }];
  const request = { brief, bundle: true, date: '2026-03-02', path, fileName: 'Brief.pdf', overrides, keep: true };
  const made = await exportBrief(opened, request, { templates: join(resourcesFolder, 'templates'), typesetter });
  row = made.export;
  firstPage = row.manifest!.exhibits[1]!.firstPage;
});

/** The exported file after somebody changed it by pdf-lib. */
async function altered(name: string, change: (document: PDFDocument) => void): Promise<string> {
  const document = await PDFDocument.load(readFileSync(path), { updateMetadata: false });
  change(document);
  writeFileSync(at(name), await document.save());
  return at(name);
}

describe('a file that is held against the case', () => {
  it('is known byte for byte, with the hashes of its exhibits', async () => {
    const found = await checkFile(opened, path);
    expect(found).toMatchObject({ standing: 'exact', sha256: row.sha256, pages: row.pages });
    expect(found.export).toMatchObject({ id: row.id, fileName: 'Brief.pdf', part: 0, parts: 1 });
    expect(found.exhibits.map(({ label, standing, pages }) => [label, standing, pages])).toEqual([
      ['Union Ex. 1', 'same', []],
      ['Union Ex. 2', 'same', []],
    ]);
  });

  it.skipIf(noQpdf !== null).each([['--linearize'], ['--object-streams=generate'], ['--qdf'], ['--deterministic-id']])(
    'is known after qpdf %s, with no page altered',
    async (option) => {
      execFileSync('qpdf', [option, path, at('again.pdf')]);
      expect(await checkFile(opened, at('again.pdf'))).toMatchObject({
        standing: 'saved-anew',
        export: { id: row.id },
      });
    },
  );

  it('names each page that was altered, added, removed or moved, and the exhibit that it is of', async () => {
    const words = await altered('words.pdf', (document) => {
      document.getPage(firstPage).drawText('not', { x: 100, y: 300, size: 12 });
    });
    const found = await checkFile(opened, words);
    expect(found).toMatchObject({ standing: 'altered', export: { id: row.id } });
    expect(found.exhibits.map(({ pages }) => pages)).toEqual([[], [2]]);
    expect(found.lines).toContain(`Altered: page ${firstPage + 1}.`);
    const gone = await checkFile(opened, await altered('gone.pdf', (document) => document.removePage(firstPage)));
    expect(gone.lines).toContain(`Removed: page ${firstPage + 1}.`);
    const more = await checkFile(opened, await altered('more.pdf', (document) => document.insertPage(1)));
    expect(more.lines).toContain('Added, as counted in this file: page 2.');
  });

  it.skipIf(noQpdf !== null)('names a page that stands elsewhere', async () => {
    execFileSync('qpdf', [path, '--pages', path, '2-z,1', '--', at('turned.pdf')]);
    const { standing, lines } = await checkFile(opened, at('turned.pdf'));
    expect(standing).toBe('altered');
    expect(lines).toContain('In another place: page 1.');
  });

  it('is known by its pages where its identifier is gone, and is unknown where nothing of it is ours', async () => {
    const source = await PDFDocument.load(readFileSync(path), { updateMetadata: false });
    const copy = await PDFDocument.create();
    for (const page of await copy.copyPages(source, [0, 1])) copy.addPage(page);
    writeFileSync(at('copy.pdf'), await copy.save());
    expect(await checkFile(opened, at('copy.pdf'))).toMatchObject({ standing: 'altered', export: { id: row.id } });
    writeFileSync(at('other.pdf'), await makePdf(['Something else']));
    expect(await checkFile(opened, at('other.pdf'))).toMatchObject({ standing: 'unknown', export: null });
    writeFileSync(at('no.pdf'), 'no PDF at all');
    await expect(checkFile(opened, at('no.pdf'))).rejects.toMatchObject({ code: 'unreadable-file' });
  });

  it('says without a case only what it states of itself', async () => {
    const found = await checkFile(null, path);
    expect(found).toMatchObject({ standing: 'no-case', export: null });
    const hashes = allRows(opened, 'source').map(({ id }) => getSource(opened, id).sha256);
    expect(found.stated.map(({ sha256 }) => sha256).toSorted()).toEqual(hashes.toSorted());
    expect(found.stated.map(({ label }) => label)).toEqual(['Union Ex. 1', 'Union Ex. 2']);
  });
});

describe('a served version', () => {
  it('is printed again byte for byte, whatever has changed in the case since; only what is said of its service changes', async () => {
    serveExport(opened, row.id, { on: '2026-03-03', to: 'Hearing officer' });
    const sources = allRows(opened, 'exhibit').map(({ source }) => source);
    setExhibits(
      opened,
      sources.toReversed().map((source) => ({ source, series: 'union' })),
    );
    await reprintExport(opened, row.id, at('Again.pdf'));
    expect(readFileSync(at('Again.pdf')).equals(readFileSync(path))).toBe(true);
    expect(allRows(opened, 'brief_export')).toEqual([{ ...row, servedOn: '2026-03-03', servedTo: 'Hearing officer' }]);
    expect(await checkFile(opened, at('Again.pdf'))).toMatchObject({ standing: 'exact' });
    expect(await verifyCase(opened)).toMatchObject({ ok: true });
    expect(() => serveExport(opened, row.id, { on: '2026-02-30', to: 'x' }, 'Because')).toThrow();
  });

  it('is on record for good: no undo reaches it, and a correction is an act of its own with its reason', async () => {
    const before = historyState(opened);
    expect(() => serveExport(opened, row.id, { on: '2026-03-04', to: 'Counsel' })).toThrow(
      expect.objectContaining({ code: 'invalid-input' }),
    );
    expect(serveExport(opened, row.id, { on: '2026-03-04', to: 'Counsel' }, 'The wrong day was typed')).toMatchObject({
      servedOn: '2026-03-04',
    });
    expect(serveExport(opened, row.id, null, 'It was never sent')).toMatchObject({ servedOn: null, servedTo: '' });
    expect(historyState(opened).undo).toEqual(before.undo);
    expect(await verifyCase(opened)).toMatchObject({ ok: true });
    const [source] = allRows(opened, 'exhibit').map((exhibit) => exhibit.source);
    const told = custodyOfSource(opened, source!).map(({ detail }) => detail);
    expect(told.filter((detail) => detail.includes('because: ')).map((detail) => detail.split(', ')[0])).toEqual([
      'correct how a brief was served',
      'correct that a brief was served: it was not',
    ]);
  });
});
