import { describe, expect, it } from 'vitest';
import { source } from '../support/rows.ts';
import type { SourceRow } from '../../../shared/contract/views.ts';
import { filterSources, furtherFilters, namesIn, noFilter } from '../../../renderer/sources/source-filter.ts';

const row = (part: Partial<SourceRow>): SourceRow => source({ publisher: 'DPD', ...part });
const rows = [
  row({ id: 'a', label: 'Union Ex. 1', kind: 'policy' }),
  row({ id: 'b', title: 'Interview', compelled: true }),
  row({ id: 'c', title: 'Broken', unreadable: 'damaged' }),
];
const all = noFilter;
const ids = (filter: Partial<Parameters<typeof filterSources>[1]>) =>
  filterSources(rows, { ...all, ...filter }).map((each) => each.id);

describe('filtering sources', () => {
  it('gives all without a filter', () => expect(filterSources(rows, all)).toBe(rows));
  it('wants every word, wherever it stands', () => {
    expect(ids({ text: 'dpd audit' })).toEqual(['a']);
    expect(ids({ text: 'union 1' })).toEqual(['a']);
  });
  it('takes a kind', () => expect(ids({ kind: 'policy' })).toEqual(['a']));
  it.each([
    ['exhibit', ['a']],
    ['not-exhibit', ['b', 'c']],
    ['withheld', ['b']],
    ['unreadable', ['c']],
  ] as const)('takes the state %s', (state, expected) => expect(ids({ state })).toEqual(expected));
  it('takes privilege, confidentiality, custodian and whom it was received from, each alone and together', () => {
    const kept = [
      row({ id: 'd', privilege: 'work-product', custodian: 'Records' }),
      row({ id: 'e', confidentiality: 'sealed', custodian: 'Records', receivedFrom: 'City' }),
    ];
    const found = (filter: Partial<Parameters<typeof filterSources>[1]>) =>
      filterSources(kept, { ...all, ...filter }).map((each) => each.id);
    expect(found({ privilege: 'work-product' })).toEqual(['d']);
    expect(found({ confidentiality: 'sealed' })).toEqual(['e']);
    expect(found({ custodian: 'Records' })).toEqual(['d', 'e']);
    expect(found({ custodian: 'Records', receivedFrom: 'City' })).toEqual(['e']);
    expect(furtherFilters({ ...all, custodian: 'Records', privilege: 'none' })).toBe(2);
    expect(namesIn([...kept, row({})], 'custodian')).toEqual(['Records']);
  });
});
