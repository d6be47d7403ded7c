import { describe, expect, it } from 'vitest';
import { createComparator } from '../../../../electron/core/comparators/comparators-commands.ts';
import { listComparators } from '../../../../electron/core/comparators/comparators-queries.ts';
import * as facts from '../../../../electron/core/facts/facts-commands.ts';
import { getFact, listFacts } from '../../../../electron/core/facts/facts-queries.ts';
import { createIssue } from '../../../../electron/core/issues/issues-commands.ts';
import { listIssues } from '../../../../electron/core/issues/issues-queries.ts';
import { undo } from '../../../../electron/core/journal/history.ts';
import { createPerson, removePerson } from '../../../../electron/core/people/people-commands.ts';
import { listPeople } from '../../../../electron/core/people/people-queries.ts';
import { createExcerpt, removeExcerpt } from '../../../../electron/core/sources/excerpts-commands.ts';
import { updateSource } from '../../../../electron/core/sources/sources-commands.ts';
import { buildCase } from '../../../support/case-builder.ts';
import { addFile, dumpTables, sharedPool } from '../../../support/case-parts.ts';

const pool = sharedPool();
const refused = (code: string) => expect.objectContaining({ code });

async function pinned() {
  const opened = await buildCase();
  const source = await addFile(opened, pool, 'log.txt', 'The officer called dispatch.');
  updateSource(opened, source, { publisher: 'Dispatch' });
  const excerpt = createExcerpt(opened, { source, kind: 'words', page: 1, quote: 'called dispatch' });
  const issue = createIssue(opened, { title: 'Was she warned?', kind: 'test' });
  const fact = facts.createFact(
    opened,
    { text: 'She called', date: '2026-02-09' },
    [{ excerpt: excerpt.id, bearing: 'supports' }],
    [{ issue: issue.id, bearing: 'undermines' }],
  );
  return { opened, source, excerpt, issue, fact };
}

describe('a fact', () => {
  it('enters the people whom it names for the first time, each once, as the same step', async () => {
    const opened = await buildCase();
    const people = { giver: 'Lt. Example', recipient: 'Officer Doe', assertedBy: 'Officer Doe' };
    const fact = facts.createFact(opened, { text: 'She was told', kind: 'instruction' }, [], [], people);
    const [lieutenant, officer] = listPeople(opened);
    expect([lieutenant, officer]).toMatchObject([
      { name: 'Lt. Example', role: 'supervisor', facts: 1 },
      { name: 'Officer Doe', role: 'other', facts: 1 },
    ]);
    expect(fact).toMatchObject({ giver: lieutenant!.id, recipient: officer!.id, assertedBy: officer!.id });
    undo(opened);
    expect([listFacts(opened), listPeople(opened)]).toEqual([[], []]);
  });

  it('is added with its pins and issues as one step', async () => {
    const { opened, source, excerpt, issue, fact } = await pinned();
    expect(fact).toMatchObject({ status: 'unsure', side: 'neutral', sortDay: '2026-02-09' });
    expect(fact.pins).toEqual([
      expect.objectContaining({ excerpt: excerpt.id, source, pin: 'log.txt at 1', publisher: 'Dispatch' }),
    ]);
    expect(fact.issues).toEqual([expect.objectContaining({ issue: issue.id, bearing: 'undermines' })]);
    undo(opened);
    expect([listFacts(opened), listIssues(opened)[0]!.facts]).toEqual([[], []]);
  });

  it('is refused whole for a date that is none, or a pin or an issue that is not there', async () => {
    const { opened, issue } = await pinned();
    const before = dumpTables(opened);
    const steps = opened.journal.lastNumber;
    expect(() => facts.createFact(opened, { text: 'x', date: '2026-02-30' })).toThrow(refused('invalid-input'));
    expect(() => facts.createFact(opened, { text: 'x' }, [{ excerpt: 'none', bearing: 'supports' }])).toThrow(
      refused('conflict'),
    );
    const twice = { issue: issue.id, bearing: 'supports' } as const;
    expect(() => facts.createFact(opened, { text: 'x' }, [], [twice, twice])).toThrow(refused('conflict'));
    expect(() => facts.createFact(opened, { text: 'x', giver: 'none' })).toThrow(refused('conflict'));
    expect(dumpTables(opened)).toEqual(before);
    expect(opened.journal.lastNumber).toBe(steps);
  });

  it('changes what a patch names, and leaves no trace where nothing changes', async () => {
    const { opened, fact } = await pinned();
    const steps = opened.journal.lastNumber;
    facts.updateFact(opened, fact.id, { text: 'She called' });
    expect(opened.journal.lastNumber).toBe(steps);
    expect(facts.updateFact(opened, fact.id, { status: 'disputed-by-them', date: '2025-12~' })).toMatchObject({
      text: 'She called',
      status: 'disputed-by-them',
    });
    expect(() => facts.updateFact(opened, fact.id, { date: 'soon' })).toThrow(refused('invalid-input'));
    expect(() => facts.updateFact(opened, 'none', { text: 'x' })).toThrow(refused('not-found'));
  });

  it('goes with all its links, and undo restores every one', async () => {
    const { opened, fact } = await pinned();
    const other = facts.createFact(opened, { text: 'She did not call' });
    facts.linkContradiction(opened, other.id, fact.id, 'Two accounts');
    const before = dumpTables(opened);
    facts.removeFacts(opened, [fact.id, other.id]);
    const { fact: rows, fact_excerpt, fact_issue, contradiction } = dumpTables(opened);
    expect([rows, fact_excerpt, fact_issue, contradiction]).toEqual([[], [], [], []]);
    expect(undo(opened)).toEqual({ label: 'remove 2 facts' });
    expect(dumpTables(opened)).toEqual(before);
  });

  it('keeps one pin to a place, whose bearing may change', async () => {
    const { opened, fact, excerpt } = await pinned();
    const again = facts.linkExcerpt(opened, fact.id, { excerpt: excerpt.id, bearing: 'contradicts' });
    expect(again.pins).toEqual([expect.objectContaining({ link: fact.pins[0]!.link, bearing: 'contradicts' })]);
    facts.unlinkExcerpt(opened, fact.pins[0]!.link);
    expect(getFact(opened, fact.id)!.pins).toEqual([]);
    expect(() => facts.unlinkExcerpt(opened, fact.pins[0]!.link)).toThrow(refused('not-found'));
  });

  it('does not contradict itself, nor another twice, whichever is named first', async () => {
    const { opened, fact } = await pinned();
    const other = facts.createFact(opened, { text: 'She did not call' });
    expect(() => facts.linkContradiction(opened, fact.id, fact.id, '')).toThrow(refused('invalid-input'));
    const { id } = facts.linkContradiction(opened, fact.id, other.id, 'Two accounts');
    expect(() => facts.linkContradiction(opened, other.id, fact.id, '')).toThrow(refused('conflict'));
    expect(getFact(opened, other.id)!.contradicts).toEqual([{ link: id, fact: fact.id, note: 'Two accounts' }]);
    facts.unlinkContradiction(opened, id);
    expect(getFact(opened, fact.id)!.contradicts).toEqual([]);
  });

  it('stands in order of its earliest possible day, those without a date last', async () => {
    const opened = await buildCase();
    for (const date of ['2026-02-09', null, '2025-12~', '2026-02', '2026-01-31/2026-03-01']) {
      facts.createFact(opened, { text: String(date), date });
    }
    expect(listFacts(opened).map((fact) => fact.text)).toEqual([
      '2025-12~',
      '2026-01-31/2026-03-01',
      '2026-02',
      '2026-02-09',
      'null',
    ]);
  });
});

describe('what a fact or a comparator rests on', () => {
  it('a person is not removed while a fact names that person', async () => {
    const opened = await buildCase();
    const person = createPerson(opened, { name: 'A. Sergeant', role: 'supervisor' });
    const fact = facts.createFact(opened, { text: 'He told her', giver: person.id, speaker: person.id });
    expect(listPeople(opened)).toEqual([expect.objectContaining({ id: person.id, facts: 1 })]);
    expect(() => removePerson(opened, person.id)).toThrow(refused('conflict'));
    facts.updateFact(opened, fact.id, { giver: null, speaker: null });
    removePerson(opened, person.id);
    expect(listPeople(opened)).toEqual([]);
    expect(() => removePerson(opened, person.id)).toThrow(refused('not-found'));
  });

  it('an excerpt takes its pins along, but not a comparator', async () => {
    const { opened, excerpt, fact } = await pinned();
    const comparator = createComparator(opened, { person: 'Officer B', excerpt: excerpt.id });
    expect(listComparators(opened)).toEqual([expect.objectContaining({ id: comparator.id, pin: 'log.txt at 1' })]);
    expect(() => removeExcerpt(opened, excerpt.id)).toThrow(refused('conflict'));
    expect(getFact(opened, fact.id)!.pins).toHaveLength(1);
    undo(opened);
    const before = dumpTables(opened);
    removeExcerpt(opened, excerpt.id);
    expect(getFact(opened, fact.id)!.pins).toEqual([]);
    undo(opened);
    expect(dumpTables(opened)).toEqual(before);
  });

  it('a comparator keeps its place and refuses a date that is none', async () => {
    const opened = await buildCase();
    const [a, b] = ['A', 'B'].map((person) => createComparator(opened, { person }));
    expect([a!.position, b!.position]).toEqual([0, 1]);
    expect(() => createComparator(opened, { person: 'C', date: 'yesterday' })).toThrow(refused('invalid-input'));
    expect(() => createComparator(opened, { person: 'C', excerpt: 'none' })).toThrow(refused('conflict'));
  });
});
