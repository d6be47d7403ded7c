import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildOnce, cacheFolder, projectRoot } from '../../../electron/tools/cache.ts';
import { findRuntime } from '../../../electron/tools/runtime.ts';
import { checkNode } from '../../../electron/tools/setup.ts';
import { patchApiVersion } from '../../../electron/tools/sqlite-binding.ts';
import { countsOf } from '../../../electron/tools/test-counts.ts';
import { unzip } from '../../../electron/tools/unzip.ts';
import { makeZip } from '../../support/make-files.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'loudermill-tools-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const passed = (status: string, count: number) => ({
  status,
  assertionResults: Array.from({ length: count }, () => ({})),
});
const report = (numPassedTests: number, numFailedTests: number, testResults = [passed('passed', 1)]) => ({
  numPassedTests,
  numFailedTests,
  numPendingTests: 0,
  testResults,
});

test('counts are those of the report', () => {
  expect(countsOf(report(3, 2), 1)).toEqual({ passed: 3, failed: 2, skipped: 0 });
  expect(countsOf(report(3, 0), 0)).toEqual({ passed: 3, failed: 0, skipped: 0 });
});

test.each([
  ['no report', null, 0],
  ['a run that failed without a failed test', report(3, 0), 1],
  ['a file that could not be read', report(3, 0, [passed('failed', 0)]), 1],
  ['nothing that passed', report(0, 0), 0],
])('%s counts as one failure', (_case, given, code) => expect(countsOf(given, code).failed).toBe(1));

test('two builds at once leave one whole folder and nothing beside it', async () => {
  const target = join(folder, 'runtime');
  const build = async (temporary: string) => {
    for (const name of ['a', 'b']) {
      writeFileSync(join(temporary, name), name);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  await Promise.all([buildOnce(target, build), buildOnce(target, build), buildOnce(target, build)]);
  expect(readdirSync(folder)).toEqual(['runtime']);
  expect(readdirSync(target)).toEqual(['a', 'b']);
});

test('a build that fails leaves nothing, and the leftovers of a killed one go', async () => {
  const leftover = join(folder, 'runtime.abc');
  mkdirSync(leftover);
  utimesSync(leftover, 0, 0);
  const failing = buildOnce(join(folder, 'runtime'), () => Promise.reject(new Error('no network')));
  await expect(failing).rejects.toThrow('no network');
  expect(readdirSync(folder)).toEqual([]);
});

test("the cache is the one that the user names, and the project's own where that cannot be made", async () => {
  expect(await cacheFolder({ XDG_CACHE_HOME: folder })).toBe(join(folder, 'loudermill'));
  expect(await cacheFolder({ HOME: folder })).toBe(join(folder, '.cache/loudermill'));
  writeFileSync(join(folder, 'file'), '');
  expect(await cacheFolder({ XDG_CACHE_HOME: join(folder, 'file') })).toBe(
    join(projectRoot, 'node_modules/.cache/loudermill'),
  );
});

test('a named runtime comes before all others', async () => {
  writeFileSync(join(folder, 'electron'), '');
  writeFileSync(join(folder, 'version'), '45.4.1\n');
  expect(await findRuntime({ env: { ELECTRON_OVERRIDE_DIST_PATH: folder } })).toEqual({
    executable: join(folder, 'electron'),
    folder,
    version: '45.4.1',
    source: 'override',
    sqliteBinding: null,
  });
});

test('a named runtime that is not there is an error, not a reason to take another', async () => {
  await expect(findRuntime({ env: { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'none') } })).rejects.toThrow(
    'no Electron',
  );
});

test('the SQLite binding is changed in its four bytes alone', () => {
  const binding = readFileSync(join(projectRoot, 'node_modules/better-sqlite3/prebuilds/linux-x64.node'));
  const patched = patchApiVersion(binding);
  const changed = [...binding.keys()].filter((at) => binding[at] !== patched[at]);
  expect(changed.map((at) => patched[at])).toEqual([0xff, 0xff, 0xff, 0x7f]);
  expect(() => patchApiVersion(patched)).toThrow('not the one');
});

test('an older Node is refused with the way out', () => {
  expect(() => checkNode('20.20.2')).toThrow('npm ci brings the right Node');
  expect(() => checkNode('24.0.0')).not.toThrow();
});

test('a zip is unpacked with its modes, without what is left out, and never outside of the folder', async () => {
  const parts = [
    { name: 'run', data: 'x'.repeat(5_000), mode: 0o100755 },
    { name: 'other', data: 'y', mode: 0o100644 },
  ];
  writeFileSync(join(folder, 'a.zip'), makeZip(parts));
  const out = join(folder, 'out');
  await unzip(join(folder, 'a.zip'), out, (name) => (name === 'other' ? null : name));
  expect(readdirSync(out)).toEqual(['run']);
  expect(readFileSync(join(out, 'run'), 'utf8')).toBe('x'.repeat(5_000));
  expect(statSync(join(out, 'run')).mode & 0o777).toBe(0o755);
  await expect(unzip(join(folder, 'a.zip'), out, () => '../escaped')).rejects.toThrow('leaves the folder');
  expect(existsSync(join(folder, 'escaped'))).toBe(false);
});

test('a damaged zip is refused', async () => {
  const bytes = Buffer.from('504b0506' + '00'.repeat(18), 'hex');
  writeFileSync(join(folder, 'empty.zip'), bytes);
  await expect(unzip(join(folder, 'empty.zip'), folder, (name) => name)).resolves.toBeUndefined();
  writeFileSync(join(folder, 'bad.zip'), bytes.subarray(0, 20));
  await expect(unzip(join(folder, 'bad.zip'), folder, (name) => name)).rejects.toThrow('zip');
});
