import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { setExhibits } from '../../../../electron/core/exhibits/exhibits-commands.ts';
import { createFact } from '../../../../electron/core/facts/facts-commands.ts';
import { listFacts } from '../../../../electron/core/facts/facts-queries.ts';
import { redo, undo } from '../../../../electron/core/journal/history.ts';
import { createExcerpt, removeExcerpt } from '../../../../electron/core/sources/excerpts-commands.ts';
import { excerptsOfSource } from '../../../../electron/core/sources/excerpts-queries.ts';
import {
  createObservation,
  excerptOfObservation,
  removeObservations,
  updateObservation,
} from '../../../../electron/core/sources/observations-commands.ts';
import { listObservations } from '../../../../electron/core/sources/observations-queries.ts';
import { updateSource } from '../../../../electron/core/sources/sources-commands.ts';
import { buildCase } from '../../../support/case-builder.ts';
import { addFile, dumpTables, sharedPool } from '../../../support/case-parts.ts';
import { addRecording } from '../../../support/recordings.ts';

const pool = sharedPool();
const refused = (field: string) => expect.objectContaining({ code: 'invalid-input', data: { field } });

describe('a span excerpt', () => {
  test('is cited by the seconds of its recording', async () => {
    const opened = await buildCase();
    const video = await addRecording(opened);
    setExhibits(opened, [{ source: video, series: 'union' }]);
    const given = { source: video, kind: 'span', page: 1 } as const;
    expect(createExcerpt(opened, { ...given, secondsFrom: 195.2, secondsTo: 222.9 }).pin).toBe(
      'Union Ex. 1 at 00:03:15-00:03:42',
    );
    expect(createExcerpt(opened, { ...given, secondsFrom: 195.2 }).pin).toBe('Union Ex. 1 at 00:03:15');
    expect(createExcerpt(opened, { ...given, secondsFrom: 0, secondsTo: 300 }).pin).toBe(
      'Union Ex. 1 at 00:00:00-00:05:00',
    );
  });

  test('that points outside of its recording is refused', async () => {
    const opened = await buildCase();
    const video = await addRecording(opened);
    const given = { source: video, kind: 'span', page: 1 } as const;
    const bad = [
      { secondsFrom: 300.001 },
      { secondsFrom: 299, secondsTo: 300.001 },
      { secondsFrom: 20, secondsTo: 19.999 },
      { secondsTo: 20 },
      {},
      { secondsFrom: 1, rects: [[0, 0, 5, 5] as [number, number, number, number]] },
      { secondsFrom: 1, lineFrom: 2 },
    ];
    for (const each of bad) {
      expect(() => createExcerpt(opened, { ...given, ...each }), JSON.stringify(each)).toThrow(refused('seconds'));
    }
    expect(() => createExcerpt(opened, { ...given, page: 2, secondsFrom: 1 })).toThrow(refused('page'));
    expect(excerptsOfSource(opened, video)).toEqual([]);
  });

  test('stands exactly where its seconds lie within the recording, one after the other', async () => {
    const opened = await buildCase();
    const video = await addRecording(opened, { seconds: 120.5 });
    const second = fc.double({ min: 0, max: 200, noNaN: true });
    fc.assert(
      fc.property(second, fc.option(second), (secondsFrom, secondsTo) => {
        const within = secondsFrom <= 120.5 && (secondsTo === null || (secondsTo >= secondsFrom && secondsTo <= 120.5));
        const make = () => createExcerpt(opened, { source: video, kind: 'span', page: 1, secondsFrom, secondsTo });
        if (within) expect(make()).toMatchObject({ secondsFrom, secondsTo });
        else expect(make).toThrow(refused('seconds'));
      }),
      { numRuns: 60 },
    );
  });

  test('of a source that does not run in time is refused, as are seconds of another kind of excerpt', async () => {
    const opened = await buildCase();
    const text = await addFile(opened, pool, 'log.txt', 'First line');
    expect(() => createExcerpt(opened, { source: text, kind: 'span', page: 1, secondsFrom: 1 })).toThrow(
      refused('seconds'),
    );
    expect(() => createExcerpt(opened, { source: text, kind: 'page', page: 1, secondsFrom: 1 })).toThrow(
      refused('seconds'),
    );
  });

  test('of a recording whose length nobody here can read is taken as a person says', async () => {
    const opened = await buildCase();
    const video = await addRecording(opened, { seconds: null });
    const excerpt = createExcerpt(opened, { source: video, kind: 'span', page: 1, secondsFrom: 5000 });
    expect(excerpt.pin).toBe('Bodycam of Officer Doe at 01:23:20');
  });
});

describe('an observation', () => {
  test('is written down at its time, by who works on the case; the log is in order of time', async () => {
    const opened = await buildCase();
    const video = await addRecording(opened, { said: { details: { clockStart: '2026-02-09T18:20:00' } } });
    createObservation(opened, {
      source: video,
      secondsFrom: 195.2,
      secondsTo: 222,
      text: ' She asks her lieutenant. ',
    });
    createObservation(opened, { source: video, secondsFrom: 12, text: 'The car stops.', observer: 'A. Union' });
    createObservation(opened, { source: video, text: 'No radio is heard.' });
    createObservation(opened, { source: video, text: 'The note says this.', wallClock: '18:30' });
    expect(listObservations(opened, video).map((one) => [one.text, one.clock, one.observer])).toEqual([
      ['The car stops.', '2026-02-09 18:20:12', 'A. Union'],
      ['She asks her lieutenant.', '2026-02-09 18:23:15', 'Tester'],
      ['No radio is heard.', null, 'Tester'],
      ['The note says this.', '18:30', 'Tester'],
    ]);
    updateSource(opened, video, { details: { clockStart: '2026-02-09T19:20:00' } });
    expect(listObservations(opened, video)[1]?.clock).toBe('2026-02-09 19:23:15');
  });

  test('without words, or at a second that the recording does not have, is refused', async () => {
    const opened = await buildCase();
    const video = await addRecording(opened);
    expect(() => createObservation(opened, { source: video, text: '  ' })).toThrow(refused('text'));
    expect(() => createObservation(opened, { source: video, text: 'x', secondsFrom: 301 })).toThrow(refused('seconds'));
    expect(() => createObservation(opened, { source: video, text: 'x', secondsTo: 30 })).toThrow(refused('seconds'));
    const { id } = createObservation(opened, { source: video, text: 'x', secondsFrom: 30 });
    expect(() => updateObservation(opened, id, { secondsTo: 29 })).toThrow(refused('seconds'));
    expect(() => updateObservation(opened, id, { text: ' ' })).toThrow(refused('text'));
    expect(() => createObservation(opened, { source: 'none', text: 'x' })).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
  });

  test('of an audit note keeps the offsets and times that the note gives', async () => {
    const opened = await buildCase();
    const note = await addFile(opened, pool, 'audit note.txt', 'Audit note');
    const { id } = createObservation(opened, {
      source: note,
      secondsFrom: 5000,
      wallClock: '18:23',
      text: 'Call made.',
    });
    expect(listObservations(opened, note)).toMatchObject([{ id, secondsFrom: 5000, clock: '18:23', pin: null }]);
    expect(() => excerptOfObservation(opened, id)).toThrow(refused('seconds'));
  });

  test('gives one span excerpt on which a fact can rest', async () => {
    const opened = await buildCase();
    const video = await addRecording(opened);
    const { id } = createObservation(opened, { source: video, secondsFrom: 195, secondsTo: 222, text: 'She asks.' });
    const excerpt = excerptOfObservation(opened, id);
    expect(excerpt).toMatchObject({ kind: 'span', secondsFrom: 195, secondsTo: 222, note: 'She asks.' });
    expect(excerptOfObservation(opened, id).id).toBe(excerpt.id);
    createFact(opened, { text: 'She asked.' }, [{ excerpt: excerpt.id, bearing: 'supports' }]);
    expect(listFacts(opened)[0]?.pins[0]?.pin).toBe('Bodycam of Officer Doe at 00:03:15-00:03:42');
    expect(listObservations(opened, video)[0]?.pin).toBe('Bodycam of Officer Doe at 00:03:15-00:03:42');
  });

  test('that moves in time lets go of its excerpt, which stays where a fact rests on it', async () => {
    const opened = await buildCase();
    const video = await addRecording(opened);
    const one = createObservation(opened, { source: video, secondsFrom: 10, text: 'One.' });
    const two = createObservation(opened, { source: video, secondsFrom: 20, text: 'Two.' });
    const used = excerptOfObservation(opened, one.id);
    excerptOfObservation(opened, two.id);
    createFact(opened, { text: 'x' }, [{ excerpt: used.id, bearing: 'supports' }]);
    expect(updateObservation(opened, one.id, { text: 'One, in other words.' }).excerpt).toBe(used.id);
    expect(updateObservation(opened, one.id, { secondsFrom: 11 }).excerpt).toBeNull();
    expect(updateObservation(opened, two.id, { secondsTo: 21 }).excerpt).toBeNull();
    expect(excerptsOfSource(opened, video).map(({ id }) => id)).toEqual([used.id]);
  });

  test('stays when its excerpt is removed, and its excerpt when it is removed', async () => {
    const opened = await buildCase();
    const video = await addRecording(opened);
    const { id } = createObservation(opened, { source: video, secondsFrom: 10, text: 'One.' });
    removeExcerpt(opened, excerptOfObservation(opened, id).id);
    expect(listObservations(opened, video)).toMatchObject([{ id, excerpt: null, pin: null }]);
    excerptOfObservation(opened, id);
    removeObservations(opened, [id]);
    expect(listObservations(opened, video)).toEqual([]);
    expect(excerptsOfSource(opened, video)).toHaveLength(1);
  });

  test('every step of a log is undone and done again', async () => {
    const opened = await buildCase();
    const video = await addRecording(opened);
    const states = [dumpTables(opened)];
    const { id } = createObservation(opened, { source: video, secondsFrom: 10, text: 'One.' });
    states.push(dumpTables(opened));
    excerptOfObservation(opened, id);
    states.push(dumpTables(opened));
    updateObservation(opened, id, { secondsFrom: 12, text: 'One, later.' });
    states.push(dumpTables(opened));
    removeObservations(opened, [id]);
    states.push(dumpTables(opened));
    for (const state of states.slice(0, -1).toReversed()) {
      undo(opened);
      expect(dumpTables(opened)).toEqual(state);
    }
    for (const state of states.slice(1)) {
      redo(opened);
      expect(dumpTables(opened)).toEqual(state);
    }
  });
});
