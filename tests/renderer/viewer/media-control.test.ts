import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createMediaControl, frameAt, nextSpeed } from '../../../renderer/viewer/media-control.ts';

/** As much of a video element as is driven, with the events that a browser sends. */
class FakeMedia extends EventTarget {
  currentTime = 0;
  duration = 60;
  playbackRate = 1;
  volume = 1;
  muted = false;
  paused = true;
  seeking = false;
  videoWidth = 640;
  videoHeight = 360;
  error: { code: number } | null = null;
  play = vi.fn(() => {
    this.paused = false;
    this.dispatchEvent(new Event('play'));
    return Promise.resolve();
  });
  pause = vi.fn(() => {
    this.paused = true;
    this.dispatchEvent(new Event('pause'));
  });
}

let frames: FrameRequestCallback[] = [];
const passFrames = (at: number) => {
  const due = frames;
  frames = [];
  for (const frame of due) frame(at);
};

beforeEach(() => {
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame));
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
  vi.stubGlobal('MediaError', { MEDIA_ERR_NETWORK: 2 });
});
afterEach(() => vi.unstubAllGlobals());

function player(over: Partial<Parameters<typeof createMediaControl>[0]> = {}) {
  const media = new FakeMedia();
  const control = createMediaControl({ frameSeconds: 1 / 25, duration: 59.5, startAt: 0, ...over });
  const letGo = control.attach(media as unknown as HTMLMediaElement);
  media.dispatchEvent(new Event('loadedmetadata'));
  return { media, control, letGo };
}

test('no offset lies outside of the recording, by the length on record', () => {
  const { media, control } = player();
  expect(control.state().duration).toBe(59.5);
  control.seek(100);
  expect([media.currentTime, control.state().time]).toEqual([59.5, 59.5]);
  control.skip(-1000);
  expect(control.now()).toBe(0);
  control.skip(5);
  expect(control.now()).toBe(5);
});

test('it begins where the reader left it', () => {
  const { media, control } = player({ startAt: 12.5 });
  expect([media.currentTime, control.state().time]).toEqual([12.5, 12.5]);
});

test('a step stands on the next picture, and back on the one before', () => {
  const { media, control } = player();
  control.play();
  control.step(1);
  expect(media.paused).toBe(true);
  expect(control.now()).toBeCloseTo(0.041, 5);
  control.step(1);
  control.step(-1);
  expect(control.now()).toBeCloseTo(0.041, 5);
  control.step(-1);
  control.step(-1);
  expect(control.now()).toBe(0);
  expect(frameAt(9, 3, 1 / 25)).toBeCloseTo(9.121, 5);
});

test('asked again, it plays faster; K stops it', () => {
  const { media, control } = player();
  for (const speed of [1, 1.5, 2, 4, 4]) {
    control.run(1);
    expect(media.playbackRate).toBe(speed);
  }
  control.pause();
  expect(control.state().playing).toBe(false);
});

test('backward it is moved by the time that passes, and stops at the beginning', () => {
  const { media, control } = player();
  control.seek(10);
  control.run(-1);
  control.run(-1);
  expect(control.state()).toMatchObject({ playing: true, speed: -1.5 });
  expect(media.paused).toBe(true);
  passFrames(performance.now() + 2000);
  expect(media.currentTime).toBeLessThan(7.2);
  expect(media.currentTime).toBeGreaterThan(6.8);
  media.seeking = true;
  const before = media.currentTime;
  passFrames(performance.now() + 4000);
  expect(media.currentTime).toBe(before);
  media.seeking = false;
  passFrames(performance.now() + 60_000);
  expect(control.state()).toMatchObject({ time: 0, playing: false, speed: 1 });
});

test('backward goes on though the browser reports that its start forward was cut short', async () => {
  const { media, control } = player();
  control.seek(10);
  media.play.mockImplementationOnce(() => Promise.reject(new Error('interrupted by pause()')));
  control.run(1);
  control.run(-1);
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(control.state()).toMatchObject({ playing: true, speed: -1 });
});

test('what cannot be decoded and what cannot be read are told apart, and neither plays', () => {
  const { media, control } = player();
  media.error = { code: 4 };
  media.dispatchEvent(new Event('error'));
  expect(control.state().failure).toBe('cannot-play');
  control.play();
  control.run(-1);
  expect(media.play).not.toHaveBeenCalled();
  expect(control.state().playing).toBe(false);
  const other = player();
  other.media.error = { code: 2 };
  other.media.dispatchEvent(new Event('error'));
  expect(other.control.state().failure).toBe('cannot-read');
});

test('an offset can be chosen in a recording that cannot be played', () => {
  const { media, control } = player();
  media.error = { code: 4 };
  media.dispatchEvent(new Event('error'));
  control.seek(30);
  expect(control.state().time).toBe(30);
});

test('a change of the volume ends the silence', () => {
  const { media, control } = player();
  control.setMuted(true);
  control.setVolume(0.4);
  expect([media.muted, media.volume, control.state().muted]).toEqual([false, 0.4, false]);
});

test('it is let go with the element', () => {
  const { media, control, letGo } = player();
  control.play();
  letGo();
  expect(media.paused).toBe(true);
  media.dispatchEvent(new Event('error'));
  expect(control.state().failure).toBeNull();
});

test('speeds go up and down within a quarter and four', () => {
  expect([nextSpeed(1, 1), nextSpeed(1, -1), nextSpeed(4, 1), nextSpeed(0.25, -1), nextSpeed(-2, 1)]).toEqual([
    1.25, 0.75, 4, 0.25, 1,
  ]);
});
