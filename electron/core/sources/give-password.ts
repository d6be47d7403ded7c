import { AppError } from '../../../shared/errors.ts';
import type { UnreadableReason } from '../../../shared/domain/sources.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import type { ExtractPool } from '../jobs/pool.ts';
import { unreadableReason } from './extract/extraction.ts';
import { asksPassword } from './passwords-queries.ts';
import { getSource } from './sources-queries.ts';

/**
 * Opens a source by its password for as long as the case is open; writes nothing. Gives null, or why it stays closed: `encrypted`
 * for a wrong password. Throws `not-found`, `invalid-input` for a source that asks for none, and what reading the stored bytes throws.
 */
export async function givePassword(
  opened: ReadableCase,
  pool: Pick<ExtractPool, 'unlock'>,
  id: string,
  password: string,
): Promise<UnreadableReason | null> {
  const source = getSource(opened, id);
  if (!asksPassword(opened, source.object)) {
    throw new AppError('invalid-input', 'this source asks for no password', { data: { field: 'id' } });
  }
  try {
    await opened.unlocked.open({ name: source.object, bytes: source.bytes }, password, pool);
    return null;
  } catch (cause) {
    const reason = unreadableReason(cause);
    if (reason === null) throw cause;
    return reason;
  }
}
