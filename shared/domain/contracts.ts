import { z } from 'zod';
import { formatDay } from './dates.ts';
import type { CalendarDay } from './dates.ts';
import { deadlineModes, deadlineUnits, largestCount } from './deadline-schema.ts';
import type { DeadlineRule } from './deadline-schema.ts';
import { isFuzzyDate, latestDay, parseFuzzyDate } from './fuzzy-dates.ts';

const text = z.string().min(1).max(2000);
const id = z.string().regex(/^[a-z][a-z0-9-]*$/);
const fuzzyDate = z.string().refine(isFuzzyDate, 'a date of EDTF level 1');

/** Who must act: the employee's side, the employer, the arbitrator, both together, or the text does not say. */
export const clockActors = ['grievant', 'employer', 'arbitrator', 'parties', 'not-stated'] as const;

/** What a day that passes without the act means. */
export const unansweredEffects = ['settled', 'advanced', 'may-appeal', 'barred', 'not-stated'] as const;

const clockSchema = z
  .strictObject({
    id,
    /** The stage of the procedure, for grouping: "Grievance", "Discipline: mediation". */
    track: text,
    title: text,
    trigger: z
      .strictObject({
        text,
        /** The clock whose act starts this one. */
        after: id.optional(),
        /** False when the source at hand does not say from which day the count runs. */
        stated: z.boolean(),
      })
      .readonly(),
    count: z.int().min(1).max(largestCount),
    unit: z.enum(deadlineUnits),
    /** `unspecified` when the source gives days without saying which. */
    mode: z.enum(deadlineModes),
    actor: z.enum(clockActors),
    unanswered: z.strictObject({ effect: z.enum(unansweredEffects), text }).readonly(),
    /** Clocks that run at the same time: meeting one does not stop the others. */
    parallelWith: z.array(id).readonly().default([]),
    source: text.optional(),
    needsConfirmation: z.boolean(),
    note: text.optional(),
  })
  .readonly();
export type ContractClock = z.infer<typeof clockSchema>;

/** The clocks and rules of an agreement, or of statutes, as editable data that names its source. */
export const contractTemplateSchema = z
  .strictObject({
    id,
    kind: z.enum(['contract', 'statutes']),
    title: text,
    version: text,
    jurisdiction: text,
    source: text,
    /** From when to when the text is in force, EDTF; null when it has no term. */
    term: z.strictObject({ from: fuzzyDate, to: fuzzyDate }).readonly().nullable(),
    /** Name of the holiday table that its business days use. */
    calendar: id,
    needsConfirmation: z.boolean(),
    notes: z.array(text).readonly(),
    rules: z.array(z.strictObject({ id, title: text, text }).readonly()).readonly(),
    clocks: z.array(clockSchema).min(1).readonly(),
  })
  .superRefine((template, context) => {
    const clocks = new Map(template.clocks.map((clock) => [clock.id, clock]));
    const say = (message: string) => context.addIssue({ code: 'custom', path: ['clocks'], message });
    if (clocks.size < template.clocks.length) say('two clocks have the same id');
    for (const clock of template.clocks) {
      const { after } = clock.trigger;
      if (after !== undefined && (after === clock.id || !clocks.has(after)))
        say(`${clock.id} runs after no clock: ${after}`);
      for (const other of clock.parallelWith) {
        if (!(clocks.get(other)?.parallelWith.includes(clock.id) ?? false))
          say(`${clock.id} and ${other} must name each other`);
      }
    }
  })
  .readonly();
export type ContractTemplate = z.infer<typeof contractTemplateSchema>;

/** Tells whether the template's term ended before the day; false when it has no term or an open one. */
export function isExpired(template: ContractTemplate, today: CalendarDay): boolean {
  const end = termEnd(template);
  return end !== null && end < today;
}

/** Gives what must be said above the template's clocks on that day, or null when nothing must. */
export function contractBanner(template: ContractTemplate, today: CalendarDay): string | null {
  const end = termEnd(template);
  if (end !== null && end < today)
    return `The term ended by ${formatDay(end)}. Confirm every clock in the agreement now in force.`;
  return template.needsConfirmation
    ? 'Not confirmed. Check every clock against its source before you rely on it.'
    : null;
}

function termEnd(template: ContractTemplate): CalendarDay | null {
  return template.term === null ? null : latestDay(parseFuzzyDate(template.term.to));
}

/** Gives the clock as a rule that `computeDeadline` takes. */
export function ruleOfClock(template: ContractTemplate, clock: ContractClock): DeadlineRule {
  return {
    name: clock.title,
    count: clock.count,
    unit: clock.unit,
    mode: clock.mode,
    trigger: clock.trigger.text,
    source: (clock.source ?? template.source).slice(0, 500),
  };
}
