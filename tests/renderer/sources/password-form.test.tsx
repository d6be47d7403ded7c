import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { PasswordView } from '../../../shared/contract/views.ts';
import { PasswordsAsked } from '../../../renderer/sources/passwords-asked.tsx';
import { UnreadableSource } from '../../../renderer/sources/unreadable-source.tsx';
import { ReadOnly } from '../../../renderer/ui/read-only.tsx';
import { showOver } from '../support/fake-case.tsx';
import { source } from '../support/rows.ts';

const lock = (over: Partial<PasswordView> = {}): PasswordView => ({
  source: 's',
  title: 'Memo',
  label: 'Union Ex. 2',
  isOpen: false,
  isRead: false,
  bytes: 10,
  ...over,
});
const memo = source({ id: 's', name: 'memo.pdf', unreadable: 'encrypted' });
const read = { unreadable: null, pages: 2, chars: 9, lost: [] };

describe('the password of a source', () => {
  it('is asked for where its pages would be; a wrong one is said and stays in the field', async () => {
    const asked = showOver(
      { 'passwords.list': [lock()], 'passwords.give': { unreadable: 'encrypted' } },
      <UnreadableSource source={memo} reason="encrypted" />,
    );
    const field = await screen.findByLabelText('Password');
    expect(field).toHaveProperty('type', 'password');
    await userEvent.type(field, 'wrong{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('This password does not open the file.');
    expect(field).toHaveProperty('value', 'wrong');
    await userEvent.click(screen.getByRole('button', { name: 'Show password' }));
    expect(field).toHaveProperty('type', 'text');
    await userEvent.type(field, 'er');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(asked.filter(({ name }) => name === 'sources.read-again')).toEqual([]);
  });

  it('has the words read in when it opens the file, but not where nothing may be written', async () => {
    const answers = { 'passwords.list': [lock()], 'passwords.give': { unreadable: null }, 'sources.read-again': read };
    const asked = showOver(answers, <UnreadableSource source={memo} reason="encrypted" />);
    await userEvent.type(await screen.findByLabelText('Password'), ' right {Enter}');
    await expect.poll(() => asked.at(-1)).toEqual({ name: 'sources.read-again', input: { id: 's' } });
    expect(asked).toContainEqual({ name: 'passwords.give', input: { id: 's', password: ' right ' } });
  });

  it('is taken for viewing alone where the case is open for reading only', async () => {
    const asked = showOver(
      { 'passwords.list': [lock()], 'passwords.give': { unreadable: null } },
      <ReadOnly value={true}>
        <UnreadableSource source={memo} reason="encrypted" />
      </ReadOnly>,
    );
    const field = await screen.findByLabelText('Password');
    await userEvent.type(field, 'right{Enter}');
    await expect.poll(() => (field as HTMLInputElement).value).toBe('');
    expect(asked.map(({ name }) => name)).not.toContain('sources.read-again');
  });

  it('is not asked for where the file is no PDF: that says what to do instead', async () => {
    showOver({ 'passwords.list': [] }, <UnreadableSource source={memo} reason="encrypted" />);
    expect(await screen.findByText(/takes the password of a PDF only/u)).toBeTruthy();
    expect(screen.queryByLabelText('Password')).toBeNull();
  });

  it('is asked for once for each exhibit that needs it, and for no other', async () => {
    const rows = [lock(), lock({ source: 'open', isOpen: true, isRead: true }), lock({ source: 'other' })];
    showOver({ 'passwords.list': rows }, <PasswordsAsked sources={['s', 'open']} />);
    expect(await screen.findByLabelText('Password of Union Ex. 2, Memo', { selector: 'input' })).toBeTruthy();
    expect(screen.getAllByRole('button', { name: 'Open with this password' })).toHaveLength(1);
    expect(screen.getByText(/^1 file opens with a password only/u)).toBeTruthy();
  });
});
