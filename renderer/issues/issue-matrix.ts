import type { ExhibitRow, FactView } from '../../shared/contract/views.ts';

/** What the facts that rest on one source say on one issue: how many for, how many against. */
export type MatrixCell = { readonly plus: number; readonly minus: number; readonly facts: readonly string[] };

export type MatrixColumn = { readonly source: string; readonly label: string; readonly title: string };

export type IssueMatrix = {
  readonly columns: readonly MatrixColumn[];
  /** By issue id, then source id. */
  readonly cells: ReadonlyMap<string, ReadonlyMap<string, MatrixCell>>;
};

/**
 * Gives issues by evidence. A pin that supports a fact speaks as the fact does; a pin that contradicts it speaks the
 * other way; a neutral link shows in neither. Exhibits come first in their order, then other cited sources by title.
 */
export function issueMatrix(
  facts: readonly Pick<FactView, 'id' | 'pins' | 'issues'>[],
  exhibits: readonly Pick<ExhibitRow, 'source' | 'label' | 'title'>[],
  titleOf: (source: string) => string,
): IssueMatrix {
  const cells = new Map<string, Map<string, MatrixCell>>();
  const cited = new Set<string>();
  for (const fact of facts) {
    for (const link of fact.issues) {
      if (link.bearing === 'neutral') continue;
      const row = cells.get(link.issue) ?? new Map<string, MatrixCell>();
      cells.set(link.issue, row);
      for (const [source, speaksFor] of voicesOf(fact, link.bearing === 'supports')) {
        cited.add(source);
        const cell = row.get(source) ?? { plus: 0, minus: 0, facts: [] };
        row.set(source, {
          plus: cell.plus + (speaksFor.has(true) ? 1 : 0),
          minus: cell.minus + (speaksFor.has(false) ? 1 : 0),
          facts: [...cell.facts, fact.id],
        });
      }
    }
  }
  const offered = new Set(exhibits.map((exhibit) => exhibit.source));
  const others = [...cited]
    .filter((source) => !offered.has(source))
    .map((source) => ({ source, label: '', title: titleOf(source) }));
  return {
    columns: [
      ...exhibits
        .filter((exhibit) => cited.has(exhibit.source))
        .map(({ source, label, title }) => ({ source, label, title })),
      ...others.toSorted((a, b) => a.title.localeCompare(b.title)),
    ],
    cells,
  };
}

/** Which way each source speaks through one fact; a source may speak both ways. */
function voicesOf(fact: Pick<FactView, 'pins'>, forIssue: boolean): Map<string, Set<boolean>> {
  const voices = new Map<string, Set<boolean>>();
  for (const pin of fact.pins) {
    const speaks = voices.get(pin.source) ?? new Set<boolean>();
    voices.set(pin.source, speaks.add(pin.bearing === 'supports' ? forIssue : !forIssue));
  }
  return voices;
}
