import type { Grievance, GrievanceStep } from '../../../shared/domain/grievances.ts';
import { groupBy } from '../../../shared/group-by.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { allRows } from '../journal/read.ts';

/** Gives the grievances, each with its steps in order. */
export function listGrievances(opened: ReadableCase): (Grievance & { steps: GrievanceStep[] })[] {
  const steps = groupBy(allRows(opened, 'grievance_step', 'position, id'), (step) => step.grievance);
  return allRows(opened, 'grievance').map((grievance) => ({ ...grievance, steps: steps.get(grievance.id) ?? [] }));
}
