import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCalendar } from '../../../electron/core/deadlines/calendars.ts';
import { deadlineFromOptions } from '../../../shared/domain/deadline-options.ts';
import type { DeadlineOptions } from '../../../shared/domain/deadline-options.ts';

const resources = join(import.meta.dirname, '../../../resources');
const federal = await loadCalendar(resources, 'us-federal');
const options: DeadlineOptions = { from: '2026-02-19', count: '5', mode: 'unspecified' };

describe('a deadline from command line options', () => {
  it('computes from text as typed', () => {
    expect(deadlineFromOptions(options, federal)).toMatchObject({
      due: '2026-02-24',
      readings: [{ due: '2026-02-24' }, { due: '2026-02-26' }],
      trace: { trigger: '2026-02-19', table: { name: 'us-federal', version: federal.version } },
    });
  });

  it('passes service, direction and unit on', () => {
    expect(
      deadlineFromOptions({ from: '2026-03-02', count: 14, mode: 'calendar-roll', service: 'mail' }, federal).due,
    ).toBe('2026-03-19');
    expect(
      deadlineFromOptions({ from: '2026-07-14', count: '10', mode: 'calendar-roll', backward: true }, federal).due,
    ).toBe('2026-07-02');
    expect(deadlineFromOptions({ from: '2026-02-10', count: '6', mode: 'calendar', unit: 'months' }, federal).due).toBe(
      '2026-08-10',
    );
  });

  it.each<[Partial<DeadlineOptions>, string]>([
    [{ count: '-1' }, 'count'],
    [{ count: '3661' }, 'count'],
    [{ count: '5.5' }, 'count'],
    [{ count: '' }, 'count'],
    [{ count: 'five' }, 'count'],
    [{ count: '0x10' }, 'count'],
    [{ mode: 'lunar' }, 'mode'],
    [{ unit: 'weeks' }, 'unit'],
    [{ service: 'pigeon' }, 'service'],
    [{ from: '2026-02-30' }, '2026-02-30'],
    [{ from: 'today' }, 'today'],
  ])('refuses %j and names what is wrong', (wrong, named) => {
    expect(() => deadlineFromOptions({ ...options, ...wrong }, federal)).toThrow(
      expect.objectContaining({ code: 'invalid-input', message: expect.stringContaining(named) }),
    );
  });
});
