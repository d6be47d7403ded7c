import { z } from 'zod';
import { AppError } from '../errors.ts';
import { isDay, type CalendarDay } from './dates.ts';
import { earliestDay, isFuzzyDate, latestDay, parseFuzzyDate } from './fuzzy-dates.ts';
import { daySchema, lineSchema, textSchema } from './ids.ts';

const line = lineSchema.optional();
const text = textSchema.optional();
const day = daySchema.nullable().optional();
/** EDTF level 1: documents are often vague about it. */
const fuzzy = z.string().max(80).nullable().optional();

/**
 * What the forms of the kinds ask beyond what every source has. One flat record: a source whose kind a person corrects loses
 * nothing, and a field that two forms ask (the speaker, the outlet) is kept once.
 */
export const sourceDetailsSchema = z.object({
  // Recordings and notes on them.
  cameraId: line,
  videoId: line,
  wornBy: line,
  reviewer: line,
  reviewedOn: day,
  recordedBy: line,
  /** Wall clock at the first moment of the recording, `YYYY-MM-DDTHH:MM:SS`, and the zone that it is in. */
  clockStart: line,
  clockZone: line,
  /** True once a person compared the clock of the recording with another one. */
  clockVerified: z.boolean().optional(),
  clockVerifiedBy: line,
  // Instruction of a supervisor.
  giver: line,
  recipient: line,
  channel: line,
  saidAt: fuzzy,
  words: text,
  witnesses: line,
  // Policy, contract.
  number: line,
  version: line,
  inForceFrom: fuzzy,
  inForceTo: fuzzy,
  parties: line,
  // Notice of charges.
  servedOn: day,
  servedBy: line,
  servedHow: line,
  // Interview.
  interviewee: line,
  interviewer: line,
  /** True where the source says that it was voluntary; a compelled one is marked on the source itself. */
  voluntary: z.boolean().optional(),
  orderGiven: text,
  orderedBy: line,
  present: line,
  // Statement to the press, news report.
  speaker: line,
  outlet: line,
  byline: line,
  webAddress: line,
  // Training.
  course: line,
  trainee: line,
  trainer: line,
  acknowledged: z.enum(['yes', 'no', 'unknown']).optional(),
  acknowledgedOn: day,
  // Dispatch log.
  incidentNumber: line,
  unit: line,
  dispatcher: line,
  // Discipline record; the notice proposes a penalty too.
  employee: line,
  rule: line,
  penalty: line,
  decidedBy: line,
  decidedOn: fuzzy,
  // Correspondence.
  sender: line,
  addressee: line,
  copies: line,
  // Court filing.
  court: line,
  caseNumber: line,
  docketEntry: line,
  filedOn: day,
  filedBy: line,
  // Photo, video, audio.
  takenBy: line,
  takenAt: fuzzy,
  place: line,
});
export type SourceDetails = z.infer<typeof sourceDetailsSchema>;
export type DetailName = keyof SourceDetails;

const names = Object.keys(sourceDetailsSchema.shape) as readonly DetailName[];
const days = ['reviewedOn', 'servedOn', 'acknowledgedOn', 'filedOn'] as const satisfies readonly DetailName[];
/** A wall clock without zone, to the second or finer. */
const clockPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?$/;
const fuzzyDates = [
  'saidAt',
  'inForceFrom',
  'inForceTo',
  'takenAt',
  'decidedOn',
] as const satisfies readonly DetailName[];

/**
 * Gives the details after a change of some fields, always in the same order; what is cleared (empty, null, not known) is left
 * out. Throws `invalid-input` for a day or a date that is none, a clock that is none, and where
 * the last day in force lies before the first.
 */
export function mergeDetails(now: SourceDetails, change: SourceDetails): SourceDetails {
  const both: Readonly<Record<string, unknown>> = { ...now, ...definedOf(change) };
  const merged: SourceDetails = Object.fromEntries(
    names.flatMap((name) => (isCleared(both[name]) ? [] : [[name, both[name]]])),
  );
  for (const name of days) refuseUnless(isDay, name, merged[name]);
  for (const name of fuzzyDates) refuseUnless(isFuzzyDate, name, merged[name]);
  refuseUnless(isClock, 'clockStart', merged.clockStart);
  const starts = firstDay(merged.inForceFrom);
  const ends = lastDay(merged.inForceTo);
  if (starts !== null && ends !== null && starts > ends) {
    throw new AppError('invalid-input', 'the last day in force lies before the first', {
      data: { field: 'inForceTo', reason: 'ends-before-start' },
    });
  }
  return merged;
}

function isClock(text: string): boolean {
  return clockPattern.test(text) && isFuzzyDate(text.slice(0, 19));
}

function definedOf(change: SourceDetails): Record<string, unknown> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

function isCleared(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === false ||
    value === 'unknown' ||
    (typeof value === 'string' && value.trim() === '')
  );
}

function refuseUnless(isRight: (text: string) => boolean, field: DetailName, value: string | null | undefined): void {
  if (typeof value !== 'string' || isRight(value)) return;
  throw new AppError('invalid-input', `${value} is not a date`, { data: { field, value } });
}

/** Whether a policy was in force on a day, as far as its form says; `no-end-stated`: it had begun, and no end is given. */
export type InForce = 'in-force' | 'no-end-stated' | 'not-in-force' | 'not-known';

/** Tells whether a policy or a contract was in force on a day. A vague date counts only as far as it is certain. */
export function inForceOn(details: Pick<SourceDetails, 'inForceFrom' | 'inForceTo'>, on: CalendarDay): InForce {
  const from = parsed(details.inForceFrom);
  const to = parsed(details.inForceTo);
  const [earliest, begun] = from === null ? [null, null] : [earliestDay(from), latestDay(from)];
  const [ending, latest] = to === null ? [null, null] : [earliestDay(to), latestDay(to)];
  if ((earliest !== null && on < earliest) || (latest !== null && on > latest)) return 'not-in-force';
  if (begun === null || on < begun) return 'not-known';
  if (to === null) return 'no-end-stated';
  return ending !== null && on <= ending ? 'in-force' : 'not-known';
}

function parsed(edtf: string | null | undefined): ReturnType<typeof parseFuzzyDate> | null {
  return typeof edtf === 'string' && isFuzzyDate(edtf) ? parseFuzzyDate(edtf) : null;
}

function firstDay(edtf: string | null | undefined): CalendarDay | null {
  const date = parsed(edtf);
  return date === null ? null : earliestDay(date);
}

function lastDay(edtf: string | null | undefined): CalendarDay | null {
  const date = parsed(edtf);
  return date === null ? null : latestDay(date);
}
