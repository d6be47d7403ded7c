import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { PersonSelect } from '../../../renderer/people/person-select.tsx';
import { partsIn } from '../../../renderer/people/person-inspector.tsx';
import { showOver } from '../support/fake-case.tsx';
import { fact, person } from '../support/rows.ts';

test('a person is chosen by name with rank, or nobody', async () => {
  const saved: unknown[] = [];
  showOver(
    { 'people.list': [person({ id: 'p1', name: 'Pat Example', rank: 'Lt.' })] },
    <PersonSelect label="Given by" value={null} onCommit={async (id) => void saved.push(id)} />,
  );
  await screen.findByRole('option', { name: 'Lt. Pat Example' });
  await userEvent.selectOptions(screen.getByLabelText('Given by'), 'Lt. Pat Example');
  expect(saved).toEqual(['p1']);
});

test('a new person is named in place, added and chosen', async () => {
  const saved: unknown[] = [];
  const asked = showOver(
    { 'people.list': [], 'people.create': person({ id: 'p9' }) },
    <PersonSelect label="Given by" value={null} onCommit={async (id) => void saved.push(id)} />,
  );
  await userEvent.selectOptions(screen.getByLabelText('Given by'), 'New person...');
  await userEvent.type(screen.getByLabelText('Given by'), 'Sam Sample{Enter}');
  await waitFor(() => expect(saved).toEqual(['p9']));
  expect(asked).toContainEqual({ name: 'people.create', input: { name: 'Sam Sample' } });
});

test('a fact says in which parts a person appears', () => {
  expect(partsIn(fact({ giver: 'p1', assertedBy: 'p1', recipient: 'p2' }), 'p1')).toEqual([
    'gives the instruction',
    'asserts it',
  ]);
  expect(partsIn(fact(), 'p1')).toEqual([]);
});
