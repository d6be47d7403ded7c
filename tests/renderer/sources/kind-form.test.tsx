import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, test } from 'vitest';
import type { SourceRow } from '../../../shared/contract/views.ts';
import { sourceDetailsSchema } from '../../../shared/domain/source-details.ts';
import { sourceKinds } from '../../../shared/domain/sources.ts';
import { AppError } from '../../../shared/errors.ts';
import { FactFilters } from '../../../renderer/facts/fact-filters.tsx';
import { everyFact } from '../../../renderer/facts/fact-order.ts';
import { KindForm } from '../../../renderer/sources/kind-form.tsx';
import { kindFields } from '../../../renderer/sources/kind-fields.ts';
import { ManySources } from '../../../renderer/sources/many-sources.tsx';
import { HandlingFields } from '../../../renderer/sources/source-fields.tsx';
import { ReadOnly } from '../../../renderer/ui/read-only.tsx';
import { showOver, type Asked } from '../support/fake-case.tsx';
import { fact, person, source } from '../support/rows.ts';

const people = [person({ id: 'p1', name: 'Robin Example', rank: 'Lt.' })];
const info = { incidentOn: '2026-02-09' };
const quote = { id: 'e1', kind: 'lines', page: 1, quote: 'Call them.', pin: 'Note at 1:1', source: 's1', facts: [] };
const answers = (row: SourceRow) => ({
  'people.list': people,
  'case.info': info,
  'provisions.list': [],
  'charges.list': [],
  'observations.list': [],
  'sources.list': [row],
  'sources.get': { source: row, object: {}, excerpts: [quote], custody: [] },
  'sources.update': row,
  'history.state': { undo: 'edit', redo: null, savedAt: null },
});
const of = (asked: readonly Asked[], name: string) =>
  asked.filter((each) => each.name === name).map((each) => each.input);

describe('the forms of the kinds', () => {
  it('ask only for fields that a source has, each once', () => {
    for (const kind of sourceKinds) {
      const names = kindFields[kind].map((field) => field.name);
      expect(new Set(names).size, kind).toBe(names.length);
      expect(names.filter((name) => !(name in sourceDetailsSchema.shape))).toEqual([]);
    }
  });

  it('are there for every kind but other', () => {
    expect(sourceKinds.filter((kind) => kindFields[kind].length === 0)).toEqual(['other']);
  });

  it.each([
    ['bodycam-audit-note', ['Camera', 'Video', 'Worn by', 'Reviewer', 'Reviewed on']],
    ['instruction', ['Given by', 'Given to', 'Channel', 'Time', 'Exact words', 'Witnesses']],
    ['policy', ['Number', 'Version', 'In force from', 'In force to']],
    ['interview', ['Statement', 'Interviewed', 'Interviewer', 'Ordered by', 'Order given', 'Present']],
    ['press-statement', ['Speaker', 'Outlet', 'Exact words']],
    ['training-record', ['Course', 'Member', 'Trainer', 'Policy covered', 'Acknowledged', 'Signed on']],
  ] as const)('of %s shows %o', async (kind, labels) => {
    const row = source({ kind });
    showOver(answers(row), <KindForm source={row} />);
    for (const label of labels) expect(await screen.findByLabelText(label), label).toBeTruthy();
  });

  it('save one field as it is left, and offer the people of the case', async () => {
    const row = source({ kind: 'instruction', details: { recipient: 'Officer Doe' } });
    const asked = showOver(answers(row), <KindForm source={row} />);
    const giver = screen.getByLabelText('Given by');
    await waitFor(() => expect(giver.getAttribute('list')).not.toBeNull());
    expect(document.querySelector('datalist option')?.getAttribute('value')).toBe('Lt. Robin Example');
    await userEvent.type(giver, 'Lt. Somebody Else{Tab}');
    await waitFor(() => expect(of(asked, 'sources.update')).toHaveLength(1));
    expect(of(asked, 'sources.update')[0]).toEqual({ id: 's1', patch: { details: { giver: 'Lt. Somebody Else' } } });
    await userEvent.type(screen.getByLabelText('Time'), '9 Feb 2026 18:20{Enter}');
    await waitFor(() => expect(of(asked, 'sources.update')).toHaveLength(2));
    expect(of(asked, 'sources.update')[1]).toEqual({ id: 's1', patch: { details: { saidAt: '2026-02-09T18:20' } } });
  });

  it('keep what cannot be saved and say why in place', async () => {
    const row = source({ kind: 'policy' });
    const refusal = new AppError('invalid-input', 'x', { data: { reason: 'ends-before-start' } });
    showOver({ ...answers(row), 'sources.update': refusal }, <KindForm source={row} />);
    const field = screen.getByLabelText('In force to');
    await userEvent.type(field, '2019{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('The last day lies before the first.');
    expect((field as HTMLInputElement).value).toBe('2019');
  });

  it('say of a policy whether it was in force on the day of the incident', async () => {
    const row = source({ kind: 'policy', details: { inForceFrom: '2019', inForceTo: '2020' } });
    showOver(answers(row), <KindForm source={row} />);
    expect(await screen.findByText('Not in force on 9 Feb 2026, the day of the incident.')).toBeTruthy();
  });

  it('say what follows from a compelled statement, and take the mark in one step with its opposite', async () => {
    const row = source({ kind: 'interview', compelled: true });
    const asked = showOver(answers(row), <KindForm source={row} />);
    expect(screen.getByText('left out of every export', { exact: false })).toBeTruthy();
    await userEvent.selectOptions(screen.getByLabelText('Statement'), 'Voluntary');
    await waitFor(() => expect(of(asked, 'sources.update')).toHaveLength(1));
    expect(of(asked, 'sources.update')[0]).toEqual({
      id: 's1',
      patch: { compelled: false, details: { voluntary: true } },
    });
  });

  it('are text in a case that is open for reading only', async () => {
    const row = source({ kind: 'instruction', details: { giver: 'Lt. Example', saidAt: '2026-02-09T18:20' } });
    showOver(
      answers(row),
      <ReadOnly value>
        <KindForm source={row} />
      </ReadOnly>,
    );
    expect(await screen.findByText('9 Feb 2026, 18:20')).toBeTruthy();
    expect(screen.getByText('Lt. Example')).toBeTruthy();
    expect(screen.queryAllByRole('textbox')).toEqual([]);
    expect(screen.queryAllByRole('button')).toEqual([]);
  });
});

test('a filter can be used in a case that is open for reading only', async () => {
  const seen: unknown[] = [];
  showOver(
    {},
    <ReadOnly value>
      <FactFilters filter={everyFact} onFilter={(filter) => seen.push(filter.side)} shown={1} all={1} />
    </ReadOnly>,
  );
  await userEvent.selectOptions(screen.getByLabelText('Side'), 'Helps');
  expect(seen).toEqual(['helps']);
});

test('a fact of an instruction takes the people that match, asks for the others, and rests on the excerpt', async () => {
  const details = { giver: 'Lt. Robin Example', recipient: 'Officer Doe', words: 'Call them.', channel: 'radio' };
  const row = source({ kind: 'instruction', details, date: '2026-02-09' });
  const asked = showOver({ ...answers(row), 'facts.create': fact() }, <KindForm source={row} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Make a fact of this instruction' }));
  const form = within(await screen.findByRole('form', { name: 'New fact' }));
  await userEvent.click(form.getByRole('button', { name: 'Add fact' }));
  expect((await form.findByRole('alert')).textContent).toBe('Say who “Officer Doe” is.');
  await userEvent.selectOptions(form.getByLabelText('Given to'), 'New person: Officer Doe');
  await userEvent.click(form.getByRole('button', { name: 'Add fact' }));
  await waitFor(() => expect(of(asked, 'facts.create')).toHaveLength(1));
  expect(of(asked, 'facts.create')[0]).toEqual({
    fact: {
      kind: 'instruction',
      text: 'Lt. Robin Example instructed Officer Doe: “Call them.”',
      date: '2026-02-09',
      side: 'neutral',
      giver: 'p1',
      channel: 'radio',
      witnesses: '',
      words: 'Call them.',
    },
    people: { recipient: 'Officer Doe' },
    excerpts: [{ excerpt: 'e1', bearing: 'supports' }],
  });
});

test('many sources show what they have in common, and a change goes to all of them as one', async () => {
  const rows = [
    source({ custodian: 'Records', kind: 'policy' }),
    source({ id: 's2', custodian: 'Records', kind: 'photo' }),
  ];
  const asked = showOver(
    {
      'people.list': people,
      'sources.update-many': { changed: 2 },
      'history.state': { undo: 'x', redo: null, savedAt: null },
    },
    <ManySources rows={rows} />,
  );
  expect(screen.getByLabelText<HTMLInputElement>('Custodian').value).toBe('Records');
  const kind = screen.getByLabelText<HTMLSelectElement>('Kind');
  expect(kind.selectedOptions[0]!.textContent).toBe('Several');
  await userEvent.selectOptions(kind, 'Correspondence');
  await waitFor(() => expect(of(asked, 'sources.update-many')).toHaveLength(1));
  expect(of(asked, 'sources.update-many')[0]).toEqual({ ids: ['s1', 's2'], patch: { kind: 'correspondence' } });
  expect(await screen.findByText('Changed 2 sources')).toBeTruthy();
});

test('the parts of a withheld source are named while they may be exported, and marked as one', async () => {
  const mail = source({ privilege: 'attorney-client' });
  const parts = [source({ id: 's2', parent: 's1' }), source({ id: 's3', parent: 's1', privilege: 'work-product' })];
  const asked = showOver(
    { ...answers(mail), 'sources.list': [mail, ...parts], 'sources.update-many': { changed: 1 } },
    <HandlingFields source={mail} />,
  );
  expect(await screen.findByText('One part of it is not marked and may be exported.')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Mark its parts too' }));
  await waitFor(() => expect(of(asked, 'sources.update-many')).toHaveLength(1));
  expect(of(asked, 'sources.update-many')[0]).toEqual({
    ids: ['s2'],
    patch: { privilege: 'attorney-client', confidentiality: 'none', compelled: false },
  });
});
