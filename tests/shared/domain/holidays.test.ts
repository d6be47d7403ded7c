import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCalendar } from '../../../electron/core/deadlines/calendars.ts';
import { addDays } from '../../../shared/domain/dates.ts';
import type { CalendarDay } from '../../../shared/domain/dates.ts';
import { holidayCalendarSchema, holidaysOn } from '../../../shared/domain/holidays.ts';
import type { HolidayCalendar } from '../../../shared/domain/holidays.ts';

const resources = join(import.meta.dirname, '../../../resources');
const federal = await loadCalendar(resources, 'us-federal');
const michigan = await loadCalendar(resources, 'michigan-courts');

/** Days of a year on which the table has a holiday that is not a Saturday or Sunday, as month and day. */
function closedDays(calendar: HolidayCalendar, year: number): readonly string[] {
  const days: string[] = [];
  for (let day = `${year}-01-01` as CalendarDay; day.startsWith(String(year)); day = addDays(day, 1)) {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6 && holidaysOn(calendar, day).length > 0) days.push(day.slice(5));
  }
  return days;
}

describe('federal holidays', () => {
  it('has the working days off of 2026, the observed ones included', () => {
    expect(closedDays(federal, 2026)).toEqual([
      '01-01',
      '01-19',
      '02-16',
      '05-25',
      '06-19',
      '07-03',
      '09-07',
      '10-12',
      '11-11',
      '11-26',
      '12-25',
    ]);
  });

  it('has the working days off of 2021 and 2022, when New Year is observed in the year before', () => {
    expect(closedDays(federal, 2021)).toEqual([
      '01-01',
      '01-18',
      '02-15',
      '05-31',
      '06-18',
      '07-05',
      '09-06',
      '10-11',
      '11-11',
      '11-25',
      '12-24',
      '12-31',
    ]);
    expect(closedDays(federal, 2022)).toEqual([
      '01-17',
      '02-21',
      '05-30',
      '06-20',
      '07-04',
      '09-05',
      '10-10',
      '11-11',
      '11-24',
      '12-26',
    ]);
  });

  it('has no Juneteenth before the statute', () => {
    expect(holidaysOn(federal, '2020-06-19')).toEqual([]);
  });

  it('marks a Friday observance as open to argument and a Monday one as certain', () => {
    expect(holidaysOn(federal, '2026-07-03')).toEqual([
      { name: 'Independence Day', observedFor: '2026-07-04', ambiguous: true },
    ]);
    expect(holidaysOn(federal, '2026-07-04')).toEqual([
      { name: 'Independence Day', observedFor: null, ambiguous: false },
    ]);
    expect(holidaysOn(federal, '2027-07-05')).toEqual([
      { name: 'Independence Day', observedFor: '2027-07-04', ambiguous: false },
    ]);
  });
});

describe('Michigan court holidays', () => {
  it('has the days that the Supreme Court published for 2015', () => {
    expect(closedDays(michigan, 2015)).toEqual([
      '01-01',
      '01-19',
      '02-16',
      '05-25',
      '07-03',
      '09-07',
      '11-11',
      '11-26',
      '11-27',
      '12-24',
      '12-25',
      '12-31',
    ]);
  });

  it('has the days that a circuit court published for 2023, with eves on a Sunday observed on Friday', () => {
    expect(closedDays(michigan, 2023)).toEqual([
      '01-02',
      '01-16',
      '02-20',
      '05-29',
      '06-19',
      '07-04',
      '09-04',
      '11-10',
      '11-23',
      '11-24',
      '12-22',
      '12-25',
      '12-29',
    ]);
  });

  it('observes the first Juneteenth on Monday 20 June 2022', () => {
    expect(holidaysOn(michigan, '2022-06-20').map((hit) => hit.name)).toEqual(['Juneteenth']);
    expect(holidaysOn(michigan, '2021-06-18')).toEqual([]);
  });

  it('says that it is not confirmed, and what was not verified', () => {
    expect(michigan.needsConfirmation).toBe(true);
    expect(michigan.unverified.length).toBeGreaterThan(0);
  });
});

describe('a holiday table', () => {
  it('knows nothing outside of its years', () => {
    expect(holidaysOn(federal, '2099-12-25')).toHaveLength(1);
    expect(holidaysOn(federal, '2100-12-25')).toEqual([]);
  });

  it('takes listed days beside rules', () => {
    const table = holidayCalendarSchema.parse({
      ...federal,
      name: 'firm',
      holidays: [{ name: 'Office closed', when: { kind: 'listed', days: ['2026-03-02', '2027-03-01'] }, observed: [] }],
    });
    expect(closedDays(table, 2026)).toEqual(['03-02']);
  });

  it.each([
    [{ kind: 'fixed', month: 2, day: 30 }],
    [{ kind: 'fixed', month: 13, day: 1 }],
    [{ kind: 'nth-weekday', month: 1, weekday: 8, nth: 1 }],
    [{ kind: 'nth-weekday', month: 1, weekday: 1, nth: 5 }],
    [{ kind: 'listed', days: ['2026-02-30'] }],
    [{ kind: 'moon' }],
  ])('refuses the rule %j', (when) => {
    expect(holidayCalendarSchema.safeParse({ ...federal, holidays: [{ name: 'x', when, observed: [] }] }).success).toBe(
      false,
    );
  });
});
