import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Clock, Ids } from '../../shared/runtime.ts';
import { type CaseContext, closeCase, createCase, type WritableCase } from '../../electron/core/case-file/open-case.ts';

/** A folder that goes when the test ends. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'loudermill-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A clock that moves on by a second at each look, from 2026-03-01. */
export function steppingClock(): Clock {
  let seconds = 0;
  return {
    now: () => new Date(Date.UTC(2026, 2, 1, 12, 0, seconds++)).toISOString(),
    today: () => '2026-03-01',
  };
}

/** Ids that rise: `id-000001`. */
export function countingIds(): Ids {
  let count = 0;
  return { next: () => `id-${String(++count).padStart(6, '0')}` };
}

export function testContext(): CaseContext {
  return { clock: steppingClock(), ids: countingIds(), actor: 'Tester' };
}

/** A new case without passphrase in a temp folder, closed when the test ends. */
export async function buildCase(passphrase: string | null = null): Promise<WritableCase> {
  const opened = await createCase(
    join(tempFolder(), 'Case'),
    { title: 'Doe v. City', client: 'Officer Jane Doe', passphrase },
    testContext(),
  );
  onTestFinished(() => closeCase(opened));
  return opened;
}
