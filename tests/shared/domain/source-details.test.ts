import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, compareDays, dayOf } from '../../../shared/domain/dates.ts';
import { inForceOn, mergeDetails, sourceDetailsSchema } from '../../../shared/domain/source-details.ts';

const day = fc.integer({ min: -3000, max: 3000 }).map((days) => addDays(dayOf(2026, 2, 9), days));

describe('mergeDetails', () => {
  it('keeps what is not named and leaves out what is cleared', () => {
    const now = { giver: 'A', recipient: 'B', servedOn: '2026-02-12', clockVerified: true } as const;
    expect(
      mergeDetails(now, { recipient: ' ', servedOn: null, clockVerified: false, acknowledged: 'unknown' }),
    ).toEqual({
      giver: 'A',
    });
  });

  it('gives the fields in one order, whichever was filled first', () => {
    const first = mergeDetails(mergeDetails({}, { words: 'w' }), { giver: 'g' });
    const second = mergeDetails(mergeDetails({}, { giver: 'g' }), { words: 'w' });
    expect(JSON.stringify(first)).toBe(JSON.stringify(second));
  });

  it.each([
    ['servedOn', '2026-02'],
    ['acknowledgedOn', '2026-02-30'],
    ['saidAt', 'at noon'],
    ['inForceFrom', '2026-13'],
    ['clockStart', '2026-02-09T18:20'],
    ['clockStart', '2026-02-09T25:20:00'],
  ])('refuses %s %s', (field, value) => {
    expect(() => mergeDetails({}, { [field]: value })).toThrow(
      expect.objectContaining({ code: 'invalid-input', data: { field, value } }),
    );
  });

  it('takes a vague date where documents are vague', () => {
    expect(mergeDetails({}, { inForceFrom: '2020', saidAt: '2026-02-09T18:20', decidedOn: '2025-21' })).toEqual({
      saidAt: '2026-02-09T18:20',
      inForceFrom: '2020',
      decidedOn: '2025-21',
    });
  });

  it('refuses a last day in force before the first', () => {
    expect(() => mergeDetails({ inForceFrom: '2026-02-09' }, { inForceTo: '2026-02-08' })).toThrow(
      expect.objectContaining({ data: { field: 'inForceTo', reason: 'ends-before-start' } }),
    );
    expect(mergeDetails({ inForceFrom: '2026' }, { inForceTo: '2026-02-08' }).inForceTo).toBe('2026-02-08');
  });

  it('gives what the schema takes', () => {
    fc.assert(
      fc.property(fc.string(), day, (words, on) => {
        const merged = mergeDetails({}, { giver: words.slice(0, 500), servedOn: on });
        expect(sourceDetailsSchema.parse(merged)).toEqual(merged);
      }),
    );
  });
});

describe('inForceOn', () => {
  it.each([
    [{}, 'not-known'],
    [{ inForceFrom: '2020-01-01' }, 'no-end-stated'],
    [{ inForceFrom: '2020-01-01', inForceTo: '2026-02-09' }, 'in-force'],
    [{ inForceFrom: '2020-01-01', inForceTo: '2026-02-08' }, 'not-in-force'],
    [{ inForceFrom: '2026-02-10' }, 'not-in-force'],
    [{ inForceTo: '2026-12-31' }, 'not-known'],
    [{ inForceTo: '2025' }, 'not-in-force'],
    [{ inForceFrom: '2026' }, 'not-known'],
    [{ inForceFrom: '2026-02', inForceTo: '2027' }, 'not-known'],
    [{ inForceFrom: '2025', inForceTo: '2026' }, 'not-known'],
    [{ inForceFrom: '2025', inForceTo: '2027' }, 'in-force'],
    [{ inForceFrom: '2019/2020', inForceTo: null }, 'no-end-stated'],
  ] as const)('of %o on 9 Feb 2026 is %s', (details, expected) => {
    expect(inForceOn(details, '2026-02-09')).toBe(expected);
  });

  it('agrees with the plain comparison of days where both are exact', () => {
    fc.assert(
      fc.property(day, day, day, (a, b, on) => {
        const [from, to] = [a, b].toSorted(compareDays) as [typeof a, typeof b];
        expect(inForceOn({ inForceFrom: from, inForceTo: to }, on)).toBe(
          from <= on && on <= to ? 'in-force' : 'not-in-force',
        );
      }),
    );
  });
});
