import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { undo } from '../../../../electron/core/journal/history.ts';
import { createExcerpt, removeExcerpt } from '../../../../electron/core/sources/excerpts-commands.ts';
import {
  createProvision,
  moveProvision,
  removeProvision,
  updateProvision,
} from '../../../../electron/core/sources/provisions-commands.ts';
import { listProvisions } from '../../../../electron/core/sources/provisions-queries.ts';
import { removeSources } from '../../../../electron/core/sources/sources-commands.ts';
import type { WritableCase } from '../../../../electron/core/case-file/open-case.ts';
import { buildCase } from '../../../support/case-builder.ts';
import { addFile, dumpTables, sharedPool } from '../../../support/case-parts.ts';

const pool = sharedPool();
const refused = (code: string) => expect.objectContaining({ code });

async function policies() {
  const opened = await buildCase();
  const policy = await addFile(opened, pool, 'policy.txt', '307.5 Members shall ask first.');
  const other = await addFile(opened, pool, 'other.txt', 'Another text.');
  return { opened, policy, other };
}

/** The tree in one line: `A(B C(D)) E`. */
function outline(opened: WritableCase, source: string, parent: string | null = null): string {
  return listProvisions(opened, source)
    .filter((each) => each.parent === parent)
    .map(({ id, label }) => {
      const below = outline(opened, source, id);
      return below === '' ? label : `${label}(${below})`;
    })
    .join(' ');
}

describe('the provisions of a policy', () => {
  it('form a tree in the order that a person gives them', async () => {
    const { opened, policy } = await policies();
    const add = (label: string, parent: string | null = null, index?: number) =>
      createProvision(opened, { source: policy, label, parent }, index).id;
    const [a, c] = [add('A'), add('C')];
    add('B', null, 1);
    add('A1', a);
    expect(outline(opened, policy)).toBe('A(A1) B C');
    moveProvision(opened, c, { parent: a, index: 0 });
    expect(outline(opened, policy)).toBe('A(C A1) B');
    moveProvision(opened, c, { parent: null, index: 9 });
    expect(outline(opened, policy)).toBe('A(A1) B C');
    expect(() => moveProvision(opened, a, { parent: listProvisions(opened, policy)[1]!.id, index: 0 })).not.toThrow();
    expect(undo(opened).label).toBe('move provision');
    removeProvision(opened, a);
    expect(outline(opened, policy)).toBe('B C');
    undo(opened);
    expect(outline(opened, policy)).toBe('A(A1) B C');
  });

  it('are refused below themselves and below a provision of another source', async () => {
    const { opened, policy, other } = await policies();
    const a = createProvision(opened, { source: policy, label: 'A' }).id;
    const b = createProvision(opened, { source: policy, label: 'B', parent: a }).id;
    const foreign = createProvision(opened, { source: other, label: 'X' }).id;
    expect(() => moveProvision(opened, a, { parent: b, index: 0 })).toThrow(refused('conflict'));
    expect(() => moveProvision(opened, a, { parent: a, index: 0 })).toThrow(refused('conflict'));
    expect(() => moveProvision(opened, a, { parent: foreign, index: 0 })).toThrow(refused('invalid-input'));
    expect(() => createProvision(opened, { source: policy, parent: foreign })).toThrow(refused('invalid-input'));
    expect(() => createProvision(opened, { source: 'none' })).toThrow(refused('not-found'));
    expect(() => removeProvision(opened, 'none')).toThrow(refused('not-found'));
    expect(outline(opened, policy)).toBe('A(B)');
  });

  it('may come from an excerpt of their own source, and outlive it', async () => {
    const { opened, policy, other } = await policies();
    const excerpt = createExcerpt(opened, { source: policy, kind: 'lines', page: 1, lineFrom: 1 });
    const foreign = createExcerpt(opened, { source: other, kind: 'page', page: 1 });
    const { id } = createProvision(opened, { source: policy, text: 'Ask first.', excerpt: excerpt.id });
    expect(() => updateProvision(opened, id, { excerpt: foreign.id })).toThrow(refused('invalid-input'));
    expect(updateProvision(opened, id, { bearing: 'requires', label: '307.5' })).toMatchObject({ bearing: 'requires' });
    removeExcerpt(opened, excerpt.id);
    expect(listProvisions(opened, policy)).toMatchObject([{ text: 'Ask first.', excerpt: null }]);
    undo(opened);
    expect(listProvisions(opened, policy)).toMatchObject([{ excerpt: excerpt.id }]);
  });

  it('go with their source, and come back with it', async () => {
    const { opened, policy } = await policies();
    const excerpt = createExcerpt(opened, { source: policy, kind: 'page', page: 1 }).id;
    const a = createProvision(opened, { source: policy, label: 'A', excerpt }).id;
    createProvision(opened, { source: policy, label: 'B', parent: a });
    const before = dumpTables(opened);
    removeSources(opened, [policy]);
    expect(dumpTables(opened)['provision']).toEqual([]);
    undo(opened);
    expect(dumpTables(opened)).toEqual(before);
  });

  it('stay one tree with one order, whatever is moved, added or removed', async () => {
    const { opened, policy } = await policies();
    const act = fc.record({
      what: fc.constantFrom('add', 'move', 'remove'),
      a: fc.nat(20),
      b: fc.nat(20),
      at: fc.nat(6),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
        for (const { what, a, b, at } of acts) {
          const rows = listProvisions(opened, policy);
          const one = rows[a % Math.max(rows.length, 1)]?.id;
          const parent = rows[b % (rows.length + 1)]?.id ?? null;
          if (what === 'add') createProvision(opened, { source: policy, parent }, at);
          else if (one === undefined) continue;
          else if (what === 'remove') removeProvision(opened, one);
          else {
            try {
              moveProvision(opened, one, { parent, index: at });
            } catch (cause) {
              expect(cause).toEqual(refused('conflict'));
            }
          }
        }
        const rows = listProvisions(opened, policy);
        const parents = new Set(rows.map((row) => row.parent));
        for (const parent of parents) {
          const positions = rows.filter((row) => row.parent === parent).map((row) => row.position);
          expect(positions[0]).toBeGreaterThanOrEqual(0);
          expect(new Set(positions).size).toBe(positions.length);
        }
        const reached = new Set<string | null>([null]);
        for (let grew = true; grew;) {
          const next = rows.filter((row) => reached.has(row.parent) && !reached.has(row.id));
          next.forEach((row) => reached.add(row.id));
          grew = next.length > 0;
        }
        expect(rows.filter((row) => !reached.has(row.id))).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});
