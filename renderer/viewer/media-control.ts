/** What a player shows. Times in seconds; `speed` is below zero while it runs backward. */
export type MediaState = {
  readonly time: number;
  readonly duration: number;
  readonly playing: boolean;
  readonly speed: number;
  readonly volume: number;
  readonly muted: boolean;
  /** Why nothing is shown: no decoder for its codecs, or its bytes could not be read. */
  readonly failure: 'cannot-play' | 'cannot-read' | null;
  /** Size of the picture, 0 by 0 where there is none or it cannot be shown; null while that is not known. */
  readonly picture: { readonly width: number; readonly height: number } | null;
};

export type MediaControl = {
  /** Takes an element into use; gives what lets it go. */
  readonly attach: (element: HTMLMediaElement) => () => void;
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => MediaState;
  /** The offset in view now, in seconds. */
  readonly now: () => number;
  readonly seek: (seconds: number) => void;
  readonly skip: (seconds: number) => void;
  /** Goes on or back by pictures, and stands. */
  readonly step: (frames: number) => void;
  readonly play: () => void;
  readonly pause: () => void;
  readonly toggle: () => void;
  /** Plays that way; asked again while it does, plays faster. */
  readonly run: (way: 1 | -1) => void;
  readonly setSpeed: (speed: number) => void;
  readonly setVolume: (volume: number) => void;
  readonly setMuted: (muted: boolean) => void;
};

export const speeds = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;
const runs = [1, 1.5, 2, 4] as const;

/** Gives the next speed up or down, at most 4 and at least a quarter; a backward one begins anew at 1. */
export function nextSpeed(speed: number, by: 1 | -1): number {
  if (speed <= 0) return 1;
  const next = by === 1 ? speeds.find((each) => each > speed) : speeds.findLast((each) => each < speed);
  return next ?? speed;
}

/** Gives the offset a number of pictures on, a hair within that picture, so that the one before is not shown. */
export function frameAt(seconds: number, frames: number, frameSeconds: number): number {
  const index = Math.floor(seconds / frameSeconds + 1e-6) + frames;
  return Math.max(0, index * frameSeconds + Math.min(0.001, frameSeconds / 4));
}

/**
 * Gives the control of a player. `frameSeconds` is how long one picture stands; `duration` counts where the player itself cannot
 * tell how long the recording is, and no time is given past it.
 */
export function createMediaControl(options: {
  readonly frameSeconds: number;
  readonly duration: number | null;
  readonly startAt: number;
}): MediaControl {
  const { frameSeconds, duration: known } = options;
  let element: HTMLMediaElement | null = null;
  let state: MediaState = {
    time: options.startAt,
    duration: known ?? 0,
    playing: false,
    speed: 1,
    volume: 1,
    muted: false,
    failure: null,
    picture: null,
  };
  let frame = 0;
  let last = 0;
  const listeners = new Set<() => void>();
  const set = (change: Partial<MediaState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const within = (seconds: number) => Math.max(0, Math.min(seconds, state.duration > 0 ? state.duration : seconds));

  const look = (at: number) => {
    frame = 0;
    if (element === null) return;
    if (state.speed < 0 && state.playing) goBack(element, at);
    if (element.currentTime !== state.time) set({ time: within(element.currentTime) });
    if (state.playing) frame = requestAnimationFrame(look);
  };
  /** Subtle: Chromium plays forward only; backward it is shown picture by picture, each as soon as the one before stands. */
  const goBack = (shown: HTMLMediaElement, at: number) => {
    if (shown.seeking) return;
    const target = shown.currentTime + ((at - last) / 1000) * state.speed;
    last = at;
    if (target <= 0) {
      shown.currentTime = 0;
      set({ playing: false, speed: 1 });
    } else shown.currentTime = target;
  };
  const follow = () => {
    if (frame === 0) frame = requestAnimationFrame(look);
  };

  const seek = (seconds: number) => {
    const time = within(seconds);
    if (element !== null) element.currentTime = time;
    set({ time });
  };
  const play = () => {
    if (element === null || state.failure !== null) return;
    if (state.speed < 0) set({ speed: 1 });
    element.playbackRate = state.speed;
    if (state.duration > 0 && element.currentTime >= state.duration) element.currentTime = 0;
    // Subtle: it rejects too where a key stopped it at once, and then it may run backward by now.
    void element.play().catch(() => state.speed > 0 && set({ playing: false }));
  };
  const pause = () => {
    element?.pause();
    set({ playing: false, ...(state.speed < 0 ? { speed: 1 } : {}) });
  };
  const setSpeed = (speed: number) => {
    if (state.speed < 0) pause();
    if (element !== null) element.playbackRate = speed;
    set({ speed });
  };
  const backward = (speed: number) => {
    if (element === null || state.failure !== null) return;
    element.pause();
    last = performance.now();
    set({ speed: -speed, playing: true });
    follow();
  };
  const run = (way: 1 | -1) => {
    const isSame = state.playing && Math.sign(state.speed) === way;
    const speed = isSame ? (runs.find((each) => each > Math.abs(state.speed)) ?? 4) : 1;
    if (way === -1) return backward(speed);
    setSpeed(speed);
    play();
  };

  const attach = (shown: HTMLMediaElement) => {
    element = shown;
    const ended = new AbortController();
    const on = (name: string, act: () => void) => shown.addEventListener(name, act, { signal: ended.signal });
    on('loadedmetadata', () => {
      const length = Number.isFinite(shown.duration) ? shown.duration : (known ?? 0);
      const { videoWidth: width = 0, videoHeight: height = 0 } = shown as Partial<HTMLVideoElement>;
      // Subtle: a pin may not lie past the length on record, which may differ from the player's by a few milliseconds.
      set({ duration: known === null ? length : Math.min(length, known), picture: { width, height } });
      if (state.time > 0) shown.currentTime = within(state.time);
    });
    on('play', () => set({ playing: true }));
    on('play', follow);
    on('pause', () => {
      if (state.speed > 0) set({ playing: false });
    });
    on('ended', () => set({ playing: false, time: state.duration }));
    on('pause', follow);
    on('seeked', follow);
    on('timeupdate', follow);
    on('error', () => {
      const isRead = shown.error?.code === MediaError.MEDIA_ERR_NETWORK;
      set({ failure: isRead ? 'cannot-read' : 'cannot-play', playing: false });
    });
    shown.volume = state.volume;
    shown.muted = state.muted;
    return () => {
      ended.abort();
      cancelAnimationFrame(frame);
      frame = 0;
      shown.pause();
      element = null;
    };
  };

  return {
    attach,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    now: () => within(element?.currentTime ?? state.time),
    seek,
    skip: (seconds) => seek((element?.currentTime ?? state.time) + seconds),
    step: (frames) => {
      pause();
      seek(frameAt(element?.currentTime ?? state.time, frames, frameSeconds));
    },
    play,
    pause,
    toggle: () => (state.playing ? pause() : play()),
    run,
    setSpeed,
    setVolume: (volume) => {
      const loud = Math.max(0, Math.min(1, volume));
      if (element !== null) Object.assign(element, { volume: loud, muted: false });
      set({ volume: loud, muted: false });
    },
    setMuted: (muted) => {
      if (element !== null) element.muted = muted;
      set({ muted });
    },
  };
}
