import { describe, expect, it } from 'vitest';
import { setExhibits } from '../../../../electron/core/exhibits/exhibits-commands.ts';
import { exhibitsForBundle, listExhibits } from '../../../../electron/core/exhibits/exhibits-queries.ts';
import { createFact } from '../../../../electron/core/facts/facts-commands.ts';
import { undo } from '../../../../electron/core/journal/history.ts';
import { write } from '../../../../electron/core/journal/write.ts';
import { createExcerpt, type NewExcerpt, updateExcerpt } from '../../../../electron/core/sources/excerpts-commands.ts';
import { excerptsOfSource, listExcerpts } from '../../../../electron/core/sources/excerpts-queries.ts';
import { removeSources, updateSource, updateSources } from '../../../../electron/core/sources/sources-commands.ts';
import { getSource, listSources } from '../../../../electron/core/sources/sources-queries.ts';
import { buildCase } from '../../../support/case-builder.ts';
import { addFile, dumpTables, sharedPool } from '../../../support/case-parts.ts';
import { makePdf } from '../../../support/make-files.ts';

const pool = sharedPool();
const refused = (code: string) => expect.objectContaining({ code });

async function two() {
  const opened = await buildCase();
  const log = await addFile(opened, pool, 'log.txt', 'First line\nSecond line\fPage two');
  const memo = await addFile(opened, pool, 'memo.pdf', await makePdf(['Words of the memo', 'More words']));
  return { opened, log, memo };
}

describe('a source', () => {
  it('takes what a person says of it; dates are checked', async () => {
    const { opened, log } = await two();
    updateSource(opened, log, { title: 'Dispatch log', kind: 'dispatch-log', date: '2026-02', publisher: 'City' });
    expect(getSource(opened, log)).toMatchObject({ title: 'Dispatch log', date: '2026-02', name: 'log.txt' });
    expect(() => updateSource(opened, log, { date: '31 Feb' })).toThrow(refused('invalid-input'));
    expect(() => updateSource(opened, log, { receivedOn: '2026-02-30' })).toThrow(refused('invalid-input'));
    expect(() => updateSource(opened, 'none', { title: 'x' })).toThrow(refused('not-found'));
    expect(() => getSource(opened, 'none')).toThrow(refused('not-found'));
  });

  it('is not removed while an exhibit or a fact rests on it; excerpts go along and undo restores all', async () => {
    const { opened, log, memo } = await two();
    setExhibits(opened, [{ source: log, series: 'union' }]);
    expect(() => removeSources(opened, [memo, log])).toThrow(refused('conflict'));
    expect(listSources(opened)).toHaveLength(2);
    setExhibits(opened, []);
    const excerpt = createExcerpt(opened, { source: log, kind: 'page', page: 1 });
    createFact(opened, { text: 'x' }, [{ excerpt: excerpt.id, bearing: 'supports' }]);
    expect(() => removeSources(opened, [log])).toThrow(
      expect.objectContaining({ data: { id: log, rests: 'a fact', reason: 'rests-fact' } }),
    );
    undo(opened);
    const before = dumpTables(opened);
    removeSources(opened, [log, memo]);
    expect([listSources(opened), listExcerpts(opened)]).toEqual([[], []]);
    undo(opened);
    expect(dumpTables(opened)).toEqual(before);
    expect(() => removeSources(opened, ['none'])).toThrow(refused('not-found'));
  });
});

describe('the details of a source', () => {
  it('change field by field: what another field holds stays, what is emptied goes', async () => {
    const { opened, log } = await two();
    updateSource(opened, log, { details: { giver: 'Lt. Example', words: 'Call them.' } });
    updateSource(opened, log, { details: { recipient: 'Officer Doe', words: '' } });
    expect(getSource(opened, log).details).toEqual({ giver: 'Lt. Example', recipient: 'Officer Doe' });
    undo(opened);
    expect(getSource(opened, log).details).toEqual({ giver: 'Lt. Example', words: 'Call them.' });
    expect(() => updateSource(opened, log, { details: { servedOn: '2026-02-30' } })).toThrow(refused('invalid-input'));
  });
});

describe('many sources', () => {
  it('are changed as one step, and undone as one', async () => {
    const { opened, log, memo } = await two();
    const before = dumpTables(opened);
    updateSources(opened, [log, memo], { custodian: 'Records', kind: 'correspondence', receivedOn: '2026-02-19' });
    expect(listSources(opened).map((s) => [s.custodian, s.kind, s.receivedOn])).toEqual([
      ['Records', 'correspondence', '2026-02-19'],
      ['Records', 'correspondence', '2026-02-19'],
    ]);
    expect(undo(opened).label).toBe('edit 2 items of evidence');
    expect(dumpTables(opened)).toEqual(before);
  });

  it('are all left as they are where one of them cannot be changed so', async () => {
    const { opened, log, memo } = await two();
    setExhibits(opened, [{ source: memo, series: 'union' }]);
    const before = dumpTables(opened);
    expect(() => updateSources(opened, [log, memo], { confidentiality: 'sealed' })).toThrow(
      expect.objectContaining({ code: 'conflict', data: { id: memo, reason: 'is-exhibit' } }),
    );
    expect(() => updateSources(opened, [log, 'none'], { custodian: 'x' })).toThrow(refused('not-found'));
    expect(() => updateSources(opened, [log], { receivedOn: 'whenever' })).toThrow(refused('invalid-input'));
    expect(dumpTables(opened)).toEqual(before);
  });

  it('go together with their parts, never a whole without its parts', async () => {
    const { opened, log, memo } = await two();
    write(opened, { label: 'edit evidence' }, (edit) => edit.update('source', log, { parent: memo }));
    expect(() => removeSources(opened, [memo])).toThrow(
      expect.objectContaining({ data: { id: memo, rests: 'a part of it', reason: 'rests-part' } }),
    );
    const before = dumpTables(opened);
    removeSources(opened, [memo, log]);
    expect(listSources(opened)).toEqual([]);
    undo(opened);
    expect(dumpTables(opened)).toEqual(before);
  });
});

describe('an excerpt', () => {
  it('renders its pin from its place: page, lines, and the label of its exhibit', async () => {
    const { opened, log, memo } = await two();
    createExcerpt(opened, { source: log, kind: 'lines', page: 1, lineFrom: 1, lineTo: 2 });
    createExcerpt(opened, { source: memo, kind: 'words', page: 2, quote: 'more  WORDS' });
    setExhibits(opened, [
      { source: memo, series: 'employer' },
      { source: log, series: 'joint' },
    ]);
    expect(listExcerpts(opened).map((excerpt) => excerpt.pin)).toEqual(['Jt. Ex. 1 at 1:1-2', 'Er. Ex. 1 at 2']);
    expect(excerptsOfSource(opened, memo)).toHaveLength(1);
    setExhibits(opened, []);
    expect(listExcerpts(opened)[0]!.pin).toBe('log.txt at 1:1-2');
  });

  it.each<[string, Omit<NewExcerpt, 'source'>, string]>([
    ['a page that is not there', { kind: 'page', page: 3 }, 'page'],
    ['a line that is not there', { kind: 'lines', page: 1, lineFrom: 2, lineTo: 3 }, 'line'],
    ['lines back to front', { kind: 'lines', page: 1, lineFrom: 2, lineTo: 1 }, 'line'],
    ['lines without a number', { kind: 'lines', page: 1 }, 'line'],
    ['a span without seconds', { kind: 'span', page: 1 }, 'seconds'],
    ['a region off the page', { kind: 'region', page: 1, rects: [[0, 0, 700, 20]] }, 'rects'],
    ['a region inside out', { kind: 'region', page: 1, rects: [[90, 0, 10, 20]] }, 'rects'],
    ['words of another page', { kind: 'words', page: 1, quote: 'Page two' }, 'quote'],
    ['no words', { kind: 'words', page: 1, quote: ' ' }, 'quote'],
    ['words of another line', { kind: 'lines', page: 1, lineFrom: 1, quote: 'Second line' }, 'quote'],
    ['words that do not stand on the page that it takes whole', { kind: 'page', page: 1, quote: 'He admits' }, 'quote'],
    ['seconds of what does not run', { kind: 'span', page: 1, secondsFrom: 3 }, 'seconds'],
  ])('is refused for %s', async (_what, place, field) => {
    const { opened, log } = await two();
    expect(() => createExcerpt(opened, { source: log, ...place })).toThrow(
      expect.objectContaining({ code: 'invalid-input', data: { field } }),
    );
    expect(listExcerpts(opened)).toEqual([]);
  });

  it('has lines only where lines are printed with their numbers', async () => {
    const { opened, memo } = await two();
    expect(() => createExcerpt(opened, { source: memo, kind: 'lines', page: 1, lineFrom: 1 })).toThrow(
      expect.objectContaining({ code: 'invalid-input', data: { field: 'line' } }),
    );
  });

  it('is refused for a source that is not there; its note may change', async () => {
    const { opened, log } = await two();
    expect(() => createExcerpt(opened, { source: 'none', kind: 'page', page: 1 })).toThrow(refused('not-found'));
    const { id } = createExcerpt(opened, { source: log, kind: 'page', page: 1 });
    expect(updateExcerpt(opened, id, { note: 'Look here' }).note).toBe('Look here');
    expect(() => updateExcerpt(opened, 'none', { note: 'x' })).toThrow(refused('not-found'));
  });
});

describe('the exhibit list', () => {
  it('numbers each series by its order, joint before union before employer', async () => {
    const { opened, log, memo } = await two();
    const third = await addFile(opened, pool, 'third.txt', 'Third');
    setExhibits(opened, [
      { source: memo, series: 'union' },
      { source: log, series: 'union' },
      { source: third, series: 'joint' },
    ]);
    const labels = () => listExhibits(opened).map((exhibit) => `${exhibit.label} ${exhibit.title}`);
    expect(labels()).toEqual(['Jt. Ex. 1 third.txt', 'Union Ex. 1 memo.pdf', 'Union Ex. 2 log.txt']);
    const ids = listExhibits(opened).map((exhibit) => exhibit.id);
    setExhibits(opened, [
      { source: log, series: 'union' },
      { source: memo, series: 'union' },
    ]);
    expect(labels()).toEqual(['Union Ex. 1 log.txt', 'Union Ex. 2 memo.pdf']);
    expect(listExhibits(opened).map((exhibit) => exhibit.id)).toEqual([ids[2], ids[1]]);
    undo(opened);
    expect(labels()).toHaveLength(3);
  });

  it.each([
    { privilege: 'attorney-client' },
    { compelled: true },
    { confidentiality: 'sealed' },
    { confidentiality: 'protective-order' },
  ] as const)('takes no source that is %o, and no exhibit becomes so', async (mark) => {
    const { opened, log, memo } = await two();
    updateSource(opened, log, mark);
    expect(() =>
      setExhibits(opened, [
        { source: memo, series: 'union' },
        { source: log, series: 'union' },
      ]),
    ).toThrow(refused('conflict'));
    expect(listExhibits(opened)).toEqual([]);
    setExhibits(opened, [{ source: memo, series: 'union' }]);
    expect(() => updateSource(opened, memo, mark)).toThrow(refused('conflict'));
    expect(getSource(opened, memo)).toMatchObject({ privilege: 'none', compelled: false });
  });

  it('holds a source once, and only one that is there', async () => {
    const { opened, log } = await two();
    const once = { source: log, series: 'union' } as const;
    expect(() => setExhibits(opened, [once, once])).toThrow(refused('invalid-input'));
    expect(() => setExhibits(opened, [{ source: 'none', series: 'union' }])).toThrow(refused('not-found'));
  });

  it('where none was made is every source that is not withheld, in order of import', async () => {
    const { opened, log } = await two();
    const third = await addFile(opened, pool, 'third.txt', 'Third');
    updateSource(opened, log, { privilege: 'work-product' });
    expect(exhibitsForBundle(opened).map((exhibit) => `${exhibit.label} ${exhibit.title}`)).toEqual([
      'Union Ex. 1 memo.pdf',
      'Union Ex. 2 third.txt',
    ]);
    expect(listExhibits(opened)).toEqual([]);
    setExhibits(opened, [{ source: third, series: 'joint' }]);
    expect(exhibitsForBundle(opened).map((exhibit) => exhibit.label)).toEqual(['Jt. Ex. 1']);
  });
});
