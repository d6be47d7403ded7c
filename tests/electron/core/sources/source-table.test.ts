import { describe, expect, it } from 'vitest';
import { createExcerpt } from '../../../../electron/core/sources/excerpts-commands.ts';
import { tableSlice } from '../../../../electron/core/sources/source-table.ts';
import { buildCase } from '../../../support/case-builder.ts';
import { addFile, sharedPool } from '../../../support/case-parts.ts';

const pool = sharedPool();
const rows = Array.from({ length: 120 }, (_, at) => `${at + 1},call ${at + 1}`).join('\n');

describe('a table of the case', () => {
  it('comes by rows, each with the lines on which it can be cited', async () => {
    const opened = await buildCase();
    const id = await addFile(opened, pool, 'calls.csv', `Number,Words\n${rows}`);
    const slice = await tableSlice(opened, pool, { id, sheet: 0, from: 60, count: 2 });
    expect(slice.sheets).toEqual([{ name: '', hidden: false, rows: 121, columns: 2 }]);
    expect(slice.rows).toEqual([
      { number: 61, cells: ['60', 'call 60'], page: 2, lineFrom: 13, lineTo: 13 },
      { number: 62, cells: ['61', 'call 61'], page: 2, lineFrom: 14, lineTo: 14 },
    ]);
    const pinned = { source: id, kind: 'lines', page: 2, lineFrom: 13, quote: 'call 60' } as const;
    expect(createExcerpt(opened, pinned).pin).toBe('calls.csv at 2:13');
  });

  it('ends where its rows end', async () => {
    const opened = await buildCase();
    const id = await addFile(opened, pool, 'calls.csv', 'a,b');
    expect((await tableSlice(opened, pool, { id, sheet: 0, from: 1, count: 5 })).rows).toEqual([]);
    expect((await tableSlice(opened, pool, { id, sheet: 7, from: 0, count: 5 })).rows).toEqual([]);
  });

  it('is none of a source of another kind', async () => {
    const opened = await buildCase();
    const id = await addFile(opened, pool, 'memo.txt', 'words');
    const refused = tableSlice(opened, pool, { id, sheet: 0, from: 0, count: 1 });
    await expect(refused).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
