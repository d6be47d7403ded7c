import { AppError } from '../errors.ts';
import { parseDay } from './dates.ts';
import { deadlineModes, deadlineUnits, largestCount, serviceKinds } from './deadline-schema.ts';
import type { DeadlineResult } from './deadline-schema.ts';
import { computeDeadline } from './deadlines.ts';
import type { HolidayCalendar } from './holidays.ts';

/** A deadline as the command line states it: every value as typed. */
export type DeadlineOptions = {
  /** The trigger day, YYYY-MM-DD. */
  readonly from: string;
  /** A whole number from 0 to 3660. */
  readonly count: string | number;
  readonly mode: string;
  readonly unit?: string | undefined;
  readonly service?: string | undefined;
  readonly backward?: boolean | undefined;
  /** What happened on the trigger day, for the explanation. */
  readonly trigger?: string | undefined;
};

/** Computes the deadline that the options state; throws `invalid-input` naming the option that is wrong. */
export function deadlineFromOptions(options: DeadlineOptions, calendar: HolidayCalendar): DeadlineResult {
  return computeDeadline(
    {
      count: countOf(options.count),
      mode: oneOf('mode', options.mode, deadlineModes),
      unit: oneOf('unit', options.unit ?? 'days', deadlineUnits),
      service: oneOf('service', options.service ?? 'none', serviceKinds),
      backward: options.backward ?? false,
      trigger: options.trigger ?? '',
    },
    parseDay(options.from),
    calendar,
  );
}

function countOf(value: string | number): number {
  const count = typeof value === 'number' ? value : /^\d{1,6}$/.test(value.trim()) ? Number(value) : Number.NaN;
  if (Number.isInteger(count) && count >= 0 && count <= largestCount) return count;
  throw new AppError('invalid-input', `count: "${value}" is not a whole number from 0 to ${largestCount}`, {
    data: { option: 'count', value: String(value) },
  });
}

function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const match = allowed.find((each) => each === value);
  if (match !== undefined) return match;
  throw new AppError('invalid-input', `${option}: "${value}" is not one of ${allowed.join(', ')}`, {
    data: { option, value, allowed },
  });
}
