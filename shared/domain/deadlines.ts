import { AppError } from '../errors.ts';
import { compareDays, formatWeekday, parseDay } from './dates.ts';
import type { CalendarDay } from './dates.ts';
import { closedDayReason, countReading } from './deadline-count.ts';
import type { Count, ReadingPlan } from './deadline-count.ts';
import { deadlineRuleSchema } from './deadline-schema.ts';
import type {
  CheckedRule,
  CountingMode,
  DeadlineReading,
  DeadlineResult,
  DeadlineRule,
  DeadlineWarning,
} from './deadline-schema.ts';
import type { HolidayCalendar } from './holidays.ts';

/** Short names of the readings. */
export const modeNames: { readonly [mode in CountingMode]: string } = {
  calendar: 'calendar',
  'calendar-roll': 'calendar, rolled',
  'calendar-excluding-holidays': 'calendar without holidays',
  business: 'business',
};

/**
 * Gives the day that a rule sets, with every reading and the trace of every day counted or skipped. `due` is always the
 * earliest reading. Counting follows FRCP 6(a): the trigger day is left out, the last day is in, a last day rolls in the
 * direction of the count (6(a)(5)), and 3 days for mail come after the period would otherwise end (6(d)).
 * Throws `invalid-input` for an impossible day, a count below 0 or above 3660, an unknown mode, or business months.
 */
export function computeDeadline(rule: DeadlineRule, trigger: CalendarDay, calendar: HolidayCalendar): DeadlineResult {
  const checked = checkRule(rule);
  const start = parseDay(trigger);
  const counts = plansFor(checked, calendar).flatMap((plan) => countBothWays(checked, start, calendar, plan));
  const merged = mergeSameDay(counts);
  const [first] = merged;
  if (first === undefined) throw new AppError('internal', 'a rule has no reading');
  return {
    due: first.reading.due,
    readings: merged.map(({ reading }) => reading),
    warnings: warningsFor(checked, calendar, counts, merged),
    trace: {
      rule: checked,
      trigger: start,
      table: {
        name: calendar.name,
        title: calendar.title,
        version: calendar.version,
        source: calendar.source,
        used: usesTable(counts),
      },
      readings: merged.map(({ reading, count }) => ({
        mode: reading.mode,
        label: reading.label,
        due: reading.due,
        rows: count.rows,
      })),
    },
  };
}

function checkRule(rule: DeadlineRule): CheckedRule {
  const parsed = deadlineRuleSchema.safeParse(rule);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue?.path.join('.') ?? 'rule';
    throw new AppError('invalid-input', `deadline rule: ${field}: ${issue?.message ?? 'not understood'}`, {
      data: { field },
    });
  }
  const { mode, unit } = parsed.data;
  if (unit !== 'days' && (mode === 'business' || mode === 'calendar-excluding-holidays')) {
    throw new AppError('invalid-input', `${unit} are counted by the calendar: mode ${mode} counts days alone`, {
      data: { field: 'mode' },
    });
  }
  return parsed.data;
}

/** Every way in which the rule can be read, the observances open to argument left aside. */
function plansFor(rule: CheckedRule, calendar: HolidayCalendar): readonly Omit<ReadingPlan, 'ambiguousIsHoliday'>[] {
  const modes = rule.mode === 'unspecified' ? plausibleModes(rule) : [rule.mode];
  return modes.flatMap((mode) => {
    if (rule.service !== 'mail' || rule.backward) return [{ mode, addMailDays: false }];
    return isFederalPeriod(mode, calendar)
      ? [{ mode, addMailDays: true }]
      : [
          { mode, addMailDays: false },
          { mode, addMailDays: true },
        ];
  });
}

function plausibleModes(rule: CheckedRule): readonly CountingMode[] {
  return rule.unit === 'days'
    ? ['calendar', 'calendar-roll', 'calendar-excluding-holidays', 'business']
    : ['calendar', 'calendar-roll'];
}

/** FRCP 6(d) speaks of periods that run under the federal rules; elsewhere both readings are shown. */
function isFederalPeriod(mode: CountingMode, calendar: HolidayCalendar): boolean {
  return mode === 'calendar-roll' && calendar.regime !== 'state';
}

function countBothWays(
  rule: CheckedRule,
  trigger: CalendarDay,
  calendar: HolidayCalendar,
  plan: Omit<ReadingPlan, 'ambiguousIsHoliday'>,
): readonly Count[] {
  const working = countReading(rule, trigger, calendar, { ...plan, ambiguousIsHoliday: false });
  const holiday = countReading(rule, trigger, calendar, { ...plan, ambiguousIsHoliday: true });
  return working.due === holiday.due ? [working] : [working, holiday];
}

type Merged = { readonly reading: DeadlineReading; readonly count: Count };

/** Readings that end on the same day become one, which names the others; earliest first. */
function mergeSameDay(counts: readonly Count[]): readonly Merged[] {
  const merged: Merged[] = [];
  for (const count of counts) {
    const label = labelOf(count, counts);
    const index = merged.findIndex(({ reading }) => reading.due === count.due);
    const same = merged[index];
    if (same === undefined) {
      merged.push({ reading: { mode: count.plan.mode, label, due: count.due, alike: [] }, count });
    } else {
      merged[index] = { ...same, reading: { ...same.reading, alike: [...same.reading.alike, label] } };
    }
  }
  return merged.toSorted((a, b) => compareDays(a.reading.due, b.reading.due));
}

function labelOf(count: Count, counts: readonly Count[]): string {
  const { plan } = count;
  const siblings = counts.filter((each) => each.plan.mode === plan.mode);
  const sides = siblings.filter((each) => each.plan.addMailDays === plan.addMailDays);
  const days = [...new Set(sides.flatMap((each) => each.ambiguous))].map((day) => formatWeekday(day)).join(', ');
  const observance = sides.length < 2 ? '' : `, ${days} ${plan.ambiguousIsHoliday ? 'a holiday' : 'not a holiday'}`;
  const split = siblings.some((each) => each.plan.addMailDays !== plan.addMailDays);
  const mail = plan.addMailDays ? ', 3 days added for mail' : split ? ', nothing added for mail' : '';
  return `${modeNames[plan.mode]}${observance}${mail}`;
}

function usesTable(counts: readonly Count[]): boolean {
  return counts.some((count) => count.plan.mode !== 'calendar');
}

function warningsFor(
  rule: CheckedRule,
  calendar: HolidayCalendar,
  counts: readonly Count[],
  merged: readonly Merged[],
): readonly DeadlineWarning[] {
  const warnings: DeadlineWarning[] = [];
  const warn = (code: DeadlineWarning['code'], message: string) => warnings.push({ code, message });
  const due = merged[0]?.reading.due;
  const days = (list: readonly CalendarDay[]) => [...new Set(list)].map((day) => formatWeekday(day)).join(', ');

  if (rule.mode === 'unspecified') {
    const readings = merged.map(({ reading }) => `${formatWeekday(reading.due)} (${reading.label})`).join(' or ');
    warn(
      'unit-not-stated',
      merged.length > 1
        ? `The way of counting is not stated: ${readings}. The earliest is kept until a person confirms another.`
        : `The way of counting is not stated. Every reading ends on ${readings}.`,
    );
  }
  const open = counts.flatMap((count) => count.ambiguous);
  if (open.length > 0) {
    warn(
      'ambiguous-observance',
      `Whether ${days(open)} counts as a holiday is open to argument. The earlier day is kept.`,
    );
  }
  const outside = counts.flatMap((count) => count.outside).toSorted(compareDays);
  const [firstOutside] = outside;
  if (firstOutside !== undefined) {
    const { from, to } = calendar.covers;
    warn(
      'outside-table',
      `Table ${calendar.name} covers ${from} to ${to}. No holiday was looked for on ${formatWeekday(firstOutside)} and other days outside of it.`,
    );
  }
  if (usesTable(counts) && calendar.holidays.length === 0) {
    warn('no-holiday-table', 'No holiday table is in use: Saturdays and Sundays alone are looked at.');
  }
  if (usesTable(counts) && calendar.needsConfirmation) {
    warn(
      'table-needs-confirmation',
      `Table ${calendar.name} ${calendar.version} is not confirmed: check the days with the court.`,
    );
  }
  if (rule.service === 'electronic' || rule.service === 'hand') {
    warn(
      'service-adds-nothing',
      `FRCP 6(d) adds no day for service ${rule.service === 'hand' ? 'by hand' : 'by electronic means'}.`,
    );
  }
  if (rule.service === 'mail' && rule.backward) {
    warn('service-adds-nothing', 'FRCP 6(d) adds days after being served; it adds none to a count backward.');
  }
  if (new Set(counts.map((count) => count.plan.addMailDays)).size > 1) {
    warn(
      'service-unclear',
      'FRCP 6(d) adds 3 days for mail under the federal rules alone. The day without them is kept.',
    );
  }
  if (counts.some((count) => count.clamped)) {
    warn('month-end', 'The last month has no such day: the period ends on its last day.');
  }
  const closed = due === undefined ? null : closedDayReason(due, calendar);
  if (due !== undefined && closed !== null && !open.includes(due)) {
    warn(
      'due-on-closed-day',
      `${formatWeekday(due)} may be no working day (${closed}), and the reading does not move it: act before.`,
    );
  }
  return warnings;
}
