import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from './build.ts';
import { projectRoot } from './cache.ts';
import { runTool, setup } from './setup.ts';
import { countsOf, sumCounts } from './test-counts.ts';
import type { Counts } from './test-counts.ts';

/** Subtle: the windows get the machine for themselves; beside a busy pool they miss their time limits. */
const runs = { usual: [['node', 'renderer'], ['e2e']], long: [['long']] } as const;

/** `npm test`: everything that CI runs. `--long`: the long tests alone. Further arguments go to vitest. */
await runTool(async () => {
  const long = process.argv.includes('--long');
  const filters = process.argv.slice(2).filter((arg) => arg !== '--long');
  await setup(['node', 'electron', 'display', 'pdf-tools', 'media-tools']);
  await buildIfStale();
  const all: Counts[] = [];
  for (const projects of runs[long ? 'long' : 'usual']) {
    all.push(await runProjects(projects, filters));
  }
  const { passed, failed, skipped } = sumCounts(all);
  if (skipped > 0) console.log(`${skipped} skipped`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
});

async function runProjects(projects: readonly string[], filters: readonly string[]): Promise<Counts> {
  const folder = await mkdtemp(join(tmpdir(), 'loudermill-test-'));
  const report = join(folder, 'report.json');
  try {
    const code = await vitest([
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...(filters.length > 0 ? ['--passWithNoTests', ...filters] : []),
    ]);
    const counts = countsOf(JSON.parse(await readFile(report, 'utf8').catch(() => 'null')), code);
    // A filter may leave one of the runs with nothing to do.
    return filters.length > 0 && code === 0 ? { ...counts, failed: 0 } : counts;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function vitest(args: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(projectRoot, 'node_modules/vitest/vitest.mjs'), ...args], {
      cwd: projectRoot,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}
