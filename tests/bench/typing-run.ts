import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchApp, type LaunchedApp } from '../../electron/tools/launch-app.ts';

/*
 * typing-run.ts paper|bare|report <folder of the case>: types into the middle of a long paper in a real window, and tells how long
 * a key takes to the next frame, and how long after the last key the page stands in the preview.
 */
const [, , what = 'paper', folder = ''] = process.argv;
const middle = 106;
const gapMs = 120;

if (what === 'bare')
  await inWindow({ app: join(import.meta.dirname, 'typing-bare.mjs') }, ({ page }) => tellFrames(page));
else if (what === 'paper')
  await inWindow({ args: [folder] }, async (window) => {
    await openPaper(window);
    await tellFrames(window.page);
  });
else
  await inWindow({ args: [folder] }, async (window) => {
    await openPaper(window);
    const { frames, longest } = await frameTimes(window.page);
    console.log(`key to next frame: ${spread(frames)}; longest task of the window ${Math.round(longest)} ms`);
    console.log(`last key to the page in the preview: ${spread(await previewTimes(window.page))}`);
  });

async function inWindow(
  options: { readonly app?: string; readonly args?: readonly string[] },
  use: (window: LaunchedApp) => Promise<void>,
): Promise<void> {
  const launched = await launchApp(options);
  try {
    launched.page.setDefaultTimeout(120_000);
    await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1440, 900));
    await use(launched);
  } finally {
    await launched.close();
  }
}

async function openPaper({ app, page }: LaunchedApp): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens' }).waitFor();
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('go-briefs')?.click());
  await page.locator('.brief-preview canvas').first().waitFor();
}

/** Puts the cursor into a paragraph in the middle, and lets what that sets off come to rest. */
async function startTyping(page: Page): Promise<void> {
  const paragraph = page.locator('[role=textbox][contenteditable=true] > p').nth(middle);
  await paragraph.scrollIntoViewIfNeeded();
  await paragraph.click();
  await page.keyboard.press('Home');
  await page.waitForTimeout(3000);
}

async function tellFrames(page: Page): Promise<void> {
  const { frames } = await frameTimes(page);
  console.log(`measured ${((frames[Math.floor(frames.length / 2)] ?? 0) / 1000).toFixed(4)} s`);
}

/** Gives, in milliseconds, how long each key took to the end of the next frame, the shortest first, and the longest task of the page. */
async function frameTimes(page: Page): Promise<{ readonly frames: number[]; readonly longest: number }> {
  await startTyping(page);
  await page.evaluate(() => {
    const held = window as unknown as { frames: number[]; tasks: number[] };
    held.frames = [];
    held.tasks = [0];
    new PerformanceObserver((list) => held.tasks.push(...list.getEntries().map((each) => each.duration))).observe({
      type: 'longtask',
    });
    const onKey = ({ timeStamp }: KeyboardEvent) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => held.frames.push(performance.now() - timeStamp));
        port1.start();
        port2.postMessage(null);
      });
    document.addEventListener('keydown', onKey, true);
  });
  for (const letter of 'the desk answered again and then '.repeat(2)) {
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    await page.waitForTimeout(gapMs);
  }
  await page.waitForTimeout(1000);
  return await page.evaluate(() => {
    const held = window as unknown as { frames: number[]; tasks: number[] };
    return { frames: held.frames.sort((a, b) => a - b), longest: Math.max(...held.tasks) };
  });
}

/** Gives, in milliseconds, how long after a word's last key the last page in view was drawn anew. */
async function previewTimes(page: Page): Promise<number[]> {
  await startTyping(page);
  await page.evaluate(() => {
    const held = window as unknown as { key: number; drawn: number };
    document.addEventListener('keydown', () => (held.key = performance.now()), true);
    const preview = document.querySelector('.brief-preview');
    new MutationObserver((changes) => {
      const isDrawn = changes.some(({ addedNodes }) => [...addedNodes].some((node) => node.nodeName === 'CANVAS'));
      if (isDrawn) held.drawn = performance.now();
    }).observe(preview ?? document.body, { childList: true, subtree: true });
  });
  const times: number[] = [];
  for (let word = 0; word < 15; word += 1) {
    await page.keyboard.type('again ');
    await page.waitForTimeout(2500);
    times.push(
      await page.evaluate(() => {
        const held = window as unknown as { key: number; drawn: number };
        return held.drawn - held.key;
      }),
    );
  }
  return times.filter((time) => time > 0).sort((a, b) => a - b);
}

function spread(sorted: readonly number[]): string {
  const at = (part: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms, of ${sorted.length}`;
}
