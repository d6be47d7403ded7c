import { expect } from 'vitest';
import type { MakeCall } from './call-on-productions.ts';

/** Makes every call on briefs that leave the case, as a window would: one is checked, exported and kept, and served later. */
export async function callOnExports(call: MakeCall, brief: string, token: string, readToken: string): Promise<void> {
  const job = { job: 'export', brief, bundle: true, date: '2026-03-02' };
  // A reason for a check that passes is none.
  const overrides = [{ check: 'produced', reason: 'Exchanged at the hearing' }];
  const { pdf } = await call('briefs.preview', job);
  const { checks } = await call('exports.check', job);
  expect(checks.filter((check) => !check.ok && check.severity !== 'note')).toEqual([]);
  const { export: exported } = await call('briefs.export', { ...job, token, overrides, keep: true });
  expect([exported.fileName, exported.bytes, exported.overrides]).toEqual(['Brief.pdf', pdf.byteLength, []]);
  await call('briefs.exports', {});
  const served = await call('exports.serve', { id: exported.id, on: '2026-03-03', to: 'Hearing officer' });
  expect(served).toMatchObject({ servedOn: '2026-03-03', servedTo: 'Hearing officer' });
  expect(await call('exports.changes', {})).toEqual({});
  await call('exports.save-again', { job: 'again', id: exported.id, token });
  expect(await call('exports.check-file', { job: 'check', token: readToken })).toMatchObject({ standing: 'exact' });
}
