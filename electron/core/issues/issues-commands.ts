import { found } from '../../../shared/assert.ts';
import type { Checklist, Issue } from '../../../shared/domain/issues.ts';
import { AppError } from '../../../shared/errors.ts';
import type { WritableCase } from '../case-file/open-case.ts';
import { allRows, rowById, rowsWhere } from '../journal/read.ts';
import { type Edit, type Patch, write } from '../journal/write.ts';
import { childrenOf } from './issues-queries.ts';

export type NewIssue = Patch<Omit<Issue, 'id' | 'position'>> & Pick<Issue, 'title' | 'kind'>;

/** Adds an issue as the last child of its parent. */
export function createIssue(opened: WritableCase, given: NewIssue): Issue {
  const issue = newIssue(opened, given, childrenOf(opened, given.parent ?? null).length);
  return write(opened, { label: 'add issue' }, (edit) => edit.insert('issue', issue)).value;
}

/** Opens a checklist as a branch of the tree: its heading and an issue for each item, as one step. Gives their ids. */
export function addChecklist(opened: WritableCase, checklist: Checklist, parent: string | null): string[] {
  const { kind, title, question, caution } = checklist;
  const head = newIssue(opened, { kind, title, question, note: caution, parent }, childrenOf(opened, parent).length);
  const items = checklist.items.map((item, position) => newIssue(opened, { ...item, parent: head.id }, position));
  write(opened, { label: `add checklist ${title}` }, (edit) =>
    [head, ...items].forEach((i) => edit.insert('issue', i)),
  );
  return [head, ...items].map((issue) => issue.id);
}

/** Gives the row of a new issue that is not written yet. */
export function newIssue(opened: WritableCase, given: NewIssue, position: number): Issue {
  return {
    id: opened.ids.next(),
    parent: given.parent ?? null,
    position,
    kind: given.kind,
    title: given.title,
    question: given.question ?? '',
    answer: given.answer ?? null,
    answeredBy: given.answeredBy ?? '',
    argument: given.argument ?? '',
    note: given.note ?? '',
  };
}

/** Changes an issue. An answer is a person's: who gave it is kept, the actor where nobody is named. Throws `conflict` for a cycle. */
export function updateIssue(opened: WritableCase, id: string, patch: Patch<Omit<Issue, 'id' | 'position'>>): Issue {
  if (patch.parent !== undefined) refuseCycle(opened, id, patch.parent);
  const answeredBy =
    patch.answeredBy ?? (patch.answer === undefined ? undefined : patch.answer === null ? '' : opened.actor);
  return write(opened, { label: patch.answer === undefined ? 'edit issue' : 'answer issue' }, (edit) =>
    edit.update('issue', id, { ...patch, answeredBy }),
  ).value;
}

/** Moves an issue under a parent, to a place among its new siblings. Throws `conflict` for a cycle. */
export function moveIssue(opened: WritableCase, id: string, parent: string | null, index: number): void {
  refuseCycle(opened, id, parent);
  const issue = found(rowById(opened, 'issue', id), 'this issue');
  const siblings = childrenOf(opened, parent).filter((other) => other.id !== id);
  siblings.splice(Math.min(index, siblings.length), 0, issue);
  write(opened, { label: 'move issue' }, (edit) =>
    siblings.forEach((sibling, position) => edit.update('issue', sibling.id, { parent, position })),
  );
}

function refuseCycle(opened: WritableCase, id: string, parent: string | null): void {
  for (let above = parent; above !== null; above = rowById(opened, 'issue', above)?.parent ?? null) {
    if (above === id) throw new AppError('conflict', 'an issue cannot stand below itself', { data: { id } });
  }
}

/** Removes an issue with all below it and their links to facts, as one step. A charge that it was made of has none again. */
export function removeIssue(opened: WritableCase, id: string): void {
  found(rowById(opened, 'issue', id), 'this issue');
  const all = allRows(opened, 'issue');
  write(opened, { label: 'remove issue' }, (edit) => removeBranch(opened, edit, all, id));
}

function removeBranch(opened: WritableCase, edit: Edit, all: readonly Issue[], id: string): void {
  for (const child of all) if (child.parent === id) removeBranch(opened, edit, all, child.id);
  for (const link of rowsWhere(opened, 'fact_issue', 'issue', id)) edit.remove('fact_issue', link.id);
  for (const charge of rowsWhere(opened, 'charge', 'issue', id)) edit.update('charge', charge.id, { issue: null });
  edit.remove('issue', id);
}
