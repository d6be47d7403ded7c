import { z } from 'zod';
import { calendarDaySchema } from './dates.ts';

/** The ways of counting (domain rules, "Deadlines"); `unspecified` is every one that could be meant. */
export const deadlineModes = [
  'calendar',
  'calendar-roll',
  'calendar-excluding-holidays',
  'business',
  'unspecified',
] as const;
export type DeadlineMode = (typeof deadlineModes)[number];
export type CountingMode = Exclude<DeadlineMode, 'unspecified'>;

export const deadlineUnits = ['days', 'months', 'years'] as const;
export type DeadlineUnit = (typeof deadlineUnits)[number];

/** How the paper that starts the clock was served; only mail adds days (FRCP 6(d)). */
export const serviceKinds = ['none', 'mail', 'electronic', 'hand'] as const;
export type ServiceKind = (typeof serviceKinds)[number];

/** The largest count that the engine takes, in any unit. */
export const largestCount = 3660;

/** What sets a deadline: so many units, counted in a mode, forward from or backward to the trigger day. */
export const deadlineRuleSchema = z
  .strictObject({
    name: z.string().max(500).default(''),
    count: z.int().min(0).max(largestCount),
    unit: z.enum(deadlineUnits).default('days'),
    mode: z.enum(deadlineModes),
    backward: z.boolean().default(false),
    service: z.enum(serviceKinds).default('none'),
    /** What happened on the trigger day: "receipt". */
    trigger: z.string().max(500).default(''),
    /** The clause or statute that sets the period. */
    source: z.string().max(500).default(''),
  })
  .readonly();
export type DeadlineRule = z.input<typeof deadlineRuleSchema>;
export type CheckedRule = z.output<typeof deadlineRuleSchema>;

export const countingModeSchema = z.enum(['calendar', 'calendar-roll', 'calendar-excluding-holidays', 'business']);

/** One line of a trace: what the day was taken for, and why. */
export const traceRowSchema = z
  .strictObject({
    day: calendarDaySchema,
    weekday: z.string(),
    /** `counted` and `service` carry a number from 1; `skipped` days were not counted; `rolled` days could not be the last. */
    action: z.enum(['counted', 'skipped', 'rolled', 'service']),
    number: z.int().nullable(),
    reason: z.string().nullable(),
  })
  .readonly();
export type TraceRow = z.infer<typeof traceRowSchema>;

export const deadlineReadingSchema = z
  .strictObject({
    mode: countingModeSchema,
    label: z.string(),
    due: calendarDaySchema,
    /** Labels of the other readings that end on the same day. */
    alike: z.array(z.string()).readonly(),
  })
  .readonly();
export type DeadlineReading = z.infer<typeof deadlineReadingSchema>;

export const warningCodes = [
  'unit-not-stated',
  'ambiguous-observance',
  'outside-table',
  'no-holiday-table',
  'table-needs-confirmation',
  'service-adds-nothing',
  'service-unclear',
  'month-end',
  'due-on-closed-day',
] as const;

export const deadlineWarningSchema = z.strictObject({ code: z.enum(warningCodes), message: z.string() }).readonly();
export type DeadlineWarning = z.infer<typeof deadlineWarningSchema>;

/** A computed deadline with all that is needed to check it by hand; plain data. */
export const deadlineResultSchema = z
  .strictObject({
    /** The earliest of the readings. */
    due: calendarDaySchema,
    /** Each day that the rule can be read to mean, earliest first. */
    readings: z.array(deadlineReadingSchema).readonly(),
    warnings: z.array(deadlineWarningSchema).readonly(),
    trace: z
      .strictObject({
        rule: deadlineRuleSchema,
        trigger: calendarDaySchema,
        table: z
          .strictObject({
            name: z.string(),
            title: z.string(),
            version: z.string(),
            source: z.string(),
            /** False when no reading needed to look at holidays. */
            used: z.boolean(),
          })
          .readonly(),
        /** In the order of `readings`. */
        readings: z
          .array(
            z
              .strictObject({
                mode: countingModeSchema,
                label: z.string(),
                due: calendarDaySchema,
                rows: z.array(traceRowSchema).readonly(),
              })
              .readonly(),
          )
          .readonly(),
      })
      .readonly(),
  })
  .readonly();
export type DeadlineResult = z.infer<typeof deadlineResultSchema>;
