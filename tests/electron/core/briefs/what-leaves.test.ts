import { readdirSync, readFileSync } from 'node:fs';
import { homedir, hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { exportBrief } from '../../../../electron/core/briefs/brief-export.ts';
import { addComment, keepDraft, saveDocument } from '../../../../electron/core/briefs/briefs-commands.ts';
import { exportWord } from '../../../../electron/core/briefs/docx-export.ts';
import { exportExhibits } from '../../../../electron/core/briefs/exhibits-folder.ts';
import { createTypesetter } from '../../../../electron/core/briefs/typesetter.ts';
import { updateCase } from '../../../../electron/core/case-file/case-commands.ts';
import { setExhibits } from '../../../../electron/core/exhibits/exhibits-commands.ts';
import { createFact } from '../../../../electron/core/facts/facts-commands.ts';
import { allRows } from '../../../../electron/core/journal/read.ts';
import { addRedaction } from '../../../../electron/core/redactions/redactions-commands.ts';
import { createExcerpt } from '../../../../electron/core/sources/excerpts-commands.ts';
import { updateSource } from '../../../../electron/core/sources/sources-commands.ts';
import { buildCase, tempFolder } from '../../../support/case-builder.ts';
import { addFile, resourcesFolder, sharedPool } from '../../../support/case-parts.ts';
import { makePdf } from '../../../support/make-files.ts';
import { noPdfTools, pdfUnpacked, standsIn } from '../../../support/read-pdf.ts';
import { cite, doc, para } from './cited-case.ts';

const pool = sharedPool();
const typesetter = createTypesetter();
afterAll(async () => await typesetter.close());
const tools = { templates: join(resourcesFolder, 'templates'), typesetter };
const date = '2026-03-02';

/** A case in which everything that must not leave bears a name that begins with CANARY. */
async function ground() {
  const opened = await buildCase();
  updateCase(opened, { representative: 'Pat Counsel' });
  const log = await addFile(opened, pool, 'log.txt', 'The officer called dispatch.\nReach CANARYNUMBER at home.');
  const memo = await addFile(opened, pool, 'memo.pdf', await makePdf(['A translator was asked for']));
  const other = await addFile(opened, pool, 'CANARYFILE.txt', 'CANARYWORDS of counsel');
  updateSource(opened, other, { privilege: 'attorney-client', title: 'CANARYTITLE', note: 'CANARYNOTE' });
  updateSource(opened, log, { note: 'CANARYREMARK' });
  const place = { page: 1, kind: 'lines' as const, rects: [], lineFrom: 2, lineTo: 2, note: 'CANARYWHY' };
  await addRedaction(opened, pool, { ...place, source: log, quote: 'CANARYNUMBER', reason: 'PII' });
  const called = createExcerpt(opened, {
    source: log,
    kind: 'lines',
    page: 1,
    lineFrom: 1,
    quote: 'The officer called',
  });
  const kept = createExcerpt(opened, { source: other, kind: 'words', page: 1, quote: 'CANARYWORDS' });
  createFact(opened, { text: 'She called dispatch.' }, [{ excerpt: called.id, bearing: 'supports' }]);
  createFact(opened, { text: 'CANARYFACT was said.' }, [{ excerpt: kept.id, bearing: 'supports' }]);
  setExhibits(opened, [
    { source: log, series: 'union' },
    { source: memo, series: 'union' },
  ]);
  const brief = allRows(opened, 'brief')[0]!.id;
  const commented = {
    type: 'text' as const,
    text: 'plainly',
    marks: [{ type: 'comment' as const, attrs: { id: 'c1' } }],
  };
  const document = doc(para('She called ', commented, ' ', cite(`excerpt/${called.id}`), '.'), {
    type: 'live',
    attrs: { object: 'facts', id: null },
  });
  addComment(opened, { id: 'c1', brief, parent: null, quote: 'plainly', text: 'CANARYCOMMENT' });
  saveDocument(opened, brief, doc(para('CANARYVERSION')));
  saveDocument(opened, brief, document);
  keepDraft(opened, brief, doc(para('CANARYDRAFT')));
  return { opened, brief };
}

/** Words that may stand in no file: what is kept back, who works here and on what, and with which tools. */
function wordsKeptBack(folder: string): string[] {
  const person = [userInfo().username, hostname(), homedir()].filter((word) => word.length > 4);
  return ['CANARY', 'canary', folder, 'id-0000', 'Tester', 'pdf-lib', 'Typst', 'typst', 'docx library', ...person];
}

const standing = (bytes: Uint8Array, words: readonly string[]): string[] =>
  words.filter((word) => standsIn(bytes, word));

const letPass = ['produced', 'no-cite', 'other-findings', 'redacted-parts', 'quotes', 'gaps', 'empty-parts'].map(
  (check) => ({ check, reason: 'by agreement' }),
);

describe('a file that leaves the case', () => {
  it.skipIf(noPdfTools !== null).each([true, false])(
    'as a PDF (with exhibits: %s) holds nothing of what is kept back',
    async (bundle) => {
      const { opened, brief } = await ground();
      const path = join(tempFolder(), 'Brief.pdf');
      const request = { brief, bundle, date, path, fileName: 'Brief.pdf', overrides: letPass };
      await exportBrief(opened, request, tools);
      const bytes = readFileSync(path);
      const unpacked = pdfUnpacked(bytes);
      expect(standing(Buffer.concat([bytes, unpacked]), wordsKeptBack(opened.layout.folder))).toEqual([]);
      expect(unpacked.toString('latin1')).not.toContain('loudermill:');
      expect(standsIn(unpacked, 'Pat Counsel')).toBe(true);
    },
  );

  it('as a Word file holds nothing of it either, and no part bears the time', async () => {
    const { opened, brief } = await ground();
    const path = join(tempFolder(), 'Brief.docx');
    await exportWord(opened, { brief, date, path, fileName: 'Brief.docx' });
    const zip = await fromBufferPromise(readFileSync(path));
    const words = wordsKeptBack(opened.layout.folder);
    let seen = 0;
    for await (const entry of zip.eachEntry()) {
      seen += 1;
      const chunks: Buffer[] = [];
      for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
      const text = Buffer.concat(chunks);
      expect([entry.fileName, standing(Buffer.concat([Buffer.from(entry.fileName), text]), words)]).toEqual([
        entry.fileName,
        [],
      ]);
      expect(entry.getLastModDate().getFullYear()).toBe(2026);
      expect(entry.extraFields).toEqual([]);
      for (const [, year] of text.toString('utf8').matchAll(/<dcterms:\w+[^>]*>(\d{4}-\d\d-\d\d)/gu))
        expect(year).toBe(date);
      if (entry.fileName === 'docProps/app.xml')
        expect(text.toString('utf8')).not.toMatch(/<(?:Application|AppVersion|Company|Manager)>/u);
    }
    expect(seen).toBeGreaterThan(5);
  });

  it.skipIf(noPdfTools !== null)('in a folder of exhibits holds nothing of it, in no file and in no name', async () => {
    const { opened, brief } = await ground();
    const folder = join(tempFolder(), 'Exhibits');
    await exportExhibits(opened, { brief, date, folder }, { typesetter });
    const words = wordsKeptBack(opened.layout.folder);
    const names = readdirSync(folder);
    expect(names).toHaveLength(3);
    for (const name of names) {
      const bytes = readFileSync(join(folder, name));
      const all = name.endsWith('.pdf') ? Buffer.concat([bytes, pdfUnpacked(bytes)]) : bytes;
      expect([name, standing(Buffer.concat([Buffer.from(name), all]), words)]).toEqual([name, []]);
    }
  });
});
