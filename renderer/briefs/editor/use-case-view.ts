import { useEffect } from 'react';
import { useCall } from '../../api.ts';
import { caseView, emptyCaseView, setCaseView } from './case-view.ts';

/** Keeps what the live objects show in step with the case. */
export function useCaseView(): void {
  const excerpts = useCall('excerpts.list', {}, { keep: true }).data;
  const exhibits = useCall('exhibits.list', {}, { keep: true }).data;
  const facts = useCall('facts.list', {}, { keep: true }).data;
  const issues = useCall('issues.list', {}, { keep: true }).data;
  const provisions = useCall('provisions.list', { source: null }, { keep: true }).data;
  const productions = useCall('productions.list', {}, { keep: true }).data;
  useEffect(() => {
    if (excerpts === undefined || exhibits === undefined || facts === undefined) return;
    setCaseView({
      ...caseView(),
      isLoaded: true,
      excerpts: byId(excerpts),
      exhibits: byId(exhibits),
      facts: byId(facts),
      issues: byId(issues ?? []),
      provisions: byId(provisions ?? []),
      productions: byId(productions ?? []),
    });
  }, [excerpts, exhibits, facts, issues, provisions, productions]);
  useEffect(() => () => setCaseView(emptyCaseView), []);
}

function byId<T extends { readonly id: string }>(rows: readonly T[]): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}
