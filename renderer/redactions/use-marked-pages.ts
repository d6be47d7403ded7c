import { useEffect, useMemo, useState } from 'react';
import type { Redaction } from '../../shared/domain/redactions.ts';
import type { PageTexts } from '../viewer/use-find.ts';

const none: ReadonlyMap<number, string> = new Map();

/** Gives the text of the pages (from 1) that bear marks, and of the one before each; empty until they are read. */
export function useMarkedPages(texts: PageTexts, redactions: readonly Redaction[]): ReadonlyMap<number, string> {
  const wanted = useMemo(() => {
    const pages = new Set(redactions.flatMap(({ page }) => [page - 1, page]));
    return [...pages].filter((page) => page > 0).toSorted((a, b) => a - b);
  }, [redactions]);
  const [held, setHeld] = useState<{ readonly of: readonly number[]; readonly pages: ReadonlyMap<number, string> }>();
  useEffect(() => {
    let live = true;
    void Promise.all(wanted.map(async (page) => [page, (await texts(page, 1))[0] ?? ''] as const)).then(
      (pages) => live && setHeld({ of: wanted, pages: new Map(pages) }),
      () => {},
    );
    return () => {
      live = false;
    };
  }, [texts, wanted]);
  return held?.of === wanted ? held.pages : none;
}
