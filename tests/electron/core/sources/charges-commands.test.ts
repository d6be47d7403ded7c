import { describe, expect, it } from 'vitest';
import { removeIssue, updateIssue } from '../../../../electron/core/issues/issues-commands.ts';
import { listIssues } from '../../../../electron/core/issues/issues-queries.ts';
import { undo } from '../../../../electron/core/journal/history.ts';
import {
  chargeTitle,
  createCharge,
  makeIssues,
  moveCharge,
  removeCharge,
  updateCharge,
} from '../../../../electron/core/sources/charges-commands.ts';
import { listCharges } from '../../../../electron/core/sources/charges-queries.ts';
import { createExcerpt } from '../../../../electron/core/sources/excerpts-commands.ts';
import { removeSources, updateSource } from '../../../../electron/core/sources/sources-commands.ts';
import { buildCase } from '../../../support/case-builder.ts';
import { addFile, dumpTables, sharedPool } from '../../../support/case-parts.ts';

const pool = sharedPool();
const refused = (code: string) => expect.objectContaining({ code });

async function notice() {
  const opened = await buildCase();
  const source = await addFile(opened, pool, 'notice.txt', 'Charge 1\nSpecification A');
  updateSource(opened, source, { title: 'Notice of charges' });
  const excerpt = createExcerpt(opened, { source, kind: 'lines', page: 1, lineFrom: 1 }).id;
  const one = createCharge(opened, { source, label: 'Charge 1', text: 'Conduct unbecoming', excerpt }).id;
  const a = createCharge(opened, { source, parent: one, label: 'A', text: 'She called.' }).id;
  return { opened, source, one, a, excerpt };
}

const tree = (opened: Parameters<typeof listIssues>[0]) =>
  listIssues(opened).map(({ title, kind, parent }) => [title, kind, parent === null ? null : 'below']);

describe('the charges of a notice', () => {
  it('have specifications and no third level', async () => {
    const { opened, source, one, a } = await notice();
    expect(() => createCharge(opened, { source, parent: a })).toThrow(refused('conflict'));
    const two = createCharge(opened, { source, label: 'Charge 2' }).id;
    expect(() => moveCharge(opened, one, { parent: two, index: 0 })).toThrow(refused('conflict'));
    expect(() => moveCharge(opened, two, { parent: a, index: 0 })).toThrow(refused('conflict'));
    moveCharge(opened, two, { parent: one, index: 0 });
    expect(listCharges(opened, source).map((c) => [c.label, c.parent === one, c.position])).toEqual([
      ['Charge 1', false, 0],
      ['Charge 2', true, 0],
      ['A', true, 1],
    ]);
    expect(updateCharge(opened, two, { label: 'B' }).label).toBe('B');
    removeCharge(opened, one);
    expect(listCharges(opened, source)).toEqual([]);
    undo(opened);
    expect(listCharges(opened, source)).toHaveLength(3);
  });

  it('become issues once: a charge, with its specifications as elements, that say where they are from', async () => {
    const { opened, source, one, excerpt } = await notice();
    const made = makeIssues(opened, source);
    expect(made).toHaveLength(2);
    expect(tree(opened)).toEqual([
      ['Charge 1: Conduct unbecoming', 'charge', null],
      ['A: She called.', 'element', 'below'],
    ]);
    expect(listIssues(opened)[0]!.from).toEqual({
      charge: one,
      source,
      title: 'Notice of charges',
      label: 'Charge 1',
      excerpt,
      page: 1,
    });
    expect(makeIssues(opened, source)).toEqual([]);
    expect(undo(opened).label).toBe('make issues of charges');
    expect([listIssues(opened), listCharges(opened, source).map((c) => c.issue)]).toEqual([[], [null, null]]);
  });

  it('that come later only add; what a person made of an issue stays', async () => {
    const { opened, source, one } = await notice();
    const [first = ''] = makeIssues(opened, source);
    updateIssue(opened, first, { title: 'Was it unbecoming?' });
    createCharge(opened, { source, parent: one, label: 'B', text: 'She waited.' });
    createCharge(opened, { source, label: 'Charge 2' });
    createCharge(opened, { source });
    expect(makeIssues(opened, source)).toHaveLength(2);
    expect(tree(opened)).toEqual(
      expect.arrayContaining([
        ['Was it unbecoming?', 'charge', null],
        ['B: She waited.', 'element', 'below'],
        ['Charge 2', 'charge', null],
      ]),
    );
    expect(listIssues(opened)).toHaveLength(4);
  });

  it('have no issue again when it is removed, and can make it anew', async () => {
    const { opened, source } = await notice();
    const [first = ''] = makeIssues(opened, source);
    const before = dumpTables(opened);
    removeIssue(opened, first);
    expect(listCharges(opened, source).map((c) => c.issue)).toEqual([null, null]);
    undo(opened);
    expect(dumpTables(opened)).toEqual(before);
    removeIssue(opened, first);
    expect(makeIssues(opened, source)).toHaveLength(2);
  });

  it('leave their issues behind when the notice goes', async () => {
    const { opened, source } = await notice();
    makeIssues(opened, source);
    const before = dumpTables(opened);
    removeSources(opened, [source]);
    expect(listIssues(opened).map((issue) => issue.from)).toEqual([null, null]);
    undo(opened);
    expect(dumpTables(opened)).toEqual(before);
  });
});

describe('chargeTitle', () => {
  it('is one line, cut at a word', () => {
    expect(chargeTitle({ label: ' ', text: '' })).toBe('');
    expect(chargeTitle({ label: 'Charge 1', text: 'Two\n lines' })).toBe('Charge 1: Two lines');
    const long = chargeTitle({ label: 'Charge 1', text: 'word '.repeat(80) });
    expect(long).toMatch(/ word…$/u);
    expect(long.length).toBeLessThanOrEqual(161);
    expect(chargeTitle({ label: '', text: 'x'.repeat(400) }).length).toBe(161);
  });
});
