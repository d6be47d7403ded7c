import { useEffect, useState } from 'react';
import type { NamedCheck } from '../../shared/contract/views.ts';
import type { AppError } from '../../shared/errors.ts';
import { call, failureOf, onCaseEvent } from '../api.ts';
import type { Preview, PreviewRequest } from './use-preview.ts';

export type Gate = {
  /** What the checks of this export came to; null while they run. */
  readonly checked: { readonly checks: readonly NamedCheck[]; readonly warnings: readonly string[] } | null;
  readonly failure: AppError | null;
};

type Answer = Gate & { readonly key: string };

/** Gives the checks of an export as the case stands: those of the preview where it shows just that, else a run of their own. */
export function useGate({ brief, bundle, date }: PreviewRequest, preview: Preview): Gate {
  const [readings, setReadings] = useState(0);
  const key = `${brief} ${bundle} ${date} ${readings}`;
  const seen = preview.made;
  const isSeen =
    seen !== null && !preview.busy && seen.of.brief === brief && seen.of.bundle === bundle && seen.of.date === date;
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(
    () =>
      onCaseEvent((event) => {
        // A password was typed, or a source was read: what an export would hold is another.
        if (event.type === 'changed' && event.tables.some((table) => table === 'password' || table === 'page')) {
          setReadings((count) => count + 1);
        }
      }),
    [],
  );
  useEffect(() => {
    if (isSeen || date === '') return undefined;
    const job = crypto.randomUUID();
    let left = false;
    // Subtle: a day is typed in several keys, and each would start a run.
    const timer = setTimeout(() => {
      call('exports.check', { job, brief, bundle, date }).then(
        (checked) => left || setAnswer({ key, checked, failure: null }),
        (cause: unknown) => left || setAnswer({ key, checked: null, failure: failureOf(cause) }),
      );
    }, 300);
    return () => {
      left = true;
      clearTimeout(timer);
      void call('jobs.cancel', { job }).catch(() => undefined);
    };
  }, [isSeen, key, brief, bundle, date]);
  if (isSeen) return { checked: seen, failure: null };
  return answer?.key === key ? answer : { checked: null, failure: null };
}
