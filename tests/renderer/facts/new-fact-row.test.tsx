import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createRef } from 'react';
import { expect, test } from 'vitest';
import { NewFactRow } from '../../../renderer/facts/new-fact-row.tsx';
import { AppError } from '../../../shared/errors.ts';
import { showOver } from '../support/fake-case.tsx';
import { fact } from '../support/rows.ts';

const row = (added: string[] = []) => <NewFactRow first={createRef()} onAdded={(id) => added.push(id)} />;

test('Enter saves the sentence with its date in EDTF, and the next fact can be typed at once', async () => {
  const added: string[] = [];
  const asked = showOver({ 'facts.create': fact({ id: 'f9' }) }, row(added));
  const date = screen.getByLabelText('Date of the new fact');
  await userEvent.type(date, 'about 16 Dec 2025');
  expect(document.getElementById('new-fact-note')?.textContent).toBe('about 16 Dec 2025');
  await userEvent.tab();
  await userEvent.keyboard('She asked.{Enter}');
  await waitFor(() => expect(added).toEqual(['f9']));
  expect(asked).toEqual([
    { name: 'facts.create', input: { fact: { text: 'She asked.', date: '2025-12-16~', side: 'neutral' } } },
  ]);
  await waitFor(() => expect(document.activeElement).toBe(date));
  expect((date as HTMLInputElement).value).toBe('');
});

test('a date that means nothing is refused in words and nothing is sent', async () => {
  const asked = showOver({}, row());
  await userEvent.type(screen.getByLabelText('Date of the new fact'), 'whenever');
  await userEvent.type(screen.getByLabelText('New fact', { selector: 'input' }), 'She asked.{Enter}');
  expect(await screen.findByText(/^Not understood/)).toBeTruthy();
  expect(asked).toEqual([]);
});

test('a failure shows in the row and the words stay', async () => {
  showOver({ 'facts.create': new AppError('disk-full', 'no space left') }, row());
  const text = screen.getByLabelText('New fact', { selector: 'input' });
  await userEvent.type(text, 'She asked.{Enter}');
  expect(await screen.findByText('The disk is full.')).toBeTruthy();
  expect((text as HTMLInputElement).value).toBe('She asked.');
});
