import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFact, removeFacts } from '../../../../electron/core/facts/facts-commands.ts';
import { undo } from '../../../../electron/core/journal/history.ts';
import { createPerson } from '../../../../electron/core/people/people-commands.ts';
import { ftsQuery, search, snippetMarks } from '../../../../electron/core/search/search-queries.ts';
import { removeSources } from '../../../../electron/core/sources/sources-commands.ts';
import { buildCase } from '../../../support/case-builder.ts';
import { addFile, sharedPool } from '../../../support/case-parts.ts';
import { makePdf } from '../../../support/make-files.ts';

const pool = sharedPool();

async function searched() {
  const opened = await buildCase();
  const log = await addFile(
    opened,
    pool,
    'log.txt',
    'The officer called dispatch.\fNobody called back. Señor Peña waited.',
  );
  const pdf = await addFile(opened, pool, 'memo.pdf', await makePdf(['Translation was asked for', 'Called off']));
  const pages = (text: string) =>
    search(opened, text, 50)
      .hits.filter((hit) => hit.kind === 'page')
      .map((hit) => `${hit.id === log ? 'log' : 'memo'} ${hit.page}`)
      .toSorted();
  return { opened, log, pdf, pages };
}

describe('search', () => {
  it('wants every word, on one page', async () => {
    const { pages } = await searched();
    expect(pages('called')).toEqual(['log 1', 'log 2', 'memo 2']);
    expect(pages('called officer')).toEqual(['log 1']);
    expect(pages('officer back')).toEqual([]);
  });

  it('takes phrases, prefixes, operators and words without their accents', async () => {
    const { pages } = await searched();
    expect(pages('"called dispatch"')).toEqual(['log 1']);
    expect(pages('"dispatch called"')).toEqual([]);
    expect(pages('transl*')).toEqual(['memo 1']);
    expect(pages('dispatch OR translation')).toEqual(['log 1', 'memo 1']);
    expect(pages('called NOT officer')).toEqual(['log 2', 'memo 2']);
    expect(pages('called AND NOT officer')).toEqual(['log 2', 'memo 2']);
    expect(pages('senor pena')).toEqual(['log 2']);
    expect(pages('SEÑOR')).toEqual(['log 2']);
  });

  it('marks the found words and tells the page and the exhibit-free title', async () => {
    const { opened, pdf } = await searched();
    const [hit] = search(opened, 'translation', 5).hits;
    expect(hit).toMatchObject({ kind: 'page', id: pdf, page: 1, label: null });
    expect(hit!.snippet).toContain(`${snippetMarks.open}Translation${snippetMarks.close}`);
  });

  it('finds facts and people first, counts all and keeps to the limit', async () => {
    const { opened } = await searched();
    createPerson(opened, { name: 'Called Smith', rank: 'Sgt.' });
    createFact(opened, { text: 'She called for a translator' });
    const { hits, total } = search(opened, 'called', 50);
    expect(hits.map((hit) => hit.kind)).toEqual(['person', 'fact', 'page', 'page', 'page']);
    expect(total).toBe(5);
    expect(search(opened, 'called', 2)).toMatchObject({ total: 5, hits: [{ kind: 'person' }, { kind: 'fact' }] });
    expect(search(opened, 'sgt', 5).hits).toHaveLength(1);
  });

  it('does not find what was removed; undo brings it back', async () => {
    const { opened, log, pages } = await searched();
    const fact = createFact(opened, { text: 'Dispatch was slow' });
    removeSources(opened, [log]);
    removeFacts(opened, [fact.id]);
    expect(search(opened, 'dispatch', 5)).toEqual({ total: 0, hits: [] });
    undo(opened);
    undo(opened);
    expect(pages('dispatch')).toEqual(['log 1']);
    expect(search(opened, 'dispatch', 5).total).toBe(2);
  });

  it('has nothing to look for where there is no word', () => {
    for (const text of ['', '   ', '"', '""', '***', '()', 'AND', 'NOT OR', '^:-+']) expect(ftsQuery(text)).toBeNull();
  });

  it('never fails, whatever is typed', async () => {
    const { opened } = await searched();
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .array(
          fc.constantFrom(
            '"',
            '*',
            'AND',
            'OR',
            'NOT',
            'NEAR(',
            ')',
            '{text}',
            ':',
            '^',
            '-',
            'a',
            'called',
            "'",
            '\0',
          ),
          {
            maxLength: 40,
          },
        )
        .map((parts) => parts.join(' ')),
      fc
        .array(fc.constantFrom('"', '*', 'NOT', 'x', '\u0301', '\u{F0000}', ' '), { maxLength: 30 })
        .map((p) => p.join('')),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const { hits, total } = search(opened, text, 10);
        expect(hits.length).toBeLessThanOrEqual(Math.min(10, total));
      }),
      { numRuns: 400 },
    );
  });

  it('takes a query of any length', async () => {
    const { opened } = await searched();
    for (const word of ['NOT', 'OR', 'AND', '']) {
      const text = Array.from({ length: 2000 }, (_, n) => `called${n % 7}`).join(` ${word} `);
      expect(search(opened, text, 5).total).toBe(0);
    }
  });
});
