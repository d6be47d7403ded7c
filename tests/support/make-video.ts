import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Why no recording can be made here, or null where one can. */
export const noVideoTools: string | null =
  spawnSync('ffmpeg', ['-version']).error === undefined ? null : 'ffmpeg is not installed';

/** Arguments that make a moving test picture with its offset drawn as bars, and a tone. */
export function testPicture(seconds: number, size = '320x180', rate = 25): string[] {
  const picture = `testsrc=duration=${seconds}:size=${size}:rate=${rate}`;
  const sound = `sine=frequency=440:duration=${seconds}`;
  return ['-hide_banner', '-loglevel', 'error', '-y', '-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', sound];
}

const codecs = {
  'video.webm': ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '400k', '-c:a', 'libopus'],
  'video.mp4': ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac'],
  'sound.ogg': ['-vn', '-c:a', 'libopus'],
} as const;

/** Makes a real recording of so many seconds at 25 pictures a second, by ffmpeg, with a time of creation that says so. */
export function makeRecording(name: keyof typeof codecs, seconds: number): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'loudermill-video-'));
  try {
    const path = join(folder, name);
    const about = ['-metadata', 'creation_time=2026-02-09T23:20:00Z', '-shortest', path];
    execFileSync('ffmpeg', [...testPicture(seconds), ...codecs[name], ...about]);
    return new Uint8Array(readFileSync(path));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
