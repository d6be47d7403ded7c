import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectRoot } from '../../electron/tools/cache.ts';
import { hasProgram } from '../../electron/tools/run.ts';
import { findRuntime } from '../../electron/tools/runtime.ts';
import { launchApp } from '../support/app.ts';

const nobody = 65_534;
const isRoot = process.getuid?.() === 0;
const asNobody = `setpriv --reuid=${nobody} --regid=${nobody} --clear-groups`;
const reason = whyNot();
if (reason !== null) console.log(`the test of the operating system's sandbox is skipped: ${reason}`);

/** Root runs the app as nobody: Chromium gives root no sandbox. */
function whyNot(): string | null {
  if (process.platform !== 'linux') return 'it reads /proc';
  if (isRoot && !hasProgram('setpriv')) return 'setpriv is not installed';
  const spaces = isRoot ? `${asNobody} unshare --user true` : 'unshare --user true';
  return spawnSync('sh', ['-c', spaces]).status === 0 ? null : 'this system gives users no namespaces of their own';
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'loudermill-sandbox-'));
  chmodSync(folder, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Gives a start of the runtime as nobody: root's cache is closed to others, so the runtime and the build are copied out. */
async function unprivileged() {
  const runtime = await findRuntime();
  const copy = join(folder, 'runtime');
  if (spawnSync('cp', ['-rl', runtime.folder, copy]).status !== 0) cpSync(runtime.folder, copy, { recursive: true });
  const app = join(folder, 'app');
  mkdirSync(app);
  for (const part of ['package.json', 'dist']) cpSync(join(projectRoot, part), join(app, part), { recursive: true });
  const home = join(folder, 'home');
  mkdirSync(home);
  chownSync(home, nobody, nobody);
  const executable = join(folder, 'electron');
  const start = `exec ${asNobody} '${join(copy, basename(runtime.executable))}' "$@"`;
  writeFileSync(executable, `#!/bin/sh\n${start}\n`);
  chmodSync(executable, 0o755);
  return {
    executable,
    app,
    userData: join(home, 'data'),
    env: { HOME: home, XDG_CACHE_HOME: home, XDG_CONFIG_HOME: home },
  };
}

test.runIf(reason === null)(
  'the operating system holds the page in a sandbox when an ordinary user starts the app',
  async () => {
    const { app, page, problems, close } = await launchApp({ ...(isRoot ? await unprivileged() : {}), sandbox: true });
    await page.waitForLoadState('load');
    const pid = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.webContents.getOSProcessId(),
    );
    expect(existsSync(`/proc/${pid}`)).toBe(true);
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    expect(status).toMatch(/^Seccomp:\s+2$/m);
    expect(status).toMatch(/^NoNewPrivs:\s+1$/m);
    expect(status).toMatch(/^Uid:\s+[1-9]/m);
    expect(problems).toEqual([]);
    await close();
  },
);
