import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WritableCase } from '../../../../electron/core/case-file/open-case.ts';
import { stepsOfSource } from '../../../../electron/core/custody/custody-queries.ts';
import { verifyCase } from '../../../../electron/core/custody/verify.ts';
import { issueBates, planBates, setExhibits } from '../../../../electron/core/exhibits/exhibits-commands.ts';
import { exhibitsForBundle } from '../../../../electron/core/exhibits/exhibits-queries.ts';
import { updateCase } from '../../../../electron/core/case-file/case-commands.ts';
import { createFact } from '../../../../electron/core/facts/facts-commands.ts';
import { historyState, redo, undo } from '../../../../electron/core/journal/history.ts';
import { allRows, rowsWhere } from '../../../../electron/core/journal/read.ts';
import { write } from '../../../../electron/core/journal/write.ts';
import {
  addToProduction,
  createProduction,
  removeProduction,
  setProductionSources,
  updateProduction,
  updateProductionSource,
} from '../../../../electron/core/productions/productions-commands.ts';
import {
  getProduction,
  listProductions,
  productionStates,
  redList,
} from '../../../../electron/core/productions/productions-queries.ts';
import { serveProduction } from '../../../../electron/core/productions/serve-production.ts';
import { createExcerpt } from '../../../../electron/core/sources/excerpts-commands.ts';
import { removeSources, updateSource } from '../../../../electron/core/sources/sources-commands.ts';
import { AppError } from '../../../../shared/errors.ts';
import { buildCase } from '../../../support/case-builder.ts';
import { addFile, dumpTables, sharedPool } from '../../../support/case-parts.ts';

const pool = sharedPool();

async function caseOfFour() {
  const opened = await buildCase();
  const ids: string[] = [];
  for (const name of ['a.txt', 'b.txt', 'c.txt', 'd.txt']) ids.push(await addFile(opened, pool, name, `Of ${name}`));
  const [a, b, c, d] = ids as [string, string, string, string];
  return { opened, a, b, c, d };
}

const given = (opened: WritableCase, sources: readonly string[] = []) =>
  createProduction(opened, { direction: 'given', date: '2026-03-02', party: 'City of Doe', means: 'hand' }, sources);
const serve = (opened: WritableCase, production: string) =>
  serveProduction(opened, { production, numbers: true, decisions: [] });
const numbersOf = (opened: WritableCase, id: string) =>
  getProduction(opened, id).sources.map(({ range }) => range && `${range.prefix}-${range.first}+${range.pages}`);
const code = (expected: string) => expect.objectContaining({ code: expected });

describe('a production that is being prepared', () => {
  it('is listed with its sources in order, and undo takes each step back', async () => {
    const { opened, a, b, c } = await caseOfFour();
    const start = dumpTables(opened);
    const { id } = given(opened, [b, a]);
    expect(listProductions(opened)).toEqual([
      expect.objectContaining({ id, date: '2026-03-02', sources: 2, withheld: 0, spans: [], servedAt: null }),
    ]);
    addToProduction(opened, id, [a, c]);
    expect(getProduction(opened, id).sources.map((row) => row.source)).toEqual([b, a, c]);
    setProductionSources(opened, id, [c, a]);
    updateProduction(opened, id, { title: 'First', date: '2026-03-03' });
    expect(getProduction(opened, id).sources.map((row) => row.title)).toEqual(['c.txt', 'a.txt']);
    for (let i = 0; i < 4; i++) undo(opened);
    expect(dumpTables(opened)).toEqual(start);
    for (let i = 0; i < 4; i++) redo(opened);
    removeProduction(opened, id);
    expect(listProductions(opened)).toEqual([]);
    undo(opened);
    expect(listProductions(opened)[0]).toMatchObject({ title: 'First', sources: 2 });
    expect(await verifyCase(opened)).toMatchObject({ ok: true });
  });

  it('begins with a letter that names the client and can be sent', async () => {
    const opened = await buildCase();
    expect(given(opened).letter).toContain('produced on behalf of Officer Jane Doe');
    expect(createProduction(opened, { direction: 'received' }).letter).toBe('');
  });

  it('refuses a source twice, one that is gone, a day that is none, and a source that rests in it', async () => {
    const { opened, a } = await caseOfFour();
    const { id } = given(opened, [a]);
    const before = dumpTables(opened);
    expect(() => setProductionSources(opened, id, [a, a])).toThrow(code('invalid-input'));
    expect(() => setProductionSources(opened, id, [a, 'gone'])).toThrow(code('not-found'));
    expect(() => updateProduction(opened, id, { date: '2026-02-30' })).toThrow(code('invalid-input'));
    expect(() => updateProduction(opened, 'gone', { title: '' })).toThrow(code('not-found'));
    expect(() => removeSources(opened, [a])).toThrow(code('conflict'));
    expect(dumpTables(opened)).toEqual(before);
  });
});

describe('a production that was handed over', () => {
  it('has its numbers, is closed, and says so in the custody of each source', async () => {
    const { opened, a, b } = await caseOfFour();
    const first = given(opened, [a]);
    serve(opened, first.id);
    const second = given(opened, [b, a]);
    serve(opened, second.id);
    expect(numbersOf(opened, first.id)).toEqual(['DOE-1+1']);
    expect(numbersOf(opened, second.id)).toEqual(['DOE-2+1', 'DOE-1+1']);
    expect(listProductions(opened)[0]).toMatchObject({ spans: [{ prefix: 'DOE', first: 1, pages: 2 }] });
    expect(stepsOfSource(opened, b).map((step) => step.label)).toEqual([
      'add evidence',
      'add production',
      'issue Bates numbers',
      'produce to City of Doe',
    ]);
    expect(() => addToProduction(opened, first.id, [b])).toThrow(code('conflict'));
    expect(() => setProductionSources(opened, first.id, [])).toThrow(code('conflict'));
    expect(() => updateProduction(opened, first.id, { date: '2026-04-01' })).toThrow(code('conflict'));
    expect(() => removeProduction(opened, first.id)).toThrow(code('conflict'));
    expect(() => serve(opened, first.id)).toThrow(code('conflict'));
    expect(updateProduction(opened, first.id, { note: 'Signed for at the desk' }).note).toBe('Signed for at the desk');
    expect(await verifyCase(opened)).toMatchObject({ ok: true });
  });

  it('stays as it was when a change from before it is undone', async () => {
    const { opened, a, b } = await caseOfFour();
    const { id } = given(opened, [a, b]);
    setProductionSources(opened, id, [a]);
    serve(opened, id);
    const before = dumpTables(opened);
    expect(historyState(opened).undo).toBe('change production');
    expect(() => undo(opened)).toThrow(code('conflict'));
    expect(dumpTables(opened)).toEqual(before);
  });

  it('names whom it goes to, holds something, and was not received', async () => {
    const { opened, a } = await caseOfFour();
    const nobody = createProduction(opened, { direction: 'given' }, [a]);
    expect(() => serve(opened, nobody.id)).toThrow(code('invalid-input'));
    expect(() => serve(opened, given(opened).id)).toThrow(code('invalid-input'));
    const received = createProduction(opened, { direction: 'received', party: 'City' }, [a]);
    expect(() => serve(opened, received.id)).toThrow(code('conflict'));
    expect(allRows(opened, 'bates_range')).toEqual([]);
  });

  it('has no numbers when a person wants none', async () => {
    const { opened, a } = await caseOfFour();
    const { id } = given(opened, [a]);
    serveProduction(opened, { production: id, numbers: false, decisions: [] });
    expect(numbersOf(opened, id)).toEqual([null]);
    expect(allRows(opened, 'bates_range')).toEqual([]);
  });
});

describe('what may be kept back', () => {
  it('is refused until a person decides, kept back by default, and handed over only with a reason in the log', async () => {
    const { opened, a, b, c, d } = await caseOfFour();
    updateSource(opened, a, { privilege: 'work-product' });
    updateSource(opened, b, { compelled: true });
    updateSource(opened, c, { confidentiality: 'protective-order' });
    const { id } = given(opened, [a, b, c, d]);
    const ask = (decisions: { source: string; produce: boolean; reason: string }[]) =>
      serveProduction(opened, { production: id, numbers: true, decisions });
    const before = dumpTables(opened);
    for (const decisions of [
      [],
      [{ source: a, produce: false, reason: '' }],
      [a, b, c].map((source) => ({ source, produce: true, reason: ' ' })),
    ]) {
      expect(() => ask(decisions)).toThrow(code('check-failed'));
    }
    expect(dumpTables(opened)).toEqual(before);
    ask([
      { source: a, produce: false, reason: 'Notes of counsel' },
      { source: b, produce: false, reason: '' },
      { source: c, produce: true, reason: 'Order of 1 March allows it' },
    ]);
    expect(getProduction(opened, id).sources.map((row) => [row.source, row.withheld, row.reason])).toEqual([
      [a, true, 'Notes of counsel'],
      [b, true, ''],
      [c, false, 'Order of 1 March allows it'],
      [d, false, ''],
    ]);
    expect(numbersOf(opened, id)).toEqual([null, null, 'DOE-1+1', 'DOE-2+1']);
    const details = opened.db.prepare("SELECT details FROM journal_step WHERE label LIKE 'produce to%'").pluck().get();
    expect(JSON.parse(String(details))).toMatchObject({
      sources: [c, d],
      withheld: [
        { source: a, bars: ['work-product'], reason: 'Notes of counsel' },
        { source: b, bars: ['compelled'], reason: '' },
      ],
      overrides: [{ source: c, bars: ['protective-order'], reason: 'Order of 1 March allows it' }],
    });
    expect(productionStates(opened).map(({ source, state }) => [source, state])).toEqual([
      [a, 'withheld'],
      [b, 'withheld'],
      [c, 'produced'],
      [d, 'produced'],
    ]);
  });
});

describe('what was received', () => {
  it('keeps the numbers of the other side, and stays open to correction', async () => {
    const { opened, a, b } = await caseOfFour();
    const { id } = createProduction(opened, { direction: 'received', party: 'City', date: '2026-02-20' }, [a]);
    const [row] = getProduction(opened, id).sources;
    updateProductionSource(opened, row!.id, { theirBates: 'CITY 0012-0014' });
    addToProduction(opened, id, [b]);
    expect(getProduction(opened, id).sources.map(({ theirBates }) => theirBates)).toEqual(['CITY 0012-0014', '']);
    const ours = given(opened, [a]);
    const own = getProduction(opened, ours.id).sources[0]!;
    expect(() => updateProductionSource(opened, own.id, { theirBates: 'X' })).toThrow(code('conflict'));
    expect(productionStates(opened).filter(({ source }) => source === a)).toMatchObject([
      { state: 'received', date: '2026-02-20', party: 'City' },
      { state: 'preparing', date: '2026-03-02', party: 'City of Doe' },
    ]);
  });
});

describe('the red list', () => {
  it('names our exhibits and cited sources that the other side never got, exhibits first', async () => {
    const { opened, a, b, c, d } = await caseOfFour();
    const cite = (source: string) =>
      createFact(opened, { text: `Fact of ${source}` }, [
        { excerpt: createExcerpt(opened, { source, kind: 'page', page: 1 }).id, bearing: 'supports' },
      ]);
    expect(redList(opened)).toEqual([]);
    for (const source of [a, c, c]) cite(source);
    setExhibits(opened, [
      { source: d, series: 'union' },
      { source: b, series: 'employer' },
    ]);
    const red = () => redList(opened).map((row) => [row.id, row.label, row.facts, row.state?.state ?? null]);
    expect(red()).toEqual([
      [d, 'Union Ex. 1', 0, null],
      [a, null, 1, null],
      [c, null, 2, null],
    ]);
    const { id } = given(opened, [d]);
    expect(red()[0]).toEqual([d, 'Union Ex. 1', 0, 'preparing']);
    serve(opened, id);
    createProduction(opened, { direction: 'received', party: 'City' }, [a]);
    expect(red()).toEqual([[c, null, 2, null]]);
    updateSource(opened, c, { privilege: 'attorney-client' });
    expect(red()).toEqual([]);
  });
});

describe('Bates numbers', () => {
  it('are kept by the case file itself: none is issued twice, changed or taken back', async () => {
    const { opened, a, b } = await caseOfFour();
    serve(opened, given(opened, [a]).id);
    const [range] = allRows(opened, 'bates_range');
    const act = (change: Parameters<typeof write<unknown>>[2]) => () =>
      write(opened, { label: 'tamper', kind: 'act' }, change);
    const twice = { id: 'x', source: b, prefix: 'DOE', first: 1, pages: 3 };
    expect(act((edit) => edit.insert('bates_range', twice))).toThrow(code('conflict'));
    expect(act((edit) => edit.update('bates_range', range!.id, { first: 9 }))).toThrow(code('conflict'));
    expect(act((edit) => edit.remove('bates_range', range!.id))).toThrow(code('conflict'));
    expect(() => issueBates(opened, [{ ...twice, id: '' }])).toThrow(code('conflict'));
    expect(allRows(opened, 'bates_range')).toEqual([range]);
  });

  it('never repeat and never overlap over any run of productions, bundles, undo and redo', async () => {
    const { opened, a, b, c, d } = await caseOfFour();
    const sources = [a, b, c, d];
    const pick = (n: number) =>
      allRows(opened, 'production')[n % Math.max(1, allRows(opened, 'production').length)]?.id;
    const acts: Record<string, (n: number, m: number) => unknown> = {
      create: (n, m) => given(opened, [...new Set([sources[n % 4]!, sources[m % 4]!])]),
      add: (n, m) => addToProduction(opened, pick(n) ?? 'none', [sources[m % 4]!]),
      clear: (n) => setProductionSources(opened, pick(n) ?? 'none', []),
      remove: (n) => removeProduction(opened, pick(n) ?? 'none'),
      serve: (n) => serve(opened, pick(n) ?? 'none'),
      unnumbered: (n) => serveProduction(opened, { production: pick(n) ?? 'none', numbers: false, decisions: [] }),
      exhibits: (n, m) =>
        setExhibits(
          opened,
          [...new Set([sources[n % 4]!, sources[m % 4]!])].map((source) => ({ source, series: 'union' })),
        ),
      // As the export of a bundle does: planned for its exhibits, then issued.
      bundle: () => {
        const { batesPrefix } = allRows(opened, 'case_info')[0]!;
        const needs = exhibitsForBundle(opened).map((row) => ({
          source: row.source,
          pages: row.pages,
          issued: row.bates,
        }));
        return issueBates(opened, planBates(opened, batesPrefix, needs));
      },
      prefix: (n) => updateCase(opened, { batesPrefix: ['DOE', 'CITY'][n % 2]! }),
      undo: () => undo(opened),
      redo: () => redo(opened),
    };
    const done = new Set<string>();
    const everIssued = new Map<string, string>();
    const runs = fc.array(fc.tuple(fc.constantFrom(...Object.keys(acts)), fc.nat(30), fc.nat(30)), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(runs, async (run) => {
        for (const [name, n, m] of run) {
          const served = new Map(
            allRows(opened, 'production')
              .filter((row) => row.servedAt !== null)
              .map((row) => [
                row.id,
                JSON.stringify([row, rowsWhere(opened, 'production_source', 'production', row.id)]),
              ]),
          );
          try {
            acts[name]!(n, m);
            done.add(name);
          } catch (cause) {
            expect(cause).toBeInstanceOf(AppError);
            expect(['conflict', 'not-found', 'invalid-input']).toContain((cause as AppError).code);
          }
          const numbers = new Set<string>();
          for (const range of allRows(opened, 'bates_range')) {
            for (let page = 0; page < range.pages; page++) {
              const number = `${range.prefix}-${range.first + page}`;
              expect(numbers.has(number)).toBe(false);
              numbers.add(number);
              // A number means the same page for ever, also after undo.
              const means = `${range.source}/${page}`;
              expect(everIssued.get(number) ?? means).toBe(means);
              everIssued.set(number, means);
            }
          }
          expect(numbers.size).toBe(everIssued.size);
          for (const [id, before] of served) {
            const [row] = rowsWhere(opened, 'production', 'id', id);
            expect(JSON.stringify([row, rowsWhere(opened, 'production_source', 'production', id)])).toBe(before);
          }
        }
        expect((await verifyCase(opened)).problems).toEqual([]);
      }),
      {
        numRuns: 50,
        examples: [
          [
            [
              ['create', 0, 1],
              ['serve', 0, 0],
              ['exhibits', 1, 2],
              ['bundle', 0, 0],
              ['create', 2, 3],
              ['add', 0, 1],
              ['clear', 1, 0],
              ['undo', 0, 0],
              ['redo', 0, 0],
              ['remove', 1, 0],
              ['prefix', 1, 0],
              ['create', 0, 3],
              ['unnumbered', 1, 0],
            ],
          ],
        ],
      },
    );
    expect([...done].toSorted()).toEqual(Object.keys(acts).toSorted());
  });
});
