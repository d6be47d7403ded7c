import { createEvent, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { ExcerptView } from '../../../shared/contract/views.ts';
import { linkTargets } from '../../../renderer/sources/excerpt-links.ts';
import { SourceExcerpts } from '../../../renderer/sources/source-excerpts.tsx';
import { showOver } from '../support/fake-case.tsx';
import { fact, issue } from '../support/rows.ts';

const excerpt: ExcerptView = {
  id: 'e1',
  source: 's1',
  kind: 'words',
  page: 3,
  lineFrom: null,
  lineTo: null,
  secondsFrom: null,
  secondsTo: null,
  rects: [],
  quote: 'call Border Patrol',
  note: '',
  pin: 'Union Ex. 4 at 3',
  sourceTitle: 'Audit note',
  facts: [],
};
const facts = [fact({ id: 'f1', text: 'She asked her lieutenant' })];
const issues = [{ ...issue({ id: 'i1', title: 'Was she warned?' }), facts: [] }];
const history = { undo: 'link excerpt', redo: null, savedAt: '2026-03-02T10:00:00Z' };
const answers = {
  'facts.list': facts,
  'issues.list': issues,
  'facts.link-excerpt': facts[0],
  'facts.create': facts[0],
  'history.state': history,
};

function dataTransfer() {
  return { setData: () => undefined, effectAllowed: '', dropEffect: '' };
}

async function dragTo(words: string) {
  const line = (await screen.findByText('“call Border Patrol”')).closest('li')!;
  const start = createEvent.dragStart(line);
  Object.defineProperty(start, 'dataTransfer', { value: dataTransfer() });
  fireEvent(line, start);
  const panel = await screen.findByRole('region', { name: 'Drop the excerpt on an issue or a fact' });
  const target = within(panel).getByText(words);
  const over = createEvent.dragOver(target);
  Object.defineProperty(over, 'dataTransfer', { value: dataTransfer() });
  fireEvent(target, over);
  expect(over.defaultPrevented).toBe(true);
  fireEvent.drop(target);
}

describe('an excerpt', () => {
  it('dropped on a fact becomes a pin of that fact', async () => {
    const asked = showOver(answers, <SourceExcerpts source="s1" excerpts={[excerpt]} />);
    await screen.findByRole('button', { name: 'Link' });
    await expect.poll(() => asked.map(({ name }) => name)).toContain('issues.list');
    await dragTo('She asked her lieutenant');
    await screen.findByText('Linked Union Ex. 4 at 3 to the fact');
    expect(asked.find(({ name }) => name === 'facts.link-excerpt')?.input).toEqual({
      fact: 'f1',
      excerpt: 'e1',
      bearing: 'supports',
    });
    expect(screen.queryByRole('region', { name: /Drop the excerpt/ })).toBeNull();
  });

  it('dropped on an issue becomes a fact of its own words under that issue', async () => {
    const asked = showOver(answers, <SourceExcerpts source="s1" excerpts={[excerpt]} />);
    await expect.poll(() => asked.map(({ name }) => name)).toContain('issues.list');
    await dragTo('Was she warned?');
    await screen.findByText('Made a fact of Union Ex. 4 at 3 under the issue');
    expect(asked.find(({ name }) => name === 'facts.create')?.input).toMatchObject({
      fact: { text: 'call Border Patrol' },
      excerpts: [{ excerpt: 'e1', bearing: 'supports' }],
      issues: [{ issue: 'i1', bearing: 'supports' }],
    });
  });

  it('is linked by keyboard alone, too', async () => {
    const asked = showOver(answers, <SourceExcerpts source="s1" excerpts={[excerpt]} />);
    await expect.poll(() => asked.map(({ name }) => name)).toContain('issues.list');
    const user = userEvent.setup();
    (await screen.findByRole('button', { name: 'Link' })).focus();
    await user.keyboard('{Enter}lieutenant{Enter}');
    await screen.findByText('Linked Union Ex. 4 at 3 to the fact');
    expect(asked.some(({ name }) => name === 'facts.link-excerpt')).toBe(true);
  });
});

describe('what an excerpt can be linked to', () => {
  it('leaves out facts that rest on it already, and puts those of its own source first', () => {
    const pin = { link: 'l', source: 's1', page: 1, pin: 'p', bearing: 'supports', quote: '', publisher: '' } as const;
    const rows = [
      fact({ id: 'f1', text: 'Elsewhere' }),
      fact({ id: 'f2', text: 'Own', pins: [{ ...pin, excerpt: 'e2' }] }),
      fact({ id: 'f3', text: 'Rests on it', pins: [{ ...pin, excerpt: 'e1' }] }),
    ];
    expect(linkTargets(excerpt, 's1', rows, []).facts.map((item) => item.words)).toEqual(['Own', 'Elsewhere']);
  });
});
