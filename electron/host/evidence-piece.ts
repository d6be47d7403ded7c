import type { EvidencePiece } from '../../shared/contract/host-control.ts';
import { AppError } from '../../shared/errors.ts';
import type { ReadableCase } from '../core/case-file/open-case.ts';
import { shownType } from '../core/sources/shown-type.ts';
import { getObject, getSource } from '../core/sources/sources-queries.ts';

/** The most that one answer carries. */
const most = 8_388_608;

/**
 * Gives bytes of a recording or picture for the page to show by address; length 0 tells only what it is. Throws `not-found` for
 * a source that is neither, so that nothing else can be loaded this way.
 */
export async function evidencePiece(
  opened: ReadableCase,
  id: string,
  offset: number,
  length: number,
): Promise<EvidencePiece> {
  const source = getSource(opened, id);
  const object = getObject(opened, source.object);
  const type = object === undefined ? null : shownType(object);
  if (type === null) throw new AppError('not-found', 'this source is no recording or picture', { data: { id } });
  const bytes =
    length === 0 ? new Uint8Array(0) : await opened.store.read(source.object, offset, Math.min(length, most));
  return { type, total: source.bytes, bytes };
}
