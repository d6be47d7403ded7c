import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { launchApp } from '../support/app.ts';
import { axeFaults } from '../support/axe.ts';

/** Finds no fault by axe within a part, light and dark; where LOUDERMILL_SHOTS names a folder, at 200 percent too, and makes pictures. */
export async function looksRight(
  { app, page }: Awaited<ReturnType<typeof launchApp>>,
  name: string,
  within: string,
): Promise<void> {
  const shots = process.env['LOUDERMILL_SHOTS'];
  for (const theme of ['light', 'dark'] as const) {
    await app.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source;
    }, theme);
    for (const zoom of shots === undefined ? [1] : [1, 2]) {
      await app.evaluate(({ BrowserWindow }, factor) => {
        BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(factor);
      }, zoom);
      if (shots !== undefined) {
        await page.waitForTimeout(600);
        const png = await app.evaluate(async ({ BrowserWindow }) =>
          (await BrowserWindow.getAllWindows()[0]!.webContents.capturePage()).toPNG().toString('base64'),
        );
        writeFileSync(join(shots, `${name}-${theme}-${zoom}.png`), Buffer.from(png, 'base64'));
      }
      expect(await axeFaults(page, { within }), `${name}, ${theme}, ${zoom}`).toEqual([]);
    }
  }
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1);
  });
}
