import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { closeCase, createCase, openCase, asWritable } from '../../../electron/core/case-file/open-case.ts';
import { verifyCase } from '../../../electron/core/custody/verify.ts';
import { createExtractPool } from '../../../electron/core/jobs/pool.ts';
import { importPaths } from '../../../electron/core/sources/intake.ts';
import { ocrOfSource } from '../../../electron/core/sources/ocr/ocr-queries.ts';
import { getPage, listSources } from '../../../electron/core/sources/sources-queries.ts';
import { tempFolder, testContext } from '../../support/case-builder.ts';
import { makeScan, wordF1 } from '../../support/make-scan.ts';
import { jsonLines, runCli } from '../../support/run-cli.ts';

const program = join(import.meta.dirname, '../../../electron/cli/main.ts');
const pagesOfText = [1, 2, 3, 4].map(
  (page) => `Statement of Officer Doe, page ${page}\nI called dispatch at 14:35 hours.`,
);

async function caseWithScan(): Promise<string> {
  const folder = join(tempFolder(), 'Case');
  const opened = await createCase(folder, { title: 'Doe', client: 'Doe', passphrase: null }, testContext());
  const scan = join(tempFolder(), 'Statement.pdf');
  writeFileSync(scan, await makeScan(pagesOfText, { dpi: 150 }));
  const pool = createExtractPool({ workers: 1 });
  await importPaths(opened, pool, [scan]);
  await pool.close();
  closeCase(opened);
  return folder;
}

describe('ocr', { timeout: 120_000 }, () => {
  it('goes on where it was killed, and reads every page once', async () => {
    const folder = await caseWithScan();
    const child = spawn(process.execPath, [program, 'ocr', folder], { stdio: 'ignore' });
    const ended = new Promise((resolve) => child.on('close', resolve));
    const first = `SELECT count(*) AS pages FROM page_ocr`;
    for (let pages = 0; pages === 0 && child.exitCode === null;) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      const watched = await openCase(folder, null, testContext(), { readOnly: true });
      pages = watched.db.prepare<[], { pages: number }>(first).get()?.pages ?? 0;
      closeCase(watched);
    }
    child.kill('SIGKILL');
    await ended;
    const killed = asWritable(await openCase(folder, null, testContext()));
    const [source] = listSources(killed);
    const [before] = killed.db.prepare<[], { pages: number }>(first).all();
    expect((await verifyCase(killed)).problems).toEqual([]);
    closeCase(killed);
    expect(before?.pages).toBeGreaterThan(0);

    const { code, out, err } = await runCli(['ocr', folder, '--json']);
    expect([code, err]).toEqual([0, '']);
    if (before?.pages !== 4) expect(jsonLines(out)).toMatchObject([{ title: 'Statement.pdf', read: 4, failed: [] }]);
    const opened = await openCase(folder, null, testContext(), { readOnly: true });
    expect(ocrOfSource(opened, source?.id ?? '')).toMatchObject({ read: 4, waiting: 0 });
    for (const [index, text] of pagesOfText.entries()) {
      expect(wordF1(getPage(opened, source?.object ?? '', index + 1)?.text ?? '', text)).toBeGreaterThan(0.95);
    }
    expect((await verifyCase(opened)).problems).toEqual([]);
    closeCase(opened);
    expect((await runCli(['ocr', folder])).out).toBe('');
  });

  const canTrace = spawnSync('strace', ['-V']).status === 0;
  if (!canTrace) console.log('strace is not installed: the proof that OCR opens no socket is skipped');
  it.skipIf(!canTrace)('opens no socket but those within this computer', async () => {
    const folder = await caseWithScan();
    const trace = join(tempFolder(), 'trace');
    const under = ['-f', '-qq', '--seccomp-bpf', '-e', 'trace=%network,openat', '-o', trace];
    const run = spawnSync('strace', [...under, process.execPath, program, 'ocr', folder], { encoding: 'utf8' });
    expect(run.stdout).toMatch(/^Statement\.pdf: 4 pages read, \d+ % sure/);
    const calls = readFileSync(trace, 'utf8');
    // The trace does see what is done: the engine's own files.
    expect(calls).toContain('eng.traineddata.gz');
    expect(calls.match(/socket\(AF_INET6?|(connect|sendto|bind)\(.*sa_family=AF_INET6?/g)).toBeNull();
  });
});
