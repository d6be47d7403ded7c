import type { SourceRow } from '../../../shared/contract/views.ts';
import type { EvidenceObject, Source, SourceFormat } from '../../../shared/domain/sources.ts';
import { AppError } from '../../../shared/errors.ts';
import type { WritableCase } from '../case-file/open-case.ts';
import type { ExtractPool } from '../jobs/pool.ts';
import { rowsWhere } from '../journal/read.ts';
import type { ExtractedPage } from './extract/extraction.ts';
import { addSource } from './sources-commands.ts';
import { getObject, listPages } from './sources-queries.ts';

/** What was made within the case of one of its sources. */
export type Made = Pick<Source, 'name' | 'title' | 'kind' | 'date' | 'receivedHow'> &
  Partial<Pick<Source, 'parentPath' | 'parentSeconds' | 'details'>> & {
    /** The only format that its bytes may have. */
    readonly format: SourceFormat;
    /** What was done, for the custody log: `keep still`. */
    readonly label: string;
  };

/**
 * Takes bytes that were made of a source as a part of it: stored and hashed like all evidence, withheld as its parent is. Gives the
 * source's id; the same bytes of the same parent and place are the same source. Throws `invalid-input` for bytes of another format.
 */
export async function addMade(
  opened: WritableCase,
  pool: ExtractPool,
  parent: SourceRow,
  bytes: Uint8Array,
  made: Made,
): Promise<string> {
  const { format, label, parentPath = '', parentSeconds = null, details = {}, ...said } = made;
  const looked = await pool.extract(made.name, bytes.slice());
  if (looked.format !== format) {
    throw new AppError('invalid-input', `these bytes are no ${format}`, { data: { field: 'bytes' } });
  }
  const stored = await opened.store.put(inOnePiece(bytes));
  const same = rowsWhere(opened, 'source', 'object', stored.name).find(
    (each) => each.parent === parent.id && each.parentSeconds === parentSeconds && each.parentPath === parentPath,
  );
  if (same !== undefined) return same.id;
  const known = getObject(opened, stored.name);
  const pages =
    known === undefined ? looked.pages : (listPages(opened, stored.name, 1, known.pages) as ExtractedPage[]);
  const object: EvidenceObject = known ?? {
    ...stored,
    format,
    mime: looked.mime,
    pages: pages.length,
    chars: pages.reduce((sum, page) => sum + page.text.length, 0),
    unreadable: null,
    warnings: [...looked.warnings],
    meta: looked.meta,
    seconds: null,
  };
  const source: Source = {
    ...said,
    id: opened.ids.next(),
    object: object.name,
    publisher: '',
    custodian: parent.custodian,
    receivedOn: opened.clock.today(),
    receivedFrom: '',
    privilege: parent.privilege,
    compelled: parent.compelled,
    note: '',
    importedAt: opened.clock.now(),
    parent: parent.id,
    parentPath,
    parentSeconds,
    confidentiality: parent.confidentiality,
    details,
  };
  addSource(opened, source, object, pages, null, { label, sources: [parent.id] });
  return source.id;
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
