import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { exportBrief, makeBrief } from '../../../../electron/core/briefs/brief-export.ts';
import { updateBrief } from '../../../../electron/core/briefs/briefs-commands.ts';
import { createTypesetter } from '../../../../electron/core/briefs/typesetter.ts';
import type { WritableCase } from '../../../../electron/core/case-file/open-case.ts';
import { verifyCase } from '../../../../electron/core/custody/verify.ts';
import { setExhibits } from '../../../../electron/core/exhibits/exhibits-commands.ts';
import { allRows } from '../../../../electron/core/journal/read.ts';
import { buildCase, tempFolder } from '../../../support/case-builder.ts';
import { addFile, resourcesFolder, sharedPool } from '../../../support/case-parts.ts';
import { makePdf } from '../../../support/make-files.ts';
import { noPdfTools, pdfPages } from '../../../support/read-pdf.ts';

const pool = sharedPool();
const typesetter = createTypesetter();
afterAll(async () => await typesetter.close());
const tools = { templates: join(resourcesFolder, 'templates'), typesetter };
const date = '2026-03-02';

async function twoExhibits() {
  const opened = await buildCase();
  const log = await addFile(opened, pool, 'log.txt', 'First line');
  const memo = await addFile(opened, pool, 'memo.pdf', await makePdf(['Cover', 'Words of the memo']));
  setExhibits(opened, [
    { source: log, series: 'union' },
    { source: memo, series: 'union' },
  ]);
  return { opened, brief: allRows(opened, 'brief')[0]!.id };
}

function requestOf(opened: WritableCase, folder: string) {
  return {
    brief: allRows(opened, 'brief')[0]!.id,
    bundle: true,
    date,
    path: join(folder, 'Brief.pdf'),
    fileName: 'Brief.pdf',
    keep: true,
    overrides: [{ check: 'produced', reason: 'Exchanged at the hearing by agreement' }],
  };
}

describe('a bundle above its size cap', () => {
  it('is written as parts, each entered with its hash, the index naming the part of each exhibit', async (context) => {
    const { opened, brief } = await twoExhibits();
    const whole = await makeBrief(opened, { brief, bundle: true, date }, tools);
    const settings = allRows(opened, 'brief')[0]!.settings;
    const sizeCap = (whole.pdf.byteLength - 200) / 1_000_000;
    updateBrief(opened, brief, { settings: { ...settings, bundle: { ...settings.bundle, sizeCap } } });
    const folder = tempFolder();
    const { made, exports } = await exportBrief(opened, requestOf(opened, folder), tools);
    const names = exports.map((row) => row.fileName);
    expect(names.length).toBeGreaterThan(1);
    for (const row of exports) expect(row.bytes).toBeLessThanOrEqual(sizeCap * 1_000_000);
    expect(readdirSync(folder).toSorted()).toEqual(names.toSorted());
    for (const row of exports) {
      const bytes = readFileSync(join(folder, row.fileName));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(row.sha256);
      expect(Buffer.from(await opened.store.readAll(row.object!)).equals(bytes)).toBe(true);
      expect(row.manifest?.pageDigests).toHaveLength(row.pages);
    }
    expect(exports.reduce((sum, row) => sum + row.pages, 0)).toBe(made.pages);
    expect(exports.flatMap((row) => row.manifest!.exhibits.map((one) => one.label))).toEqual([
      'Union Ex. 1',
      'Union Ex. 2',
    ]);
    await expect(exportBrief(opened, requestOf(opened, folder), tools)).rejects.toMatchObject({ code: 'conflict' });
    expect(allRows(opened, 'brief_export')).toHaveLength(names.length);
    expect(await verifyCase(opened)).toMatchObject({ ok: true });
    if (noPdfTools !== null) return context.skip(noPdfTools);
    const texts = exports.flatMap((row) => pdfPages(readFileSync(join(folder, row.fileName))));
    texts
      .filter((text) => text.trim() !== '')
      .forEach((text, at) => expect(text.replace(/\s+/gu, ' ')).toContain(`Page ${at + 1} of ${made.pages}`));
    expect(texts.join('\n')).toMatch(/\bPart\b/u);
  });
});
