import type { Comparator } from '../../../shared/domain/comparators.ts';
import { isFuzzyDate } from '../../../shared/domain/fuzzy-dates.ts';
import { AppError } from '../../../shared/errors.ts';
import type { WritableCase } from '../case-file/open-case.ts';
import { allRows } from '../journal/read.ts';
import { type Patch, write } from '../journal/write.ts';

export type NewComparator = Patch<Omit<Comparator, 'id' | 'position'>> & { readonly person: string };

export function createComparator(opened: WritableCase, given: NewComparator): Comparator {
  checkDate(given.date);
  const comparator: Comparator = {
    id: opened.ids.next(),
    position: Math.max(-1, ...allRows(opened, 'comparator').map((c) => c.position)) + 1,
    person: given.person,
    unit: given.unit ?? '',
    date: given.date ?? null,
    conduct: given.conduct ?? '',
    rule: given.rule ?? '',
    decisionMaker: given.decisionMaker ?? '',
    penalty: given.penalty ?? '',
    alike: given.alike ?? '',
    differs: given.differs ?? '',
    excerpt: given.excerpt ?? null,
  };
  return write(opened, { label: 'add comparator' }, (edit) => edit.insert('comparator', comparator)).value;
}

export function updateComparator(opened: WritableCase, id: string, patch: Patch<Omit<Comparator, 'id'>>): Comparator {
  checkDate(patch.date);
  return write(opened, { label: 'edit comparator' }, (edit) => edit.update('comparator', id, patch)).value;
}

export function removeComparator(opened: WritableCase, id: string): void {
  write(opened, { label: 'remove comparator' }, (edit) => edit.remove('comparator', id));
}

function checkDate(date: string | null | undefined): void {
  if (typeof date === 'string' && !isFuzzyDate(date)) {
    throw new AppError('invalid-input', `${date} is not a date`, { data: { field: 'date', value: date } });
  }
}
