import { describe, expect, it } from 'vitest';
import { createFact, linkIssue, unlinkIssue } from '../../../../electron/core/facts/facts-commands.ts';
import * as issues from '../../../../electron/core/issues/issues-commands.ts';
import { childrenOf, listIssues } from '../../../../electron/core/issues/issues-queries.ts';
import { undo } from '../../../../electron/core/journal/history.ts';
import { buildCase } from '../../../support/case-builder.ts';
import { dumpTables, testResources } from '../../../support/case-parts.ts';

const refused = (code: string) => expect.objectContaining({ code });

async function tree() {
  const opened = await buildCase();
  const add = (title: string, parent: string | null = null) =>
    issues.createIssue(opened, { title, kind: 'other', parent });
  const [a, b, c] = [add('A'), add('B'), add('C')];
  const [a1, a2] = [add('A1', a.id), add('A2', a.id)];
  const a1x = add('A1x', a1.id);
  const titles = (parent: string | null) => childrenOf(opened, parent).map((issue) => issue.title);
  return { opened, a, b, c, a1, a2, a1x, titles };
}

describe('an issue', () => {
  it('moves among its siblings and to another parent', async () => {
    const { opened, a, c, a2, titles } = await tree();
    issues.moveIssue(opened, c.id, null, 0);
    expect(titles(null)).toEqual(['C', 'A', 'B']);
    issues.moveIssue(opened, c.id, null, 99);
    expect(titles(null)).toEqual(['A', 'B', 'C']);
    issues.moveIssue(opened, a2.id, null, 1);
    expect([titles(null), titles(a.id)]).toEqual([['A', 'A2', 'B', 'C'], ['A1']]);
    undo(opened);
    expect([titles(null), titles(a.id)]).toEqual([
      ['A', 'B', 'C'],
      ['A1', 'A2'],
    ]);
  });

  it('never stands below itself, by a move or an edit', async () => {
    const { opened, a, a1x, titles } = await tree();
    for (const parent of [a.id, a1x.id]) {
      expect(() => issues.moveIssue(opened, a.id, parent, 0)).toThrow(refused('conflict'));
      expect(() => issues.updateIssue(opened, a.id, { parent })).toThrow(refused('conflict'));
    }
    expect(titles(null)).toEqual(['A', 'B', 'C']);
    expect(() => issues.moveIssue(opened, 'none', null, 0)).toThrow(refused('not-found'));
    expect(() => issues.moveIssue(opened, a.id, 'none', 0)).toThrow(refused('conflict'));
    expect(() => issues.createIssue(opened, { title: 'x', kind: 'other', parent: 'none' })).toThrow(
      refused('conflict'),
    );
  });

  it('has an answer only from a person, who is on record', async () => {
    const { opened, a } = await tree();
    expect(a).toMatchObject({ answer: null, answeredBy: '' });
    expect(issues.updateIssue(opened, a.id, { answer: 'no' })).toMatchObject({ answer: 'no', answeredBy: 'Tester' });
    expect(issues.updateIssue(opened, a.id, { note: 'x' })).toMatchObject({ answer: 'no', answeredBy: 'Tester' });
    expect(issues.updateIssue(opened, a.id, { answer: 'yes', answeredBy: 'Counsel' }).answeredBy).toBe('Counsel');
    expect(issues.updateIssue(opened, a.id, { answer: null })).toMatchObject({ answer: null, answeredBy: '' });
    expect(opened.journal.undoable.at(-1)?.label).toBe('answer issue');
  });

  it('goes with all below it and their links to facts; undo restores all', async () => {
    const { opened, a, a1x, titles } = await tree();
    const fact = createFact(opened, { text: 'x' }, [], [{ issue: a1x.id, bearing: 'supports' }]);
    linkIssue(opened, fact.id, { issue: a.id, bearing: 'neutral' });
    const before = dumpTables(opened);
    issues.removeIssue(opened, a.id);
    expect(titles(null)).toEqual(['B', 'C']);
    expect(dumpTables(opened)['fact_issue']).toEqual([]);
    undo(opened);
    expect(dumpTables(opened)).toEqual(before);
    expect(() => issues.removeIssue(opened, 'none')).toThrow(refused('not-found'));
  });

  it('has one link to a fact, whose bearing may change', async () => {
    const { opened, a } = await tree();
    const fact = createFact(opened, { text: 'x' }, [], [{ issue: a.id, bearing: 'supports' }]);
    linkIssue(opened, fact.id, { issue: a.id, bearing: 'undermines' });
    const [link] = listIssues(opened).find((issue) => issue.id === a.id)!.facts;
    expect(link).toMatchObject({ fact: fact.id, bearing: 'undermines' });
    unlinkIssue(opened, link!.link);
    expect(listIssues(opened).flatMap((issue) => issue.facts)).toEqual([]);
  });
});

describe('a checklist', () => {
  it('opens as one branch, without an answer, and goes by one undo', async () => {
    const opened = await buildCase();
    const { checklists } = await testResources();
    for (const checklist of checklists) {
      const before = listIssues(opened).length;
      const ids = issues.addChecklist(opened, checklist, null);
      expect(ids).toHaveLength(checklist.items.length + 1);
      expect(childrenOf(opened, ids[0]!).map((issue) => issue.title)).toEqual(
        checklist.items.map((item) => item.title),
      );
      expect(listIssues(opened).every((issue) => issue.answer === null)).toBe(true);
      undo(opened);
      expect(listIssues(opened)).toHaveLength(before);
    }
  });
});
