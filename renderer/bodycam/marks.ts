import { useMemo, useState } from 'react';
import type { MediaControl } from '../viewer/media-control.ts';

/** The span that is marked in a recording, in seconds; an end without a beginning cannot be. */
export type Marks = { readonly from: number | null; readonly to: number | null };

export type MarkActs = {
  readonly markIn: () => void;
  readonly markOut: () => void;
  readonly clear: () => void;
};

export const noMarks: Marks = { from: null, to: null };

/** Gives seconds to the millisecond, so that what is written down is what is shown. */
export function toMillisecond(seconds: number): number {
  return Math.floor(seconds * 1000 + 1e-6) / 1000;
}

/** Gives the marks with their beginning here; an end that would lie before it goes. */
export function withIn(marks: Marks, at: number): Marks {
  const from = toMillisecond(at);
  return { from, to: marks.to !== null && marks.to >= from ? marks.to : null };
}

/** Gives the marks with their end here; marked before the beginning, the two change places. */
export function withOut(marks: Marks, at: number): Marks {
  const to = toMillisecond(at);
  if (marks.from === null) return { from: to, to: null };
  return to < marks.from ? { from: to, to: marks.from } : { ...marks, to };
}

/** Gives the marks of a recording in view and what sets them at the offset in view. */
export function useMarks(control: MediaControl): { readonly marks: Marks; readonly acts: MarkActs } {
  const [marks, setMarks] = useState(noMarks);
  const acts = useMemo(
    () => ({
      markIn: () => setMarks((now) => withIn(now, control.now())),
      markOut: () => setMarks((now) => withOut(now, control.now())),
      clear: () => setMarks(noMarks),
    }),
    [control],
  );
  return { marks, acts };
}
