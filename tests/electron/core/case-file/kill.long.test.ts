import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  asWritable,
  closeCase,
  createCase,
  openCase,
  type ReadableCase,
} from '../../../../electron/core/case-file/open-case.ts';
import { verifyCase } from '../../../../electron/core/custody/verify.ts';
import { allRows, rowById } from '../../../../electron/core/journal/read.ts';
import { getSource } from '../../../../electron/core/sources/sources-queries.ts';
import { systemClock, systemIds } from '../../../../electron/core/system-clock.ts';
import { tempFolder } from '../../../support/case-builder.ts';
import { addFile, indexFaults, sharedPool } from '../../../support/case-parts.ts';

const pool = sharedPool();
const context = { clock: systemClock, ids: systemIds, actor: 'Tester' };
const child = join(import.meta.dirname, '../../../fixtures/workers/writing-child.ts');
const rounds = 30;

/** Starts the child, kills it `after` milliseconds of its work, and gives the whole lines that it had said. */
async function runKilled(args: readonly string[], after: number): Promise<string[]> {
  const running = spawn(process.execPath, [child, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  let timer: NodeJS.Timeout | undefined;
  running.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.includes('ready')) timer ??= setTimeout(() => running.kill('SIGKILL'), after);
  });
  const signal = await new Promise((resolve) => running.on('close', (_code, by) => resolve(by)));
  expect(signal).toBe('SIGKILL');
  return said.slice(0, said.lastIndexOf('\n')).split('\n');
}

/** When to kill: anywhere, and not the same twice. */
const moments = (longest: number) => Array.from({ length: rounds }, () => Math.floor(Math.random() * longest));

describe('a process that is killed while it writes', () => {
  it('loses nothing that it had acknowledged: the case opens, verifies, and goes on', async () => {
    const folder = join(tempFolder(), 'Case');
    closeCase(await createCase(folder, { title: 'Doe v. City', client: 'Jane Doe', passphrase: null }, context));
    const facts = new Set<string>();
    const sources = new Map<string, string>();
    let killedOpen = 0;
    for (const after of moments(900)) {
      for (const line of await runKilled([folder, 'write'], after)) {
        const [what, id = '', sha256 = ''] = line.split(' ');
        if (what === 'fact') facts.add(id);
        if (what === 'undone') facts.delete(id);
        if (what === 'source') sources.set(id, sha256);
      }
      if (existsSync(join(folder, 'Case.lock'))) killedOpen += 1;
      const opened = asWritable(await openCase(folder, null, context));
      expect((await verifyCase(opened)).problems).toEqual([]);
      // A fact that was undone just before the kill, or made just before it, was not acknowledged either way.
      for (const id of facts) if (rowById(opened, 'fact', id) === undefined) expect(lastUndone(opened, id)).toBe(true);
      for (const [id, sha256] of sources) expect(getSource(opened, id).sha256).toBe(sha256);
      expect(indexFaults(opened)).toEqual([]);
      facts.clear();
      for (const { id } of allRows(opened, 'fact')) facts.add(id);
      closeCase(opened);
      expect(
        readdirSync(folder)
          .filter((name) => name !== 'evidence')
          .toSorted(),
      ).toEqual(['Case.keys', 'Case.loudermill']);
    }
    expect(killedOpen).toBe(rounds);
    expect(sources.size).toBeGreaterThan(10);
  });

  it('leaves the old PDF or the new one whole, never a part; the numbers that it bears are issued', async () => {
    const home = tempFolder();
    const folder = join(home, 'Case');
    const made = await createCase(folder, { title: 'Doe v. City', client: 'Jane Doe', passphrase: null }, context);
    await addFile(made, pool, 'log.txt', 'The officer called dispatch.\n'.repeat(200));
    closeCase(made);
    const out = join(home, 'Brief.pdf');
    let whole = 0;
    for (const after of moments(2500)) {
      writeFileSync(out, 'older');
      const said = await runKilled([folder, 'export', out], after);
      const bytes = readFileSync(out);
      const opened = asWritable(await openCase(folder, null, context));
      expect((await verifyCase(opened)).problems).toEqual([]);
      const exports = allRows(opened, 'brief_export');
      if (bytes.toString() !== 'older') {
        whole += 1;
        expect(bytes.subarray(-6).toString()).toContain('%%EOF');
        expect(allRows(opened, 'bates_range')).toHaveLength(1);
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        for (const row of exports) expect(row.sha256).toBe(sha256);
      }
      const acknowledged = said.filter((line) => line.startsWith('export ')).length;
      expect(exports.length).toBeGreaterThanOrEqual(acknowledged);
      closeCase(opened);
    }
    expect(whole).toBeGreaterThan(0);
    expect(whole).toBeLessThan(rounds);
  });
});

function lastUndone(opened: ReadableCase, id: string): boolean {
  const sql = `SELECT s.kind FROM journal_change c JOIN journal_step s ON s.number = c.step
    WHERE c.row = ? ORDER BY c.step DESC LIMIT 1`;
  return opened.db.prepare(sql).pluck().get(id) === 'undo';
}
