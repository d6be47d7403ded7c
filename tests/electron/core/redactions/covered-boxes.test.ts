import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { degrees, PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { overview } from '../../../../electron/core/overview/overview-queries.ts';
import { createProduction } from '../../../../electron/core/productions/productions-commands.ts';
import { getProduction } from '../../../../electron/core/productions/productions-queries.ts';
import { serveProduction } from '../../../../electron/core/productions/serve-production.ts';
import { coveredBoxesOf, coveredSources } from '../../../../electron/core/redactions/covered-boxes.ts';
import { addRedaction } from '../../../../electron/core/redactions/redactions-commands.ts';
import { projectRoot } from '../../../../electron/tools/cache.ts';
import { buildCase } from '../../../support/case-builder.ts';
import { addFile, sharedPool } from '../../../support/case-parts.ts';
import { makePdf } from '../../../support/make-files.ts';

const pool = sharedPool();

async function boxed(): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(await makePdf(['Cover', 'Jane Roe called', 'Turned name']));
  for (const page of pdf.getPages().slice(1)) page.drawRectangle({ x: 20, y: 500, width: 400, height: 280 });
  pdf.getPages()[2]!.setRotation(degrees(90));
  return pdf.save();
}

describe('a source that only looks redacted', () => {
  it('is told with what lies under its boxes, until its pages are redacted', async () => {
    const opened = await buildCase();
    const source = await addFile(opened, pool, 'boxes.pdf', await boxed());
    const plain = await addFile(opened, pool, 'plain.pdf', await makePdf(['Nothing']));
    const boxes = await coveredBoxesOf(opened, pool, source);
    expect(boxes).toEqual([
      { page: 2, rect: [20, 500, 420, 780], words: 'Jane Roe called' },
      // Turned by a quarter, as it is displayed.
      { page: 3, rect: [500, 192, 780, 592], words: 'Turned name' },
    ]);
    expect(await coveredBoxesOf(opened, pool, plain)).toEqual([]);
    const gap = () => overview(opened, '2026-03-01').gaps.find((each) => each.gap === 'covered-text');
    expect(gap()).toMatchObject({ count: 1, items: [{ id: source }] });
    expect(coveredSources(opened, 'no such import')).toEqual([]);
    expect(coveredSources(opened, null)).toMatchObject([{ source, pages: [2, 3] }]);
    for (const { page, rect, words } of boxes) {
      const marked = await addRedaction(opened, pool, {
        source,
        page,
        kind: 'region',
        quote: '',
        rects: [rect],
        lineFrom: null,
        lineTo: null,
        reason: 'REDACTED',
      });
      expect(marked.words).toBe(words);
    }
    expect(gap()).toMatchObject({ count: 0 });
    expect(coveredSources(opened, null)).toEqual([]);
  });

  it('is not handed over in a production unless a person says why, or redacts it', async () => {
    const opened = await buildCase();
    const source = await addFile(opened, pool, 'boxes.pdf', await boxed());
    const given = createProduction(opened, { direction: 'given', party: 'City' }, [source]);
    expect(getProduction(opened, given.id).sources[0]?.bars).toEqual(['covered-text']);
    const request = { production: given.id, numbers: true, decisions: [] };
    expect(() => serveProduction(opened, request)).toThrowError(expect.objectContaining({ code: 'check-failed' }));
    const decisions = [{ source, produce: true, reason: 'It came so from the City' }];
    expect(serveProduction(opened, { ...request, decisions }).items).toHaveLength(1);
  });

  it.skipIf(!existsSync(join(projectRoot, '../shared/corpus/redaction')))(
    'is told of files of others by the words under their boxes',
    async () => {
      const opened = await buildCase();
      const file = (name: string) => readFileSync(join(projectRoot, '../shared/corpus/redaction', name));
      const source = await addFile(opened, pool, 'yes.pdf', file('rectangles_yes_2.pdf'));
      const boxes = await coveredBoxesOf(opened, pool, source);
      expect(boxes.length).toBeGreaterThan(0);
      for (const { words, rect } of boxes) {
        expect(words).toMatch(/[\p{L}\p{N}]{2}/u);
        expect(rect[2] - rect[0]).toBeGreaterThan(4);
      }
    },
  );
});
