import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { menuCommands } from '../../shared/contract/shell.ts';
import type { MenuCommand } from '../../shared/contract/shell.ts';
import { buildIfStale } from './build.ts';
import { projectRoot } from './cache.ts';
import { launchApp } from './launch-app.ts';
import type { LaunchedApp } from './launch-app.ts';
import { sampleCase } from './sample.ts';
import { runTool, setup } from './setup.ts';

type Screen = {
  readonly name: string;
  /** The menu command that leads there; none: what the window shows when it opens. */
  readonly command?: MenuCommand;
  /** What is done there before the picture is taken. */
  readonly prepare?: (page: Page) => Promise<void>;
};

const folder = join(projectRoot, 'out/screens');
const size = { width: 1440, height: 900 };
const themes = ['light', 'dark'] as const;
/** An empty picture of one colour is far smaller than any screen with words on it. */
const fewestBytes = 6_000;

/** What a lawyer would have in front of them there, rather than an empty pane. */
const prepared: Partial<Record<MenuCommand, Pick<Screen, 'prepare'>>> = {
  'go-evidence': {
    prepare: async (page) => {
      await page.getByText('Press digest P1').first().click();
      await page.locator('canvas').first().waitFor();
    },
  },
};

const caseScreens: readonly Screen[] = menuCommands
  .filter((command) => command.startsWith('go-'))
  .map((command) => ({ name: command.slice('go-'.length), command, ...prepared[command] }));

/** `npm run screens`: a picture of every screen of the sample case, light and dark, in out/screens. */
await runTool(async () => {
  await setup(['electron', 'display']);
  await buildIfStale();
  const sample = await sampleCase();
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const welcome = await takeAll([], [{ name: 'welcome' }]);
  const inCase = await takeAll([sample], caseScreens);
  const problems = [...welcome, ...inCase];
  for (const problem of problems) console.error(problem);
  console.log(`${(caseScreens.length + 1) * themes.length} pictures in ${folder}`);
  return problems.length === 0 ? 0 : 1;
});

async function takeAll(args: readonly string[], screens: readonly Screen[]): Promise<string[]> {
  const launched = await launchApp({ args });
  const { app, page } = launched;
  const failures: string[] = [];
  try {
    await app.evaluate(({ BrowserWindow }, wanted) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(wanted.width, wanted.height);
    }, size);
    for (const theme of themes) {
      await app.evaluate(({ nativeTheme }, source) => {
        nativeTheme.themeSource = source;
      }, theme);
      for (const screen of screens) {
        const path = join(folder, `${screen.name}-${theme}.png`);
        await show(launched, screen);
        await page.screenshot({ path, animations: 'disabled' });
        if ((await stat(path)).size < fewestBytes) failures.push(`${path} is empty`);
      }
    }
    return [...failures, ...launched.problems.map((problem) => `The page complained: ${problem}`)];
  } finally {
    await launched.close();
  }
}

async function show({ app, page }: LaunchedApp, screen: Screen): Promise<void> {
  await page.waitForLoadState('load');
  if (screen.command) {
    await app.evaluate(({ Menu }, id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.click(), screen.command);
  }
  await page.waitForFunction(() => (document.querySelector('main')?.textContent ?? '').trim() !== '');
  await settled(page);
  await screen.prepare?.(page);
  await settled(page);
}

/** Waits until the page has not changed for a quarter of a second, five seconds at most. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise<void>((resolve) => {
      const done = () => {
        observer.disconnect();
        resolve();
      };
      let quiet = setTimeout(done, 250);
      const observer = new MutationObserver(() => {
        clearTimeout(quiet);
        quiet = setTimeout(done, 250);
      });
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      setTimeout(done, 5_000);
    });
  });
}
