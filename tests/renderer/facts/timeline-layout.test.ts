import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAt, layTimeline } from '../../../renderer/facts/timeline-layout.ts';
import { fact } from '../support/rows.ts';

describe('layTimeline', () => {
  it('gives nothing when no fact has a day', () => {
    expect(layTimeline([fact({ date: null }), fact({ date: 'soon' })], 4)).toBeNull();
  });

  it('draws an exact day as a dot and a fuzzy date as a bar over all days it can mean', () => {
    const line = layTimeline([fact({ id: 'a', date: '2026-02-09' }), fact({ id: 'b', date: '2026-03' })], 4)!;
    const [a, b] = line.marks;
    expect(a).toMatchObject({ id: 'a', fuzzy: false });
    expect(a!.from).toBe(a!.to);
    expect(b).toMatchObject({ id: 'b', fuzzy: true });
    expect(dayAt(line, b!.from)).toBe('2026-03-01');
    expect(dayAt(line, b!.to)).toBe('2026-03-31');
  });

  it('shows a span of days alone, with what reaches into it cut at its ends', () => {
    const facts = [
      fact({ id: 'old', date: '2019' }),
      fact({ id: 'a', date: '2026-02-09' }),
      fact({ id: 'b', date: '2026' }),
    ];
    const line = layTimeline(facts, 4, { from: '2026-02-01', to: '2026-02-28' })!;
    expect(line.marks.map((mark) => mark.id).toSorted()).toEqual(['a', 'b']);
    expect(line.marks.find((mark) => mark.id === 'b')).toMatchObject({ from: 0, to: 1 });
  });

  it('links each contradicting pair once and counts facts without a day', () => {
    const line = layTimeline(
      [
        fact({ id: 'a', date: '2026-02-09', contradicts: [{ link: 'l', fact: 'b', note: '' }] }),
        fact({ id: 'b', date: '2026-02-10', contradicts: [{ link: 'l', fact: 'a', note: '' }] }),
        fact({ id: 'c', date: null }),
      ],
      4,
    )!;
    expect(line.pairs).toEqual([['a', 'b']]);
    expect(line.undated).toBe(1);
  });

  it('keeps every dated fact on the scale, in a row that exists, with few ticks', () => {
    const day = fc
      .date({ min: new Date('1990-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 6 }), (days, lanes) => {
        const line = layTimeline(
          days.map((date, index) => fact({ id: String(index), date })),
          lanes,
        )!;
        expect(line.marks).toHaveLength(days.length);
        expect(line.ticks.length).toBeLessThanOrEqual(15);
        for (const mark of line.marks) {
          expect(mark.from).toBeGreaterThanOrEqual(0);
          expect(mark.to).toBeLessThanOrEqual(1);
          expect(mark.lane).toBeLessThan(lanes);
        }
      }),
    );
  });
});
