import { found } from '../../../shared/assert.ts';
import type { Issue } from '../../../shared/domain/issues.ts';
import type { Charge } from '../../../shared/domain/source-parts.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ReadableCase, WritableCase } from '../case-file/open-case.ts';
import { newIssue } from '../issues/issues-commands.ts';
import { childrenOf } from '../issues/issues-queries.ts';
import { rowById, rowsWhere } from '../journal/read.ts';
import { type Edit, type Patch, write } from '../journal/write.ts';
import { checkExcerpt, insertPart, movePart, partsOf, type PartPlace, removePart } from './part-tree.ts';

export type NewCharge = Patch<Omit<Charge, 'id' | 'position' | 'issue'>> & { readonly source: string };

/** Adds a charge, or with a parent a specification of that charge. Throws `not-found`, `invalid-input`. */
export function createCharge(opened: WritableCase, given: NewCharge, index = Infinity): Charge {
  const charge: Charge = {
    id: opened.ids.next(),
    source: given.source,
    parent: given.parent ?? null,
    position: 0,
    label: given.label ?? '',
    text: given.text ?? '',
    issue: null,
    excerpt: given.excerpt ?? null,
  };
  checkLevel(opened, charge.parent);
  const label = charge.parent === null ? 'add charge' : 'add specification';
  return write(opened, { label }, (edit) => insertPart(opened, edit, 'charge', charge, index)).value;
}

/** Changes what a charge says; the issue that was made of it is left as a person has it. Throws `not-found`, `invalid-input`. */
export function updateCharge(
  opened: WritableCase,
  id: string,
  patch: Patch<Pick<Charge, 'label' | 'text' | 'excerpt'>>,
): Charge {
  const { source } = found(rowById(opened, 'charge', id), 'this charge');
  checkExcerpt(opened, source, patch.excerpt ?? null);
  return write(opened, { label: 'edit charge' }, (edit) => edit.update('charge', id, patch)).value;
}

/** Moves a charge or a specification. Throws `conflict` for a third level: a specification has none of its own. */
export function moveCharge(opened: WritableCase, id: string, place: PartPlace): void {
  checkLevel(opened, place.parent);
  if (place.parent !== null && place.parent !== id && rowsWhere(opened, 'charge', 'parent', id).length > 0) {
    throw thirdLevel(id);
  }
  write(opened, { label: 'move charge' }, (edit) => movePart(opened, edit, 'charge', id, place));
}

/** Removes a charge with its specifications, as one step. The issues that were made of them stay. */
export function removeCharge(opened: WritableCase, id: string): void {
  write(opened, { label: 'remove charge' }, (edit) => removePart(opened, edit, 'charge', id));
}

function checkLevel(opened: ReadableCase, parent: string | null): void {
  if (parent !== null && (rowById(opened, 'charge', parent)?.parent ?? null) !== null) throw thirdLevel(parent);
}

function thirdLevel(id: string): AppError {
  return new AppError('conflict', 'a specification stands below a charge', { data: { id, reason: 'third-level' } });
}

/**
 * Makes an issue of each charge of a notice that has none yet, and an element below it of each specification, as one step.
 * What has its issue is left alone, so that charges that come later only add. Gives the ids of the new issues.
 */
export function makeIssues(opened: WritableCase, source: string): string[] {
  found(rowById(opened, 'source', source), 'this source');
  const charges = partsOf(opened, 'charge', source);
  const made: string[] = [];
  write(opened, { label: 'make issues of charges' }, (edit) => {
    const issueOf = new Map(charges.map((charge) => [charge.id, charge.issue]));
    const make = (charge: Charge, kind: Issue['kind'], parent: string | null) => {
      if (charge.issue !== null || chargeTitle(charge) === '') return;
      const title = chargeTitle(charge);
      const question = title.includes(charge.text.trim()) ? '' : charge.text;
      const issue = newIssue(opened, { kind, parent, title, question }, childrenOf(opened, parent).length);
      edit.insert('issue', issue);
      linkIssue(edit, charge.id, issue.id);
      issueOf.set(charge.id, issue.id);
      made.push(issue.id);
    };
    for (const charge of charges.filter((each) => each.parent === null)) {
      make(charge, 'charge', null);
      const above = issueOf.get(charge.id) ?? null;
      if (above === null) continue;
      for (const each of charges.filter((one) => one.parent === charge.id)) make(each, 'element', above);
    }
  });
  return made;
}

function linkIssue(edit: Edit, charge: string, issue: string): void {
  edit.update('charge', charge, { issue });
}

const longestTitle = 160;

/** Gives a charge in one line: its label and its words, cut at a word; empty where nothing is written yet. */
export function chargeTitle(charge: Pick<Charge, 'label' | 'text'>): string {
  const whole = [charge.label.trim(), charge.text.replaceAll(/\s+/g, ' ').trim()].filter(Boolean).join(': ');
  if (whole.length <= longestTitle) return whole;
  const cut = whole.slice(0, longestTitle);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > longestTitle / 2 ? space : longestTitle).trimEnd()}…`;
}
