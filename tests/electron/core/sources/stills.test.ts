import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { stepsOfSource } from '../../../../electron/core/custody/custody-queries.ts';
import { verifyCase } from '../../../../electron/core/custody/verify.ts';
import { undo } from '../../../../electron/core/journal/history.ts';
import { setExhibits } from '../../../../electron/core/exhibits/exhibits-commands.ts';
import { encodePng } from '../../../../electron/core/sources/extract/png.ts';
import { getSource, listSources } from '../../../../electron/core/sources/sources-queries.ts';
import { keepStill } from '../../../../electron/core/sources/stills.ts';
import { buildCase } from '../../../support/case-builder.ts';
import { sharedPool } from '../../../support/case-parts.ts';
import { addRecording } from '../../../support/recordings.ts';

const pool = sharedPool();
const picture = (shade: number) => encodePng({ width: 4, height: 2, rgba: new Uint8Array(32).fill(shade) });

test('a still is a photo that is a part of its video, with its time, hash and custody', async () => {
  const opened = await buildCase();
  const details = { clockStart: '2026-02-09T23:59:00', clockZone: 'EST', cameraId: 'X81', videoId: 'V-7' };
  const video = await addRecording(opened, { said: { details, confidentiality: 'confidential' } });
  const bytes = picture(200);
  const id = await keepStill(opened, pool, { source: video, seconds: 195.066, bytes });
  expect(getSource(opened, id)).toMatchObject({
    title: 'Still of Bodycam of Officer Doe at 00:03:15',
    name: 'AXON 0042 00-03-15.066.png',
    kind: 'photo',
    format: 'png',
    date: '2026-02-10',
    parent: video,
    parentSeconds: 195.066,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    confidentiality: 'confidential',
    details: { takenAt: '2026-02-10 00:02:15 EST, clock not verified', cameraId: 'X81', videoId: 'V-7' },
  });
  expect(Buffer.from(await opened.store.readAll(getSource(opened, id).object))).toEqual(Buffer.from(bytes));
  expect(stepsOfSource(opened, id).map((step) => step.label)).toEqual(['keep still of a video']);
  expect(stepsOfSource(opened, video).map((step) => step.label)).toContain('keep still of a video');
  setExhibits(opened, [{ source: id, series: 'union' }]);
  expect(getSource(opened, id).label).toBe('Union Ex. 1');
  expect((await verifyCase(opened)).problems).toEqual([]);
});

test('the same picture of the same moment is kept once, undo takes it away', async () => {
  const opened = await buildCase();
  const video = await addRecording(opened);
  const still = { source: video, seconds: 1, bytes: picture(1) };
  const id = await keepStill(opened, pool, still);
  expect(await keepStill(opened, pool, still)).toBe(id);
  expect(await keepStill(opened, pool, { ...still, seconds: 2 })).not.toBe(id);
  undo(opened);
  undo(opened);
  expect(listSources(opened).map((source) => source.id)).toEqual([video]);
});

test('what is no picture of the video is refused', async () => {
  const opened = await buildCase();
  const video = await addRecording(opened);
  const audio = await addRecording(opened, { format: 'audio', bytes: Uint8Array.of(1) });
  const still = { source: video, seconds: 1, bytes: picture(1) };
  const refused = (field: string) => expect.objectContaining({ code: 'invalid-input', data: { field } });
  await expect(keepStill(opened, pool, { ...still, seconds: 301 })).rejects.toEqual(refused('seconds'));
  await expect(keepStill(opened, pool, { ...still, source: audio })).rejects.toEqual(refused('source'));
  const text = new TextEncoder().encode('<html><script>1</script></html>');
  await expect(keepStill(opened, pool, { ...still, bytes: text })).rejects.toEqual(refused('bytes'));
  expect(listSources(opened)).toHaveLength(2);
});
