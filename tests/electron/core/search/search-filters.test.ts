import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WritableCase } from '../../../../electron/core/case-file/open-case.ts';
import { setExhibits } from '../../../../electron/core/exhibits/exhibits-commands.ts';
import { createFact } from '../../../../electron/core/facts/facts-commands.ts';
import { createPerson, removePerson } from '../../../../electron/core/people/people-commands.ts';
import { rankedSearch } from '../../../../electron/core/search/search-queries.ts';
import { createExcerpt } from '../../../../electron/core/sources/excerpts-commands.ts';
import { addSource, updateSource } from '../../../../electron/core/sources/sources-commands.ts';
import { dayOf } from '../../../../shared/domain/dates.ts';
import { emptySearch, type SearchRequest } from '../../../../shared/domain/searches.ts';
import type { EvidenceObject, Source } from '../../../../shared/domain/sources.ts';
import { AppError } from '../../../../shared/errors.ts';
import { buildCase } from '../../../support/case-builder.ts';

const size = { sources: 50, perSource: 20, others: 50 };
let objects = 0;

/** Enters a source with pages of text, without the bytes that nothing here reads. */
function addPages(opened: WritableCase, title: string, texts: readonly string[], part: Partial<Source> = {}): string {
  const name = String(++objects).padStart(64, '0');
  const source: Source = {
    id: opened.ids.next(),
    object: name,
    name: `${title}.txt`,
    title,
    kind: 'other',
    date: null,
    publisher: '',
    custodian: '',
    receivedOn: null,
    receivedFrom: '',
    receivedHow: '',
    privilege: 'none',
    compelled: false,
    note: '',
    importedAt: opened.clock.now(),
    parent: null,
    parentPath: '',
    parentSeconds: null,
    confidentiality: 'none',
    details: {},
    ...part,
  };
  const object: EvidenceObject = {
    name,
    sha256: name,
    bytes: 1,
    format: 'text',
    mime: 'text/plain',
    pages: texts.length,
    chars: 1,
    unreadable: null,
    warnings: [],
    meta: {},
    seconds: null,
  };
  const pages = texts.map((text, at) => ({ number: at + 1, text, width: 612, height: 792, rotate: 0 }));
  addSource(opened, source, object, pages as Parameters<typeof addSource>[3], null);
  return source.id;
}

async function titles(opened: WritableCase, request: Partial<SearchRequest>): Promise<string[]> {
  const { sources } = await rankedSearch(opened, { ...emptySearch, scope: 'pages', ...request }, size);
  return sources.map((source) => source.title).toSorted();
}

async function factsOf(opened: WritableCase, request: Partial<SearchRequest>): Promise<string[]> {
  const { facts } = await rankedSearch(opened, { ...emptySearch, scope: 'facts', ...request }, size);
  return facts.map((fact) => fact.title).toSorted();
}

describe('filters', () => {
  it('narrow by kind, date, exhibit, privilege and source, each and together', async () => {
    const opened = await buildCase();
    const text = ['dispatch was called'];
    const log = addPages(opened, 'log', text, { kind: 'dispatch-log', date: '2026-02-09' });
    const news = addPages(opened, 'news', text, { kind: 'news-report', date: '2026-02' });
    addPages(opened, 'memo', text, { privilege: 'work-product' });
    addPages(opened, 'letter', text, { date: '2026-03-01/..', privilege: 'attorney-client' });
    setExhibits(opened, [
      { source: log, series: 'union' },
      { source: news, series: 'joint' },
    ]);
    const found = (request: Partial<SearchRequest>) => titles(opened, { text: 'dispatch', ...request });
    expect(await found({})).toEqual(['letter', 'log', 'memo', 'news']);
    expect(await found({ kind: 'news-report' })).toEqual(['news']);
    expect(await found({ from: '2026-02-10', to: '2026-02-20' })).toEqual(['news']);
    expect(await found({ from: '2026-02-09', to: '2026-02-09' })).toEqual(['log', 'news']);
    expect(await found({ from: '2026-06-01' })).toEqual(['letter']);
    expect(await found({ exhibit: 'exhibit' })).toEqual(['log', 'news']);
    expect(await found({ exhibit: 'union' })).toEqual(['log']);
    expect(await found({ exhibit: 'not-exhibit' })).toEqual(['letter', 'memo']);
    expect(await found({ privilege: 'privileged' })).toEqual(['letter', 'memo']);
    expect(await found({ privilege: 'none' })).toEqual(['log', 'news']);
    expect(await found({ privilege: 'work-product' })).toEqual(['memo']);
    expect(await found({ source: log })).toEqual(['log']);
    expect(await found({ exhibit: 'exhibit', from: '2026-02-10' })).toEqual(['news']);
    expect(await found({ exhibit: 'exhibit', privilege: 'privileged' })).toEqual([]);
    updateSource(opened, news, { kind: 'press-statement' });
    expect(await found({ kind: 'news-report' })).toEqual([]);
  });

  it('mark what is withheld', async () => {
    const opened = await buildCase();
    addPages(opened, 'memo', ['dispatch'], { privilege: 'work-product' });
    const { sources } = await rankedSearch(opened, { ...emptySearch, text: 'dispatch' }, size);
    expect(sources).toMatchObject([{ title: 'memo', withheld: 'privileged' }]);
  });

  it('find a person by the facts that name them and the pages that have the name, not by a namesake', async () => {
    const opened = await buildCase();
    const wallet = createPerson(opened, { name: 'Denise Wallet', rank: 'Sgt.' }).id;
    const other = createPerson(opened, { name: 'Pat Example' }).id;
    addPages(opened, 'full', ['Denise Wallet arrived']);
    addPages(opened, 'ranked', ['then Sergeant Wallet left']);
    addPages(opened, 'listed', ['WALLET, Denise, badge 12']);
    addPages(opened, 'purse', ['he dropped his wallet']);
    createFact(opened, { text: 'She was told to call', recipient: wallet });
    createFact(opened, { text: 'Someone else called', speaker: other });
    expect(await titles(opened, { person: wallet })).toEqual(['full', 'listed', 'ranked']);
    expect(await titles(opened, { person: wallet, text: 'left' })).toEqual(['ranked']);
    expect(await factsOf(opened, { person: wallet })).toEqual(['She was told to call']);
    expect(await factsOf(opened, { person: other, text: 'call*' })).toEqual(['Someone else called']);
    expect(await factsOf(opened, { person: wallet, text: 'else' })).toEqual([]);
    const gone = createPerson(opened, { name: 'Pat Gone' }).id;
    removePerson(opened, gone);
    expect(await titles(opened, { person: gone, text: 'wallet' })).toEqual([]);
  });

  it('narrow facts by their own date and by the sources that they are pinned to', async () => {
    const opened = await buildCase();
    const log = addPages(opened, 'log', ['x'], { kind: 'dispatch-log', date: '2020-01-01' });
    const excerpt = createExcerpt(opened, { source: log, kind: 'page', page: 1, quote: '' }).id;
    createFact(opened, { text: 'Dispatch answered', date: '2026-02-09' }, [{ excerpt, bearing: 'supports' }]);
    createFact(opened, { text: 'Dispatch was slow', date: '2026-03-01~' });
    createFact(opened, { text: 'Dispatch is undated' });
    const found = (request: Partial<SearchRequest>) => factsOf(opened, { text: 'dispatch', ...request });
    expect(await found({ kind: 'dispatch-log' })).toEqual(['Dispatch answered']);
    expect(await found({ kind: 'dispatch-log', from: '2026-02-01' })).toEqual(['Dispatch answered']);
    expect(await found({ from: '2026-02-10' })).toEqual(['Dispatch was slow']);
    expect(await found({ to: '2026-02-10' })).toEqual(['Dispatch answered']);
  });

  it('list what fits where no word is wanted', async () => {
    const opened = await buildCase();
    addPages(opened, 'log', ['x'], { kind: 'dispatch-log' });
    addPages(opened, 'news', ['x'], { kind: 'news-report' });
    const answer = await rankedSearch(opened, { ...emptySearch, kind: 'news-report' }, size);
    expect(answer.sources).toMatchObject([{ title: 'news', hits: [{ of: 'source' }] }]);
  });
});

describe('dates', () => {
  it('are found in any spelling on pages, in facts and in notes, the surest first', async () => {
    const opened = await buildCase();
    addPages(opened, 'ISO', ['seen 2026-02-09T18:20 by the camera']);
    addPages(opened, 'words', ['on the ninth day of February, 2026, he called']);
    addPages(opened, 'slashes', ['on 2/9/26 he called']);
    addPages(opened, 'bare', ['Feb. 9: he called'], { date: '2026-02-12' });
    addPages(opened, 'bare of another year', ['Feb. 9: he called'], { date: '2025-02-12' });
    addPages(opened, 'other days', ['9 Mar 2026, 19 Feb 2026, February 9, 2025']);
    const dated = addPages(opened, 'dated', ['nothing of a day'], { date: '2026-02-09' });
    createFact(opened, { text: 'A call was made', date: '2026-02-09' });
    createFact(opened, { text: 'It was said on February 9th, 2026' });
    createFact(opened, { text: 'Another day', date: '2026-02-10' });
    const answer = await rankedSearch(opened, { ...emptySearch, text: 'date:2026-02-09' }, size);
    const pages = answer.sources.flatMap((source) => source.hits.filter((hit) => hit.kind === 'page'));
    expect(pages.map((hit) => [hit.title, hit.sense])).toEqual([
      ['ISO', 'sure'],
      ['words', 'sure'],
      ['bare', 'no-year'],
      ['slashes', 'either-order'],
    ]);
    expect(pages[0]!.snippet).toContain('\u00022026-02-09\u0003');
    expect(answer.facts.map((fact) => fact.title).toSorted()).toEqual([
      'A call was made',
      'It was said on February 9th, 2026',
    ]);
    expect(answer.sources.some((source) => source.source === dated)).toBe(true);
    const words = await rankedSearch(opened, { ...emptySearch, text: 'he date:"9 Feb 2026" called' }, size);
    expect(words.counts.pages).toBe(3);
    expect(await factsOf(opened, { text: 'call date:2026-02-09' })).toEqual(['A call was made']);
  });

  it('are found whatever the day and its spelling, and no other day is', async () => {
    const opened = await buildCase();
    const days = fc.sample(
      fc
        .tuple(fc.integer({ min: 1990, max: 2040 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 13, max: 28 }))
        .map(([y, m, d]) => dayOf(y, m, d)),
      { numRuns: 12, seed: 9 },
    );
    const distinct = [...new Set(days)];
    for (const day of distinct) {
      const [y, m, d] = day.split('-').map(Number) as [number, number, number];
      const month = new Date(Date.UTC(2000, m - 1, 1)).toLocaleString('en-US', { month: 'long', timeZone: 'UTC' });
      addPages(opened, day, [
        `${month} ${d}, ${y}`,
        `${d} ${month.slice(0, 3)} ${y}`,
        `${m}/${d}/${y}`,
        `${d}.${m}.${y}`,
      ]);
    }
    for (const day of distinct) {
      const { sources } = await rankedSearch(opened, { ...emptySearch, scope: 'pages', text: `date:${day}` }, size);
      expect(sources.map((source) => [source.title, source.found])).toEqual([[day, 4]]);
    }
  });
});

describe('a common word', () => {
  it('is counted in full, and ranked among 5,000 pages with those of exhibits first', async () => {
    const opened = await buildCase();
    for (let n = 0; n < 11; n++) {
      addPages(
        opened,
        `box ${n}`,
        Array.from({ length: 500 }, (_, at) => `page ${at} dispatch ${'filler '.repeat(20)}`),
      );
    }
    const exhibit = addPages(opened, 'exhibit', ['dispatch dispatch']);
    setExhibits(opened, [{ source: exhibit, series: 'union' }]);
    const request = { ...emptySearch, text: 'dispatch' };
    const answer = await rankedSearch(opened, request, { sources: 5, perSource: 2, others: 5 });
    expect(answer).toMatchObject({ counts: { pages: 5501 }, atLeast: false, sourcesFound: 12, rankedAmong: 5000 });
    expect(answer.sources[0]).toMatchObject({ label: 'Union Ex. 1', found: 1 });
    expect(answer.sources).toHaveLength(5);
  });

  it('is given up for a later search', async () => {
    const opened = await buildCase();
    addPages(opened, 'log', ['dispatch']);
    const giveUp = () => Promise.reject(new AppError('cancelled', 'later'));
    await expect(rankedSearch(opened, { ...emptySearch, text: 'dispatch' }, size, giveUp)).rejects.toThrow('later');
  });
});
