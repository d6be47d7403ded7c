import { expect } from 'vitest';
import type { MakeCall } from './call-on-productions.ts';

/** What a window calls when the record of a source is printed and the case is taken out. */
export async function callOnCustody(call: MakeCall, source: string): Promise<void> {
  expect((await call('custody.source', { id: source })).map((event) => event.kind)).toContain('exported');
  await call('custody.print', { job: 'record', token: 'record', sources: null, date: '2026-03-02' });
  expect((await call('case.save-copy', { job: 'copy', token: 'copy' })).missing).toEqual([]);
  expect((await call('case.export-everything', { job: 'all', token: 'all' })).missing).toEqual([]);
}
