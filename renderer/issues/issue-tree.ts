/** A node of a tree kept as rows with a parent and a position among siblings. */
export type TreeRow = { readonly id: string; readonly parent: string | null; readonly position: number };

export type FlatNode<T> = {
  readonly node: T;
  /** From 1, as aria-level counts. */
  readonly level: number;
};

export type NestedNode<T> = { readonly node: T; readonly children: readonly NestedNode<T>[] };

/** Where a node goes: `index` counts among its new siblings without the node itself. */
export type TreeMove = { readonly id: string; readonly parent: string | null; readonly index: number };

/** Gives the tree, children by position. A row whose parent is missing stands at the top. */
export function nestTree<T extends TreeRow>(rows: readonly T[]): NestedNode<T>[] {
  const known = new Set(rows.map((row) => row.id));
  const byParent = new Map<string | null, T[]>();
  for (const row of rows.toSorted((a, b) => a.position - b.position)) {
    const parent = parentOf(row, known);
    byParent.set(parent, [...(byParent.get(parent) ?? []), row]);
  }
  const below = (parent: string | null): NestedNode<T>[] =>
    (byParent.get(parent) ?? []).map((node) => ({ node, children: below(node.id) }));
  return below(null);
}

/** Gives the tree from top to bottom, children after their parent. */
export function flattenTree<T extends TreeRow>(rows: readonly T[]): FlatNode<T>[] {
  const flat: FlatNode<T>[] = [];
  const walk = (nodes: readonly NestedNode<T>[], level: number) => {
    for (const { node, children } of nodes) {
      flat.push({ node, level });
      walk(children, level + 1);
    }
  };
  walk(nestTree(rows), 1);
  return flat;
}

/** Gives the ids of all nodes below one. */
export function idsBelow(rows: readonly TreeRow[], id: string): string[] {
  const below = rows.filter((row) => row.parent === id).map((row) => row.id);
  return below.concat(...below.map((child) => idsBelow(rows, child)));
}

/** Gives the move that Alt+arrow asks for, or null where there is nowhere to go: up, down, in (below the one above), out. */
export function moveInTree(
  rows: readonly TreeRow[],
  id: string,
  direction: 'up' | 'down' | 'in' | 'out',
): TreeMove | null {
  const known = new Set(rows.map((row) => row.id));
  const row = rows.find((each) => each.id === id);
  if (row === undefined) return null;
  const parent = parentOf(row, known);
  const siblings = childrenOf(rows, parent, known);
  const index = siblings.findIndex((each) => each.id === id);
  switch (direction) {
    case 'up':
      return index > 0 ? { id, parent, index: index - 1 } : null;
    case 'down':
      return index < siblings.length - 1 ? { id, parent, index: index + 1 } : null;
    case 'in': {
      const above = siblings[index - 1];
      return above === undefined ? null : { id, parent: above.id, index: childrenOf(rows, above.id, known).length };
    }
    case 'out': {
      const up = rows.find((each) => each.id === parent);
      if (up === undefined) return null;
      const grand = parentOf(up, known);
      const place = childrenOf(rows, grand, known).findIndex((each) => each.id === up.id);
      return { id, parent: grand, index: place + 1 };
    }
  }
}

function parentOf(row: TreeRow, known: ReadonlySet<string>): string | null {
  return row.parent !== null && known.has(row.parent) ? row.parent : null;
}

function childrenOf<T extends TreeRow>(rows: readonly T[], parent: string | null, known: ReadonlySet<string>): T[] {
  return rows.filter((row) => parentOf(row, known) === parent).toSorted((a, b) => a.position - b.position);
}
