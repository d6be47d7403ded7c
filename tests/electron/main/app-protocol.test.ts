import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentSecurityPolicy, fileOf, serveApp } from '../../../electron/main/app-protocol.ts';

let folder = '';
let root = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loudermill-protocol-'));
  root = join(folder, 'renderer');
  await mkdir(join(root, 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(root, 'index.html'), '<!doctype html>');
  for (const name of ['a.mjs', 'a.wasm', 'a.woff2', 'a.bcmap', 'a.exe'])
    await writeFile(join(root, 'assets', name), 'x');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const get = (path: string) => serveApp(root)({ url: `app://loudermill${path}`, method: 'GET' });

test.each([
  ['/', 'text/html; charset=utf-8'],
  ['/index.html?x#y', 'text/html; charset=utf-8'],
  ['/assets/a.mjs', 'text/javascript; charset=utf-8'],
  ['/assets/a.wasm', 'application/wasm'],
  ['/assets/a.woff2', 'font/woff2'],
  ['/assets/a.bcmap', 'application/octet-stream'],
])('%s is served as %s under the policy', async (path, type) => {
  const response = await get(path);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe(type);
  expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
});

test.each([
  '/assets/a.exe',
  '/absent.js',
  '/assets',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/a/..%5c..%5csecret.txt',
  '/%00',
])('%s is not found, and the answer carries the policy', async (path) => {
  const response = await get(path);
  expect(response.status).toBe(404);
  expect(await response.text()).toBe('');
  expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
});

test('another method or host gets nothing', async () => {
  expect((await serveApp(root)({ url: 'app://loudermill/index.html', method: 'POST' })).status).toBe(404);
  expect((await serveApp(root)({ url: 'app://elsewhere/index.html', method: 'GET' })).status).toBe(404);
});

test('no address leads out of the folder', () => {
  const part = fc.constantFrom('..', '%2e%2e', '.', '%2f', '%5c', '\\', '/', '//', 'a', '%252e', '%00', '~', 'C:');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const file = fileOf('/srv/renderer', `app://loudermill/${parts.join('/')}`);
      expect(file === null || !relative('/srv/renderer', file).startsWith('..')).toBe(true);
    }),
  );
});

test('the policy is the one that the security design names', () => {
  expect(contentSecurityPolicy).toBe(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; style-src-attr 'unsafe-inline'; " +
      "img-src 'self' blob: evidence:; media-src blob: evidence:; font-src 'self' data:; connect-src 'self'; " +
      "worker-src 'self' blob:; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; " +
      "frame-ancestors 'none'; require-trusted-types-for 'script'",
  );
});
