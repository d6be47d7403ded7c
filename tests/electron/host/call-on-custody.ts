import { expect } from 'vitest';
import type { MakeCall } from './call-on-productions.ts';

/** What a window calls when the record of a source is printed, a source itself, and the case is taken out. */
export async function callOnCustody(call: MakeCall, source: string): Promise<void> {
  expect((await call('custody.source', { id: source })).map((event) => event.kind)).toContain('exported');
  await call('custody.print', { job: 'record', token: 'record', sources: null, date: '2026-03-02' });
  const what = { kind: 'source', source, redacted: true } as const;
  const made = await call('prints.make', { job: 'print', what, date: '2026-03-02' });
  const { step } = await call('prints.begin', { print: made.print, pages: [1] });
  await call('prints.call-off', { step, reason: 'cancelled' });
  expect((await call('case.save-copy', { job: 'copy', token: 'copy' })).missing).toEqual([]);
  expect((await call('case.export-everything', { job: 'all', token: 'all' })).missing).toEqual([]);
}
