import { found } from '../../../shared/assert.ts';
import { parseDay } from '../../../shared/domain/dates.ts';
import type { ContractTemplate } from '../../../shared/domain/contracts.ts';
import type { Grievance, GrievanceStep } from '../../../shared/domain/grievances.ts';
import { AppError } from '../../../shared/errors.ts';
import { deadlineRow } from '../deadlines/deadlines-commands.ts';
import type { WritableCase } from '../case-file/open-case.ts';
import { rowById, rowsWhere } from '../journal/read.ts';
import { type Patch, write } from '../journal/write.ts';
import type { Resources } from '../resources.ts';

export type NewGrievance = Patch<Omit<Grievance, 'id'>> & { readonly title: string };

export function createGrievance(opened: WritableCase, given: NewGrievance): Grievance {
  checkDays(given.occurredOn, given.filedOn);
  const grievance: Grievance = {
    id: opened.ids.next(),
    title: given.title,
    contract: given.contract ?? '',
    article: given.article ?? '',
    occurredOn: given.occurredOn ?? null,
    filedOn: given.filedOn ?? null,
    remedy: given.remedy ?? '',
    note: given.note ?? '',
  };
  return write(opened, { label: 'add grievance' }, (edit) => edit.insert('grievance', grievance)).value;
}

export function updateGrievance(opened: WritableCase, id: string, patch: Patch<Omit<Grievance, 'id'>>): Grievance {
  checkDays(patch.occurredOn, patch.filedOn);
  return write(opened, { label: 'edit grievance' }, (edit) => edit.update('grievance', id, patch)).value;
}

/** Removes a grievance with its steps and clocks, as one step. */
export function removeGrievance(opened: WritableCase, id: string): void {
  write(opened, { label: 'remove grievance' }, (edit) => {
    for (const step of rowsWhere(opened, 'grievance_step', 'grievance', id)) edit.remove('grievance_step', step.id);
    for (const clock of rowsWhere(opened, 'deadline', 'grievance', id)) edit.remove('deadline', clock.id);
    edit.remove('grievance', id);
  });
}

export function updateStep(
  opened: WritableCase,
  id: string,
  patch: Patch<Omit<GrievanceStep, 'id' | 'grievance'>>,
): GrievanceStep {
  checkDays(patch.openedOn, patch.answeredOn);
  return write(opened, { label: 'edit step' }, (edit) => edit.update('grievance_step', id, patch)).value;
}

/**
 * Opens the steps of the grievance's contract template (one per clock of the template) and starts the clocks whose trigger
 * day is known: those that run from the occurrence. Throws `not-found` without a template, `conflict` when steps are there.
 */
export function openSteps(opened: WritableCase, resources: Resources, id: string): void {
  const grievance = found(rowById(opened, 'grievance', id), 'this grievance');
  const template = found(
    resources.contracts.find((c) => c.id === grievance.contract),
    'the contract template',
  );
  if (rowsWhere(opened, 'grievance_step', 'grievance', id).length > 0) {
    throw new AppError('conflict', 'the steps of this grievance are open already', { data: { id } });
  }
  write(opened, { label: 'open steps' }, (edit) => {
    template.clocks.forEach((clock, position) => {
      edit.insert('grievance_step', {
        id: opened.ids.next(),
        grievance: id,
        position,
        name: clock.title,
        state: 'pending',
        openedOn: null,
        answeredOn: null,
        ifUnanswered: clock.unanswered.text.slice(0, 500),
        note: '',
      });
    });
    const day = grievance.occurredOn;
    if (day === null) return;
    for (const clock of firstClocks(template)) {
      edit.insert(
        'deadline',
        deadlineRow(opened, resources, {
          grievance: id,
          title: clock.title,
          actor: clock.actor,
          authority: clock.source ?? template.source.slice(0, 500),
          triggerOn: day,
          trigger: clock.trigger.text.slice(0, 500),
          count: clock.count,
          unit: clock.unit,
          mode: clock.mode,
          calendar: template.calendar,
          note: clock.unanswered.text,
        }),
      );
    }
  });
}

/** The clocks that start with the occurrence itself, not with an earlier act of the procedure. */
function firstClocks(template: ContractTemplate): ContractTemplate['clocks'] {
  return template.clocks.filter((clock) => clock.trigger.after === undefined);
}

function checkDays(...days: readonly (string | null | undefined)[]): void {
  for (const day of days) if (typeof day === 'string') parseDay(day);
}
