import type { ReadableCase, WritableCase } from '../case-file/open-case.ts';
import { write } from '../journal/write.ts';

/** Label of the entries that say which sources were opened. */
export const openLabel = 'open evidence';

/** Notes which sources a person opened, for the custody log: each once while the case is open. */
export type OpenedSources = {
  readonly note: (source: string) => void;
  /** Enters what was noted; before the case closes. */
  readonly flush: () => void;
};

/**
 * Gives the notes of an open case. Sources that are opened within `waitMs` of each other make one entry, so that leafing through a
 * list does not flood the log. A case that is open for reading only keeps none.
 */
export function createOpenedSources(opened: ReadableCase | WritableCase, waitMs = 30_000): OpenedSources {
  const seen = new Set<string>();
  let fresh: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const sources = fresh;
    fresh = [];
    if (sources.length === 0 || !('journal' in opened) || !opened.db.open) return;
    write(opened, { label: openLabel, kind: 'act', details: { sources } }, () => undefined);
  };
  return {
    note(source) {
      if (seen.has(source) || !('journal' in opened)) return;
      seen.add(source);
      fresh.push(source);
      timer ??= setTimeout(flush, waitMs).unref();
    },
    flush,
  };
}
