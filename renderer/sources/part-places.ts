import { flattenTree, idsBelow, moveInTree, type TreeMove, type TreeRow } from '../issues/issue-tree.ts';

export type Way = 'up' | 'down' | 'in' | 'out';

/** A part that is being typed: where it stands among the others. Its position lies between those of its neighbors. */
export type Draft = TreeRow & { readonly id: typeof draftId };
export const draftId = 'draft';

/** Gives the draft that Enter opens: right after a row and what stands below it, or last of all. */
export function draftAfter(rows: readonly TreeRow[], after: string | null): Draft {
  const row = rows.find((each) => each.id === after);
  if (row !== undefined) return { id: draftId, parent: row.parent, position: row.position + 0.5 };
  return {
    id: draftId,
    parent: null,
    position: Math.max(-1, ...siblings(rows, null).map((each) => each.position)) + 1,
  };
}

/** Gives the index at which a draft is to be entered among its siblings. */
export function draftIndex(rows: readonly TreeRow[], draft: Draft): number {
  return siblings(rows, draft.parent).filter((each) => each.position < draft.position).length;
}

/** Gives the draft after Tab or Alt+arrow, or null where it cannot go there. `levels` is how deep the tree may be. */
export function moveDraft(rows: readonly TreeRow[], draft: Draft, way: Way, levels: number): Draft | null {
  const move = movePart([...rows, draft], draftId, way, levels);
  if (move === null) return null;
  const among = siblings(rows, move.parent);
  const before = among[move.index - 1];
  const after = among[move.index];
  const position = before !== undefined ? before.position + 0.5 : after !== undefined ? after.position - 0.5 : 0;
  return { id: draftId, parent: move.parent, position };
}

/** Gives the move that Alt+arrow asks for, or null where there is nowhere to go or the tree would become too deep. */
export function movePart(rows: readonly TreeRow[], id: string, way: Way, levels: number): TreeMove | null {
  const move = moveInTree(rows, id, way);
  if (move === null || way !== 'in') return move;
  const flat = new Map(flattenTree(rows).map(({ node, level }) => [node.id, level]));
  const deepest = Math.max(...[id, ...idsBelow(rows, id)].map((each) => flat.get(each) ?? 1));
  return deepest + 1 > levels ? null : move;
}

function siblings(rows: readonly TreeRow[], parent: string | null): TreeRow[] {
  return rows.filter((row) => row.parent === parent).toSorted((a, b) => a.position - b.position);
}
