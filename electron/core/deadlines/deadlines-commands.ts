import { found } from '../../../shared/assert.ts';
import { parseDay } from '../../../shared/domain/dates.ts';
import { deadlineFromOptions } from '../../../shared/domain/deadline-options.ts';
import type { DeadlineResult } from '../../../shared/domain/deadline-schema.ts';
import type { Deadline } from '../../../shared/domain/grievances.ts';
import { AppError } from '../../../shared/errors.ts';
import type { WritableCase } from '../case-file/open-case.ts';
import { rowById } from '../journal/read.ts';
import { type Patch, write } from '../journal/write.ts';
import type { Resources } from '../resources.ts';

export type DeadlineTerms = Pick<
  Deadline,
  'triggerOn' | 'count' | 'unit' | 'mode' | 'calendar' | 'service' | 'backward'
> & { readonly trigger?: string | undefined };

/** Computes a clock without writing. Throws `invalid-input` for terms that the engine does not know. */
export function previewDeadline(resources: Resources, terms: DeadlineTerms): DeadlineResult {
  const calendar = resources.calendars.get(terms.calendar);
  if (calendar === undefined) {
    throw new AppError('invalid-input', `there is no calendar "${terms.calendar}"`, {
      data: { option: 'calendar', value: terms.calendar, allowed: [...resources.calendars.keys()] },
    });
  }
  return deadlineFromOptions(
    {
      from: terms.triggerOn,
      count: terms.count,
      mode: terms.mode,
      unit: terms.unit,
      service: terms.service,
      backward: terms.backward,
      trigger: terms.trigger,
    },
    calendar,
  );
}

export type NewDeadline = Patch<Omit<Deadline, 'id' | 'due' | 'result'>> &
  Pick<Deadline, 'title' | 'triggerOn' | 'count' | 'mode' | 'calendar'>;

/** Starts a clock: its day is computed and kept with the trace. */
export function createDeadline(opened: WritableCase, resources: Resources, given: NewDeadline): Deadline {
  const deadline = deadlineRow(opened, resources, given);
  return write(opened, { label: 'add clock' }, (edit) => edit.insert('deadline', deadline)).value;
}

/** Gives the row of a clock with its day computed, not yet written. Throws `invalid-input`. */
export function deadlineRow(opened: WritableCase, resources: Resources, given: NewDeadline): Deadline {
  const terms = {
    triggerOn: given.triggerOn,
    trigger: given.trigger ?? '',
    count: given.count,
    unit: given.unit ?? 'days',
    mode: given.mode,
    calendar: given.calendar,
    service: given.service ?? 'none',
    backward: given.backward ?? false,
  };
  const result = previewDeadline(resources, terms);
  const { extendedTo = null, extensionSource = null, metOn = null } = given;
  checkExtension({ extendedTo, extensionSource, metOn });
  return {
    id: opened.ids.next(),
    grievance: given.grievance ?? null,
    title: given.title,
    actor: given.actor ?? '',
    authority: given.authority ?? '',
    ...terms,
    due: result.due,
    result: plain(result),
    confirmedBy: given.confirmedBy ?? '',
    metOn,
    extendedTo,
    extensionSource,
    note: given.note ?? '',
  };
}

/** Starts the clock of a contract template on a trigger day. */
export function deadlineFromTemplate(
  opened: WritableCase,
  resources: Resources,
  given: { contract: string; clock: string; triggerOn: string; grievance: string | null },
): Deadline {
  const template = found(
    resources.contracts.find((c) => c.id === given.contract),
    'this contract template',
  );
  const clock = found(
    template.clocks.find((c) => c.id === given.clock),
    'this clock',
  );
  return createDeadline(opened, resources, {
    title: clock.title,
    actor: clock.actor,
    authority: clock.source ?? template.source.slice(0, 500),
    triggerOn: given.triggerOn,
    trigger: clock.trigger.text.slice(0, 500),
    count: clock.count,
    unit: clock.unit,
    mode: clock.mode,
    calendar: template.calendar,
    grievance: given.grievance,
    note: clock.unanswered.text,
  });
}

/**
 * Changes a clock. Changed terms are computed anew and drop the confirmation; a day may be chosen among the readings only.
 * An extension needs the signed document that grants it. Throws `invalid-input`.
 */
export function updateDeadline(
  opened: WritableCase,
  resources: Resources,
  id: string,
  patch: Patch<Omit<Deadline, 'id' | 'result'>>,
): Deadline {
  const before = found(rowById(opened, 'deadline', id), 'this clock');
  const after: Deadline = {
    ...before,
    ...Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)),
  };
  const terms = ['triggerOn', 'count', 'unit', 'mode', 'calendar', 'service', 'backward'] as const;
  const changed = terms.some((term) => after[term] !== before[term]);
  const result = previewDeadline(resources, after);
  if (changed) {
    after.result = plain(result);
    after.due = result.due;
    after.confirmedBy = patch.confirmedBy ?? '';
  }
  if (patch.due !== undefined && !result.readings.some((reading) => reading.due === after.due)) {
    throw new AppError('invalid-input', 'that day is none of the readings', {
      data: { field: 'due', value: after.due },
    });
  }
  checkExtension(after);
  return write(opened, { label: 'edit clock' }, (edit) => edit.update('deadline', id, after)).value;
}

function checkExtension(clock: Pick<Deadline, 'metOn' | 'extendedTo' | 'extensionSource'>): void {
  if (clock.metOn !== null) parseDay(clock.metOn);
  if (clock.extendedTo === null) return;
  parseDay(clock.extendedTo);
  if (clock.extensionSource === null) {
    throw new AppError('invalid-input', 'an extension needs the signed document that grants it', {
      data: { field: 'extensionSource' },
    });
  }
}

export function removeDeadline(opened: WritableCase, id: string): void {
  write(opened, { label: 'remove clock' }, (edit) => edit.remove('deadline', id));
}

function plain(result: DeadlineResult): Deadline['result'] {
  return JSON.parse(JSON.stringify(result)) as Deadline['result'];
}
