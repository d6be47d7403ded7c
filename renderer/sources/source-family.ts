import type { SourceRow } from '../../shared/contract/views.ts';

type Member = Pick<SourceRow, 'id' | 'parent' | 'title'>;

/** What is a part of what among the sources. */
export type Family = {
  /** 0 for what is no part, 1 for its parts, 2 for theirs. */
  readonly depthOf: (row: Pick<SourceRow, 'parent'>) => number;
  readonly titleOf: (id: string) => string;
};

/** Gives the family of the sources. */
export function familyOf(rows: readonly Member[]): Family {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const depthOf = ({ parent }: Pick<SourceRow, 'parent'>): number => {
    let depth = 0;
    for (let above = parent; above !== null && depth < 20; above = byId.get(above)?.parent ?? null) depth += 1;
    return depth;
  };
  return { depthOf, titleOf: (id) => byId.get(id)?.title ?? 'a source that was removed' };
}

/** Gives the sources with the parts of each right after it, otherwise in their order. The same array where there are no parts. */
export function partsAfterWhole<Row extends Member>(rows: readonly Row[]): readonly Row[] {
  if (!rows.some((row) => row.parent !== null)) return rows;
  const listed = new Set(rows.map((row) => row.id));
  const parts = new Map<string, Row[]>();
  const tops: Row[] = [];
  for (const row of rows) {
    if (row.parent === null || !listed.has(row.parent)) tops.push(row);
    else {
      const siblings = parts.get(row.parent);
      if (siblings === undefined) parts.set(row.parent, [row]);
      else siblings.push(row);
    }
  }
  const ordered: Row[] = [];
  const pending = tops.toReversed();
  for (let row = pending.pop(); row !== undefined; row = pending.pop()) {
    ordered.push(row);
    for (const part of (parts.get(row.id) ?? []).toReversed()) pending.push(part);
  }
  return ordered;
}
