import { afterAll, expect, it } from 'vitest';
import { exhibitForm, formBytes } from '../../../../electron/core/briefs/exhibit-form.ts';
import { createTypesetter } from '../../../../electron/core/briefs/typesetter.ts';
import { getSource } from '../../../../electron/core/sources/sources-queries.ts';
import { updateSource } from '../../../../electron/core/sources/sources-commands.ts';
import { buildCase } from '../../../support/case-builder.ts';
import { addFile, sharedPool } from '../../../support/case-parts.ts';
import { makeWav } from '../../../support/make-media.ts';
import { readPdf } from './read-pdf.ts';

const pool = sharedPool();
const typesetter = createTypesetter();
afterAll(() => typesetter.close());

it('a recording is a sheet with its length, its clock and whether anybody verified it, and its hash', async () => {
  const opened = await buildCase();
  const id = await addFile(opened, pool, 'radio.wav', makeWav(65));
  updateSource(opened, id, { details: { clockStart: '2026-02-09T18:20:00', clockZone: 'EST' } });
  const source = getSource(opened, id);
  const form = exhibitForm(source);
  expect(form).toMatchObject({ kind: 'slip-sheet', pages: 1 });
  const { pages } = await readPdf(await formBytes(opened, { typesetter }, form));
  const text = pages.map((page) => page.text).join('\n');
  expect(text).toContain('A cite to it gives the time from its beginning.');
  expect(text).toMatch(/Kind:\s+audio recording/);
  expect(text).toMatch(/Length:\s+00:01:05/);
  expect(text).toMatch(/Begins:\s+2026-02-09 18:20:00, EST, clock not verified/);
  expect(text.replaceAll(/\s/g, '')).toContain(source.sha256);
});

it('a file that nobody can print says so, and why', async () => {
  const opened = await buildCase();
  const source = getSource(opened, await addFile(opened, pool, 'blob.bin', Buffer.from([0, 1, 2, 250])));
  const { pages } = await readPdf(await formBytes(opened, { typesetter }, exhibitForm(source)));
  expect(pages[0]!.text).toContain('This exhibit is a file that cannot be printed here.');
  expect(pages[0]!.text).toContain('blob.bin');
});
