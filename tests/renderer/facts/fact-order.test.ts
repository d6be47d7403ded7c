import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyFact, filterFacts, sortFacts } from '../../../renderer/facts/fact-order.ts';
import { fact, pin } from '../support/rows.ts';

const nameOf = (id: string | null) => (id === 'p1' ? 'Lt. Example' : '');

describe('sortFacts', () => {
  it('puts the earliest possible day first and facts without a date last', () => {
    const rows = [
      fact({ id: 'none', date: null }),
      fact({ id: 'day', date: '2026-02-09' }),
      fact({ id: 'month', date: '2026-02' }),
      fact({ id: 'old', date: '2025-12-16~' }),
    ];
    expect(sortFacts(rows).map((row) => row.id)).toEqual(['old', 'month', 'day', 'none']);
  });

  it('keeps every fact, whatever stands in its date', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.string(), { nil: null })), (dates) => {
        const rows = dates.map((date, index) => fact({ id: String(index), date }));
        expect(new Set(sortFacts(rows))).toEqual(new Set(rows));
      }),
    );
  });
});

describe('filterFacts', () => {
  const rows = [
    fact({ id: 'a', text: 'She asked her lieutenant', date: '2026-02', side: 'helps', pins: [pin({ source: 's1' })] }),
    fact({
      id: 'b',
      text: 'Policy bars the call',
      date: '2026-03-04',
      side: 'hurts',
      assertedBy: 'p1',
      contradicts: [{ link: 'k', fact: 'x', note: '' }],
    }),
    fact({ id: 'c', text: 'No date', status: 'disputed-by-us', pins: [pin({ source: 's1', bearing: 'contradicts' })] }),
  ];
  const ids = (filter: Partial<typeof everyFact>) =>
    filterFacts(rows, { ...everyFact, ...filter }, nameOf).map((row) => row.id);

  it('shows all without a condition', () => expect(ids({})).toEqual(['a', 'b', 'c']));
  it('finds all words in any order, in sentence, names and pins', () => {
    expect(ids({ text: 'LIEUTENANT asked' })).toEqual(['a']);
    expect(ids({ text: 'example' })).toEqual(['b']);
  });
  it('counts a fact that is only contradicted as unsupported', () =>
    expect(ids({ gap: 'unsupported' })).toEqual(['b', 'c']));
  it('finds facts that another contradicts', () => {
    expect(ids({ gap: 'contradicted' })).toEqual(['b']);
  });
  it('narrows by side and status', () => {
    expect(ids({ side: 'hurts' })).toEqual(['b']);
    expect(ids({ status: 'disputed-by-us' })).toEqual(['c']);
  });
  it('keeps a fuzzy date that can fall within the days and drops facts without a date', () => {
    expect(ids({ from: '2026-02-10', to: '2026-02-11' })).toEqual(['a']);
    expect(ids({ from: '2026-03-01', to: '2026-03-31' })).toEqual(['b']);
  });
});
