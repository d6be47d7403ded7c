import { readdirSync, readlinkSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createEvidencePieces } from '../../../electron/host/evidence-pieces.ts';
import { buildCase } from '../../support/case-builder.ts';
import { addFile, sharedPool } from '../../support/case-parts.ts';
import { addRecording } from '../../support/recordings.ts';

const pool = sharedPool();
const bytes = Uint8Array.from({ length: 2_500_000 }, (_, at) => (at * 7 + (at >> 9)) & 255);

/** How many files of a folder this process has open. */
function openIn(folder: string): number {
  return readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith(`${folder}/evidence/`);
    } catch {
      return false;
    }
  }).length;
}

test('pieces of a recording come with its type and length, at the same time and over its segments', async () => {
  const opened = await buildCase('four plain words');
  const video = await addRecording(opened, { bytes });
  const pieces = createEvidencePieces(opened);
  expect(await pieces.piece(video, 0, 0)).toEqual({ type: 'video/webm', total: 2_500_000, bytes: new Uint8Array(0) });
  const places = [
    [0, 10],
    [1_048_570, 20],
    [2_499_990, 500],
    [100, 2_300_000],
    [2_097_152, 402_848],
  ] as const;
  const read = await Promise.all(places.map(([offset, length]) => pieces.piece(video, offset, length)));
  for (const [i, [offset, length]] of places.entries()) {
    expect(Buffer.compare(read[i]!.bytes, bytes.subarray(offset, offset + length)), `at ${offset}`).toBe(0);
  }
  await pieces.close();
});

test.skipIf(process.platform !== 'linux')(
  'an object is kept open while it is played, and closed when it rests',
  async () => {
    const opened = await buildCase();
    const video = await addRecording(opened, { bytes });
    const pieces = createEvidencePieces(opened, 40);
    await Promise.all([0, 1, 2].map((at) => pieces.piece(video, at, 5)));
    expect(openIn(opened.layout.folder)).toBe(1);
    await expect.poll(() => openIn(opened.layout.folder)).toBe(0);
    expect((await pieces.piece(video, 3, 1)).bytes).toEqual(bytes.slice(3, 4));
    await pieces.close();
    expect(openIn(opened.layout.folder)).toBe(0);
  },
);

test('what is neither recording nor picture is not given, nor what is not in the case', async () => {
  const opened = await buildCase();
  const text = await addFile(opened, pool, 'page.txt', '<html><script>1</script></html>');
  const pieces = createEvidencePieces(opened);
  for (const id of [text, 'none']) {
    await expect(pieces.piece(id, 0, 10)).rejects.toMatchObject({ code: 'not-found' });
  }
});
