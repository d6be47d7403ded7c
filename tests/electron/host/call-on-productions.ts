import { expect } from 'vitest';
import type { CallInput, CallName, CallOutput } from '../../../shared/contract/contract.ts';

/** Makes a call as a window would, and gives the value. */
export type MakeCall = <K extends CallName>(name: K, input: CallInput<K>) => Promise<CallOutput<K>>;

/** Makes every call on productions as a window would: of two sources one was received, the other is produced twice. */
export async function callOnProductions(call: MakeCall, log: string, memo: string): Promise<void> {
  const gone = await call('productions.create', { direction: 'given' });
  await call('productions.remove', { id: gone.id });
  const came = await call('productions.create', { direction: 'received', party: 'City', sources: [log] });
  const [row] = (await call('productions.get', { id: came.id })).sources;
  await call('productions.update-source', { id: row!.id, patch: { theirBates: 'CITY 7' } });
  const { id } = await call('productions.create', { direction: 'given', sources: [memo] });
  await call('productions.update', { id, patch: { party: 'City', date: '2026-03-02' } });
  await call('productions.set-sources', { id, sources: [] });
  await call('productions.add-sources', { id, sources: [memo] });
  expect((await call('productions.red-list', {})).map((each) => each.id)).toEqual([memo]);
  const paper = { job: 'paper', production: id, paper: 'index', numbers: true } as const;
  expect((await call('productions.preview', paper)).pages).toBe(1);
  await call('productions.save-paper', { ...paper, token: 'paper' });
  await call('productions.export', {
    job: 'out',
    token: 'folder',
    production: id,
    numbers: true,
    natives: true,
    decisions: [],
  });
  const more = await call('productions.create', { direction: 'given', party: 'City', sources: [memo] });
  const served = await call('productions.serve', { production: more.id, numbers: true, decisions: [] });
  expect(served.servedAt).not.toBeNull();
  expect((await call('productions.list', {})).map((each) => each.sources)).toEqual([1, 1, 1]);
  expect(await call('productions.states', {})).toHaveLength(3);
  expect(await call('productions.privilege-log', { scope: 'all' })).toEqual([]);
  await call('productions.export-privilege-log', { job: 'log', token: 'log', scope: 'all', date: '2026-03-02' });
}
