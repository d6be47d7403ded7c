import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flattenTree, idsBelow, moveInTree, nestTree } from '../../../renderer/issues/issue-tree.ts';
import type { TreeMove, TreeRow } from '../../../renderer/issues/issue-tree.ts';

const rows: TreeRow[] = [
  { id: 'b', parent: null, position: 1 },
  { id: 'a', parent: null, position: 0 },
  { id: 'a2', parent: 'a', position: 1 },
  { id: 'a1', parent: 'a', position: 0 },
];
const ids = (list: readonly TreeRow[]) => flattenTree(list).map(({ node, level }) => `${level}${node.id}`);

/** What the host does with a move. */
function apply(list: readonly TreeRow[], move: TreeMove): TreeRow[] {
  const siblings = list
    .filter((row) => row.parent === move.parent && row.id !== move.id)
    .toSorted((a, b) => a.position - b.position)
    .map((row) => row.id)
    .toSpliced(move.index, 0, move.id);
  return list.map((row) =>
    siblings.includes(row.id) ? { id: row.id, parent: move.parent, position: siblings.indexOf(row.id) } : row,
  );
}

describe('flattenTree', () => {
  it('puts children after their parent, each by position', () => expect(ids(rows)).toEqual(['1a', '2a1', '2a2', '1b']));
  it('shows a row whose parent is gone at the top', () => {
    expect(ids([{ id: 'x', parent: 'gone', position: 0 }])).toEqual(['1x']);
  });
});

describe('nestTree', () => {
  it('holds the children of each issue by position', () => {
    const [a, b] = nestTree(rows);
    expect(a?.children.map(({ node }) => node.id)).toEqual(['a1', 'a2']);
    expect(b).toMatchObject({ node: { id: 'b' }, children: [] });
  });
});

describe('moveInTree', () => {
  it('moves up and down among siblings and stops at the ends', () => {
    expect(ids(apply(rows, moveInTree(rows, 'a2', 'up')!))).toEqual(['1a', '2a2', '2a1', '1b']);
    expect(ids(apply(rows, moveInTree(rows, 'a', 'down')!))).toEqual(['1b', '1a', '2a1', '2a2']);
    expect(moveInTree(rows, 'a', 'up')).toBeNull();
    expect(moveInTree(rows, 'a2', 'down')).toBeNull();
  });
  it('moves in below the one above, as its last, and out behind its parent', () => {
    expect(ids(apply(rows, moveInTree(rows, 'b', 'in')!))).toEqual(['1a', '2a1', '2a2', '2b']);
    expect(ids(apply(rows, moveInTree(rows, 'a1', 'out')!))).toEqual(['1a', '2a2', '1a1', '1b']);
    expect(moveInTree(rows, 'a', 'in')).toBeNull();
    expect(moveInTree(rows, 'a', 'out')).toBeNull();
  });
  it('never loses or repeats an issue, whatever the moves', () => {
    const step = fc.tuple(fc.constantFrom('a', 'b', 'a1', 'a2'), fc.constantFrom('up', 'down', 'in', 'out'));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let list = rows;
        for (const [id, direction] of steps) {
          const move = moveInTree(list, id, direction);
          if (move !== null) list = apply(list, move);
          expect(
            flattenTree(list)
              .map(({ node }) => node.id)
              .toSorted(),
          ).toEqual(['a', 'a1', 'a2', 'b']);
        }
      }),
    );
  });
});

describe('idsBelow', () => {
  it('names all below', () => expect(idsBelow(rows, 'a').toSorted()).toEqual(['a1', 'a2']));
});
