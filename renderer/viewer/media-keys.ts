import type { KeyboardEvent } from 'react';
import { nextSpeed, type MediaControl } from './media-control.ts';

/** What the keys of a player do beyond moving in the recording. */
export type MediaActs = {
  readonly markIn: () => void;
  readonly markOut: () => void;
  readonly clearMarks: () => void;
  readonly write: () => void;
  readonly excerpt: () => void;
  readonly still: () => void;
  readonly full: () => void;
};

/** The keys of a player with what they do, in the order in which they are told. */
export const mediaKeyWords: readonly (readonly [keys: string, does: string])[] = [
  ['Space', 'Play or pause'],
  ['J  K  L', 'Play backward, stop, play forward; again for faster'],
  [',  .', 'One picture back or on'],
  ['←  →', 'Five seconds back or on; with Shift one second'],
  ['<  >', 'Slower or faster'],
  ['Home  End', 'To the beginning or the end'],
  ['I  O', 'Mark in, mark out'],
  ['X', 'Clear the marks'],
  ['Enter', 'Write an observation at this time'],
  ['E', 'Make an excerpt of the marks'],
  ['S', 'Keep a still of this picture'],
  ['M', 'Sound off or on'],
  ['F', 'Fill the window'],
];

/** Does what a key asks of a player, unless something is being typed, a button has it, or it is a command of the window. */
export function runMediaKey(event: KeyboardEvent, control: MediaControl, acts: MediaActs): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const on = event.target instanceof Element ? event.target : null;
  if (on?.closest('input:not([type=range]), select, textarea, [contenteditable]')) return;
  const isPress = event.key === ' ' || event.key === 'Enter';
  if (isPress && on?.closest('button, summary, a') !== null && on !== null) return;
  const act = actOf(event, control, acts);
  if (act === undefined) return;
  event.preventDefault();
  act();
}

function actOf(event: KeyboardEvent, control: MediaControl, acts: MediaActs): (() => void) | undefined {
  const small = event.shiftKey ? 1 : 5;
  switch (event.key) {
    case ' ':
      return control.toggle;
    case 'ArrowLeft':
      return () => control.skip(-small);
    case 'ArrowRight':
      return () => control.skip(small);
    case ',':
      return () => control.step(-1);
    case '.':
      return () => control.step(1);
    case '<':
      return () => control.setSpeed(nextSpeed(control.state().speed, -1));
    case '>':
      return () => control.setSpeed(nextSpeed(control.state().speed, 1));
    case 'Home':
      return () => control.seek(0);
    case 'End':
      return () => control.seek(control.state().duration);
    case 'Enter':
      return acts.write;
    default:
      return letterOf(event.key.toLowerCase(), control, acts);
  }
}

function letterOf(letter: string, control: MediaControl, acts: MediaActs): (() => void) | undefined {
  switch (letter) {
    case 'j':
      return () => control.run(-1);
    case 'k':
      return control.pause;
    case 'l':
      return () => control.run(1);
    case 'i':
      return acts.markIn;
    case 'o':
      return acts.markOut;
    case 'x':
      return acts.clearMarks;
    case 'e':
      return acts.excerpt;
    case 's':
      return acts.still;
    case 'm':
      return () => control.setMuted(!control.state().muted);
    case 'f':
      return acts.full;
    default:
      return undefined;
  }
}
