import type { Person } from '../../../shared/domain/people.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { columnsOf, fromRaw, type RawRow } from '../journal/tables.ts';
import { prepared } from '../journal/write.ts';

/** The columns of a fact that name a person. */
export const personColumns = ['assertedBy', 'giver', 'recipient', 'speaker'] as const;

/** Gives every person by name, with the number of facts in which each appears. */
export function listPeople(opened: ReadableCase): (Person & { facts: number })[] {
  const named = personColumns.map((c) => `f.${c} = p.id`).join(' OR ');
  const sql = `SELECT ${columnsOf('person', 'p')}, (SELECT count(*) FROM fact f WHERE ${named}) AS facts
    FROM person p ORDER BY p.name COLLATE NOCASE, p.id`;
  return (prepared(opened.db, sql).all() as (RawRow & { facts: number })[]).map((raw) => ({
    ...fromRaw('person', raw),
    facts: raw.facts,
  }));
}
