import { describe, expect, it } from 'vitest';
import { factDraft, personChoice, unclear, whoOf } from '../../../renderer/sources/fact-draft.ts';
import { person, source } from '../support/rows.ts';

const people = [
  person({ id: 'p1', name: 'Robin Example', rank: 'Lt.' }),
  person({ id: 'p2', name: 'Jane Doe', rank: 'Officer' }),
  person({ id: 'p3', name: 'Sam Twin' }),
  person({ id: 'p4', name: 'Sam Twin' }),
];

describe('the person whom a name means', () => {
  it.each([
    ['Robin Example', 'p1'],
    ['lt. robin example', 'p1'],
    ['Officer Jane Doe', 'p2'],
  ])('is found for %s exactly', (name, id) => {
    expect(whoOf(name, people)).toMatchObject({ id });
  });
  it('is asked for where it means none or two, and nobody where there is no name', () => {
    expect(whoOf('Robin', people)).toBe(unclear);
    expect(whoOf('Sam Twin', people)).toBe(unclear);
    expect(whoOf(' ', people)).toBeNull();
  });
  it('is chosen among the people of the case or entered anew', () => {
    const choice = personChoice('Robin', people, unclear);
    expect(choice.value).toBe(unclear);
    expect(choice.options.map(([value]) => value)).toEqual([unclear, '', 'new', 'p2', 'p1', 'p3', 'p4']);
    expect(personChoice('', people, null).options.map(([value]) => value)).not.toContain('new');
  });
});

describe('the fact of an instruction', () => {
  const details = { giver: 'Lt. Example', recipient: 'Officer Doe', words: 'Call\n them.', saidAt: '2026-02-09T18:20' };
  it('says who told whom what, at the time of the instruction', () => {
    const draft = factDraft(source({ kind: 'instruction', date: '2026-02-10', details }));
    expect(draft.text).toBe('Lt. Example instructed Officer Doe: “Call them.”');
    expect(draft.date).toBe('2026-02-09T18:20');
    expect(draft.fact).toEqual({ kind: 'instruction', channel: '', witnesses: '', words: 'Call\n them.' });
  });
  it('says no more than the form does', () => {
    const text = (some: object) => factDraft(source({ kind: 'instruction', details: some })).text;
    expect(text({})).toBe('');
    expect(text({ words: 'Call.' })).toBe('“Call.”');
    expect(text({ giver: 'Lt. Example' })).toBe('Lt. Example instructed');
  });
});

describe('the fact of a statement to the press', () => {
  it('says who said what to whom', () => {
    const details = { speaker: 'Chief Example', outlet: 'Channel 2', words: 'We regret it.' };
    const draft = factDraft(source({ kind: 'press-statement', date: '2026-02-20', details }));
    expect(draft.text).toBe('Chief Example said to Channel 2: “We regret it.”');
    expect(draft).toMatchObject({ date: '2026-02-20', fact: { kind: 'statement', venue: 'Channel 2' } });
  });
});
