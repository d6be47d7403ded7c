import { expect } from 'vitest';
import { addRecording } from '../../support/recordings.ts';
import { encodePng } from '../../../electron/core/sources/extract/png.ts';
import type { WritableCase } from '../../../electron/core/case-file/open-case.ts';
import type { MakeCall } from './call-on-productions.ts';

/** What a window calls when a recording is reviewed. */
export async function callOnRecording(call: MakeCall, opened: WritableCase) {
  const video = await addRecording(opened);
  expect(await call('ocr.state', {})).toEqual({ phase: 'idle', done: 0, total: 0 });
  expect(await call('ocr.pause', {})).toEqual(await call('ocr.resume', {}));
  expect(await call('ocr.retry', { id: video })).toEqual({ pages: 0 });
  expect(await call('ocr.source', { id: video })).toMatchObject({ read: 0, failed: [] });
  expect(await call('sources.words', { id: video, page: 1 })).toEqual({ words: [], sureness: null });
  const seen = await call('observations.create', { source: video, secondsFrom: 195, text: 'She asks.' });
  await call('observations.update', { id: seen.id, patch: { secondsTo: 222 } });
  expect((await call('observations.excerpt', { id: seen.id })).pin).toContain('at 00:03:15-00:03:42');
  expect(await call('observations.list', { source: video })).toHaveLength(1);
  const printed = await call('observations.print', { source: video, date: '2026-03-02' });
  const bytes = encodePng({ width: 2, height: 1, rgba: new Uint8Array(8).fill(9) });
  expect(await call('stills.sheet', { source: video })).toMatchObject({ shown: [], taken: 0 });
  const still = await call('stills.create', { source: video, seconds: 3, bytes });
  await call('sources.remove', { ids: [printed.id, still.id] });
  await call('observations.remove', { ids: [seen.id] });
}
