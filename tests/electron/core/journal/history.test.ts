import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyState, redo, undo } from '../../../../electron/core/journal/history.ts';
import { openJournal } from '../../../../electron/core/journal/journal.ts';
import { write } from '../../../../electron/core/journal/write.ts';
import type { WritableCase } from '../../../../electron/core/case-file/open-case.ts';
import { buildCase } from '../../../support/case-builder.ts';

function addPerson(opened: WritableCase, name: string, batch: number | null = null): string {
  const id = opened.ids.next();
  write(opened, { label: 'add person', batch }, (edit) =>
    edit.insert('person', { id, name, rank: '', badge: '', unit: '', role: 'witness', note: '' }),
  );
  return id;
}

const names = (opened: WritableCase) => opened.db.prepare('SELECT name FROM person ORDER BY name').pluck().all();

describe('undo', () => {
  it('turns a step back and redo does it again, both as new steps', async () => {
    const opened = await buildCase();
    addPerson(opened, 'A');
    const steps = opened.journal.lastNumber;
    expect(undo(opened)).toEqual({ label: 'add person' });
    expect(names(opened)).toEqual([]);
    expect(redo(opened)).toEqual({ label: 'add person' });
    expect(names(opened)).toEqual(['A']);
    expect(opened.journal.lastNumber).toBe(steps + 2);
  });

  it('names what it would undo, and knows when there is nothing', async () => {
    const opened = await buildCase();
    expect(historyState(opened)).toMatchObject({ undo: null, redo: null });
    expect(() => undo(opened)).toThrow(expect.objectContaining({ code: 'not-found' }));
    addPerson(opened, 'A');
    expect(historyState(opened)).toMatchObject({ undo: 'add person', redo: null });
  });

  it('takes the steps of a batch as one', async () => {
    const opened = await buildCase();
    addPerson(opened, 'A');
    const batch = opened.journal.lastNumber;
    addPerson(opened, 'B', batch);
    addPerson(opened, 'C', batch);
    undo(opened);
    expect(names(opened)).toEqual([]);
    redo(opened);
    expect(names(opened)).toEqual(['A', 'B', 'C']);
  });

  it('drops what could be redone only when something real changes', async () => {
    const opened = await buildCase();
    const id = addPerson(opened, 'A');
    addPerson(opened, 'B');
    undo(opened);
    write(opened, { label: 'edit person' }, (edit) => edit.update('person', id, { name: 'A' }));
    expect(historyState(opened).redo).toBe('add person');
    write(opened, { label: 'edit person' }, (edit) => edit.update('person', id, { name: 'A2' }));
    expect(historyState(opened).redo).toBeNull();
  });

  it('is refused whole when something rests on the row', async () => {
    const opened = await buildCase();
    const person = addPerson(opened, 'A');
    write(opened, { label: 'rest on it', kind: 'act' }, (edit) =>
      edit.insert('fact', {
        id: opened.ids.next(),
        kind: 'fact',
        text: 'x',
        date: null,
        status: 'unsure',
        side: 'neutral',
        assertedBy: person,
        giver: null,
        recipient: null,
        speaker: null,
        channel: '',
        witnesses: '',
        audience: '',
        venue: '',
        words: '',
        note: '',
      }),
    );
    const before = opened.journal.lastNumber;
    expect(() => undo(opened)).toThrow(expect.objectContaining({ code: 'conflict' }));
    expect(names(opened)).toEqual(['A']);
    expect(opened.journal.lastNumber).toBe(before);
  });

  it('stands the same after the case is opened again', async () => {
    const opened = await buildCase();
    addPerson(opened, 'A');
    addPerson(opened, 'B');
    undo(opened);
    const again = openJournal(opened.db);
    expect(again.undoable).toEqual(opened.journal.undoable);
    expect(again.redoable).toEqual(opened.journal.redoable);
    expect(again.lastHash).toBe(opened.journal.lastHash);
  });

  it('brings back every earlier state, for any run of edits', async () => {
    const opened = await buildCase();
    const edits = fc.array(fc.tuple(fc.constantFrom('add', 'rename', 'remove', 'undo', 'redo'), fc.nat(5)), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(edits, (run) => {
        addPerson(opened, `start-${opened.journal.lastNumber}`);
        const states: unknown[][] = [names(opened)];
        let at = 0;
        for (const [what, n] of run) {
          const ids = opened.db.prepare('SELECT id FROM person ORDER BY id').pluck().all() as string[];
          const id = ids[n % Math.max(1, ids.length)];
          const before = opened.journal.lastNumber;
          if (what === 'undo') {
            if (at === 0) continue;
            undo(opened);
            at -= 1;
          } else if (what === 'redo') {
            if (at === states.length - 1) continue;
            redo(opened);
            at += 1;
          } else {
            if (what === 'add') addPerson(opened, `P${n}-${before}`);
            else if (id === undefined) continue;
            else if (what === 'rename')
              write(opened, { label: 'r' }, (e) => e.update('person', id, { name: `R${n}-${before}` }));
            else write(opened, { label: 'd' }, (e) => e.remove('person', id));
            states.length = at + 1;
            states.push(names(opened));
            at += 1;
          }
          expect(names(opened)).toEqual(states[at]);
        }
      }),
      { numRuns: 30 },
    );
  });
});
