import { found } from '../../../shared/assert.ts';
import { parseDay } from '../../../shared/domain/dates.ts';
import { defaultLetter, type Production, type ProductionSource } from '../../../shared/domain/productions.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ReadableCase, WritableCase } from '../case-file/open-case.ts';
import { allRows, rowById, rowsWhere } from '../journal/read.ts';
import { type Edit, type Patch, write } from '../journal/write.ts';

export type NewProduction = Patch<Omit<Production, 'id' | 'servedAt' | 'direction'>> & Pick<Production, 'direction'>;
type ProductionPatch = Patch<Omit<Production, 'id' | 'servedAt' | 'direction'>>;

/** Enters a production, of today where no day is given, with its sources in order. Throws `invalid-input`, `not-found`. */
export function createProduction(
  opened: WritableCase,
  given: NewProduction,
  sources: readonly string[] = [],
): Production {
  if (given.date !== undefined) parseDay(given.date);
  const client = allRows(opened, 'case_info')[0]?.client ?? '';
  const row: Production = {
    id: opened.ids.next(),
    direction: given.direction,
    date: given.date ?? opened.clock.today(),
    party: given.party ?? '',
    means: given.means ?? '',
    title: given.title ?? '',
    letter: given.letter ?? (given.direction === 'given' ? defaultLetter(client) : ''),
    note: given.note ?? '',
    servedAt: null,
  };
  const label = row.direction === 'given' ? 'add production' : 'add production received';
  write(opened, { label, details: { production: row.id, sources } }, (edit) => {
    edit.insert('production', row);
    setRows(opened, edit, row.id, sources);
  });
  return row;
}

/**
 * Changes what is said of a production. Throws `not-found`, `invalid-input` for a day that is none, `conflict` for a production
 * that was handed over: only its note can change.
 */
export function updateProduction(opened: WritableCase, id: string, patch: ProductionPatch): Production {
  if (patch.date !== undefined) parseDay(patch.date);
  if (Object.entries(patch).some(([field, value]) => field !== 'note' && value !== undefined)) requireOpen(opened, id);
  return write(opened, { label: 'edit production' }, (edit) => edit.update('production', id, patch)).value;
}

/** Takes a production out; undo brings it back. Throws `not-found`, `conflict` for one that was handed over. */
export function removeProduction(opened: WritableCase, id: string): void {
  requireOpen(opened, id);
  const rows = rowsWhere(opened, 'production_source', 'production', id);
  const details = { production: id, sources: rows.map((row) => row.source) };
  write(opened, { label: 'remove production', details }, (edit) => {
    for (const row of rows) edit.remove('production_source', row.id);
    edit.remove('production', id);
  });
}

/**
 * Sets the sources of a production in order; those that stay keep what is said of them. Throws `not-found`, `invalid-input` for
 * a source twice, `conflict` for a production that was handed over.
 */
export function setProductionSources(opened: WritableCase, id: string, sources: readonly string[]): void {
  requireOpen(opened, id);
  const before = rowsWhere(opened, 'production_source', 'production', id).map((row) => row.source);
  const details = { production: id, sources: changed(before, sources) };
  write(opened, { label: 'change production', details }, (edit) => setRows(opened, edit, id, sources));
}

/** Adds sources at the end of a production's list; those on it stay where they are. Throws as setProductionSources does. */
export function addToProduction(opened: WritableCase, id: string, sources: readonly string[]): void {
  const there = rowsWhere(opened, 'production_source', 'production', id, 'position').map((row) => row.source);
  setProductionSources(opened, id, [...new Set([...there, ...sources])]);
}

/** Notes the numbers that the other side had put on a source. Throws `not-found`, `conflict` for a production of ours. */
export function updateProductionSource(
  opened: WritableCase,
  row: string,
  patch: Pick<ProductionSource, 'theirBates'>,
): ProductionSource {
  const { production } = found(rowById(opened, 'production_source', row), 'this source of a production');
  if (rowById(opened, 'production', production)?.direction !== 'received') {
    throw new AppError('conflict', 'only what was received bears numbers of the other side', { data: { id: row } });
  }
  return write(opened, { label: 'edit production' }, (edit) => edit.update('production_source', row, patch)).value;
}

/** Gives a production whose list may change. Throws `not-found`, `conflict` for one that was handed over. */
export function requireOpen(opened: ReadableCase, id: string): Production {
  const production = found(rowById(opened, 'production', id), 'this production');
  if (production.servedAt !== null) {
    throw new AppError('conflict', 'this production was handed over and stays as it is: correct it by a new one', {
      data: { id, reason: 'was-served' },
    });
  }
  return production;
}

function setRows(opened: WritableCase, edit: Edit, production: string, sources: readonly string[]): void {
  if (new Set(sources).size !== sources.length) {
    throw new AppError('invalid-input', 'a source is in a production once', { data: { field: 'sources' } });
  }
  const before = new Map(
    rowsWhere(opened, 'production_source', 'production', production).map((row) => [row.source, row]),
  );
  const wanted = new Set(sources);
  for (const row of before.values()) if (!wanted.has(row.source)) edit.remove('production_source', row.id);
  for (const [position, source] of sources.entries()) {
    const there = before.get(source);
    if (there !== undefined) edit.update('production_source', there.id, { position });
    else {
      found(rowById(opened, 'source', source), 'this source');
      edit.insert('production_source', {
        id: opened.ids.next(),
        production,
        source,
        position,
        bates: null,
        theirBates: '',
        withheld: false,
        reason: '',
      });
    }
  }
}

function changed(before: readonly string[], after: readonly string[]): string[] {
  const [old, fresh] = [new Set(before), new Set(after)];
  return [...before.filter((id) => !fresh.has(id)), ...after.filter((id) => !old.has(id))];
}
