import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCalendar } from '../../../electron/core/deadlines/calendars.ts';
import { addDays, daysBetween, isWeekend, parseDay } from '../../../shared/domain/dates.ts';
import type { CalendarDay } from '../../../shared/domain/dates.ts';
import { deadlineModes, deadlineResultSchema } from '../../../shared/domain/deadline-schema.ts';
import type { DeadlineRule } from '../../../shared/domain/deadline-schema.ts';
import { computeDeadline } from '../../../shared/domain/deadlines.ts';
import { holidaysOn } from '../../../shared/domain/holidays.ts';
import type { HolidayCalendar } from '../../../shared/domain/holidays.ts';

const resources = join(import.meta.dirname, '../../../resources');
const federal = await loadCalendar(resources, 'us-federal');
const michigan = await loadCalendar(resources, 'michigan-courts');
const none = await loadCalendar(resources, 'none');

const days = (count: number, mode: DeadlineRule['mode'], more: Partial<DeadlineRule> = {}): DeadlineRule => ({
  count,
  mode,
  ...more,
});
const dues = (rule: DeadlineRule, from: CalendarDay, calendar: HolidayCalendar = federal) =>
  computeDeadline(rule, from, calendar).readings.map((reading) => [reading.mode, reading.due]);
const due = (rule: DeadlineRule, from: CalendarDay, calendar: HolidayCalendar = federal) =>
  computeDeadline(rule, from, calendar).due;
const codes = (rule: DeadlineRule, from: CalendarDay, calendar: HolidayCalendar = federal) =>
  computeDeadline(rule, from, calendar).warnings.map((warning) => warning.code);

describe('the vectors of the domain', () => {
  it('5 days of an unstated unit from 2026-02-19 are 02-24 or 02-26, and the earlier is kept with a warning', () => {
    const result = computeDeadline(days(5, 'unspecified'), '2026-02-19', federal);
    expect(result.due).toBe('2026-02-24');
    expect(result.readings).toEqual([
      {
        mode: 'calendar',
        label: 'calendar',
        due: '2026-02-24',
        alike: ['calendar, rolled', 'calendar without holidays'],
      },
      { mode: 'business', label: 'business', due: '2026-02-26', alike: [] },
    ]);
    expect(result.warnings.map((warning) => warning.code)).toEqual(['unit-not-stated']);
  });

  it.each([
    [7, '2026-02-26'],
    [14, '2026-03-05'],
    [15, '2026-03-06'],
  ])('%i calendar days from 2026-02-19 end on %s', (count, expected) => {
    expect(due(days(count, 'calendar'), '2026-02-19')).toBe(expected);
  });

  it('14 days from 2026-06-20 roll from Saturday 4 July to Monday 6 July', () => {
    expect(dues(days(14, 'calendar-roll'), '2026-06-20')).toEqual([['calendar-roll', '2026-07-06']]);
  });

  it('14 days from 2026-12-11 roll from Christmas to Monday 28 December', () => {
    expect(dues(days(14, 'calendar-roll'), '2026-12-11')).toEqual([['calendar-roll', '2026-12-28']]);
  });

  it('14 days from 2026-03-02 served by mail end on 2026-03-19 (FRCP 6(d))', () => {
    expect(dues(days(14, 'calendar-roll', { service: 'mail' }), '2026-03-02')).toEqual([
      ['calendar-roll', '2026-03-19'],
    ]);
  });

  it('21 days from 2026-12-03 end on 28 December in Michigan courts and on 24 December in federal ones', () => {
    expect(due(days(21, 'calendar-roll'), '2026-12-03', michigan)).toBe('2026-12-28');
    expect(due(days(21, 'calendar-roll'), '2026-12-03', federal)).toBe('2026-12-24');
  });

  it('90 calendar days from 2026-02-10 end on 2026-05-11', () => {
    expect(due(days(90, 'calendar'), '2026-02-10')).toBe('2026-05-11');
  });

  it('10 days back from 2026-07-14 offer Thursday 2 July, because Friday 3 July is open to argument', () => {
    const result = computeDeadline(days(10, 'calendar-roll', { backward: true }), '2026-07-14', federal);
    expect(result.due).toBe('2026-07-02');
    expect(result.readings.map((reading) => reading.due)).toEqual(['2026-07-02', '2026-07-03']);
    expect(result.warnings).toEqual([
      expect.objectContaining({ code: 'ambiguous-observance', message: expect.stringContaining('Fri 3 Jul 2026') }),
    ]);
  });
});

describe('counting', () => {
  it('rolls before the days for mail are added, and again after them', () => {
    // Sat 4 Jul -> Mon 6 Jul, +3 = Thu 9 Jul: not Sat 4 Jul +3 = Tue 7 Jul.
    expect(due(days(14, 'calendar-roll', { service: 'mail' }), '2026-06-20')).toBe('2026-07-09');
    // Wed 18 Feb, +3 = Sat 21 Feb -> Mon 23 Feb.
    expect(due(days(7, 'calendar-roll', { service: 'mail' }), '2026-02-11')).toBe('2026-02-23');
  });

  it('adds nothing for electronic service, service by hand, or a count backward', () => {
    expect(due(days(14, 'calendar-roll', { service: 'electronic' }), '2026-03-02')).toBe('2026-03-16');
    expect(codes(days(14, 'calendar-roll', { service: 'hand' }), '2026-03-02')).toEqual(['service-adds-nothing']);
    expect(dues(days(14, 'calendar-roll', { service: 'mail', backward: true }), '2026-03-16')).toEqual([
      ['calendar-roll', '2026-03-02'],
    ]);
    expect(codes(days(14, 'calendar-roll', { service: 'mail', backward: true }), '2026-03-16')).toEqual([
      'service-adds-nothing',
    ]);
  });

  it('shows both readings for mail where FRCP 6(d) may not reach, and keeps the earlier', () => {
    expect(dues(days(5, 'calendar', { service: 'mail' }), '2026-02-19')).toEqual([
      ['calendar', '2026-02-24'],
      ['calendar', '2026-02-27'],
    ]);
    expect(codes(days(14, 'calendar-roll', { service: 'mail' }), '2026-03-02', michigan)).toContain('service-unclear');
    expect(due(days(14, 'calendar-roll', { service: 'mail' }), '2026-03-02', michigan)).toBe('2026-03-16');
  });

  it('keeps a forward day that may be a holiday, and shows the day after it', () => {
    expect(dues(days(14, 'calendar-roll'), '2026-06-19')).toEqual([
      ['calendar-roll', '2026-07-03'],
      ['calendar-roll', '2026-07-06'],
    ]);
    expect(codes(days(14, 'calendar-roll'), '2026-06-19')).toEqual(['ambiguous-observance']);
  });

  it('takes the Friday observance of a court rule as certain', () => {
    expect(dues(days(14, 'calendar-roll'), '2026-06-19', michigan)).toEqual([['calendar-roll', '2026-07-06']]);
  });

  it('leaves listed holidays out of a calendar count, weekends in', () => {
    // 16 Feb 2026 is Washington's Birthday.
    expect(due(days(5, 'calendar-excluding-holidays'), '2026-02-13')).toBe('2026-02-19');
    expect(due(days(5, 'calendar-excluding-holidays'), '2026-02-13', none)).toBe('2026-02-18');
  });

  it('does not take two days for one holiday without saying so', () => {
    // 5 Jul 2027 is observed for Sunday 4 July.
    const rule = days(10, 'calendar-excluding-holidays');
    expect(dues(rule, '2027-06-30').map(([, day]) => day)).toEqual(['2027-07-11', '2027-07-12']);
    expect(codes(rule, '2027-06-30')).toContain('ambiguous-observance');
  });

  it('counts months and years to the same day, or to the last of a shorter month', () => {
    expect(due(days(6, 'calendar', { unit: 'months' }), '2026-02-10')).toBe('2026-08-10');
    expect(due(days(3, 'calendar', { unit: 'years' }), '2026-02-10')).toBe('2029-02-10');
    expect(due(days(6, 'calendar', { unit: 'months' }), '2026-08-31')).toBe('2027-02-28');
    expect(due(days(3, 'calendar', { unit: 'years' }), '2024-02-29')).toBe('2027-02-28');
    expect(codes(days(6, 'calendar', { unit: 'months' }), '2026-08-31')).toEqual(['month-end', 'due-on-closed-day']);
    expect(due(days(6, 'calendar-roll', { unit: 'months' }), '2026-08-31')).toBe('2027-03-01');
    expect(due(days(1, 'calendar', { unit: 'months', backward: true }), '2026-03-31')).toBe('2026-02-28');
  });

  it('warns when a day that does not roll is a Saturday, Sunday or holiday', () => {
    expect(codes(days(15, 'calendar'), '2026-06-19')).toEqual(['due-on-closed-day']);
  });

  it('ends a count of 0 on the trigger day, or on the next working day where the mode needs one', () => {
    expect(due(days(0, 'calendar'), '2026-02-21')).toBe('2026-02-21');
    expect(due(days(0, 'business'), '2026-02-21')).toBe('2026-02-23');
    expect(due(days(0, 'business', { backward: true }), '2026-02-21')).toBe('2026-02-20');
  });

  it('warns about days outside of the table, whichever end', () => {
    expect(codes(days(10, 'business'), '2099-12-28')).toContain('outside-table');
    expect(codes(days(10, 'business', { backward: true }), '2000-01-05')).toContain('outside-table');
    expect(codes(days(10, 'calendar'), '2099-12-28')).not.toContain('outside-table');
  });

  it('warns when no table is in use and when the table is not confirmed', () => {
    expect(codes(days(5, 'business'), '2026-02-19', none)).toEqual(['no-holiday-table']);
    expect(codes(days(5, 'business'), '2026-02-19', michigan)).toEqual(['table-needs-confirmation']);
  });

  it.each<[string, unknown, string]>([
    ['a negative count', days(-1, 'calendar'), '2026-02-19'],
    ['a count above 3660', days(3661, 'calendar'), '2026-02-19'],
    ['half a day', days(1.5, 'calendar'), '2026-02-19'],
    ['not a number', days(Number.NaN, 'calendar'), '2026-02-19'],
    ['an unknown mode', { count: 5, mode: 'lunar' }, '2026-02-19'],
    ['an unknown unit', { count: 5, mode: 'calendar', unit: 'weeks' }, '2026-02-19'],
    ['business months', days(5, 'business', { unit: 'months' }), '2026-02-19'],
    ['an impossible trigger', days(5, 'calendar'), '2026-02-30'],
    ['years past the calendar', days(3660, 'calendar', { unit: 'years' }), '7000-02-19'],
  ])('refuses %s', (_what, rule, from) => {
    expect(() => computeDeadline(rule as DeadlineRule, from as CalendarDay, federal)).toThrow(
      expect.objectContaining({ code: 'invalid-input' }),
    );
  });
});

const trigger = fc
  .integer({ min: Date.parse('2016-01-01'), max: Date.parse('2060-12-31') })
  .map((time) => parseDay(new Date(time).toISOString().slice(0, 10)));
const table = fc.constantFrom(federal, michigan, none);
const count = fc.integer({ min: 0, max: 120 });
const backward = fc.boolean();
const anyRule = fc.record({
  count,
  mode: fc.constantFrom(...deadlineModes),
  backward,
  service: fc.constantFrom('none' as const, 'mail' as const, 'electronic' as const),
});

/** The same count with the platform's clock and none of our code but the table. */
function naiveBusinessDay(from: CalendarDay, count: number, step: 1 | -1, calendar: HolidayCalendar): string {
  let time = Date.parse(`${from}T00:00:00Z`);
  for (let left = count; left > 0;) {
    time += step * 86_400_000;
    const weekday = new Date(time).getUTCDay();
    const day = new Date(time).toISOString().slice(0, 10) as CalendarDay;
    const holiday = holidaysOn(calendar, day).some((hit) => !hit.ambiguous);
    if (weekday !== 0 && weekday !== 6 && !holiday) left -= 1;
  }
  return new Date(time).toISOString().slice(0, 10);
}

describe('what holds for every deadline', () => {
  it('keeps the earliest reading, lists the readings in order, each day once', () => {
    fc.assert(
      fc.property(anyRule, trigger, table, (rule, from, calendar) => {
        const result = computeDeadline(rule, from, calendar);
        const list = result.readings.map((reading) => reading.due);
        expect(list).toEqual([...new Set(list)].toSorted());
        expect(result.due).toBe(list[0]);
        expect(result.trace.readings.map((reading) => reading.due)).toEqual(list);
        if (list.length > 1) expect(result.warnings.length).toBeGreaterThan(0);
      }),
    );
  });

  it('is plain data that survives JSON and its own schema', () => {
    fc.assert(
      fc.property(anyRule, trigger, table, (rule, from, calendar) => {
        const result = computeDeadline(rule, from, calendar);
        expect(deadlineResultSchema.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
      }),
    );
  });

  it('traces as many counted days as the count, one row a day without a gap, up to the due day', () => {
    fc.assert(
      fc.property(anyRule, trigger, table, (rule, from, calendar) => {
        const step = rule.backward ? -1 : 1;
        for (const reading of computeDeadline(rule, from, calendar).trace.readings) {
          const counted = reading.rows.filter((row) => row.action === 'counted');
          expect(counted.map((row) => row.number)).toEqual(Array.from({ length: rule.count }, (_, index) => index + 1));
          const walked = reading.rows.filter((row) => row.action === 'counted' || row.action === 'skipped');
          expect(walked.map((row) => row.day)).toEqual(walked.map((_, index) => addDays(from, step * (index + 1))));
          expect(
            reading.rows.every(
              (row) => (row.action === 'counted') === (row.reason === null) || row.action === 'service',
            ),
          ).toBe(true);
          // Every day between the trigger and the due day is accounted for.
          expect(new Set([from, reading.due, ...reading.rows.map((row) => row.day)]).size).toBeGreaterThanOrEqual(
            Math.abs(daysBetween(from, reading.due)),
          );
        }
      }),
    );
  });

  it('never ends a business or rolled count on a weekend or a certain holiday', () => {
    const mode = fc.constantFrom('business' as const, 'calendar-roll' as const);
    fc.assert(
      fc.property(mode, count, backward, trigger, table, (mode, count, backward, from, calendar) => {
        for (const { due } of computeDeadline({ mode, count, backward }, from, calendar).readings) {
          expect(isWeekend(due)).toBe(false);
          expect(holidaysOn(calendar, due).filter((hit) => !hit.ambiguous)).toEqual([]);
        }
      }),
    );
  });

  it('agrees with a naive business count', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), backward, trigger, table, (count, backward, from, calendar) => {
        const list = computeDeadline({ mode: 'business', count, backward }, from, calendar).readings.map(
          (each) => each.due,
        );
        expect(list).toContain(naiveBusinessDay(from, count, backward ? -1 : 1, calendar));
      }),
    );
  });

  it('rolls in the direction of the count alone', () => {
    fc.assert(
      fc.property(count, backward, trigger, table, (count, backward, from, calendar) => {
        const plain = computeDeadline({ mode: 'calendar', count, backward }, from, calendar).due;
        for (const { due } of computeDeadline({ mode: 'calendar-roll', count, backward }, from, calendar).readings) {
          expect(backward ? due <= plain : due >= plain).toBe(true);
          expect(Math.abs(daysBetween(plain, due))).toBeLessThanOrEqual(5);
        }
      }),
    );
  });

  it('counts back to where it came from', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3660 }), trigger, (count, from) => {
        const there = computeDeadline({ mode: 'calendar', count }, from, none).due;
        expect(there).toBe(addDays(from, count));
        expect(computeDeadline({ mode: 'calendar', count, backward: true }, there, none).due).toBe(from);
      }),
      { numRuns: 20 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), trigger, (count, day) => {
        const from = computeDeadline({ mode: 'business', count: 0 }, day, michigan).due;
        const there = computeDeadline({ mode: 'business', count }, from, michigan).due;
        expect(computeDeadline({ mode: 'business', count, backward: true }, there, michigan).due).toBe(from);
      }),
    );
  });

  it('never ends a longer count earlier', () => {
    fc.assert(
      fc.property(fc.constantFrom(...deadlineModes), count, trigger, table, (mode, count, from, calendar) => {
        const shorter = computeDeadline({ mode, count }, from, calendar).due;
        expect(computeDeadline({ mode, count: count + 1 }, from, calendar).due >= shorter).toBe(true);
      }),
    );
  });

  it('ends months in the month that they name, on the same day or the last one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 120 }), trigger, (count, from) => {
        const result = computeDeadline({ mode: 'calendar', count, unit: 'months' }, from, none);
        const [year, month, date] = from.split('-').map(Number) as [number, number, number];
        const index = year * 12 + month - 1 + count;
        const last = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate();
        const expected = new Date(Date.UTC(Math.floor(index / 12), index % 12, Math.min(date, last)));
        expect(result.due).toBe(expected.toISOString().slice(0, 10));
        expect(result.warnings.some((warning) => warning.code === 'month-end')).toBe(date > last);
      }),
    );
  });
});
