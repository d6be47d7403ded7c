import { useRef, useState } from 'react';
import type { AppError } from '../../shared/errors.ts';
import { toAppError } from '../../shared/errors.ts';

/** An edit in place: the words being typed, until they are committed or turned back. */
export type Draft = {
  readonly text: string;
  readonly dirty: boolean;
  readonly failure: AppError | null;
  readonly change: (text: string) => void;
  readonly commit: () => void;
  readonly revert: () => void;
};

type Edit = { readonly text: string; readonly over: string; readonly done: boolean };

const settleTime = 1000;

/** Holds what a person types over a saved value; a failed commit keeps the words and says why. */
export function useDraft(saved: string, onCommit: (text: string) => Promise<unknown> | void): Draft {
  const [edit, setEdit] = useState<Edit | null>(null);
  const [failure, setFailure] = useState<AppError | null>(null);
  const committing = useRef<string | null>(null);
  // What was committed stays in view until the saved value has come round; then it goes, or an undo would not show.
  const isRound = edit !== null && edit.done && edit.over !== saved;
  if (isRound) setEdit(null);
  const live = isRound ? null : edit;
  const dirty = live !== null && !live.done && live.text !== saved;

  const revert = () => {
    setEdit(null);
    setFailure(null);
  };
  const commit = () => {
    if (live === null || live.done || committing.current === live.text) return;
    if (!dirty) return revert();
    committing.current = live.text;
    const isSame = (now: Edit | null) => now !== null && now.text === live.text;
    Promise.resolve()
      .then(() => onCommit(live.text))
      .then(
        () => {
          setEdit((now) => (isSame(now) ? { ...live, done: true } : now));
          setTimeout(() => setEdit((now) => (isSame(now) && now?.done === true ? null : now)), settleTime);
        },
        (cause: unknown) => setFailure(toAppError(cause)),
      )
      .finally(() => {
        committing.current = null;
      });
  };
  const change = (text: string) => {
    setEdit({ text, over: saved, done: false });
    setFailure(null);
  };
  return { text: live?.text ?? saved, dirty, failure, change, commit, revert };
}

/**
 * Puts the saved words back into a field by way of the browser's own editing, so that its undo brings the typed words
 * back. Tells whether that worked.
 */
export function revertByEditing(field: HTMLInputElement | HTMLTextAreaElement, saved: string): boolean {
  if (typeof document.execCommand !== 'function') return false;
  field.select();
  return saved === '' ? document.execCommand('delete') : document.execCommand('insertText', false, saved);
}
