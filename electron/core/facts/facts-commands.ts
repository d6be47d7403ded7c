import { found } from '../../../shared/assert.ts';
import type { FactView } from '../../../shared/contract/views.ts';
import type { Contradiction, ExcerptBearing, Fact, IssueBearing } from '../../../shared/domain/facts.ts';
import { isFuzzyDate } from '../../../shared/domain/fuzzy-dates.ts';
import { AppError } from '../../../shared/errors.ts';
import type { WritableCase } from '../case-file/open-case.ts';
import { rowsWhere } from '../journal/read.ts';
import { personColumns } from '../people/people-queries.ts';
import { type Edit, type Patch, write } from '../journal/write.ts';
import { getFact } from './facts-queries.ts';

export type NewFact = Patch<Omit<Fact, 'id'>> & { readonly text: string };
export type ExcerptLink = { readonly excerpt: string; readonly bearing: ExcerptBearing };
/** People by the name under which each is entered with the fact. */
export type NamedPeople = { readonly [K in (typeof personColumns)[number]]?: string | undefined };
export type IssueLink = { readonly issue: string; readonly bearing: IssueBearing };

/**
 * Adds a fact with its pins and issues, and the people whom it names for the first time, as one step. Throws `invalid-input` for
 * a date that is none.
 */
export function createFact(
  opened: WritableCase,
  given: NewFact,
  excerpts: readonly ExcerptLink[] = [],
  issues: readonly IssueLink[] = [],
  people: NamedPeople = {},
): FactView {
  checkDate(given.date);
  const fact: Fact = {
    id: opened.ids.next(),
    kind: given.kind ?? 'fact',
    text: given.text,
    date: given.date ?? null,
    status: given.status ?? 'unsure',
    side: given.side ?? 'neutral',
    assertedBy: given.assertedBy ?? null,
    giver: given.giver ?? null,
    recipient: given.recipient ?? null,
    speaker: given.speaker ?? null,
    channel: given.channel ?? '',
    witnesses: given.witnesses ?? '',
    audience: given.audience ?? '',
    venue: given.venue ?? '',
    words: given.words ?? '',
    note: given.note ?? '',
  };
  write(opened, { label: 'add fact' }, (edit) => {
    edit.insert('fact', { ...fact, ...enterPeople(opened, edit, people) });
    for (const link of excerpts) linkExcerptIn(opened, edit, fact.id, link);
    for (const { issue, bearing } of issues) {
      edit.insert('fact_issue', { id: opened.ids.next(), fact: fact.id, issue, bearing });
    }
  });
  return view(opened, fact.id);
}

/** Enters people, one for each name, and gives their ids by role. */
function enterPeople(opened: WritableCase, edit: Edit, people: NamedPeople): Partial<Fact> {
  const ids = new Map<string, string>();
  const entered: Partial<Record<(typeof personColumns)[number], string>> = {};
  for (const column of personColumns) {
    const name = people[column]?.trim() ?? '';
    if (name === '') continue;
    const id = ids.get(name) ?? opened.ids.next();
    if (!ids.has(name)) {
      const role = column === 'giver' ? 'supervisor' : 'other';
      edit.insert('person', { id, name, rank: '', badge: '', unit: '', role, note: '' });
    }
    ids.set(name, id);
    entered[column] = id;
  }
  return entered;
}

/** Changes a fact. Throws `not-found`, `invalid-input`. */
export function updateFact(opened: WritableCase, id: string, patch: Patch<Omit<Fact, 'id'>>): FactView {
  checkDate(patch.date);
  write(opened, { label: 'edit fact' }, (edit) => edit.update('fact', id, patch));
  return view(opened, id);
}

/** Removes facts with all their links, as one step. */
export function removeFacts(opened: WritableCase, ids: readonly string[]): void {
  write(opened, { label: ids.length === 1 ? 'remove fact' : `remove ${ids.length} facts` }, (edit) => {
    for (const id of ids) {
      for (const link of rowsWhere(opened, 'fact_excerpt', 'fact', id)) edit.remove('fact_excerpt', link.id);
      for (const link of rowsWhere(opened, 'fact_issue', 'fact', id)) edit.remove('fact_issue', link.id);
      for (const side of ['factA', 'factB'] as const) {
        for (const link of rowsWhere(opened, 'contradiction', side, id)) edit.remove('contradiction', link.id);
      }
      edit.remove('fact', id);
    }
  });
}

/** Pins a fact to an excerpt; a pin that is there changes its bearing. */
export function linkExcerpt(opened: WritableCase, fact: string, link: ExcerptLink): FactView {
  write(opened, { label: 'pin fact' }, (edit) => linkExcerptIn(opened, edit, fact, link));
  return view(opened, fact);
}

function linkExcerptIn(opened: WritableCase, edit: Edit, fact: string, { excerpt, bearing }: ExcerptLink): void {
  const there = rowsWhere(opened, 'fact_excerpt', 'fact', fact).find((link) => link.excerpt === excerpt);
  if (there === undefined) edit.insert('fact_excerpt', { id: opened.ids.next(), fact, excerpt, bearing });
  else edit.update('fact_excerpt', there.id, { bearing });
}

export function unlinkExcerpt(opened: WritableCase, link: string): void {
  write(opened, { label: 'unpin fact' }, (edit) => edit.remove('fact_excerpt', link));
}

/** Links a fact to an issue; a link that is there changes its bearing. */
export function linkIssue(opened: WritableCase, fact: string, { issue, bearing }: IssueLink): FactView {
  write(opened, { label: 'link fact to issue' }, (edit) => {
    const there = rowsWhere(opened, 'fact_issue', 'fact', fact).find((link) => link.issue === issue);
    if (there === undefined) edit.insert('fact_issue', { id: opened.ids.next(), fact, issue, bearing });
    else edit.update('fact_issue', there.id, { bearing });
  });
  return view(opened, fact);
}

export function unlinkIssue(opened: WritableCase, link: string): void {
  write(opened, { label: 'unlink fact from issue' }, (edit) => edit.remove('fact_issue', link));
}

/** Marks two facts as contradicting each other. Throws `invalid-input` for one and the same, `conflict` where they are marked already. */
export function linkContradiction(opened: WritableCase, factA: string, factB: string, note: string): Contradiction {
  if (factA === factB)
    throw new AppError('invalid-input', 'a fact does not contradict itself', { data: { field: 'factB' } });
  const marked = [
    ...rowsWhere(opened, 'contradiction', 'factA', factA),
    ...rowsWhere(opened, 'contradiction', 'factB', factA),
  ];
  if (marked.some((c) => c.factA === factB || c.factB === factB)) {
    throw new AppError('conflict', 'these facts are marked as contradicting already');
  }
  const id = opened.ids.next();
  return write(opened, { label: 'mark contradiction' }, (edit) =>
    edit.insert('contradiction', { id, factA, factB, note }),
  ).value;
}

export function unlinkContradiction(opened: WritableCase, link: string): void {
  write(opened, { label: 'unmark contradiction' }, (edit) => edit.remove('contradiction', link));
}

function view(opened: WritableCase, id: string): FactView {
  return found(getFact(opened, id), 'this fact');
}

function checkDate(date: string | null | undefined): void {
  if (typeof date === 'string' && !isFuzzyDate(date)) {
    throw new AppError('invalid-input', `${date} is not a date`, { data: { field: 'date', value: date } });
  }
}
