import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { caseAt, folderNameOf, pathsIn } from '../../../electron/main/case-folder.ts';
import { createLog, framesOf } from '../../../electron/main/log.ts';
import { createPreferences, reachable } from '../../../electron/main/preferences.ts';
import { createRecents } from '../../../electron/main/recents.ts';
import { createTokens } from '../../../electron/main/tokens.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'loudermill-small-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const clock = { now: () => '2026-03-02T10:00:00.000Z', today: () => '2026-03-02' };

test('recent cases are kept over a restart, newest first, each once', () => {
  const recents = createRecents(folder, clock);
  for (const name of ['a', 'b', 'a']) recents.add(name, `/cases/${name}`);
  expect(
    createRecents(folder, clock)
      .list()
      .map(({ title }) => title),
  ).toEqual(['a', 'b']);
  expect(readdirSync(folder)).toEqual(['recents.json']);
  expect(statSync(join(folder, 'recents.json')).mode & 0o077).toBe(0);
});

test('no more than twelve recent cases are kept', () => {
  const recents = createRecents(folder, clock);
  for (let i = 0; i < 20; i += 1) recents.add(`${i}`, `/cases/${i}`);
  expect(recents.list()).toHaveLength(12);
  expect(recents.list()[0]?.title).toBe('19');
});

test.each(['', '{', 'null', '[{"title":1}]'])('damaged recents (%j) count as none', (text) => {
  writeFileSync(join(folder, 'recents.json'), text);
  expect(createRecents(folder, clock).list()).toEqual([]);
});

test('the look of the window is kept over a restart', () => {
  createPreferences(folder).set({ theme: 'dark', bounds: { x: 1, y: 2, width: 800, height: 600 }, maximized: true });
  expect(createPreferences(folder).get()).toEqual({
    theme: 'dark',
    bounds: { x: 1, y: 2, width: 800, height: 600 },
    maximized: true,
  });
});

test('a window that lay on a screen which is gone comes back on one that is there', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1080 };
  const second = { x: 2000, y: 100, width: 800, height: 600 };
  expect(reachable(second, [screen])).toBeNull();
  expect(reachable(second, [screen, { ...screen, x: 1920 }])).toBe(second);
  expect(reachable({ ...second, x: 10, y: -50 }, [screen])).toBeNull();
});

test('a token gives its path for the use that it was granted for, and nothing else does', () => {
  let next = 0;
  const tokens = createTokens({ next: () => `t${(next += 1)}` });
  const token = tokens.grant('/evidence/a.pdf', 'read');
  expect(tokens.grant('/evidence/a.pdf', 'read')).toBe(token);
  expect(tokens.grant('/evidence/a.pdf', 'write')).not.toBe(token);
  expect(tokens.pathOf(token, 'read')).toBe('/evidence/a.pdf');
  expect(() => tokens.pathOf(token, 'write')).toThrow('choose again');
  expect(() => tokens.pathOf('/evidence/a.pdf', 'read')).toThrow('choose again');
});

test('a case is found by its file and by its folder', () => {
  mkdirSync(join(folder, 'Wallet'));
  writeFileSync(join(folder, 'Wallet', 'Wallet v. DPD.loudermill'), '');
  const found = { folder: join(folder, 'Wallet'), name: 'Wallet v. DPD' };
  expect(caseAt(join(folder, 'Wallet'))).toEqual(found);
  expect(caseAt(join(folder, 'Wallet', 'Wallet v. DPD.loudermill'))).toEqual(found);
  expect(() => caseAt(folder)).toThrow('no case');
  writeFileSync(join(folder, 'Wallet', '._Wallet v. DPD.loudermill'), 'a shadow file of macOS');
  expect(caseAt(join(folder, 'Wallet'))).toEqual(found);
  expect(() => caseAt(join(folder, 'absent.loudermill'))).toThrow('no case');
});

test('paths are told from switches and, in development, from the app itself', () => {
  expect(pathsIn(['/opt/loudermill', '--flag', '/a', '/b'], true)).toEqual(['/a', '/b']);
  expect(pathsIn(['electron', '--no-sandbox', '/project', '--flag', '/a'], false)).toEqual(['/a']);
});

test('a folder name made of any title is one plain name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (title) => {
      const name = folderNameOf(title);
      expect(name).not.toMatch(/[/\\:\p{Cc}\u202e]/u);
      expect(name).not.toMatch(/^[. ]|[. ]$/);
      expect(name.length).toBeGreaterThan(0);
      expect(name.length).toBeLessThanOrEqual(80);
    }),
  );
  expect(folderNameOf('../..')).toBe('Case');
  expect(folderNameOf('\u0080')).toBe('Case');
  expect(folderNameOf(`${'a'.repeat(79)}. b`)).toBe('a'.repeat(79));
  expect(folderNameOf(`${'a'.repeat(79)}𝒜`)).toBe('a'.repeat(79));
  expect(folderNameOf('Wallet v. DPD')).toBe('Wallet v. DPD');
});

test('the log takes kinds and codes, and an unwritable one stops nothing', () => {
  createLog(folder, clock)('host-gone', { code: 139 });
  expect(readFileSync(join(folder, 'logs/loudermill.log'), 'utf8')).toBe(
    '{"at":"2026-03-02T10:00:00.000Z","what":"host-gone","code":139}\n',
  );
  writeFileSync(join(folder, 'file'), '');
  expect(() => createLog(join(folder, 'file'), clock)('x', {})).not.toThrow();
});

test('a bug is logged by its kind and place, without its message, which may hold names and paths', () => {
  const cause = new TypeError('CANARY: no such file /home/x/CANARY v. City\nCANARY again');
  const frames = framesOf(cause);
  expect(frames).toContain('small-files.test.ts');
  expect(frames).not.toContain('CANARY');
  expect(framesOf(Object.assign(new Error('x'), { stack: undefined }))).toBe('');
});
