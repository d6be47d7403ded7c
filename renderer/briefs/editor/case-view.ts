import type { LiveSummary } from '../../../shared/contract/live-calls.ts';
import type { ExcerptView, ExhibitRow, FactView } from '../../../shared/contract/views.ts';
import type { LiveObject } from '../../../shared/domain/brief-document.ts';
import type { Issue } from '../../../shared/domain/issues.ts';
import type { Provision } from '../../../shared/domain/source-parts.ts';

/** As much of the case as the live objects of a paper show while it is written. */
export type CaseView = {
  /** False until the lists have come: nothing is said to be gone before. */
  readonly isLoaded: boolean;
  readonly excerpts: ReadonlyMap<string, ExcerptView>;
  readonly exhibits: ReadonlyMap<string, ExhibitRow>;
  readonly facts: ReadonlyMap<string, FactView>;
  readonly issues: ReadonlyMap<string, Issue>;
  readonly provisions: ReadonlyMap<string, Provision>;
  readonly productions: ReadonlyMap<string, { readonly id: string; readonly title: string }>;
  /** By `liveKey`. */
  readonly summaries: ReadonlyMap<string, LiveSummary>;
};

export const emptyCaseView: CaseView = {
  isLoaded: false,
  excerpts: new Map(),
  exhibits: new Map(),
  facts: new Map(),
  issues: new Map(),
  provisions: new Map(),
  productions: new Map(),
  summaries: new Map(),
};

/** Gives the name under which a live block's summary is kept. */
export function liveKey(object: LiveObject, id: string | null): string {
  return id === null ? object : `${object}/${id}`;
}

let view = emptyCaseView;
const listeners = new Set<() => void>();

/** Gives the case as the live objects show it now. */
export function caseView(): CaseView {
  return view;
}

/** Puts a newer view of the case in place; every live object in view follows. */
export function setCaseView(next: CaseView): void {
  view = next;
  for (const listener of listeners) listener();
}

/** Tells of each newer view; gives what ends that. */
export function onCaseView(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where a cite leads. Pages count from 1. */
export type CitedPlace = {
  readonly label: string;
  readonly source: string;
  readonly page: number;
  readonly excerpt: string | null;
  readonly quote: string;
};

/** Gives what a cite `excerpt/<id>` or `exhibit/<id>` renders to, or null where its target is no longer in the case. */
export function citedPlace(target: string, of: CaseView): CitedPlace | null {
  const [kind, id = ''] = target.split('/');
  if (kind === 'exhibit') {
    const exhibit = of.exhibits.get(id);
    if (exhibit === undefined) return null;
    return { label: exhibit.label, source: exhibit.source, page: 1, excerpt: null, quote: '' };
  }
  const excerpt = of.excerpts.get(id);
  if (excerpt === undefined) return null;
  return { label: excerpt.pin, source: excerpt.source, page: excerpt.page, excerpt: id, quote: excerpt.quote };
}
