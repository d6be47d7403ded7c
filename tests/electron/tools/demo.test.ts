import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { updateCase } from '../../../electron/core/case-file/case-commands.ts';
import { asWritable, closeCase, openCase } from '../../../electron/core/case-file/open-case.ts';
import { sampleContext } from '../../../electron/core/sample/sample-context.ts';
import { demo } from '../../../electron/tools/demo.ts';
import { tempFolder } from '../../support/case-builder.ts';

async function runDemo(out: string): Promise<{ code: number; lines: string }> {
  const lines: string[] = [];
  const code = await demo(out, (line) => lines.push(line));
  return { code, lines: lines.join('\n') };
}

const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

describe('the demo', () => {
  test(
    'writes the case and the brief, says what was checked, gives the same bytes again, and keeps a case that someone worked in',
    { timeout: 120_000 },
    async () => {
      const out = join(tempFolder(), 'out');
      const first = await runDemo(out);
      expect(first.code).toBe(0);
      expect(readdirSync(out).toSorted()).toEqual(['Wallet', 'Wallet-brief.pdf']);
      const sha256 = hashOf(join(out, 'Wallet-brief.pdf'));
      expect(first.lines).toContain(`SHA-256 ${sha256}`);
      expect(first.lines).toMatch(/20 sources in 7 formats, 43 facts with \d+ pins/);
      expect(first.lines.match(/^ {2}ok /gm)?.length).toBeGreaterThanOrEqual(9);
      expect(first.lines).not.toContain('FAILED');

      const again = await runDemo(out);
      expect(again.code).toBe(0);
      expect(hashOf(join(out, 'Wallet-brief.pdf'))).toBe(sha256);
      expect(readdirSync(out).toSorted()).toEqual(['Wallet', 'Wallet-brief.pdf']);

      const opened = asWritable(await openCase(join(out, 'Wallet'), null, sampleContext()));
      updateCase(opened, { forum: 'Hearing room' });
      await expect(runDemo(out)).rejects.toThrow(/is open/);
      closeCase(opened);
      const third = await runDemo(out);
      expect(third.lines).toContain('is kept in');
      expect(existsSync(join(out, 'Wallet-kept-1/Wallet.loudermill'))).toBe(true);
    },
  );

  test('deletes nothing that it did not make', async () => {
    const out = join(tempFolder(), 'out');
    mkdirSync(join(out, 'Wallet'), { recursive: true });
    writeFileSync(join(out, 'Wallet/mine.txt'), 'mine');
    await expect(runDemo(out)).rejects.toThrow(/not a case that the demo made/);
    expect(readFileSync(join(out, 'Wallet/mine.txt'), 'utf8')).toBe('mine');
    expect(readdirSync(out)).toEqual(['Wallet']);
  });
});
