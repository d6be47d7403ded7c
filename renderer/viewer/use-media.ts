import { useMemo, useSyncExternalStore } from 'react';
import { createMediaControl, type MediaControl, type MediaState } from './media-control.ts';

/** Gives the control of one recording for as long as it is in view. */
export function useMedia(options: {
  readonly source: string;
  readonly frameSeconds: number;
  readonly duration: number | null;
  readonly startAt: number;
}): MediaControl {
  const { source, frameSeconds, duration, startAt } = options;
  // Subtle: where the reader left it is only where it begins; a later note of it must not begin anew.
  // oxlint-disable-next-line react/exhaustive-deps
  return useMemo(() => createMediaControl({ frameSeconds, duration, startAt }), [source, frameSeconds, duration]);
}

/** Follows one thing that a player shows; what does not change draws nothing anew. */
export function useMediaState<T>(control: MediaControl, pick: (state: MediaState) => T): T {
  return useSyncExternalStore(control.subscribe, () => pick(control.state()));
}
