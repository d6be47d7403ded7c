import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFact, removeFacts } from '../../../../electron/core/facts/facts-commands.ts';
import { undo } from '../../../../electron/core/journal/history.ts';
import { createPerson } from '../../../../electron/core/people/people-commands.ts';
import { ftsQuery } from '../../../../electron/core/search/fts-query.ts';
import {
  firstSearch,
  rankedSearch,
  searchInSource,
  snippetMarks,
} from '../../../../electron/core/search/search-queries.ts';
import type { ReadableCase } from '../../../../electron/core/case-file/open-case.ts';
import { createIssue } from '../../../../electron/core/issues/issues-commands.ts';
import { createExcerpt } from '../../../../electron/core/sources/excerpts-commands.ts';
import { removeSources, updateSource } from '../../../../electron/core/sources/sources-commands.ts';
import type { SearchAnswer } from '../../../../shared/contract/search-views.ts';
import { emptySearch, type SearchRequest } from '../../../../shared/domain/searches.ts';
import { buildCase } from '../../../support/case-builder.ts';
import { addFile, indexFaults, sharedPool } from '../../../support/case-parts.ts';
import { makePdf } from '../../../support/make-files.ts';

const pool = sharedPool();

const size = { sources: 50, perSource: 20, others: 50 };

/** A search as both answers give it: they agree in all but the order. */
async function search(opened: ReadableCase, request: Partial<SearchRequest> | string): Promise<SearchAnswer> {
  const whole = { ...emptySearch, ...(typeof request === 'string' ? { text: request } : request) };
  const first = await firstSearch(opened, whole, size);
  const ranked = await rankedSearch(opened, whole, size);
  expect(first.atLeast).toBe(false);
  expect(first.counts).toEqual(ranked.counts);
  expect(placesIn(first).toSorted()).toEqual(placesIn(ranked).toSorted());
  return ranked;
}

function placesIn({ sources }: SearchAnswer): string[] {
  return sources.flatMap(({ title, hits }) => hits.map((hit) => `${title} ${hit.page ?? hit.of}`));
}

async function searched() {
  const opened = await buildCase();
  const log = await addFile(
    opened,
    pool,
    'log.txt',
    'The officer called dispatch.\fNobody called back. Señor Peña waited.',
  );
  const pdf = await addFile(opened, pool, 'memo.pdf', await makePdf(['Translation was asked for', 'Called off']));
  updateSource(opened, log, { title: 'log' });
  updateSource(opened, pdf, { title: 'memo' });
  const pages = async (request: Partial<SearchRequest> | string) => placesIn(await search(opened, request)).toSorted();
  return { opened, log, pdf, pages };
}

describe('search', () => {
  it('wants every word, on one page', async () => {
    const { pages } = await searched();
    expect(await pages('called')).toEqual(['log 1', 'log 2', 'memo 2']);
    expect(await pages('called officer')).toEqual(['log 1']);
    expect(await pages('officer back')).toEqual([]);
  });

  it('takes phrases, prefixes, operators and words without their accents', async () => {
    const { pages } = await searched();
    expect(await pages('"called dispatch"')).toEqual(['log 1']);
    expect(await pages('"dispatch called"')).toEqual([]);
    expect(await pages('transl*')).toEqual(['memo 1']);
    expect(await pages('dispatch OR translation')).toEqual(['log 1', 'memo 1']);
    expect(await pages('called NOT officer')).toEqual(['log 2', 'memo 2']);
    expect(await pages('called AND NOT officer')).toEqual(['log 2', 'memo 2']);
    expect(await pages('senor pena')).toEqual(['log 2']);
    expect(await pages('SEÑOR')).toEqual(['log 2']);
  });

  it('takes parentheses, and NOT of several words', async () => {
    const { pages } = await searched();
    expect(await pages('(dispatch OR translation) NOT officer')).toEqual(['memo 1']);
    expect(await pages('called NOT (officer OR off)')).toEqual(['log 2']);
    expect(await pages('called NOT officer NOT off')).toEqual(['log 2']);
    expect(await pages('(called')).toEqual(['log 1', 'log 2', 'memo 2']);
    expect(await pages('NOT called')).toEqual([]);
  });

  it('marks the found words, whatever their accents, and tells the page', async () => {
    const { opened, pdf } = await searched();
    const answer = await search(opened, 'translation');
    expect(answer.sources).toMatchObject([{ source: pdf, found: 1, withheld: null, label: null }]);
    expect(answer.sources[0]!.hits).toMatchObject([{ kind: 'page', id: pdf, page: 1, ocr: false }]);
    expect(answer.sources[0]!.hits[0]!.snippet).toContain(`${snippetMarks.open}Translation${snippetMarks.close}`);
    const [source] = (await search(opened, 'senor "pena waited"')).sources;
    expect(source!.hits[0]!.snippet).toBe('Nobody called back. \u0002Señor\u0003 \u0002Peña waited\u0003.');
  });

  it('finds facts, people, titles, file names and notes beside pages', async () => {
    const { opened, log } = await searched();
    const person = createPerson(opened, { name: 'Called Smith', rank: 'Sgt.' });
    const fact = createFact(opened, { text: 'She called for a translator' });
    const issue = createIssue(opened, { kind: 'other', title: 'Was dispatch called in time?' });
    const excerpt = createExcerpt(opened, { source: log, kind: 'page', page: 2, quote: '', note: 'called: by whom?' });
    const answer = await search(opened, 'called');
    expect(answer.counts).toEqual({ pages: 3, facts: 1, people: 1, notes: 2 });
    expect(answer.facts).toMatchObject([{ kind: 'fact', id: fact.id }]);
    expect(answer.people).toMatchObject([{ kind: 'person', id: person.id, title: 'Sgt. Called Smith' }]);
    expect(answer.notes).toMatchObject([{ kind: 'note', of: 'issue', id: issue.id }]);
    const ofLog = answer.sources.find((source) => source.source === log)!;
    expect(ofLog.hits).toContainEqual(
      expect.objectContaining({ of: 'excerpt', id: excerpt.id, page: 2, excerpt: excerpt.id }),
    );
    expect((await search(opened, 'memo')).sources).toMatchObject([{ title: 'memo', hits: [{ of: 'source' }] }]);
    expect((await search(opened, 'sgt')).counts.people).toBe(1);
    updateSource(opened, log, { note: 'Ask about the overtime sheet', details: { reviewer: 'Lt. Rowe' } });
    expect((await search(opened, 'overtime rowe')).sources).toMatchObject([{ source: log }]);
    undo(opened);
    expect((await search(opened, 'overtime')).counts.notes).toBe(0);
    expect(indexFaults(opened)).toEqual([]);
  });

  it('does not find what was removed; undo brings it back', async () => {
    const { opened, log, pages } = await searched();
    const fact = createFact(opened, { text: 'Dispatch was slow' });
    removeSources(opened, [log]);
    removeFacts(opened, [fact.id]);
    expect((await search(opened, 'dispatch')).counts).toEqual({ pages: 0, facts: 0, people: 0, notes: 0 });
    undo(opened);
    undo(opened);
    expect(await pages('dispatch')).toEqual(['log 1']);
    expect((await search(opened, 'dispatch')).counts).toMatchObject({ pages: 1, facts: 1 });
  });

  it('shows as much as is asked for and counts all; the rest of a source is had from it', async () => {
    const { opened, log } = await searched();
    const small = await rankedSearch(
      opened,
      { ...emptySearch, text: 'called' },
      { sources: 1, perSource: 1, others: 0 },
    );
    expect(small).toMatchObject({ counts: { pages: 3 }, sourcesFound: 2 });
    expect(small.sources).toHaveLength(1);
    expect(small.sources[0]!.hits).toHaveLength(1);
    const whole = await searchInSource(opened, { ...emptySearch, text: 'called' }, log);
    expect(whole).toMatchObject({ found: 2, hits: [{ page: 1 }, { page: 2 }] });
    expect(await searchInSource(opened, { ...emptySearch, text: 'translation' }, log)).toBeNull();
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
            '(',
            'date:',
            'date:2026-02-09',
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
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const { counts, sources } = await search(opened, text);
        expect(sources.flatMap((source) => source.hits).length).toBeLessThanOrEqual(counts.pages + counts.notes);
      }),
      { numRuns: 150 },
    );
  });

  it('takes a query of any length', async () => {
    const { opened } = await searched();
    for (const word of ['NOT', 'OR', 'AND', '']) {
      const text = Array.from({ length: 2000 }, (_, n) => `called${n % 7}`).join(` ${word} `);
      expect((await search(opened, text)).counts.pages).toBe(0);
    }
  });
});
