import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { FactColumn } from '../../../renderer/issues/fact-column.tsx';
import { NewIssueRow } from '../../../renderer/issues/new-issue-row.tsx';
import { showOver } from '../support/fake-case.tsx';
import { fact, issue, pin } from '../support/rows.ts';

test('a column shows the facts of its bearing as quotes, and links another', async () => {
  const linked = [
    fact({ id: 'f1', text: 'She asked.', issues: [{ link: 'l1', issue: 'i1', bearing: 'supports' }], pins: [pin()] }),
    fact({ id: 'f2', text: 'It was barred.', issues: [{ link: 'l2', issue: 'i1', bearing: 'undermines' }] }),
  ];
  const asked = showOver(
    { 'facts.link-issue': fact() },
    <FactColumn
      title="For"
      bearing="supports"
      issue="i1"
      linked={linked}
      all={[...linked, fact({ id: 'f3', text: 'New.' })]}
    />,
  );
  expect(screen.getByText('She asked.')).toBeTruthy();
  expect(screen.getByText('call Border Patrol', { exact: false })).toBeTruthy();
  expect(screen.queryByText('It was barred.')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Link a fact' }));
  expect(screen.getAllByRole('option').filter((each) => each.id !== '' && each.tagName === 'LI')).toHaveLength(1);
  await userEvent.keyboard('{Enter}');
  await waitFor(() =>
    expect(asked).toEqual([{ name: 'facts.link-issue', input: { fact: 'f3', issue: 'i1', bearing: 'supports' } }]),
  );
});

test('a new issue stands at the top by Enter, or below the selected one as its kind asks', async () => {
  const asked = showOver(
    { 'issues.create': issue({ id: 'i9' }) },
    <NewIssueRow above={issue({ id: 'i1', kind: 'charge', title: 'Charge 1' })} onAdded={() => undefined} />,
  );
  await userEvent.type(screen.getByLabelText('New issue', { selector: 'input' }), 'Knowledge');
  await userEvent.click(screen.getByRole('button', { name: 'Add below Charge 1' }));
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.input).toEqual({ title: 'Knowledge', kind: 'element', parent: 'i1' });
  await userEvent.type(screen.getByLabelText('New issue', { selector: 'input' }), 'Charge 2{Enter}');
  await waitFor(() => expect(asked).toHaveLength(2));
  expect(asked[1]?.input).toEqual({ title: 'Charge 2', kind: 'charge', parent: null });
});
