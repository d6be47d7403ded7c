import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { ObservationLog } from '../../../renderer/bodycam/observation-log.tsx';
import type { ObservationView } from '../../../shared/contract/views.ts';
import { showOver } from '../support/fake-case.tsx';
import { source } from '../support/rows.ts';

function seen(over: Partial<ObservationView>): ObservationView {
  return {
    id: 'o1',
    source: 's1',
    position: 0,
    secondsFrom: 195,
    secondsTo: 222,
    wallClock: '',
    text: 'She asks her lieutenant.',
    observer: 'A. Reviewer',
    excerpt: null,
    clock: '2026-02-09 18:23:15',
    pin: null,
    ...over,
  };
}

const history = { undo: 'add excerpt', redo: null, savedAt: '2026-03-01T12:00:00Z' };

test('an audit note takes what it says was seen, with the offset and the time of day that it gives', async () => {
  const user = userEvent.setup();
  const asked = showOver(
    { 'observations.list': [], 'observations.create': (given: object) => seen(given) },
    <ObservationLog source={source({ id: 's1', kind: 'bodycam-audit-note' })} />,
  );
  await screen.findByText(/Each thing that the note says/);
  await user.type(screen.getByRole('textbox', { name: 'Offset' }), '3:42-3:15');
  expect(screen.getByRole('alert').textContent).toContain('3:15-3:42');
  await user.clear(screen.getByRole('textbox', { name: 'Offset' }));
  await user.type(screen.getByRole('textbox', { name: 'Offset' }), '3:15-3:42');
  await user.type(screen.getByRole('textbox', { name: 'Time of day' }), '18:23');
  await user.type(screen.getByRole('textbox', { name: 'New observation' }), 'Call made.{Enter}');
  await expect
    .poll(() => asked.find(({ name }) => name === 'observations.create')?.input)
    .toEqual({ source: 's1', text: 'Call made.', wallClock: '18:23', secondsFrom: 195, secondsTo: 222 });
  await expect.poll(() => screen.getByRole<HTMLInputElement>('textbox', { name: 'New observation' }).value).toBe('');
});

test('words are edited where they stand, times and observer in their fields', async () => {
  const user = userEvent.setup();
  const asked = showOver(
    { 'observations.list': [seen({})], 'observations.update': seen({}) },
    <ObservationLog source={source({ id: 's1', kind: 'bodycam-audit-note' })} />,
  );
  const words = await screen.findByRole('textbox', { name: 'Observation 00:03:15–00:03:42' });
  await user.clear(words);
  await user.type(words, 'She asks.');
  await user.tab();
  await user.click(screen.getByRole('button', { name: 'Edit times 00:03:15–00:03:42' }));
  const offset = screen.getByRole('textbox', { name: 'Offset, or from-to' });
  expect((offset as HTMLInputElement).value).toBe('00:03:15.000-00:03:42.000');
  await user.clear(offset);
  await user.type(offset, '4:00{Enter}');
  const patches = () => asked.filter(({ name }) => name === 'observations.update').map(({ input }) => input);
  await expect.poll(patches).toEqual([
    { id: 'o1', patch: { text: 'She asks.' } },
    { id: 'o1', patch: { secondsFrom: 240, secondsTo: null } },
  ]);
});

test('a recording nobody can play is cited by the offset that was typed', async () => {
  const user = userEvent.setup();
  const asked = showOver(
    {
      'observations.list': [seen({ secondsTo: null })],
      'observations.excerpt': { pin: 'Union Ex. 6 at 00:03:15' },
      'history.state': history,
    },
    <ObservationLog source={source({ id: 's1', kind: 'bodycam-video', unreadable: 'unplayable' })} />,
  );
  await user.click(await screen.findByRole('button', { name: 'Make excerpt' }));
  await screen.findByText('Added excerpt Union Ex. 6 at 00:03:15');
  expect(asked.find(({ name }) => name === 'observations.excerpt')?.input).toEqual({ id: 'o1' });
});

test('an audit note leads to the video with its video id, and cites no span of itself', async () => {
  const user = userEvent.setup();
  const note = source({ id: 's1', kind: 'bodycam-audit-note', details: { videoId: 'V-7' } });
  const video = source({ id: 's2', kind: 'bodycam-video', format: 'video', details: { videoId: 'V-7' } });
  showOver({ 'observations.list': [seen({})], 'sources.list': [note, video] }, <ObservationLog source={note} />);
  await user.click(await screen.findByRole('button', { name: '00:03:15–00:03:42' }));
  expect(localStorage.getItem('viewer.places')).toContain('"seconds":195');
  expect(screen.queryByRole('button', { name: 'Make excerpt' })).toBeNull();
});
