import { expect, test } from 'vitest';
import { liveSummaries } from '../../../../electron/core/briefs/live-summaries.ts';
import { createComparator } from '../../../../electron/core/comparators/comparators-commands.ts';
import { setExhibits } from '../../../../electron/core/exhibits/exhibits-commands.ts';
import { createFact } from '../../../../electron/core/facts/facts-commands.ts';
import { allRows } from '../../../../electron/core/journal/read.ts';
import { createExcerpt } from '../../../../electron/core/sources/excerpts-commands.ts';
import { updateSource } from '../../../../electron/core/sources/sources-commands.ts';
import type { LiveObject } from '../../../../shared/domain/brief-document.ts';
import { buildCase } from '../../../support/case-builder.ts';
import { addFile, sharedPool } from '../../../support/case-parts.ts';

const pool = sharedPool();

async function ready() {
  const opened = await buildCase();
  const log = await addFile(opened, pool, 'log.txt', 'The words of the log');
  const secret = await addFile(opened, pool, 'secret.txt', 'CANARY of counsel');
  updateSource(opened, secret, { privilege: 'attorney-client' });
  setExhibits(opened, [{ source: log, series: 'union' }]);
  const pick = (source: string, quote: string) => createExcerpt(opened, { source, kind: 'words', page: 1, quote }).id;
  const [words, kept] = [pick(log, 'The words'), pick(secret, 'CANARY of counsel')];
  const fact = (text: string, excerpt: string) =>
    createFact(opened, { text, date: '2026-02-09' }, [{ excerpt, bearing: 'supports' }]);
  for (let each = 1; each <= 6; each += 1) fact(`Fact ${each}.`, words);
  fact('CANARY fact.', kept);
  const brief = allRows(opened, 'brief')[0]!.id;
  const of = (object: LiveObject, id: string | null = null) =>
    liveSummaries(opened, { brief, date: '2026-03-02', blocks: [{ object, id }] })[0]!;
  return { opened, brief, of, words, kept };
}

test('a live block says how much it will print and how it begins', async () => {
  const { of } = await ready();
  const facts = of('facts');
  expect(facts.count).toBe('6 sentences');
  expect(facts.lines).toHaveLength(4);
  expect(facts.lines[0]).toBe('Fact 1. (Union Ex. 1 at 1)');
  expect(facts.more).toBe(2);
});

test('a table shows its first rows', async () => {
  const { opened, of } = await ready();
  for (const person of ['A', 'B']) createComparator(opened, { person, conduct: 'Late', penalty: 'Reprimand' });
  const { count, table, more } = of('comparators');
  expect(count).toBe('2 rows');
  expect(table?.rows).toEqual([
    ['A', 'Late', 'Reprimand'],
    ['B', 'Late', 'Reprimand'],
  ]);
  expect(more).toBe(0);
});

test('nothing of a withheld source is shown, and a quotation of it counts as gone', async () => {
  const { opened, brief, of, words, kept } = await ready();
  expect(of('quote', words)).toMatchObject({ isGone: false, lines: ['The words (Union Ex. 1 at 1)'] });
  expect(of('quote', kept)).toMatchObject({ isGone: true, lines: [] });
  const all = (['facts', 'quote', 'provisions', 'chronology', 'exhibits', 'certificate'] as const).map((object) => ({
    object,
    id: object === 'quote' ? kept : null,
  }));
  const shown = JSON.stringify(liveSummaries(opened, { brief, date: '2026-03-02', blocks: all }));
  expect(shown).toContain('Fact 1.');
  expect(shown).not.toContain('CANARY');
});

test('blocks come back in the order in which they were asked for, those without anything to print too', async () => {
  const { opened, brief } = await ready();
  const blocks = (['issues', 'facts', 'disputes'] as const).map((object) => ({ object, id: null }));
  const found = liveSummaries(opened, { brief, date: '2026-03-02', blocks });
  expect(found.map(({ object, count }) => [object, count])).toEqual([
    ['issues', 'nothing to print yet'],
    ['facts', '6 sentences'],
    ['disputes', 'nothing to print yet'],
  ]);
});
