import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { exportBrief } from '../../../../electron/core/briefs/brief-export.ts';
import { citeCheck } from '../../../../electron/core/briefs/cite-check.ts';
import { composeBrief } from '../../../../electron/core/briefs/compose.ts';
import { exportWord } from '../../../../electron/core/briefs/docx-export.ts';
import { exportExhibitList } from '../../../../electron/core/briefs/exhibits-folder.ts';
import { prepareExhibits } from '../../../../electron/core/briefs/prepared-exhibits.ts';
import { createTypesetter } from '../../../../electron/core/briefs/typesetter.ts';
import { custodyOfSource } from '../../../../electron/core/custody/source-custody-queries.ts';
import { setExhibits } from '../../../../electron/core/exhibits/exhibits-commands.ts';
import { exhibitsForBundle, listExhibits } from '../../../../electron/core/exhibits/exhibits-queries.ts';
import { redo, undo } from '../../../../electron/core/journal/history.ts';
import { allRows } from '../../../../electron/core/journal/read.ts';
import { redList } from '../../../../electron/core/productions/productions-queries.ts';
import { updateSource } from '../../../../electron/core/sources/sources-commands.ts';
import { tempFolder } from '../../../support/case-builder.ts';
import { addFile, resourcesFolder, sharedPool } from '../../../support/case-parts.ts';
import { cite, citedCase, doc, para } from '../briefs/cited-case.ts';

const pool = sharedPool();
const typesetter = createTypesetter();
afterAll(() => typesetter.close());

/** A case with a log that is an exhibit, and a compelled statement that is none. */
async function compelledCase() {
  const cited = await citedCase(pool);
  const statement = await addFile(cited.opened, pool, 'statement.txt', 'I was ordered to answer. I called dispatch.');
  updateSource(cited.opened, statement, { compelled: true });
  const list = [cited.log, statement].map((source) => ({ source, series: 'union' }));
  return { ...cited, statement, list };
}

describe('a compelled statement', () => {
  it('is refused as an exhibit by itself and with a blank reason, and stays out of a bundle that nobody chose', async () => {
    const { opened, list, log, statement } = await compelledCase();
    for (const reason of ['', '  ']) {
      expect(() => setExhibits(opened, list, reason)).toThrow(
        expect.objectContaining({ code: 'conflict', data: { id: statement, reason: 'compelled' } }),
      );
    }
    setExhibits(opened, []);
    expect(exhibitsForBundle(opened).map(({ source }) => source)).toEqual([log]);
  });

  it('comes in by the reason of a person, which the log and the custody of the source keep, through undo and redo', async () => {
    const { opened, list, statement } = await compelledCase();
    setExhibits(opened, list, 'The client consents in writing');
    const row = () => listExhibits(opened).find(({ source }) => source === statement);
    expect(row()).toMatchObject({ letIn: 'The client consents in writing', exportable: true });
    // The list is set again without a word of it.
    setExhibits(opened, list.toReversed());
    expect(row()).toMatchObject({ label: 'Union Ex. 1', exportable: true });
    expect(custodyOfSource(opened, statement).map(({ detail }) => detail)).toContain(
      'make a compelled statement an exhibit, because: The client consents in writing',
    );
    undo(opened);
    undo(opened);
    expect(row()).toBeUndefined();
    redo(opened);
    expect(row()).toMatchObject({ letIn: 'The client consents in writing', exportable: true });
    expect(redList(opened).map(({ id }) => id)).toContain(statement);
  });

  it('never comes in while it is privileged or sealed too, whatever the reason, nor is marked so later', async () => {
    const { opened, list, statement } = await compelledCase();
    for (const patch of [{ privilege: 'work-product' }, { confidentiality: 'sealed' }] as const) {
      updateSource(opened, statement, patch);
      expect(() => setExhibits(opened, list, 'Because')).toThrow(expect.objectContaining({ code: 'conflict' }));
      updateSource(opened, statement, { privilege: 'none', confidentiality: 'none' });
    }
    setExhibits(opened, list, 'Because');
    expect(() => updateSource(opened, statement, { privilege: 'attorney-client' })).toThrow(
      expect.objectContaining({ data: expect.objectContaining({ reason: 'is-exhibit' }) as object }),
    );
  });

  it('is printed with its word, flagged by the cite-check, and leaves the case only with a reason of that export', async () => {
    const { opened, brief, list, statement, pick } = await compelledCase();
    setExhibits(opened, list, 'The client consents');
    const target = pick({ source: statement });
    const document = doc(para('She called dispatch (', cite(target), ').'));
    const info = allRows(opened, 'case_info')[0]!;
    const exhibits = prepareExhibits(opened, info.batesPrefix);
    const { data, deadCites } = composeBrief(opened, brief, {
      date: '2026-03-02',
      bundle: true,
      exhibits,
      info,
      document,
    });
    expect(deadCites).toEqual([]);
    expect(JSON.stringify(data.blocks)).toContain('Union Ex. 2 at 1');
    expect(data.exhibits.map(({ title }) => title)).toContain('statement.txt (compelled statement)');
    const flagged = citeCheck(opened, brief, document).findings.filter(({ kind }) => kind === 'withheld');
    expect(flagged).toMatchObject([
      { severity: 'asks', detail: expect.stringContaining('The client consents') as string },
    ]);

    const folder = tempFolder();
    const at = (name: string) => ({ brief: brief.id, date: '2026-03-02', path: join(folder, name), fileName: name });
    const missing = { code: 'check-failed', data: expect.objectContaining({ owed: ['not-compelled'] }) as object };
    await expect(exportWord(opened, at('a.docx'))).rejects.toMatchObject(missing);
    await expect(exportExhibitList(opened, at('a.csv'))).rejects.toMatchObject(missing);
    const why = { compelledReason: 'Ordered by the arbitrator' };
    await exportWord(opened, { ...at('a.docx'), ...why });
    await exportExhibitList(opened, { ...at('a.csv'), ...why });
    expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toContain('(compelled statement)');
    const reasons = custodyOfSource(opened, statement).map(({ detail }) => detail);
    expect(reasons.filter((detail) => detail.endsWith('because: Ordered by the arbitrator'))).toHaveLength(2);

    const tools = { templates: join(resourcesFolder, 'templates'), typesetter };
    const request = { ...at('Brief.pdf'), bundle: true };
    const others = ['produced', 'no-cite', 'gaps', 'empty-parts', 'dates-and-names'].map((check) => ({
      check,
      reason: 'Test',
    }));
    await expect(exportBrief(opened, { ...request, overrides: others }, tools)).rejects.toMatchObject(missing);
    const overrides = [...others, { check: 'not-compelled', reason: 'Ordered by the arbitrator' }];
    const { export: row } = await exportBrief(opened, { ...request, overrides }, tools);
    expect(row.overrides).toContainEqual({ check: 'not-compelled', reason: 'Ordered by the arbitrator' });
  });
});
