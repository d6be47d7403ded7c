import { expect } from 'vitest';
import type { WritableCase } from '../../../electron/core/case-file/open-case.ts';
import type { ExtractPool } from '../../../electron/core/jobs/pool.ts';
import type { CallInput, CallName, CallOutput } from '../../../shared/contract/contract.ts';
import { addFile } from '../../support/case-parts.ts';
import { makePdf } from '../../support/make-files.ts';

type MakeCall = <K extends CallName>(name: K, input: CallInput<K>) => Promise<CallOutput<K>>;

/** Types a wrong and the right password of a source, reads it, and takes it away again. */
export async function callOnPasswords(call: MakeCall, opened: WritableCase, pool: ExtractPool): Promise<void> {
  const bytes = await makePdf(['Under lock'], { userPassword: 'opensesame', ownerPassword: 'other' });
  const id = await addFile(opened, pool, 'locked.pdf', bytes);
  expect(await call('passwords.list', {})).toMatchObject([{ source: id, isOpen: false, isRead: false }]);
  expect(await call('passwords.give', { id, password: 'wrong' })).toEqual({ unreadable: 'encrypted' });
  expect(await call('passwords.give', { id, password: 'opensesame' })).toEqual({ unreadable: null });
  const { bytes: head, total } = await call('sources.read', { id, offset: 0, length: 5 });
  expect(Buffer.from(head).toString()).toBe('%PDF-');
  expect(await call('sources.read-again', { id })).toMatchObject({ unreadable: null, pages: 1 });
  expect(await call('passwords.list', {})).toMatchObject([{ source: id, isOpen: true, isRead: true, bytes: total }]);
  await call('sources.remove', { ids: [id] });
  expect(await call('passwords.list', {})).toEqual([]);
}
