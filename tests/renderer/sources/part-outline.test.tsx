import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Provision } from '../../../shared/domain/source-parts.ts';
import { ProvisionsForm } from '../../../renderer/sources/provisions-form.tsx';
import { draftAfter, draftIndex, moveDraft, movePart } from '../../../renderer/sources/part-places.ts';
import { ReadOnly } from '../../../renderer/ui/read-only.tsx';
import { showOver } from '../support/fake-case.tsx';
import { source } from '../support/rows.ts';

const provision = (over: Partial<Provision>): Provision => ({
  id: 'a',
  source: 's1',
  parent: null,
  position: 0,
  label: '307.5',
  text: 'Contact',
  bearing: 'defines',
  excerpt: null,
  ...over,
});
const two = [provision({}), provision({ id: 'b', position: 1, label: '307.6', bearing: 'prohibits' })];
const detail = { source: source(), object: {}, excerpts: [], custody: [] };
const history = { undo: 'add provision', redo: null, savedAt: null };

const acts = (asked: readonly { name: string; input: unknown }[]) =>
  asked.filter(({ name }) => /^provisions\.(?!list)/.test(name));

test('Enter opens the next one in place; what is typed is entered there, and so on', async () => {
  let made = 0;
  const asked = showOver(
    {
      'provisions.list': two,
      'sources.get': detail,
      'provisions.create': (given: { label: string; index: number }) =>
        provision({ id: `n${++made}`, label: given.label, position: given.index }),
    },
    <ProvisionsForm source={source()} />,
  );
  await userEvent.click(await screen.findByLabelText('Label of provision 307.5'));
  await userEvent.keyboard('{Enter}');
  await userEvent.keyboard('307.5a{Tab}Members shall ask.{Enter}');
  await waitFor(() => expect(acts(asked)).toHaveLength(1));
  expect(acts(asked)[0]!.input).toEqual({
    source: 's1',
    label: '307.5a',
    text: 'Members shall ask.',
    parent: null,
    index: 1,
  });
  expect(document.activeElement).toBe(screen.getByLabelText('Label of the new provision'));
  await userEvent.keyboard('307.5b{Enter}');
  await waitFor(() => expect(acts(asked)).toHaveLength(2));
  expect(acts(asked)[1]!.input).toMatchObject({ label: '307.5b', index: 2 });
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByLabelText('Label of the new provision')).toBeNull();
  expect(screen.getAllByRole('listitem')).toHaveLength(4);
});

test('Tab on an empty new one moves it in, Shift+Tab out; Tab through written ones changes nothing', async () => {
  const asked = showOver(
    { 'provisions.list': two, 'sources.get': detail, 'provisions.create': provision({ id: 'n' }) },
    <ProvisionsForm source={source()} />,
  );
  await userEvent.click(await screen.findByLabelText('Label of provision 307.6'));
  for (let presses = 0; presses < 12; presses += 1) await userEvent.tab();
  await userEvent.click(screen.getByLabelText('Label of provision 307.6'));
  await userEvent.keyboard('{Enter}{Tab}');
  const draft = () => screen.getByLabelText('Label of the new provision').closest('li')!;
  expect(draft().getAttribute('aria-level')).toBe('2');
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
  expect(draft().getAttribute('aria-level')).toBe('1');
  await userEvent.keyboard('{Tab}(a){Enter}');
  await waitFor(() => expect(acts(asked)).toHaveLength(1));
  expect(acts(asked)[0]!.input).toMatchObject({ label: '(a)', parent: 'b', index: 0 });
});

test('Alt and arrow keys move one, the choice beside it says what it does, and the menu removes it', async () => {
  const asked = showOver(
    {
      'provisions.list': two,
      'sources.get': detail,
      'provisions.move': {},
      'provisions.update': provision({}),
      'provisions.remove': {},
      'history.state': history,
    },
    <ProvisionsForm source={source()} />,
  );
  await userEvent.click(await screen.findByLabelText('Words of provision 307.6'));
  await userEvent.keyboard('{Alt>}{ArrowRight}{/Alt}');
  await waitFor(() => expect(acts(asked)).toHaveLength(1));
  expect(acts(asked)[0]).toEqual({ name: 'provisions.move', input: { id: 'b', parent: 'a', index: 0 } });
  await userEvent.selectOptions(screen.getByLabelText('What 307.5 does'), 'Requires');
  await waitFor(() => expect(acts(asked)).toHaveLength(2));
  expect(acts(asked)[1]!.input).toEqual({ id: 'a', patch: { bearing: 'requires' } });
});

test('one that is left with words is entered, one that is left empty goes', async () => {
  const asked = showOver(
    { 'provisions.list': [], 'sources.get': detail, 'provisions.create': provision({ id: 'n' }) },
    <ProvisionsForm source={source()} />,
  );
  expect(await screen.findByText('What it prohibits', { exact: false })).toBeTruthy();
  const add = screen.getByRole('button', { name: 'Add provision' });
  await userEvent.click(add);
  await userEvent.click(document.body);
  expect(screen.queryByLabelText('Label of the new provision')).toBeNull();
  expect(acts(asked)).toEqual([]);
  await userEvent.click(add);
  await userEvent.keyboard('1');
  await userEvent.click(document.body);
  await waitFor(() => expect(acts(asked)).toHaveLength(1));
});

test('a case that is open for reading shows them as text, with nothing to change them by', async () => {
  showOver(
    { 'provisions.list': two, 'sources.get': detail },
    <ReadOnly value>
      <ProvisionsForm source={source()} />
    </ReadOnly>,
  );
  const list = await screen.findByRole('list', { name: 'Provisions' });
  expect(within(list).getByText('Prohibits')).toBeTruthy();
  expect(within(list).queryAllByRole('textbox')).toEqual([]);
  expect(screen.queryAllByRole('button')).toEqual([]);
});

test('a tree is never deeper than its kind allows, whoever moves what', () => {
  const rows = [provision({}), provision({ id: 'b', position: 1 }), provision({ id: 'c', parent: 'b' })];
  expect(movePart(rows, 'b', 'in', 2)).toBeNull();
  expect(movePart(rows, 'b', 'in', 3)).toEqual({ id: 'b', parent: 'a', index: 0 });
  const draft = draftAfter(rows, 'c');
  expect(moveDraft(rows, draft, 'in', 2)).toBeNull();
  expect(draftIndex(rows, draftAfter(rows, 'a'))).toBe(1);
  expect(draftIndex(rows, draftAfter(rows, null))).toBe(2);
  expect(moveDraft(rows, draft, 'out', 2)).toMatchObject({ parent: null });
});
