import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeCase, createCase, openCase } from '../../electron/core/case-file/open-case.ts';
import { setExhibits } from '../../electron/core/exhibits/exhibits-commands.ts';
import { createExtractPool } from '../../electron/core/jobs/pool.ts';
import { importPaths } from '../../electron/core/sources/intake.ts';
import { updateSource } from '../../electron/core/sources/sources-commands.ts';
import { systemClock, systemIds } from '../../electron/core/system-clock.ts';
import { listObservations } from '../../electron/core/sources/observations-queries.ts';
import { getSource, listPages, listSources } from '../../electron/core/sources/sources-queries.ts';
import { launchApp } from '../support/app.ts';
import { axeFaults } from '../support/axe.ts';
import { makeRecording, noVideoTools } from '../support/make-video.ts';
import { menu } from './small-case.ts';

/*
 * One sitting with a recording, by keyboard alone but for the choice of the source.
 */
const parent = mkdtempSync(join(tmpdir(), 'loudermill-bodycam-'));
const folder = join(parent, 'Doe');
const context = { clock: systemClock, ids: systemIds, actor: 'Reviewer' };
const title = 'Bodycam of Officer Doe';
let video = '';
let launched: Awaited<ReturnType<typeof launchApp>>;
let page: Page;

describe.skipIf(noVideoTools !== null)(
  `review of a recording${noVideoTools === null ? '' : ` (${noVideoTools})`}`,
  () => {
    beforeAll(async () => {
      const opened = await createCase(
        folder,
        { title: 'Doe v. City', client: 'Officer Jane Doe', passphrase: null },
        context,
      );
      const details = { clockStart: '2026-02-09T18:20:00', clockZone: 'EST', cameraId: 'X81' };
      const path = join(parent, 'AXON 0042.webm');
      writeFileSync(path, makeRecording('video.webm', 20));
      const pool = createExtractPool({ workers: 1 });
      const { outcomes } = await importPaths(opened, pool, [path]);
      await pool.close();
      video = outcomes[0]?.source ?? '';
      updateSource(opened, video, { title, kind: 'bodycam-video', details });
      setExhibits(opened, [{ source: video, series: 'union' }]);
      closeCase(opened);
      launched = await launchApp({ args: [folder] });
      page = launched.page;
      page.setDefaultTimeout(10_000);
      await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1400, 900));
      await page.getByRole('navigation', { name: 'Screens' }).waitFor();
      await menu(launched.app, 'go-evidence');
      await page.getByRole('grid', { name: 'Sources' }).getByRole('row', { name: title }).click();
      await player().waitFor();
      await player().focus();
    });
    afterAll(async () => {
      await launched?.close();
      rmSync(parent, { recursive: true, force: true });
    });

    const player = () => page.getByRole('group', { name: `Player of ${title}` });
    const offset = () => page.getByRole('textbox', { name: 'Go to offset' });
    const at = async () => {
      const [hours = 0, minutes = 0, seconds = 0] = (await offset().inputValue()).split(':').map(Number);
      return hours * 3600 + minutes * 60 + seconds;
    };
    const press = (...keys: string[]) =>
      keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve());
    const rowTexts = () =>
      page
        .locator('.observation textarea')
        .evaluateAll((all) => all.map((each) => (each as HTMLTextAreaElement).value));

    test('it is played from its encrypted object, with a picture, by the keys of the player', async () => {
      const shown = page.locator('video');
      await expect.poll(() => shown.evaluate((each: HTMLVideoElement) => each.readyState)).toBe(4);
      expect(await shown.evaluate((each: HTMLVideoElement) => [each.videoWidth, each.videoHeight])).toEqual([320, 180]);
      await press('Space');
      await expect.poll(at).toBeGreaterThan(0.5);
      await press('k');
      await player().page().waitForTimeout(150);
      const stopped = await at();
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(await at()).toBe(stopped);
      expect(await shown.evaluate((each: HTMLVideoElement) => each.paused)).toBe(true);
    });

    test('it goes by seconds and by single pictures, plays faster and backward, and knows its ends', async () => {
      await press('Home', 'ArrowRight', 'ArrowRight', 'Shift+ArrowLeft');
      expect(await at()).toBeCloseTo(9, 2);
      await press('.', '.', '.');
      expect(await at()).toBeCloseTo(9 + 3 / 25, 2);
      await press(',');
      expect(await at()).toBeCloseTo(9 + 2 / 25, 2);
      await press('l', 'l');
      expect(await page.getByRole('combobox', { name: 'Speed' }).inputValue()).toBe('1.5');
      await press('j');
      await expect.poll(at).toBeLessThan(8.5);
      await press('k', 'End');
      expect(await at()).toBeCloseTo(20, 1);
      await press('ArrowRight');
      expect(await at()).toBeCloseTo(20, 1);
    });

    test('both clocks are told, and that nobody verified the wall clock', async () => {
      await press('Home', 'ArrowRight');
      await page.getByText('2026-02-09 18:20:05').waitFor();
      await page.getByText('EST, clock not verified').waitFor();
      await offset().fill('0:12.5');
      await page.keyboard.press('Enter');
      await page.getByText('2026-02-09 18:20:12').waitFor();
      expect(await player().evaluate((each) => each === document.activeElement)).toBe(true);
    });

    test('three observations are written by keyboard alone, in order of time', async () => {
      for (const [steps, words] of [
        [2, 'She asks her lieutenant.'],
        [1, 'The car stops.'],
      ] as const) {
        await press('Home', ...Array<string>(steps).fill('ArrowRight'), 'Enter');
        await page.keyboard.type(words);
        await press('Enter');
        await expect.poll(rowTexts).toContain(words);
        expect(await player().evaluate((each) => each === document.activeElement)).toBe(true);
      }
      await press('Home', 'ArrowRight', 'ArrowRight', 'i', 'ArrowRight', 'o', 'Enter');
      await page.keyboard.type('The lieutenant answers by radio.');
      await press('Enter');
      await expect
        .poll(rowTexts)
        .toEqual(['The car stops.', 'She asks her lieutenant.', 'The lieutenant answers by radio.']);
      await page.getByRole('button', { name: '00:00:10–00:00:15', exact: true }).waitFor();
    });

    test('words that are not saved yet stay when the reader goes back to the player', async () => {
      await press('Enter');
      await page.keyboard.type('Half a thought');
      await press('Escape', 'ArrowLeft', 'Enter');
      expect(await page.getByRole('textbox', { name: 'New observation' }).inputValue()).toBe('Half a thought');
      await page.getByRole('textbox', { name: 'New observation' }).fill('');
      await press('Escape');
    });

    test('marks become an excerpt with its pin, and its pin plays from there', async () => {
      await press('Home', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'i', 'ArrowRight', 'o', 'e');
      await page.getByText('Added excerpt Union Ex. 1 at 00:00:03-00:00:08').waitFor();
      await press('End');
      await page.getByRole('button', { name: 'A span of the recording' }).click();
      await expect.poll(at).toBeLessThan(7);
      await expect.poll(at).toBeGreaterThan(3);
      await page.getByRole('button', { name: 'Pause' }).waitFor();
      await player().focus();
      await press('k');
    });

    test('an observation is cited by its own span, and a click on it goes there', async () => {
      await page.getByRole('button', { name: 'Make excerpt' }).last().click();
      await page.getByText('Added excerpt Union Ex. 1 at 00:00:10-00:00:15').waitFor();
      await page.getByRole('button', { name: '00:00:05', exact: true }).click();
      expect(await at()).toBeCloseTo(5, 2);
    });

    test('a still of the picture and an exhibit of the log become sources of their own', async () => {
      await player().focus();
      await press('s');
      await page.getByText('Kept a still at 00:00:05').waitFor();
      await page.getByRole('button', { name: 'Make exhibit of the log' }).click();
      await page.getByText(/^Made the observation log of/).waitFor({ timeout: 30_000 });
      const sources = page.getByRole('grid', { name: 'Sources' });
      await sources.getByRole('row', { name: `Still of ${title} at 00:00:05` }).waitFor();
      await sources.getByRole('row', { name: `Observation log of ${title}` }).waitFor();
    });

    test('no fault that axe can find, light and dark, at 100 and 200 percent', async () => {
      for (const theme of ['light', 'dark'] as const) {
        await launched.app.evaluate(({ nativeTheme }, source) => {
          nativeTheme.themeSource = source;
        }, theme);
        for (const zoom of [1, 2]) {
          await launched.app.evaluate(({ BrowserWindow }, factor) => {
            BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(factor);
          }, zoom);
          const shots = process.env['LOUDERMILL_SHOTS'];
          if (shots !== undefined) {
            await page.waitForTimeout(600);
            const png = await launched.app.evaluate(async ({ BrowserWindow }) =>
              (await BrowserWindow.getAllWindows()[0]!.webContents.capturePage()).toPNG().toString('base64'),
            );
            writeFileSync(join(shots, `bodycam-${theme}-${zoom}.png`), Buffer.from(png, 'base64'));
          }
          expect(await axeFaults(page), `${theme}, ${zoom}`).toEqual([]);
        }
      }
      expect(launched.problems).toEqual([]);
    });

    test('what was made is in the case: the still with its hash and time, the log as a PDF with its words', async () => {
      await launched.close();
      const opened = await openCase(folder, null, context);
      try {
        expect(listObservations(opened, video)).toHaveLength(3);
        const still = listSources(opened).find((source) => source.kind === 'photo')!;
        expect(still).toMatchObject({ parent: video, format: 'png', date: '2026-02-09' });
        expect(still.parentSeconds).toBeCloseTo(5, 2);
        const bytes = await opened.store.readAll(still.object);
        expect(createHash('sha256').update(bytes).digest('hex')).toBe(still.sha256);
        expect(listPages(opened, still.object, 1, 1)[0]).toMatchObject({ width: 320, height: 180 });
        const log = listSources(opened).find((source) => source.kind === 'bodycam-audit-note')!;
        const words = listPages(opened, log.object, 1, 1)[0]?.text.replaceAll(/\s+/g, ' ');
        expect(words).toContain('The lieutenant answers by radio.');
        expect(words).toContain('00:00:10-00:00:15');
        expect(words).toContain(getSource(opened, video).sha256.slice(0, 32));
      } finally {
        closeCase(opened);
      }
    });
  },
);
