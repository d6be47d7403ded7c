import { useEffect, useState } from 'react';
import type { AppError } from '../../shared/errors.ts';
import { useCall } from '../api.ts';
import type { Hit } from './hits.ts';

export type Search = {
  readonly text: string;
  readonly hits: readonly Hit[];
  readonly total: number;
  readonly failure: AppError | null;
  /** Whether an answer to what stands in the box is still to come. */
  readonly pending: boolean;
};

const pause = 90;
const limit = 40;

/** Searches for what was typed once the typing rests; an answer to older words is never shown as that to newer ones. */
export function useSearch(typed: string): Search {
  const text = typed.trim();
  const [asked, setAsked] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  const answer = useCall('search.query', { text: asked, limit }, { enabled: asked !== '', keep: true });
  return {
    text,
    hits: text === '' ? [] : (answer.data?.hits ?? []),
    total: answer.data?.total ?? 0,
    failure: answer.error,
    pending: asked !== text || answer.isPlaceholderData || answer.isLoading,
  };
}
