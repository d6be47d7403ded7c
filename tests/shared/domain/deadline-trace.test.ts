import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCalendar } from '../../../electron/core/deadlines/calendars.ts';
import { explainDeadline, formatDeadline } from '../../../shared/domain/deadline-trace.ts';
import { computeDeadline } from '../../../shared/domain/deadlines.ts';

const resources = join(import.meta.dirname, '../../../resources');
const federal = await loadCalendar(resources, 'us-federal');

describe('the explanation of a deadline', () => {
  it('names trigger, first day, last day of each reading, what was left out and what was kept', () => {
    const result = computeDeadline({ count: 5, mode: 'unspecified', trigger: 'receipt' }, '2026-02-19', federal);
    expect(explainDeadline(result)).toBe(
      'Trigger 19 Feb 2026 (receipt). Day 1 = Fri 20 Feb ... Day 5 = Tue 24 Feb (calendar reading) / Thu 26 Feb (business reading). ' +
        'Business reading: Sat 21 Feb (Saturday) and Sun 22 Feb (Sunday) not counted. Unit not stated: the earlier is kept. ' +
        'Due Tue 24 Feb 2026. Holiday table: us-federal, version 2026.1.',
    );
  });

  it('gives the reason for each day that could not be the last', () => {
    const result = computeDeadline({ count: 14, mode: 'calendar-roll' }, '2026-06-20', federal);
    expect(explainDeadline(result)).toContain(
      'Day 14 = Sat 4 Jul. Sat 4 Jul (Saturday; Independence Day) and Sun 5 Jul (Sunday) cannot be the last day: on to Mon 6 Jul. Due Mon 6 Jul 2026.',
    );
  });

  it('says back for a count backward', () => {
    const result = computeDeadline({ count: 10, mode: 'calendar-roll', backward: true }, '2026-07-14', federal);
    expect(explainDeadline(result)).toContain('Counted backward. Day 1 = Mon 13 Jul ... Day 10 = Sat 4 Jul.');
    expect(explainDeadline(result)).toContain('back to Thu 2 Jul.');
    expect(explainDeadline(result)).toContain('Observed holiday open to argument: the earlier is kept.');
  });

  it('tells the days for mail in their place between two rolls', () => {
    const result = computeDeadline({ count: 7, mode: 'calendar-roll', service: 'mail' }, '2026-02-11', federal);
    expect(explainDeadline(result)).toContain(
      'Day 7 = Wed 18 Feb. 3 days added for service by mail, FRCP 6(d): Sat 21 Feb. Sat 21 Feb (Saturday) and Sun 22 Feb (Sunday) cannot be the last day: on to Mon 23 Feb.',
    );
  });

  it('counts months as months and does not name a table that was not used', () => {
    const result = computeDeadline({ count: 6, mode: 'calendar', unit: 'months' }, '2026-02-10', federal);
    expect(explainDeadline(result)).toBe(
      'Trigger 10 Feb 2026. Month 1 = Tue 10 Mar ... Month 6 = Mon 10 Aug. Due Mon 10 Aug 2026.',
    );
  });

  it('names holidays and sums weekends up in a long count', () => {
    const result = computeDeadline({ count: 15, mode: 'business' }, '2026-02-10', federal);
    expect(explainDeadline(result)).toContain(
      "6 Saturdays and Sundays and Mon 16 Feb (Washington's Birthday) not counted.",
    );
  });
});

describe('the terminal form of a deadline', () => {
  it('has the day, each reading, each warning and one line for every day of the trace', () => {
    const result = computeDeadline({ count: 5, mode: 'unspecified' }, '2026-02-19', federal);
    const lines = formatDeadline(result).split('\n');
    expect(lines[0]).toBe('Due Tue 24 Feb 2026 (2026-02-24)');
    for (const reading of result.readings)
      expect(lines.some((line) => line.includes(reading.due) && line.includes(reading.label))).toBe(true);
    for (const warning of result.warnings) expect(lines).toContain(`  ${warning.message}`);
    const rows = result.trace.readings.flatMap((reading) => reading.rows);
    expect(
      lines.filter((line) => /^ {2}\d{4}-\d{2}-\d{2} \w{3} {2}(counted|skipped|rolled|service)/.test(line)),
    ).toHaveLength(rows.length);
  });
});
