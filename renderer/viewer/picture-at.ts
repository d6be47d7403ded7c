import { AppError } from '../../shared/errors.ts';
import { pictureOf } from './media-stage.tsx';

/** Longest that a video may take to show one picture, in milliseconds. */
const patience = 20_000;

/**
 * Gives the picture of a video at an offset in seconds as PNG, and the offset that it has there, without showing a player. Throws
 * `unreadable-file` for a video that this program cannot show.
 */
export async function pictureAt(address: string, seconds: number): Promise<{ bytes: Uint8Array; seconds: number }> {
  const video = document.createElement('video');
  video.crossOrigin = 'anonymous';
  video.muted = true;
  video.preload = 'auto';
  try {
    const loaded = happened(video, 'loadeddata');
    video.src = address;
    await loaded;
    if (video.videoWidth === 0) throw unplayable();
    const last = Number.isFinite(video.duration) ? Math.max(0, video.duration - 0.05) : seconds;
    const sought = happened(video, 'seeked');
    video.currentTime = Math.min(seconds, last);
    await sought;
    const bytes = await pictureOf(video);
    return { bytes, seconds: Math.floor(video.currentTime * 1000 + 1e-6) / 1000 };
  } finally {
    video.removeAttribute('src');
    video.load();
  }
}

function happened(video: HTMLVideoElement, event: 'loadeddata' | 'seeked'): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(unplayable()), patience);
    const settle = (end: () => void) => {
      clearTimeout(timer);
      end();
    };
    video.addEventListener(event, () => settle(resolve), { once: true });
    video.addEventListener('error', () => settle(() => reject(unplayable())), { once: true });
  });
}

const unplayable = (): AppError =>
  new AppError('unreadable-file', 'the video shows no picture', { data: { reason: 'unplayable' } });
