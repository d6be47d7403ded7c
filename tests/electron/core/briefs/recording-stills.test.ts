import { afterAll, expect, it } from 'vitest';
import { exhibitForm, formBytes } from '../../../../electron/core/briefs/exhibit-form.ts';
import { stillsForSheet } from '../../../../electron/core/briefs/recording-stills.ts';
import { fittingPng, placePictures } from '../../../../electron/core/briefs/sheet-pictures.ts';
import { createTypesetter } from '../../../../electron/core/briefs/typesetter.ts';
import { openPdfium } from '../../../../electron/core/bundle/pdfium.ts';
import type { WritableCase } from '../../../../electron/core/case-file/open-case.ts';
import { createExcerpt } from '../../../../electron/core/sources/excerpts-commands.ts';
import { decodePicture } from '../../../../electron/core/sources/extract/decode-picture.ts';
import { encodePng } from '../../../../electron/core/sources/extract/png.ts';
import { updateSource } from '../../../../electron/core/sources/sources-commands.ts';
import { getSource } from '../../../../electron/core/sources/sources-queries.ts';
import { keepStill } from '../../../../electron/core/sources/stills.ts';
import { buildCase } from '../../../support/case-builder.ts';
import { sharedPool } from '../../../support/case-parts.ts';
import { addRecording } from '../../../support/recordings.ts';
import { readPdf } from './read-pdf.ts';

const pool = sharedPool();
const typesetter = createTypesetter();
afterAll(() => typesetter.close());

const details = { clockStart: '2026-02-09T18:20:00', clockZone: 'EST' };

/** A picture of one color; its red says at which second it was taken. */
const frame = (second: number, width = 480, height = 270) => {
  const rgba = new Uint8Array(width * height * 4);
  for (let at = 0; at < rgba.length; at += 4) rgba.set([second, 0, 255 - second, 255], at);
  return encodePng({ width, height, rgba });
};

async function recordingWith(opened: WritableCase, seconds: readonly number[]) {
  const video = await addRecording(opened, { said: { details } });
  for (const each of seconds) await keepStill(opened, pool, { source: video, seconds: each, bytes: frame(each) });
  return video;
}

const cite = (opened: WritableCase, source: string, secondsFrom: number, secondsTo: number | null = null) =>
  createExcerpt(opened, { source, kind: 'span', page: 1, secondsFrom, secondsTo });

const shownIn = (opened: WritableCase, video: string) => {
  const { shown, taken, next } = stillsForSheet(opened, getSource(opened, video));
  return { shown: shown.map(({ seconds }) => seconds), taken, next };
};

it('the sheet shows the still nearest to each cited place, four at most, in order of time', async () => {
  const opened = await buildCase();
  const video = await recordingWith(opened, [10, 60, 100, 140, 200]);
  expect(shownIn(opened, video)).toEqual({ shown: [10], taken: 5, next: null });
  cite(opened, video, 190, 199);
  cite(opened, video, 58, 61);
  expect(shownIn(opened, video)).toEqual({ shown: [60, 200], taken: 5, next: 190 });
  for (const second of [10, 100, 140]) cite(opened, video, second);
  expect(shownIn(opened, video)).toEqual({ shown: [10, 60, 100, 140], taken: 5, next: 190 });
});

it('a still that is withheld is on no sheet', async () => {
  const opened = await buildCase();
  const video = await recordingWith(opened, [10, 60]);
  const first = stillsForSheet(opened, getSource(opened, video)).shown[0]!.source.id;
  updateSource(opened, first, { privilege: 'work-product' });
  expect(shownIn(opened, video)).toEqual({ shown: [60], taken: 1, next: null });
});

it('the sheet prints the stills with their time and clock, to the same bytes', async () => {
  const opened = await buildCase();
  const video = await recordingWith(opened, [40, 120, 180, 220]);
  for (const second of [40, 120, 180, 220]) cite(opened, video, second);
  const form = exhibitForm(getSource(opened, video));
  const pdf = await formBytes(opened, { typesetter }, form);
  const other = createTypesetter();
  expect(Buffer.from(await formBytes(opened, { typesetter: other }, form)).equals(pdf)).toBe(true);
  await other.close();
  const { pages } = await readPdf(pdf);
  expect(pages).toHaveLength(1);
  expect(pages[0]!.text).toContain('At 00:02:00.000: 2026-02-09 18:22:00, EST, clock not verified');
  expect(pages[0]!.text).toMatch(/Stills:\s+4 are shown below/);
  const file = (await openPdfium()).open(pdf);
  const { data, width } = file.render(0, 1);
  file.close();
  const reds = [0, 1, 2, 3].map((at) => data[((at < 2 ? 300 : 460) * width + (at % 2 === 0 ? 100 : 400)) * 3]!);
  expect(reds).toEqual([40, 120, 180, 220]);
});

it('a picture has no more than 300 dots to the inch of its place, each the mean of those that it covers', async () => {
  const rgba = new Uint8Array(1000 * 10 * 4).fill(255);
  for (let dot = 0; dot < 10_000; dot += 1) rgba.fill(dot % 2 === 0 ? 100 : 200, dot * 4, dot * 4 + 3);
  const place = { width: 120, height: 1.2 };
  const { pixels } = await decodePicture(await fittingPng(encodePng({ width: 1000, height: 10, rgba }), place));
  expect([pixels.width, pixels.height]).toEqual([500, 5]);
  expect([...pixels.rgba.subarray(0, 8)]).toEqual([150, 150, 150, 255, 150, 150, 150, 255]);
});

it('what is handed over shows no still', async () => {
  const opened = await buildCase();
  const video = await recordingWith(opened, [10]);
  const slip = { what: 'A file.', original: 'Its hash is', stills: false };
  const { pages } = await readPdf(await formBytes(opened, { typesetter }, exhibitForm(getSource(opened, video)), slip));
  expect(pages[0]!.text).not.toContain('00:00:10');
  expect(pages[0]!.text).not.toContain('Stills');
});

it('pictures stand within the page, apart from one another, however many and of whatever shape', () => {
  for (const [width, height] of [
    [1920, 1080],
    [1080, 1920],
    [4, 2],
    [9000, 100],
  ] as const) {
    for (const count of [1, 2, 3, 4]) {
      const pictures = Array.from({ length: count }, (_, at) => ({
        name: `${at}`,
        caption: '',
        dots: { width, height },
      }));
      const placed = placePictures(pictures, 17);
      expect(placed).toHaveLength(count);
      for (const [at, one] of placed.entries()) {
        expect(one.x + one.width).toBeLessThanOrEqual(612 - 50);
        expect(one.y + one.height).toBeLessThanOrEqual(792 - 60);
        for (const other of placed.slice(at + 1)) {
          expect(one.x + one.width <= other.x || one.y + one.height <= other.y).toBe(true);
        }
      }
    }
  }
});
