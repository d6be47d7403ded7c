import { useEffect, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { call, failureOf } from '../api.ts';
import { failureLine } from '../words.ts';
import { Button } from './button.tsx';
import './toast.css';

type ToastContent = { readonly key: number; readonly text: string; readonly undo: string | null };

const stay = 8000;
let shown: ToastContent | null = null;
let nextKey = 1;
const listeners = new Set<() => void>();

function set(next: ToastContent | null): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** Says in passing what was done. */
export function showToast(text: string): void {
  set({ key: nextKey++, text, undo: null });
}

/** Says what was done, named as an act ("Removed 2 facts"), and offers to undo that very step. */
export async function showUndoToast(text: string): Promise<void> {
  const { undo, savedAt } = await call('history.state', {});
  set({ key: nextKey++, text, undo: undo === null ? null : stamp(undo, savedAt) });
}

/** Undoes or redoes the last step and says which it was. */
export async function stepHistory(way: 'undo' | 'redo'): Promise<void> {
  try {
    const { label } = await call(way === 'undo' ? 'history.undo' : 'history.redo', {});
    showToast(`${way === 'undo' ? 'Undid' : 'Redid'}: ${label}`);
  } catch (cause) {
    showToast(failureLine(failureOf(cause)));
  }
}

function stamp(label: string, savedAt: string | null): string {
  return `${savedAt ?? ''} ${label}`;
}

async function undoStep(expected: string): Promise<void> {
  const { undo, savedAt } = await call('history.state', {});
  if (undo !== null && stamp(undo, savedAt) === expected) return stepHistory('undo');
  showToast('Something else was changed since. Undo goes back one step at a time.');
}

/** Where toasts appear; once in the window. */
export function ToastHost(): ReactNode {
  const toast = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
  useEffect(() => {
    if (toast === null) return;
    const timer = setTimeout(() => set(null), stay);
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <div className="toast-host" role="status" aria-live="polite">
      {toast === null ? null : (
        <div className="toast" key={toast.key}>
          <span>{toast.text}</span>
          {toast.undo === null ? null : (
            <Button look="link" onClick={() => void undoStep(toast.undo ?? '')}>
              Undo
            </Button>
          )}
          <Button look="quiet" aria-label="Dismiss" title="Dismiss" onClick={() => set(null)}>
            ×
          </Button>
        </div>
      )}
    </div>
  );
}
