import { describe, expect, it } from 'vitest';
import { found } from '../../../../shared/assert.ts';
import { stepsOfSource } from '../../../../electron/core/custody/custody-queries.ts';
import { verifyCase } from '../../../../electron/core/custody/verify.ts';
import { undo, redo } from '../../../../electron/core/journal/history.ts';
import { recordReading } from '../../../../electron/core/sources/readings.ts';
import { getObject, getSource } from '../../../../electron/core/sources/sources-queries.ts';
import { removeSources } from '../../../../electron/core/sources/sources-commands.ts';
import { buildCase } from '../../../support/case-builder.ts';
import { addFile, sharedPool } from '../../../support/case-parts.ts';

const pool = sharedPool();

async function filled() {
  const opened = await buildCase();
  const source = await addFile(opened, pool, 'log.txt', 'The officer called dispatch.');
  const object = found(getObject(opened, getSource(opened, source).object), 'the object');
  const retext = (text: string) => () =>
    opened.db.prepare('UPDATE page SET text = ? WHERE object = ?').run(text, object.name);
  return { opened, source, object, retext };
}

describe('a reading put on record', () => {
  it('is what the pages are held against from then on', async () => {
    const { opened, object, retext } = await filled();
    recordReading(opened, object, { label: 'read again' }, retext('The officer called twice.'));
    expect((await verifyCase(opened)).problems).toEqual([]);
    retext('The officer called dispatch.')();
    expect((await verifyCase(opened)).problems).toHaveLength(1);
  });

  it('stands in the log of the source, and undo leaves it', async () => {
    const { opened, source, object, retext } = await filled();
    recordReading(opened, object, { label: 'read again', details: { engine: 'x' } }, retext('Anew.'));
    expect(stepsOfSource(opened, source).at(-1)).toMatchObject({ label: 'read again', kind: 'act' });
    removeSources(opened, [source]);
    undo(opened);
    expect((await verifyCase(opened)).problems).toEqual([]);
    redo(opened);
    undo(opened);
    expect(getSource(opened, source).id).toBe(source);
    expect((await verifyCase(opened)).problems).toEqual([]);
  });

  it('tells who listens that sources and pages changed', async () => {
    const { opened, object, retext } = await filled();
    const heard: string[] = [];
    opened.journal.listeners.add((_step, tables) => heard.push(...tables));
    recordReading(opened, object, { label: 'read again' }, retext('Anew.'));
    expect(heard).toEqual(['source', 'page']);
  });

  it('leaves no trace when the change fails', async () => {
    const { opened, object } = await filled();
    const failing = () => {
      opened.db.prepare("UPDATE page SET text = 'half'").run();
      throw new Error('a fault');
    };
    expect(() => recordReading(opened, object, { label: 'read again' }, failing)).toThrow('a fault');
    expect(await verifyCase(opened)).toMatchObject({ ok: true, steps: 2 });
  });
});
