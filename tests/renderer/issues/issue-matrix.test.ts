import { describe, expect, it } from 'vitest';
import { issueMatrix } from '../../../renderer/issues/issue-matrix.ts';
import { exhibit, fact, pin } from '../support/rows.ts';

const link = (bearing: 'supports' | 'undermines' | 'neutral') => [{ link: 'l', issue: 'i1', bearing }];
const cell = (facts: Parameters<typeof issueMatrix>[0]) =>
  issueMatrix(facts, [exhibit()], () => 'Other')
    .cells.get('i1')
    ?.get('s1');

describe('issueMatrix', () => {
  it('counts a supporting pin of a supporting fact for the issue', () => {
    expect(cell([fact({ issues: link('supports'), pins: [pin()] })])).toEqual({ plus: 1, minus: 0, facts: ['f1'] });
  });
  it('counts an undermining fact, and a pin that contradicts a supporting fact, against it', () => {
    expect(cell([fact({ issues: link('undermines'), pins: [pin()] })])).toMatchObject({ plus: 0, minus: 1 });
    const denied = fact({ issues: link('supports'), pins: [pin({ bearing: 'contradicts' })] });
    expect(cell([denied])).toMatchObject({ plus: 0, minus: 1 });
  });
  it('counts a fact once a source, however many of its pages it cites', () => {
    expect(cell([fact({ issues: link('supports'), pins: [pin(), pin({ page: 2 })] })])).toMatchObject({ plus: 1 });
  });
  it('shows both where a source speaks both ways', () => {
    const facts = [
      fact({ id: 'a', issues: link('supports'), pins: [pin()] }),
      fact({ id: 'b', issues: link('undermines'), pins: [pin()] }),
    ];
    expect(cell(facts)).toEqual({ plus: 1, minus: 1, facts: ['a', 'b'] });
  });
  it('leaves neutral links out', () =>
    expect(cell([fact({ issues: link('neutral'), pins: [pin()] })])).toBeUndefined());
  it('gives exhibits first, then other cited sources, and no source that nothing cites', () => {
    const facts = [fact({ issues: link('supports'), pins: [pin({ source: 's9' }), pin()] })];
    const matrix = issueMatrix(facts, [exhibit({ source: 's2' }), exhibit()], () => 'Mail');
    expect(matrix.columns.map((column) => column.label || column.title)).toEqual(['Union Ex. 1', 'Mail']);
  });
});
