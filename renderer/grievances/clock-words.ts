import type { DeadlineMode, ServiceKind, DeadlineUnit } from '../../shared/domain/deadline-schema.ts';

export const modeWords: Readonly<Record<DeadlineMode, string>> = {
  unspecified: 'Not stated: show every reading',
  calendar: 'Calendar days',
  'calendar-roll': 'Calendar days, rolled off weekends and holidays',
  'calendar-excluding-holidays': 'Calendar days without holidays',
  business: 'Business days',
};

export const unitWords: Readonly<Record<DeadlineUnit, string>> = { days: 'Days', months: 'Months', years: 'Years' };

export const serviceWords: Readonly<Record<ServiceKind, string>> = {
  none: 'Not served',
  mail: 'By mail',
  electronic: 'Electronically',
  hand: 'By hand',
};

const actorWords: Readonly<Record<string, string>> = {
  grievant: 'Grievant',
  employer: 'Employer',
  arbitrator: 'Arbitrator',
  parties: 'Both parties',
  'not-stated': 'Not stated',
};

/** Gives whose act is due, in words; what a person typed stays as it is. */
export function actorLabel(actor: string): string {
  return actorWords[actor] ?? actor;
}
