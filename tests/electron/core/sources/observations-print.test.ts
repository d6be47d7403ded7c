import { afterAll, expect, test } from 'vitest';
import { createTypesetter } from '../../../../electron/core/briefs/typesetter.ts';
import { undo } from '../../../../electron/core/journal/history.ts';
import { createObservation } from '../../../../electron/core/sources/observations-commands.ts';
import { printLog } from '../../../../electron/core/sources/observations-print.ts';
import { getSource, listPages, listSources } from '../../../../electron/core/sources/sources-queries.ts';
import { buildCase } from '../../../support/case-builder.ts';
import { resourcesFolder, sharedPool } from '../../../support/case-parts.ts';
import { noPdfTools, pdfPages, pdfUnpacked } from '../../../support/read-pdf.ts';
import { addRecording } from '../../../support/recordings.ts';

const typesetter = createTypesetter();
afterAll(() => typesetter.close());
const tools = { pool: sharedPool(), typesetter, templates: `${resourcesFolder}/templates` };

const details = {
  cameraId: 'X81-0042',
  videoId: 'V-2026-0209-7',
  wornBy: 'Officer Jane Doe',
  clockStart: '2026-02-09T18:20:00',
  clockZone: 'EST',
};

async function withLog(count = 3) {
  const opened = await buildCase();
  const video = await addRecording(opened, { said: { details }, seconds: 3600 });
  const words = [
    'She asks her lieutenant what to do with the driver.',
    'Lieutenant, by radio: "Call Border Patrol for a translator." Street noise; the last word is hard to hear.',
    'The driver hands over a license. 日本 <b>not markup</b> #let x = 1',
  ];
  for (let i = 0; i < count; i += 1) {
    const span = i % 2 === 0 ? null : 200 + i * 40;
    createObservation(opened, { source: video, secondsFrom: 190 + i * 40, secondsTo: span, text: words[i % 3]! });
  }
  return { opened, video };
}

test('the log becomes an audit note with the recording, its clock, its hash and each observation', async () => {
  const { opened, video } = await withLog();
  const id = await printLog(opened, tools, { source: video, date: '2026-03-02' });
  const note = getSource(opened, id);
  expect(note).toMatchObject({
    title: 'Observation log of Bodycam of Officer Doe',
    kind: 'bodycam-audit-note',
    format: 'pdf',
    date: '2026-03-02',
    parent: video,
    unreadable: null,
    details: { cameraId: 'X81-0042', videoId: 'V-2026-0209-7', reviewer: 'Tester', reviewedOn: '2026-03-02' },
  });
  const text = listPages(opened, note.object, 1, note.pages)
    .map((page) => page.text)
    .join('\n')
    .replaceAll(/\s+/g, ' ');
  const { sha256 } = getSource(opened, video);
  for (const words of [
    'Observation log of Bodycam of Officer Doe',
    'X81-0042',
    'V-2026-0209-7',
    '2026-02-09 18:20:00 EST, clock not verified',
    '00:03:10',
    'Wall clock: EST, clock not verified.',
    '00:03:50-00:04:00',
    '2026-02-09 18:23:10',
    'Call Border Patrol for a translator.',
    '<b>not markup</',
    sha256.slice(0, 32),
    sha256.slice(32),
  ]) {
    expect(text).toContain(words);
  }
  undo(opened);
  expect(listSources(opened).map((source) => source.id)).toEqual([video]);
});

test('the exhibit is frozen: what is observed later is in the next one', async () => {
  const { opened, video } = await withLog(1);
  const print = () => printLog(opened, tools, { source: video, date: '2026-03-02' });
  const first = await print();
  expect(await print()).toBe(first);
  createObservation(opened, { source: video, secondsFrom: 400, text: 'A second car comes.' });
  const second = await print();
  expect(second).not.toBe(first);
  const words = (id: string) => listPages(opened, getSource(opened, id).object, 1, 9)[0]?.text ?? '';
  expect(words(first)).not.toContain('second car');
  expect(words(second)).toContain('A second car comes.');
});

test('a log of eighty observations runs over pages, each with the head of the table', async (context) => {
  if (noPdfTools !== null) context.skip(noPdfTools);
  const { opened, video } = await withLog(80);
  const note = getSource(opened, await printLog(opened, tools, { source: video, date: '2026-03-02' }));
  const pdf = await opened.store.readAll(note.object);
  pdfUnpacked(pdf);
  const pages = pdfPages(pdf);
  expect(pages.length).toBe(note.pages);
  expect(pages.length).toBeGreaterThan(3);
  expect(pages.slice(0, -1).every((page) => page.includes('Wall clock') && page.includes('Observation'))).toBe(true);
});

test('without observations there is nothing to print', async () => {
  const opened = await buildCase();
  const video = await addRecording(opened);
  await expect(printLog(opened, tools, { source: video, date: '2026-03-02' })).rejects.toMatchObject({
    code: 'invalid-input',
  });
  await expect(printLog(opened, tools, { source: 'none', date: '2026-03-02' })).rejects.toMatchObject({
    code: 'not-found',
  });
});
