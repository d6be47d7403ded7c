import type { CallName, CallOutput, CallParsed } from '../../shared/contract/contract.ts';
import type { Session } from '../core/session.ts';
import { givePassword } from '../core/sources/give-password.ts';
import { listPasswords } from '../core/sources/passwords-queries.ts';

/** The calls on the passwords of files: none writes, so they work on a case that is open for reading only. */
export const passwordsReads = {
  'passwords.list': ({ opened }) => listPasswords(opened),
  'passwords.give': async (session, { id, password }) => {
    const unreadable = await givePassword(session.opened, session.pool, id, password);
    if (unreadable === null) {
      session.emit({ type: 'changed', step: 0, tables: ['password'] });
      session.ocr?.wake();
    }
    return { unreadable };
  },
} satisfies { [K in CallName]?: (session: Session, input: CallParsed<K>) => CallOutput<K> | Promise<CallOutput<K>> };
