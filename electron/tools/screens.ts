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

type Preparation = (page: Page) => Promise<void>;

const firstRow: Preparation = (page) => page.locator('main [role=grid] [role=row]').nth(1).click();
const rowWith =
  (words: string): Preparation =>
  (page) =>
    page.locator('main').locator('[role=row], [role=treeitem]').filter({ hasText: words }).first().click();
const paperShown: Preparation = (page) => page.locator('main canvas').first().waitFor();

/** What a lawyer would have in front of them there, rather than an empty pane. */
const prepared: Partial<Record<MenuCommand, Preparation>> = {
  'go-evidence': async (page) => {
    await rowWith('Press digest P1')(page);
    await paperShown(page);
  },
  'go-chronology': rowWith('at the 4th Precinct'),
  'go-issues': rowWith('Within the rule'),
  'go-people': firstRow,
  'go-comparators': firstRow,
  'go-grievances': firstRow,
  'go-briefs': paperShown,
};

const caseScreens: readonly Screen[] = [
  ...menuCommands
    .filter((command) => command.startsWith('go-'))
    .map((command): Screen => {
      const prepare = prepared[command];
      return { name: command.slice('go-'.length), command, ...(prepare === undefined ? {} : { prepare }) };
    }),
  {
    name: 'issues-matrix',
    command: 'go-issues',
    prepare: (page) => page.getByRole('button', { name: 'Matrix' }).click(),
  },
  {
    name: 'briefs-exhibits',
    command: 'go-briefs',
    prepare: (page) => page.getByRole('button', { name: 'Exhibits', exact: true }).click(),
  },
  {
    name: 'briefs-settings',
    command: 'go-briefs',
    prepare: (page) => page.getByRole('button', { name: 'Settings', exact: true }).click(),
  },
  {
    name: 'briefs-export',
    command: 'go-briefs',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Export brief' }).click();
      await page.getByLabel('Why this may pass (kept in the log)').first().waitFor({ timeout: 60_000 });
    },
  },
  {
    name: 'briefs-findings',
    command: 'go-briefs',
    prepare: (page) => page.getByRole('button', { name: /^Show \d+ findings$/u }).click(),
  },
  {
    name: 'briefs-print',
    command: 'go-briefs',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Print', exact: true }).click();
      await page.getByRole('dialog').locator('canvas, img').first().waitFor({ timeout: 60_000 });
    },
  },
  {
    name: 'search',
    command: 'search',
    prepare: async (page) => {
      await page.keyboard.type('border patrol');
      await page.locator('mark').first().waitFor();
    },
  },
];

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
        await page.keyboard.press('Escape');
        await page.keyboard.press('Escape');
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
