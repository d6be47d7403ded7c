import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeCase, createCase, openCase } from '../../electron/core/case-file/open-case.ts';
import { stillsForSheet } from '../../electron/core/briefs/recording-stills.ts';
import { setExhibits } from '../../electron/core/exhibits/exhibits-commands.ts';
import { createExtractPool } from '../../electron/core/jobs/pool.ts';
import { decodePicture } from '../../electron/core/sources/extract/decode-picture.ts';
import { createExcerpt } from '../../electron/core/sources/excerpts-commands.ts';
import { importPaths } from '../../electron/core/sources/intake.ts';
import { updateSource } from '../../electron/core/sources/sources-commands.ts';
import { getSource } from '../../electron/core/sources/sources-queries.ts';
import { systemClock, systemIds } from '../../electron/core/system-clock.ts';
import { launchApp } from '../support/app.ts';
import { axeFaults } from '../support/axe.ts';
import { makeRecording, noVideoTools } from '../support/make-video.ts';
import { menu } from './small-case.ts';

const parent = mkdtempSync(join(tmpdir(), 'loudermill-stills-'));
const folder = join(parent, 'Doe');
const context = { clock: systemClock, ids: systemIds, actor: 'Reviewer' };

describe.skipIf(noVideoTools !== null)(
  `stills for the sheet of a recording${noVideoTools === null ? '' : ` (${noVideoTools})`}`,
  () => {
    let launched: Awaited<ReturnType<typeof launchApp>>;
    let video = '';

    beforeAll(async () => {
      const about = { title: 'Doe v. City', client: 'Officer Jane Doe', passphrase: null };
      const opened = await createCase(folder, about, context);
      const paths = (['video.webm', 'sound.ogg'] as const).map((name) => {
        const path = join(parent, name);
        writeFileSync(path, makeRecording(name, 8));
        return path;
      });
      const pool = createExtractPool({ workers: 1 });
      const { outcomes } = await importPaths(opened, pool, paths);
      await pool.close();
      const sourceOf = (path: string | undefined) => outcomes.find((each) => each.path === path)?.source ?? '';
      video = sourceOf(paths[0]);
      const sound = sourceOf(paths[1]);
      updateSource(opened, video, { title: 'Bodycam of Officer Doe', details: { clockStart: '2026-02-09T18:20:00' } });
      updateSource(opened, sound, { title: 'Radio traffic' });
      createExcerpt(opened, { source: video, kind: 'span', page: 1, secondsFrom: 5, secondsTo: 6 });
      setExhibits(
        opened,
        [video, sound].map((source) => ({ source, series: 'union' })),
      );
      closeCase(opened);
      launched = await launchApp({ args: [folder] });
      await launched.page.locator('.rail').waitFor();
      await menu(launched.app, 'go-briefs');
      await launched.page.getByRole('button', { name: 'Exhibits', exact: true }).first().click();
    });
    afterAll(async () => {
      await launched?.close();
      rmSync(parent, { recursive: true, force: true });
    });

    /** No fault by axe, light and dark, at 100 and 200 percent; pictures where LOUDERMILL_SHOTS names a folder. */
    async function looksRight(name: string): Promise<void> {
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
            await launched.page.locator('.exhibit-detail').scrollIntoViewIfNeeded();
            await launched.page.waitForTimeout(600);
            const png = await launched.app.evaluate(async ({ BrowserWindow }) =>
              (await BrowserWindow.getAllWindows()[0]!.webContents.capturePage()).toPNG().toString('base64'),
            );
            writeFileSync(join(shots, `${name}-${theme}-${zoom}.png`), Buffer.from(png, 'base64'));
          }
          expect(await axeFaults(launched.page, { within: '.exhibit-detail' })).toEqual([]);
        }
      }
      await launched.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1),
      );
    }

    test('an exhibit that is a video says what its sheet shows, and takes a still of its cited place', async () => {
      const { page } = launched;
      const detail = page.locator('.exhibit-detail');
      await page.getByRole('row').filter({ hasText: 'Bodycam of Officer Doe' }).first().click();
      await detail.getByText('No still was taken for it.').waitFor();
      await looksRight('no-still');
      await detail.getByRole('button', { name: 'Take a still at 00:00:05' }).click();
      await detail.getByText('It shows the still at 00:00:05.').waitFor();
      expect(await detail.getByRole('button', { name: /Take a still/ }).count()).toBe(0);
      await page.getByRole('button', { name: 'Undo', exact: true }).waitFor();
      await looksRight('still');
    });

    test('an exhibit of sound alone says that it has none', async () => {
      await launched.page.getByRole('row').filter({ hasText: 'Radio traffic' }).first().click();
      await launched.page.getByText('It has sound alone, so the sheet shows no still.').waitFor();
    });

    test('the still is a picture of the video at its time', async () => {
      await launched.close();
      const opened = await openCase(folder, null, context);
      const { shown } = stillsForSheet(opened, getSource(opened, video));
      expect(shown).toHaveLength(1);
      expect(shown[0]!.seconds).toBeCloseTo(5, 1);
      const { pixels } = await decodePicture(await opened.store.readAll(shown[0]!.source.object));
      expect([pixels.width, pixels.height]).toEqual([320, 180]);
      expect(new Set(pixels.rgba).size).toBeGreaterThan(20);
      closeCase(opened);
    });
  },
);
