import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import type { ElectronApplication, Page } from 'playwright-core';
import { projectRoot } from './cache.ts';
import { openDisplay } from './display.ts';
import { findRuntime } from './runtime.ts';

export type LaunchedApp = {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Where this run keeps its settings and log. */
  readonly userData: string;
  /** What the page complained of: console errors and warnings, broken promises, refused content. */
  readonly problems: readonly string[];
  /** Closes the app as a person does and removes what it kept, unless `userData` was given. */
  readonly close: () => Promise<void>;
};

export type LaunchOptions = {
  /** Paths that the app is asked to open. */
  readonly args?: readonly string[];
  readonly userData?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Another folder that holds the built app. */
  readonly app?: string;
  /** Another program to start in place of the runtime; it gets the same arguments. */
  readonly executable?: string;
  /** Whether Chromium's own sandbox is on; root may not have it, anybody else should. */
  readonly sandbox?: boolean;
};

/** Starts the built app under Playwright, on a virtual screen where there is no other, and waits for its first window. */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const runtime = await findRuntime();
  const display = await openDisplay();
  const userData = options.userData ?? (await mkdtemp(join(tmpdir(), 'loudermill-user-')));
  const app = await _electron.launch({
    executablePath: options.executable ?? runtime.executable,
    args: [options.app ?? projectRoot, ...(options.args ?? [])],
    chromiumSandbox: options.sandbox ?? process.getuid?.() !== 0,
    env: {
      ...definedOnly(display.env),
      LOUDERMILL_USER_DATA: userData,
      LOUDERMILL_SQLITE_BINDING: runtime.sqliteBinding ?? '',
      ...options.env,
    },
    // Subtle: Playwright would otherwise hold the page light, whatever theme the app sets.
    colorScheme: null,
    timeout: 30_000,
  });
  const problems: string[] = [];
  app.on('window', (opened) => watch(opened, problems));
  const page = await app.firstWindow();
  if (app.windows().length === 1) watch(page, problems);
  const close = async () => {
    await app.close();
    display.stop();
    if (options.userData === undefined) await rm(userData, { recursive: true, force: true });
  };
  return { app, page, userData, problems, close };
}

const watched = new WeakSet<Page>();

function watch(page: Page, problems: string[]): void {
  if (watched.has(page)) return;
  watched.add(page);
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('crash', () => problems.push('the page crashed'));
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
