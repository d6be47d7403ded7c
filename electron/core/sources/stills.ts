import { mediaClock } from '../../../shared/domain/excerpts.ts';
import { clockNote, mediaTime, wallClockAt } from '../../../shared/domain/recordings.ts';
import { AppError } from '../../../shared/errors.ts';
import type { WritableCase } from '../case-file/open-case.ts';
import type { ExtractPool } from '../jobs/pool.ts';
import { checkSeconds } from './excerpts-commands.ts';
import { addMade } from './made-sources.ts';
import { getSource } from './sources-queries.ts';

/** Larger than any picture of a camera as PNG. */
const mostBytes = 128 * 1024 * 1024;

/**
 * Keeps the picture of a video at an offset as a photo that is a part of the video, with its time. Gives the photo's id. Throws
 * `not-found`, and `invalid-input` for a source that is no video, seconds that it does not have, bytes that are no PNG.
 */
export async function keepStill(
  opened: WritableCase,
  pool: ExtractPool,
  given: { readonly source: string; readonly seconds: number; readonly bytes: Uint8Array },
): Promise<string> {
  const video = getSource(opened, given.source);
  if (video.format !== 'video') {
    throw new AppError('invalid-input', 'only a video has pictures', { data: { field: 'source' } });
  }
  if (given.bytes.length > mostBytes) {
    throw new AppError('invalid-input', 'this picture is too large', { data: { field: 'bytes' } });
  }
  checkSeconds(video, given.seconds, null);
  const clock = wallClockAt(video.details.clockStart, given.seconds);
  const { cameraId, wornBy, videoId } = video.details;
  const bare = video.name.replace(/\.[a-z0-9]{1,5}$/i, '').slice(0, 200);
  return await addMade(opened, pool, video, given.bytes, {
    name: `${bare} ${mediaTime(given.seconds).replaceAll(':', '-')}.png`,
    title: `Still of ${video.title.slice(0, 400)} at ${mediaClock(given.seconds)}`,
    kind: 'photo',
    format: 'png',
    date: clock?.slice(0, 10) ?? null,
    receivedHow: `Still of the video at ${mediaTime(given.seconds)}, made in this case`,
    parentSeconds: given.seconds,
    details: {
      ...(clock === null ? {} : { takenAt: `${clock} ${clockNote(video.details)}`.slice(0, 500) }),
      ...(cameraId === undefined ? {} : { cameraId }),
      ...(videoId === undefined ? {} : { videoId }),
      ...(wornBy === undefined ? {} : { wornBy }),
    },
    label: 'keep still of a video',
  });
}
