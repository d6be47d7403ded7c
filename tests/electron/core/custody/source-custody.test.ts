import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createTypesetter } from '../../../../electron/core/briefs/typesetter.ts';
import { savePortableCopy } from '../../../../electron/core/case-file/portable-copy.ts';
import { closeCase, openCase } from '../../../../electron/core/case-file/open-case.ts';
import { custodyRecord, printCustodyRecord } from '../../../../electron/core/custody/custody-record.ts';
import { createOpenedSources } from '../../../../electron/core/custody/opened-sources.ts';
import { custodyOfSource } from '../../../../electron/core/custody/source-custody-queries.ts';
import { listSteps } from '../../../../electron/core/custody/custody-queries.ts';
import { verifyCase } from '../../../../electron/core/custody/verify.ts';
import { createFact } from '../../../../electron/core/facts/facts-commands.ts';
import { historyState, redo, undo } from '../../../../electron/core/journal/history.ts';
import { createProduction } from '../../../../electron/core/productions/productions-commands.ts';
import { serveProduction } from '../../../../electron/core/productions/serve-production.ts';
import { removeSources, updateSource } from '../../../../electron/core/sources/sources-commands.ts';
import { listSources } from '../../../../electron/core/sources/sources-queries.ts';
import { buildCase, tempFolder, testContext } from '../../../support/case-builder.ts';
import { addFile, resourcesFolder, sharedPool } from '../../../support/case-parts.ts';
import { readPdf } from '../briefs/read-pdf.ts';

const pool = sharedPool();
const typesetter = createTypesetter();
afterAll(() => typesetter.close());
const tools = { typesetter, templates: `${resourcesFolder}/templates` };

describe('the custody of a source', () => {
  it('tells receipt, opening, changes, numbers, production, copies, and going and coming back', async () => {
    const opened = await buildCase();
    const id = await addFile(opened, pool, 'note.txt', 'The lieutenant said to call.');
    const other = await addFile(opened, pool, 'other.txt', 'Other words.');
    const sources = createOpenedSources(opened);
    sources.note(id);
    sources.note(id);
    sources.flush();
    updateSource(opened, id, { custodian: 'DPD' });
    const said = { date: '2026-03-01', party: 'City of Detroit', means: 'By hand', title: 'First' };
    const production = createProduction(opened, { direction: 'given', ...said }, [id]);
    serveProduction(opened, { production: production.id, numbers: true, decisions: [] });
    await savePortableCopy(opened, join(tempFolder(), 'Doe.zip'));
    removeSources(opened, [other]);
    undo(opened);
    const kinds = custodyOfSource(opened, id).map((event) => event.kind);
    expect(kinds.filter((kind) => kind !== 'changed')).toEqual([
      'received',
      'opened',
      'numbered',
      'produced',
      'exported',
    ]);
    expect(custodyOfSource(opened, other).map((event) => event.kind)).toEqual([
      'received',
      'exported',
      'removed',
      'restored',
    ]);
    const [receipt] = custodyOfSource(opened, id);
    expect(receipt).toMatchObject({
      actor: 'Tester',
      detail: expect.stringContaining(listSources(opened)[0]!.sha256) as string,
    });
    expect(custodyOfSource(opened, id).find((event) => event.kind === 'produced')!.detail).toContain('City of Detroit');
  });
});

describe('what was opened', () => {
  it('is entered once for each source while the case is open, in one entry for those opened together', async () => {
    const opened = await buildCase();
    const ids = [await addFile(opened, pool, 'a.txt', 'A'), await addFile(opened, pool, 'b.txt', 'B')];
    const before = listSteps(opened, null, 100).total;
    const sources = createOpenedSources(opened, 10);
    for (const id of [...ids, ...ids]) sources.note(id);
    await expect.poll(() => listSteps(opened, null, 100).total).toBe(before + 1);
    for (const id of ids) sources.note(id);
    sources.flush();
    expect(listSteps(opened, null, 100).total).toBe(before + 1);
    expect(await verifyCase(opened)).toMatchObject({ ok: true });
  });

  it('leaves undo, redo and the time of saving as they were', async () => {
    const opened = await buildCase();
    const id = await addFile(opened, pool, 'a.txt', 'A');
    createFact(opened, { text: 'Passing' });
    undo(opened);
    const before = historyState(opened);
    const sources = createOpenedSources(opened);
    sources.note(id);
    sources.flush();
    expect(historyState(opened)).toEqual(before);
    redo(opened);
  });

  it('is not noted in a case that is open for reading only', async () => {
    const opened = await buildCase();
    const id = await addFile(opened, pool, 'a.txt', 'A');
    const total = listSteps(opened, null, 100).total;
    const reading = await openCase(opened.layout.folder, null, testContext(), { readOnly: true });
    const sources = createOpenedSources(reading);
    sources.note(id);
    sources.flush();
    expect(listSteps(reading, null, 100).total).toBe(total);
    closeCase(reading);
  });
});

describe('the custody record', () => {
  it('prints each entry with its time, actor and hash, and says what the times are worth', async () => {
    const opened = await buildCase();
    const id = await addFile(opened, pool, 'note.txt', 'The lieutenant said to call.');
    updateSource(opened, id, { title: 'Note of the call', receivedFrom: 'City of Detroit', receivedHow: 'By e-mail' });
    const path = join(tempFolder(), 'record.pdf');
    const { pages } = await printCustodyRecord(opened, { sources: [id], date: '2026-03-02', path }, tools);
    const pdf = await readPdf(new Uint8Array(readFileSync(path)));
    expect(pdf.pages).toHaveLength(pages);
    const flat = pdf.pages.map((page) => page.text).join('\n');
    const bare = flat.replaceAll(/\s+/g, '');
    for (const words of [
      'Custody record of Note of the call',
      'City of Detroit',
      'Received and hashed',
      'Record changed',
    ]) {
      expect(flat.replaceAll(/\s+/g, ' ')).toContain(words);
    }
    const [source] = listSources(opened);
    expect(bare).toContain(source!.sha256);
    for (const event of custodyOfSource(opened, id)) expect(bare).toContain(event.hash);
    expect(flat.replaceAll(/\s+/g, ' ')).toContain('They are not trusted times');
  });

  it('holds every source where none is named, and refuses a day that is none, a source that is none, a file of the case', async () => {
    const opened = await buildCase();
    for (const name of ['a.txt', 'b.txt']) await addFile(opened, pool, name, `The words of ${name}`);
    expect(custodyRecord(opened, null, '2026-03-02').sources.map((source) => source.title)).toEqual(['a.txt', 'b.txt']);
    const all = join(tempFolder(), 'all.pdf');
    await printCustodyRecord(opened, { sources: null, date: '2026-03-02', path: all }, tools);
    const text = (await readPdf(new Uint8Array(readFileSync(all)))).pages.map((page) => page.text).join('\n');
    for (const name of ['a.txt', 'b.txt']) expect(text).toContain(name);
    expect(() => custodyRecord(opened, null, '2026-02-30')).toThrow(expect.objectContaining({ code: 'invalid-input' }));
    expect(() => custodyRecord(opened, ['none'], '2026-03-02')).toThrow(expect.objectContaining({ code: 'not-found' }));
    const path = opened.layout.database;
    await expect(printCustodyRecord(opened, { sources: null, date: '2026-03-02', path }, tools)).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});
