import { expect } from 'vitest';
import type { MakeCall } from './call-on-productions.ts';

/** Makes every call on redactions as a window would, and leaves nothing marked. */
export async function callOnRedactions(call: MakeCall, memo: string): Promise<void> {
  const wanted = { patterns: [], terms: ['translator'], sources: [memo] };
  const found = await call('redactions.find', { job: 'find', ...wanted });
  expect(found).toMatchObject({ pages: 2, unplaced: [], more: false });
  expect(found.suggestions).toMatchObject([{ page: 2, words: 'translator', marked: false, pattern: 'term' }]);
  expect(await call('redactions.accept', { suggestions: found.suggestions, reason: 'PII' })).toEqual({ marked: 1 });
  const drawn = await call('redactions.add', {
    source: memo,
    page: 1,
    kind: 'region',
    rects: [[50, 50, 90, 90]],
    reason: 'MED',
  });
  await call('redactions.update', { id: drawn.id, patch: { reason: 'CONF' } });
  const listed = await call('redactions.list', { id: memo });
  expect(listed.map(({ reason, page }) => [page, reason])).toEqual([
    [1, 'CONF'],
    [2, 'PII'],
  ]);
  expect(await call('redactions.excerpts', {})).toEqual([]);
  expect(await call('redactions.covered', { id: memo })).toEqual([]);
  expect(await call('redactions.coveredSources', { run: null })).toEqual([]);
  await call('redactions.remove', { ids: listed.map(({ id }) => id) });
}
