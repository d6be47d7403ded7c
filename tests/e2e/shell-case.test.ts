import { mkdtempSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { projectRoot } from '../../electron/tools/cache.ts';
import type { LaunchedApp } from '../../electron/tools/launch-app.ts';
import { findRuntime } from '../../electron/tools/runtime.ts';
import type { ShellBridge, ShellEvent } from '../../shared/contract/shell.ts';
import { launchApp } from '../support/app.ts';

/*
 * The shell with a host of the smallest kind: what is tested is who gets which window, port and token.
 */
const env = { LOUDERMILL_HOST: join(projectRoot, 'tests/fixtures/tiny-host.mjs') };

let root = '';
let open: LaunchedApp[] = [];
beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'loudermill-cases-')));
  for (const name of ['Open', 'Other', 'Secret']) {
    mkdirSync(join(root, name));
    writeFileSync(join(root, name, `${name}.loudermill`), '');
  }
  writeFileSync(join(root, 'Secret/passphrase'), 'right');
});
afterEach(async () => {
  for (const each of open) await each.close();
  open = [];
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function start(options: { args?: string[]; userData?: string } = {}): Promise<LaunchedApp> {
  const launched = await launchApp({ ...options, env });
  open.push(launched);
  await launched.page.waitForLoadState('load');
  return launched;
}

type Global = { loudermill: ShellBridge; ports: MessagePort[]; events: ShellEvent[] };

/** Loads an empty page of ours that keeps the ports and events that the shell sends. */
async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const kept = globalThis as never as Global;
    kept.ports = [];
    kept.events = [];
    addEventListener('message', (event) => {
      if (event.data === 'loudermill:port' && event.ports[0]) kept.ports.push(event.ports[0]);
    });
    kept.loudermill.onEvent((event) => kept.events.push(event));
  });
  await page.reload();
}

const call = (page: Page, name: string, input: unknown) =>
  page.evaluate(([n, i]) => (globalThis as never as Global).loudermill.call(n as string, i), [name, input]);

const say = async (page: Page, message: string) => {
  const ports = () => page.evaluate(() => (globalThis as never as Global).ports.length);
  await expect.poll(ports, { timeout: 10_000 }).toBeGreaterThan(0);
  return page.evaluate(
    (text) =>
      new Promise<Record<string, unknown>>((resolve) => {
        const port = (globalThis as never as Global).ports.at(-1);
        // The page's own calls are echoed on the same port.
        port?.addEventListener('message', ({ data }) => {
          if (data.echo === text) resolve(data);
        });
        port?.start();
        port?.postMessage(text);
      }),
    message,
  );
};

const windows = ({ app }: LaunchedApp) =>
  app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .map((window) => window.getTitle())
      .toSorted(),
  );

test('a case named on the command line opens, and its window and page are tied to it', async () => {
  const launched = await start({ args: [join(root, 'Open/Open.loudermill')] });
  await listen(launched.page);
  expect(await call(launched.page, 'shell.state', {})).toMatchObject({
    ok: true,
    value: { case: { title: 'Case Open' }, recents: [{ title: 'Case Open' }] },
  });
  expect(await windows(launched)).toEqual(['Case Open']);
  const answer = await say(launched.page, 'hello');
  const settings = ['resources', 'templates', 'actor', 'sqliteBinding', 'development'];
  expect(answer).toMatchObject({ echo: 'hello', settings });
  expect(readFileSync(join(launched.userData, 'recents.json'), 'utf8')).toContain(join(root, 'Open'));
});

test('a second start hands its case to the first, which gives it a window of its own, once', async () => {
  const launched = await start({ args: [join(root, 'Open')] });
  await expect.poll(() => windows(launched)).toEqual(['Case Open']);
  const runtime = await findRuntime();
  const screen = await launched.app.evaluate(() => process.env['DISPLAY'] ?? '');
  const again = (name: string) =>
    spawnSync(
      runtime.executable,
      [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), projectRoot, join(root, name)],
      {
        env: { ...process.env, DISPLAY: screen, LOUDERMILL_USER_DATA: launched.userData },
        timeout: 20_000,
      },
    ).status;
  expect(again('Other')).toBe(0);
  await expect.poll(() => windows(launched)).toEqual(['Case Open', 'Case Other']);
  expect(again('Other')).toBe(0);
  expect(again('Open')).toBe(0);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await windows(launched)).toEqual(['Case Open', 'Case Other']);
});

test('a recent case opens by its token, another case by the picker in another window', async () => {
  const launched = await start({ args: [join(root, 'Open')] });
  await listen(launched.page);
  const state = (await call(launched.page, 'shell.state', {})) as { value: { recents: { token: string }[] } };
  await call(launched.page, 'shell.close-case', {});
  expect(await windows(launched)).toEqual(['Loudermill']);
  const opened = await call(launched.page, 'shell.open-case', { recent: state.value.recents[0]!.token });
  expect(opened).toMatchObject({ ok: true, value: { case: { title: 'Case Open' } } });
  await launched.app.evaluate(
    ({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
    },
    join(root, 'Other/Other.loudermill'),
  );
  expect(await call(launched.page, 'shell.open-case', { recent: null })).toEqual({
    ok: true,
    value: { case: null, locked: null },
  });
  expect(await windows(launched)).toEqual(['Case Open', 'Case Other']);
});

test('a case with a passphrase waits for it, and locks when the computer is left', async () => {
  const launched = await start({ args: [join(root, 'Secret')] });
  const { page, app } = launched;
  await listen(page);
  expect(await call(page, 'shell.state', {})).toMatchObject({ value: { case: null, locked: { title: 'Secret' } } });
  expect(await call(page, 'shell.unlock', { passphrase: 'wrong' })).toMatchObject({ error: { code: 'locked' } });
  expect(await call(page, 'shell.unlock', { passphrase: 'right' })).toMatchObject({ value: { encrypted: true } });
  const { pid } = (await say(page, 'who')) as { pid: number };
  const reloaded = page.waitForEvent('load');
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
  await reloaded;
  expect(await call(page, 'shell.state', {})).toMatchObject({
    value: { case: null, locked: { title: 'Case Secret' } },
  });
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  expect(await windows(launched)).toEqual(['Case Secret (locked)']);
});

test('a picked file reaches the host under a token, and the page never learns its path', async () => {
  const { page, app } = await start({ args: [join(root, 'Open')] });
  await listen(page);
  await call(page, 'shell.state', {});
  await app.evaluate(({ dialog }) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: ['/evidence/Notice.pdf'] });
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: '/out/Brief.pdf' });
  });
  const picked = (await call(page, 'shell.pick-evidence', { folders: false })) as {
    value: { picked: { token: string; name: string }[] };
  };
  expect(picked.value.picked).toEqual([{ token: expect.any(String), name: 'Notice.pdf' }]);
  expect(JSON.stringify(picked)).not.toContain('/evidence');
  const saved = (await call(page, 'shell.pick-save', { suggestedName: 'Brief.pdf', kind: 'pdf' })) as {
    value: { token: string; name: string };
  };
  expect(saved.value.name).toBe('Brief.pdf');
  expect((await say(page, 'granted'))['granted']).toEqual({
    [picked.value.picked[0]!.token]: '/evidence/Notice.pdf',
    [saved.value.token]: '/out/Brief.pdf',
  });
});

test('a dropped file is a token as a picked one is', async () => {
  const { page } = await start({ args: [join(root, 'Open')] });
  await listen(page);
  await call(page, 'shell.state', {});
  await page.evaluate(() =>
    document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'f' })),
  );
  await page.locator('#f').setInputFiles(join(root, 'Secret/passphrase'));
  const granted = await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('#f');
    return (globalThis as never as Global).loudermill.grantDropped([...(input?.files ?? [])]);
  });
  expect(granted).toEqual([{ token: expect.any(String), name: 'passphrase' }]);
  expect((await say(page, 'granted'))['granted']).toEqual({ [granted[0]!.token]: join(root, 'Secret/passphrase') });
});

test('a host that crashes is told to its page alone, and leaves a line in the log without evidence', async () => {
  const { page, userData } = await start({ args: [join(root, 'Open')] });
  await listen(page);
  await call(page, 'shell.state', {});
  await page.evaluate(() => {
    const port = (globalThis as never as Global).ports.at(-1);
    port?.postMessage('crash');
  });
  // A crash takes its time to be reported, more so on a busy machine.
  await expect
    .poll(() => page.evaluate(() => (globalThis as never as Global).events), { timeout: 10_000 })
    .toMatchObject([{ type: 'host-gone' }]);
  expect(await call(page, 'shell.state', {})).toMatchObject({ value: { case: null } });
  const log = readFileSync(join(userData, 'logs/loudermill.log'), 'utf8');
  expect(log).toContain('"what":"host-gone"');
});

test('the menu sends its commands to the window in front', async () => {
  const { page, app } = await start();
  await listen(page);
  await app.evaluate(({ Menu }) => {
    for (const id of ['undo', 'go-evidence']) Menu.getApplicationMenu()?.getMenuItemById(id)?.click();
  });
  await expect
    .poll(() => page.evaluate(() => (globalThis as never as Global).events))
    .toEqual([
      { type: 'menu', command: 'undo' },
      { type: 'menu', command: 'go-evidence' },
    ]);
});

test('theme and place of the window are as they were left', async () => {
  const userData = mkdtempSync(join(tmpdir(), 'loudermill-user-'));
  const first = await start({ userData });
  await first.app.evaluate(({ Menu, BrowserWindow }) => {
    Menu.getApplicationMenu()?.getMenuItemById('theme-dark')?.click();
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 100, y: 80, width: 900, height: 700 });
  });
  await first.page.waitForTimeout(200);
  await first.close();
  open = [];
  const { page, app } = await start({ userData });
  expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
  const bounds = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds());
  expect(bounds).toMatchObject({ width: 900, height: 700 });
});

test('a place without a case says so and leaves the window usable', async () => {
  const { page, app } = await start();
  await app.evaluate(
    ({ dialog, app: electron }, path) => {
      Object.assign(globalThis, { said: [] });
      dialog.showMessageBox = async (...args: unknown[]) => {
        (globalThis as never as { said: unknown[] }).said.push(args.at(-1));
        return { response: 0, checkboxChecked: false };
      };
      electron.emit('second-instance', {}, [], '', { paths: [path] });
    },
    join(root, 'Absent'),
  );
  await expect
    .poll(() => app.evaluate(() => (globalThis as never as { said: object[] }).said))
    .toMatchObject([{ message: '“Absent” could not be opened.', detail: 'there is no case at that place' }]);
  expect(await call(page, 'shell.state', {})).toMatchObject({ ok: true, value: { case: null } });
});
