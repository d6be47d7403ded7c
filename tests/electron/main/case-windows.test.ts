import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { CaseHost } from '../../../electron/main/case-hosts.ts';
import { createCaseWindows } from '../../../electron/main/case-windows.ts';
import type { CasePage } from '../../../electron/main/case-windows.ts';
import { AppError } from '../../../shared/errors.ts';

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'loudermill-windows-'));
  for (const name of ['Open', 'Secret']) {
    await mkdir(join(root, name));
    await writeFile(join(root, name, `${name}.loudermill`), '');
  }
});
afterAll(() => rm(root, { recursive: true, force: true }));

const recents = { list: () => [], add: vi.fn(), remove: vi.fn(), clear: vi.fn() };
let gone: ((reason: string) => void)[] = [];
let hosts: CaseHost<string>[] = [];

function startHost(onGone: (reason: string) => void): CaseHost<string> {
  gone.push(onGone);
  const openOne = async (folder: string, passphrase: string | null) => {
    const encrypted = folder.endsWith('Secret');
    if (encrypted && passphrase !== 'right') throw new AppError('locked', 'wrong');
    const title = encrypted ? 'The secret case' : 'The open case';
    return { title, encrypted, readOnly: false, readOnlyReason: null, heldBy: null };
  };
  const host = {
    open: vi.fn(openOne),
    create: vi.fn(({ folder, passphrase }: { folder: string; passphrase: string | null }) =>
      openOne(folder, passphrase),
    ),
    unpack: vi.fn(async () => {}),
    connect: vi.fn(async () => {}),
    grant: vi.fn(async () => {}),
    evidence: vi.fn(async () => ({ type: 'video/webm', total: 0, bytes: new Uint8Array(0) })),
    close: vi.fn(async () => {}),
  };
  hosts.push(host);
  return host;
}

const page = (): CasePage<string> => ({
  send: vi.fn(),
  setTitle: vi.fn(),
  focus: vi.fn(),
  reload: vi.fn(),
  openChannel: vi.fn(() => 'port'),
});

function build() {
  let next = 0;
  return createCaseWindows<string>({ ids: { next: () => `t${(next += 1)}` }, recents, startHost, onRecents: () => {} });
}

beforeEach(() => {
  gone = [];
  hosts = [];
});

test('a case that opens names the window, joins the recent ones and connects the page once', async () => {
  const cases = build();
  const window = cases.add(page());
  window.asked = true;
  await cases.open(window, join(root, 'Open', 'Open.loudermill'));
  await cases.asks(window);
  expect(window.page.setTitle).toHaveBeenLastCalledWith('The open case');
  expect(recents.add).toHaveBeenLastCalledWith('The open case', join(root, 'Open'));
  expect(hosts[0]!.connect).toHaveBeenCalledExactlyOnceWith('port');
  expect(cases.holding(join(root, 'Open'))).toBe(window);
});

test('the port waits until the page has asked what is open', async () => {
  const cases = build();
  const window = cases.add(page());
  await cases.behind(window, () => cases.open(window, join(root, 'Open')));
  expect(hosts[0]!.connect).not.toHaveBeenCalled();
  expect(window.page.reload).not.toHaveBeenCalled();
  await cases.asks(window);
  expect(hosts[0]!.connect).toHaveBeenCalledOnce();
});

test('a page that asked and was then loaded anew gets no port; the new one gets its own', async () => {
  const cases = build();
  const window = cases.add(page());
  const opening = cases.behind(window, () => cases.open(window, join(root, 'Open')));
  const askedBefore = cases.asks(window);
  cases.loadAnew(window);
  await Promise.all([opening, askedBefore]);
  expect(hosts[0]!.connect).not.toHaveBeenCalled();
  await cases.asks(window);
  expect(hosts[0]!.connect).toHaveBeenCalledOnce();
});

test('a page that was told that nothing is open is loaded anew when a case has come', async () => {
  const cases = build();
  const window = cases.add(page());
  window.asked = true;
  await cases.behind(window, () => cases.open(window, join(root, 'Open')));
  expect(window.page.reload).toHaveBeenCalledOnce();
});

test('a case with a passphrase waits for the right one in the same host', async () => {
  const cases = build();
  const window = cases.add(page());
  await cases.open(window, join(root, 'Secret'));
  expect(window).toMatchObject({ locked: { title: 'Secret' }, opened: null });
  await expect(cases.unlock(window, 'wrong')).rejects.toMatchObject({ code: 'locked' });
  expect((await cases.unlock(window, 'right')).title).toBe('The secret case');
  expect(window.locked).toBeNull();
  expect(hosts).toHaveLength(1);
});

test('locking ends the host, tells the page and loads it anew; unlocking starts another', async () => {
  const cases = build();
  const window = cases.add(page());
  await cases.open(window, join(root, 'Secret'), 'right');
  await cases.lockAll();
  expect(hosts[0]!.close).toHaveBeenCalledOnce();
  expect(window.page.send).toHaveBeenLastCalledWith({ type: 'locked', title: 'The secret case' });
  expect(window.page.reload).toHaveBeenCalledOnce();
  expect(window).toMatchObject({ opened: null, locked: { title: 'The secret case' } });
  await cases.unlock(window, 'right');
  expect(hosts).toHaveLength(2);
});

test('going away leaves a case without a passphrase open; asking to lock it closes it', async () => {
  const cases = build();
  const window = cases.add(page());
  await cases.open(window, join(root, 'Open'));
  await cases.lockAll();
  expect(window.opened).not.toBeNull();
  await cases.lock(window);
  expect(window).toMatchObject({ opened: null, locked: null, folder: null });
});

test('a host that ends by itself leaves the window with the reason, and the case can be opened again', async () => {
  const cases = build();
  const window = cases.add(page());
  window.asked = true;
  await cases.open(window, join(root, 'Open'));
  gone[0]!('exit code 9');
  expect(window.page.send).toHaveBeenLastCalledWith({ type: 'host-gone', reason: 'exit code 9' });
  await cases.open(window, join(root, 'Open'));
  expect(hosts).toHaveLength(2);
  expect(hosts[1]!.connect).toHaveBeenCalledOnce();
});

test('a place without a case is refused and starts no host', async () => {
  const cases = build();
  const window = cases.add(page());
  await expect(cases.open(window, join(root, 'Absent'))).rejects.toMatchObject({ code: 'not-found' });
  expect(hosts).toHaveLength(0);
  expect(window.folder).toBeNull();
});

test('a case that cannot be created leaves the window free and ends its host', async () => {
  const cases = build();
  const window = cases.add(page());
  const input = { folder: join(root, 'Secret'), title: 'x', client: 'y', passphrase: null };
  await expect(cases.create(window, input)).rejects.toMatchObject({ code: 'locked' });
  expect(window).toMatchObject({ folder: null, host: null });
  expect(hosts[0]!.close).toHaveBeenCalledOnce();
});

test('the recent cases keep no title of a case with a passphrase, only the name of its folder', async () => {
  const cases = build();
  await cases.open(cases.add(page()), join(root, 'Secret'), 'right');
  expect(recents.add).toHaveBeenLastCalledWith('Secret', join(root, 'Secret'));
});

test('a case that is still closing is opened again only once it is closed, so that it can be written', async () => {
  const cases = build();
  const window = cases.add(page());
  await cases.open(window, join(root, 'Secret'), 'right');
  let closed = () => {};
  vi.mocked(hosts[0]!.close).mockReturnValue(new Promise((resolve) => (closed = resolve)));
  const locking = cases.lock(window);
  const unlocking = cases.unlock(window, 'right');
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(hosts[1]!.open).not.toHaveBeenCalled();
  closed();
  await Promise.all([locking, unlocking]);
  expect(hosts[1]!.open).toHaveBeenCalledOnce();
  expect(window.opened).not.toBeNull();
  expect(hosts).toHaveLength(2);
});

test('evidence is read from the case that its own window has open, and from none that is locked or closed', async () => {
  const cases = build();
  const [first, second] = [cases.add(page()), cases.add(page())];
  expect(cases.hostOf(first.evidence)).toBeNull();
  await cases.open(first, join(root, 'Open', 'Open.loudermill'));
  await cases.open(second, join(root, 'Secret'), 'right');
  expect(first.evidence).not.toBe(second.evidence);
  expect(cases.hostOf(first.evidence)).toBe(hosts[0]);
  expect(cases.hostOf(second.evidence)).toBe(hosts[1]);
  expect(cases.hostOf('')).toBeNull();
  await cases.lock(second);
  expect(cases.hostOf(second.evidence)).toBeNull();
  await cases.close(first);
  expect(cases.hostOf(first.evidence)).toBeNull();
});
