import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { closeCase, createCase } from '../../electron/core/case-file/open-case.ts';
import { createExtractPool } from '../../electron/core/jobs/pool.ts';
import { importPaths } from '../../electron/core/sources/intake.ts';
import { systemClock, systemIds } from '../../electron/core/system-clock.ts';
import { launchApp, type LaunchedApp } from '../../electron/tools/launch-app.ts';
import { makeLongPdf } from '../support/long-pdf.ts';

/*
 * scroll-run.ts list|bare|report <folder of the large case>: turns the wheel in a real window and tells how long frames took.
 */
const [, , what = 'list', folder = ''] = process.argv;
const turns = 300;

if (what === 'bare')
  await inWindow({ app: join(import.meta.dirname, 'scroll-bare.mjs') }, ({ page }) => tellWorst(page));
else if (what === 'list')
  await inWindow({ args: [folder] }, async (window) => {
    await openList(window);
    await tellWorst(window.page);
  });
else await report();

async function inWindow(
  options: { readonly app?: string; readonly args?: readonly string[] },
  use: (window: LaunchedApp) => Promise<void>,
): Promise<void> {
  const launched = await launchApp(options);
  try {
    launched.page.setDefaultTimeout(60_000);
    await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1440, 900));
    await use(launched);
  } finally {
    await launched.close();
  }
}

async function openList({ app, page }: LaunchedApp): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens' }).waitFor();
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('go-evidence')?.click());
  await page.locator('[data-row]').first().waitFor();
  await page.waitForTimeout(2000);
}

async function tellWorst(page: Page): Promise<void> {
  await page.locator('[data-row]').first().waitFor();
  const frames = await framesWhileScrolling(page, '.table-scroll');
  console.log(`measured ${((frames.at(-1) ?? 0) / 1000).toFixed(4)} s`);
}

/** Gives how long each frame took, in milliseconds, the shortest first. */
async function framesWhileScrolling(page: Page, selector: string, step = 60): Promise<number[]> {
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`${selector} is not in view`);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.evaluate(() => {
    const held = window as unknown as { frames: number[]; isOn: boolean };
    held.frames = [];
    held.isOn = true;
    let last = 0;
    const tick = (now: number) => {
      if (last > 0) held.frames.push(now - last);
      last = now;
      if (held.isOn) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  for (let turn = 0; turn < turns; turn += 1) {
    await page.mouse.wheel(0, step + (turn % 10) * step);
    await page.waitForTimeout(12);
  }
  return await page.evaluate(() => {
    const held = window as unknown as { frames: number[]; isOn: boolean };
    held.isOn = false;
    return held.frames.sort((a, b) => a - b);
  });
}

function frameWords(name: string, frames: readonly number[]): string {
  const at = (part: number) => (frames[Math.min(frames.length - 1, Math.floor(frames.length * part))] ?? 0).toFixed(1);
  const late = frames.filter((each) => each > 33.4).length;
  return `${name}: ${frames.length} frames, median ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms, over 33 ms: ${late}`;
}

/** The longest task that the page did within two seconds of an act, in milliseconds: what a person would feel as a halt. */
async function haltOf(page: Page, act: () => Promise<unknown>): Promise<number> {
  await page.evaluate(() => {
    const held = window as unknown as { halts: number[]; watch: PerformanceObserver };
    held.halts = [0];
    held.watch = new PerformanceObserver((list) => held.halts.push(...list.getEntries().map((each) => each.duration)));
    held.watch.observe({ type: 'longtask' });
  });
  await act();
  await page.waitForTimeout(2000);
  return await page.evaluate(() => {
    const held = window as unknown as { halts: number[]; watch: PerformanceObserver };
    held.watch.disconnect();
    return Math.max(...held.halts);
  });
}

async function report(): Promise<void> {
  await inWindow({ args: [folder] }, async (window) => {
    const { page } = window;
    const began = performance.now();
    await openList(window);
    console.log(`list of 100,000 sources in view after ${Math.round(performance.now() - began - 2000)} ms`);
    console.log(frameWords('list of 100,000 sources', await framesWhileScrolling(page, '.table-scroll')));
    const filter = page.getByRole('searchbox', { name: 'Filter sources' });
    const heading = (title: string) => page.getByRole('columnheader', { name: title }).getByRole('button');
    const acts: readonly (readonly [string, () => Promise<unknown>])[] = [
      ['first letter of a filter', () => filter.pressSequentially('n')],
      ['next letter', () => filter.pressSequentially('o')],
      ['filter cleared', () => filter.fill('')],
      ['sort by title', () => heading('Title').click()],
      ['the other way', () => heading('Title').click()],
      ['sort by date', () => heading('Date').click()],
    ];
    for (const [name, act] of acts) {
      const halt = await haltOf(page, act);
      console.log(`${name}: ${halt === 0 ? 'under 50' : Math.round(halt)} ms`);
    }
  });
  const parent = mkdtempSync(join(tmpdir(), 'bench-pdf-'));
  try {
    await makeCaseOf(join(parent, 'Case'), 'Deposition.pdf', await makeLongPdf(1000));
    await inWindow({ args: [join(parent, 'Case')] }, async (window) => {
      const { page } = window;
      await openList(window);
      await page.locator('[data-row]').first().click();
      await page.locator('.pdf-canvas canvas').first().waitFor();
      await page.waitForTimeout(1000);
      console.log(
        frameWords('PDF of 1,000 pages, read at a walk', await framesWhileScrolling(page, '.page-scroller', 8)),
      );
      console.log(frameWords('the same, thrown through', await framesWhileScrolling(page, '.page-scroller', 150)));
    });
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

async function makeCaseOf(at: string, name: string, bytes: Uint8Array): Promise<void> {
  const context = { clock: systemClock, ids: systemIds, actor: 'Bench' };
  const opened = await createCase(at, { title: 'Long', client: 'Officer Doe', passphrase: null }, context);
  const pool = createExtractPool({ workers: 1, timeoutMs: 120_000 });
  const received = mkdtempSync(join(tmpdir(), 'bench-received-'));
  writeFileSync(join(received, name), bytes);
  await importPaths(opened, pool, [received]);
  rmSync(received, { recursive: true, force: true });
  await pool.close();
  closeCase(opened);
}
