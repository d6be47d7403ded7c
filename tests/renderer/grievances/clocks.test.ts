import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockRows, daysLeftWords, needsReading, resultOf } from '../../../renderer/grievances/clocks.ts';
import { addDays, parseDay } from '../../../shared/domain/dates.ts';
import { computeDeadline } from '../../../shared/domain/deadlines.ts';
import { deadline } from '../support/rows.ts';

const today = '2026-02-22';
const row = (over: Parameters<typeof deadline>[0]) => clockRows([deadline(over)], today)[0]!;

const none = {
  name: 'none',
  title: 'No holidays',
  version: '1',
  source: '',
  regime: 'none',
  covers: { from: '2000-01-01', to: '2100-12-31' },
  needsConfirmation: false,
  holidays: [],
} as unknown as Parameters<typeof computeDeadline>[2];

describe('clockRows', () => {
  it('sorts by day, open before met on the same day', () => {
    const rows = clockRows(
      [
        deadline({ id: 'late', due: '2026-03-01' }),
        deadline({ id: 'met', due: '2026-02-24', metOn: '2026-02-23' }),
        deadline({ id: 'open', due: '2026-02-24' }),
      ],
      today,
    );
    expect(rows.map((each) => each.deadline.id)).toEqual(['open', 'met', 'late']);
  });
  it('counts the days from today', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), (days) => {
        const each = row({ due: addDays(parseDay(today), days) });
        expect(each.days).toBe(days);
        expect(each.state).toBe(days < 0 ? 'late' : days <= 3 ? 'soon' : 'open');
      }),
    );
  });
  it('moves to the extended day only where a document grants it', () => {
    expect(row({ due: '2026-02-24', extendedTo: '2026-03-10', extensionSource: 's1' }).day).toBe('2026-03-10');
    expect(row({ due: '2026-02-24', extendedTo: '2026-03-10', extensionSource: null }).day).toBe('2026-02-24');
  });
});

describe('daysLeftWords', () => {
  it('says how long is left, how late it is, and when it was met late', () => {
    expect(daysLeftWords(row({ due: '2026-02-22' }))).toBe('today');
    expect(daysLeftWords(row({ due: '2026-02-23' }))).toBe('in 1 day');
    expect(daysLeftWords(row({ due: '2026-02-20' }))).toBe('2 days late');
    expect(daysLeftWords(row({ due: '2026-02-20', metOn: '2026-02-20' }))).toBe('met');
    expect(daysLeftWords(row({ due: '2026-02-20', metOn: '2026-02-21' }))).toBe('met 1 day late');
  });
});

describe('needsReading', () => {
  const open = computeDeadline({ count: 5, mode: 'unspecified' }, parseDay('2026-02-19'), none);
  it('asks for a person where the count can be read in several ways, until one confirmed it', () => {
    const result = JSON.parse(JSON.stringify(open)) as never;
    expect(needsReading(row({ result }))).toBe(true);
    expect(needsReading(row({ result, confirmedBy: 'R. Example' }))).toBe(false);
  });
  it('asks nothing where no engine computed the day', () => {
    expect(resultOf({ due: 'soon' })).toBeNull();
    expect(needsReading(row({ result: null }))).toBe(false);
  });
});
