import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { act } from 'react';
import { resetNavigation, useSelection } from '../../../renderer/navigation.ts';
import { SearchBox } from '../../../renderer/search/search-box.tsx';
import { SearchScreen } from '../../../renderer/search/search-screen.tsx';
import { requestAt } from '../../../renderer/search/search-place.ts';
import type { SearchRequest } from '../../../shared/domain/searches.ts';
import { showOver } from '../support/fake-case.tsx';
import { answerOf, hit, sourceHits } from '../support/hits.ts';

const found = answerOf({
  counts: { pages: 2, facts: 1, people: 0, notes: 0 },
  sourcesFound: 2,
  sources: [
    sourceHits({ source: 's1', title: 'Digest', label: 'Union Ex. 1', found: 6 }),
    sourceHits({ source: 's2', title: 'Memo', withheld: 'privileged', hits: [hit({ id: 's2', page: 7, ocr: true })] }),
  ],
  facts: [hit({ kind: 'fact', id: 'f1', page: null, date: '2026-02-09', sense: 'either-order' })],
});

type Input = { readonly request: SearchRequest };
const answers = {
  'search.first': ({ request }: Input) =>
    request.text.startsWith('zebra') ? answerOf() : { ...found, ranked: false, atLeast: true },
  'search.ranked': ({ request }: Input) => (request.text.startsWith('zebra') ? answerOf() : found),
  'search.in-source': () => sourceHits({ source: 's1', found: 6, hits: [1, 2, 3].map((page) => hit({ page })) }),
  'saved-searches.list': [],
  'people.list': [],
  'sources.list': [],
};

function Where(): string {
  const place = useSelection();
  return `at ${place.screen} ${place.id ?? ''} ${place.page ?? ''} ${requestAt(place).text}`;
}

beforeEach(() => act(() => resetNavigation()));

it('shows what was found by source, what is withheld or from OCR, and the true count once it is known', async () => {
  showOver(answers, <SearchBox />);
  await userEvent.type(screen.getByRole('combobox'), 'border');
  const memo = await screen.findByRole('group', { name: 'Memo, Privileged' });
  expect(within(memo).getByRole('option').textContent).toContain('Page 7OCR');
  expect(screen.getByRole('group', { name: 'Union Ex. 1 Digest' })).toBeDefined();
  expect(screen.getByText('Day or month first?')).toBeDefined();
  await screen.findByText('2 pages in 2 sources, 1 fact');
  expect(document.querySelector('mark')?.textContent).toBe('Border');
});

it('goes through the hits by arrows, and Enter opens the page', async () => {
  showOver(
    answers,
    <>
      <SearchBox />
      <Where />
    </>,
  );
  await userEvent.type(screen.getByRole('combobox'), 'border');
  await screen.findByText('2 pages in 2 sources, 1 fact');
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(screen.getByText('at sources s2 7')).toBeDefined();
});

it('says what was looked for in vain, and offers prefixes and fewer words', async () => {
  showOver(answers, <SearchBox />);
  await userEvent.type(screen.getByRole('combobox'), 'zebras crossing');
  await screen.findByText(/No page, fact, person or note has “zebras crossing”/);
  expect(screen.getByRole('button', { name: 'zebra* cross*' })).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: 'zebras OR crossing' }));
  expect(screen.getByRole<HTMLInputElement>('combobox').value).toBe('zebras OR crossing');
});

it('asks for nothing while nothing is typed, and once for words typed in one go', async () => {
  const asked = showOver(answers, <SearchBox />);
  await userEvent.type(screen.getByRole('combobox'), 'border');
  await screen.findByText('2 pages in 2 sources, 1 fact');
  const texts = asked.filter((one) => one.name === 'search.ranked').map((one) => (one.input as Input).request.text);
  expect(texts.at(-1)).toBe('border');
  expect(texts).not.toContain('');
  expect(texts.length).toBeLessThan(6);
});

it('is the box of the search screen there: filters join the words, keys go from source to source', async () => {
  const asked = showOver(
    answers,
    <>
      <SearchBox />
      <SearchScreen />
      <Where />
    </>,
  );
  await userEvent.type(screen.getByRole('combobox', { name: 'Search everything' }), 'border');
  await screen.findByText('2 pages in 2 sources, 1 fact');
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
  await screen.findByText(/^at search .*border$/);
  await userEvent.selectOptions(screen.getByLabelText('Privilege'), 'none');
  await waitFor(() =>
    expect(asked.at(-1)?.input).toMatchObject({ request: { text: 'border', privilege: 'none', kind: null } }),
  );
  const list = await screen.findByRole('listbox', { name: 'Search results' });
  await waitFor(() => expect(list.parentElement?.className).not.toContain('pending'));
  act(() => list.focus());
  await userEvent.keyboard('{PageDown}');
  const options = () => within(screen.getByRole('listbox', { name: 'Search results' })).getAllByRole('option');
  const chosen = () => options().findIndex((one) => one.getAttribute('aria-selected') === 'true');
  expect(chosen()).toBe(1);
  await userEvent.keyboard('{PageUp}');
  expect(chosen()).toBe(0);
  await userEvent.click(screen.getByText('Show all 6 pages'));
  await waitFor(() => expect(options()).toHaveLength(5));
});
