import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { composeBrief } from '../../../../electron/core/briefs/compose.ts';
import { previewFront } from '../../../../electron/core/briefs/preview-front.ts';
import { createTypesetter } from '../../../../electron/core/briefs/typesetter.ts';
import type { WritableCase } from '../../../../electron/core/case-file/open-case.ts';
import { allRows } from '../../../../electron/core/journal/read.ts';
import type { BlockNode, BriefDocument } from '../../../../shared/domain/brief-document.ts';
import { buildCase } from '../../../support/case-builder.ts';
import { resourcesFolder } from '../../../support/case-parts.ts';
import { readPdf } from './read-pdf.ts';

const typesetter = createTypesetter();
afterAll(() => typesetter.close());
const tools = { templates: join(resourcesFolder, 'templates'), typesetter };
const text = (words: string): BlockNode => ({ type: 'paragraph', content: [{ type: 'text', text: words }] });
const heading = (words: string, level = 1): BlockNode => ({
  type: 'heading',
  attrs: { level },
  content: [{ type: 'text', text: words }],
});
const doc = (...content: BlockNode[]): BriefDocument => ({ type: 'doc', content });

const preview = (opened: WritableCase, document: BriefDocument) =>
  previewFront(opened, { brief: allRows(opened, 'brief')[0]!.id, document, date: '2026-03-02' }, tools);

describe('the preview of a paper', () => {
  test('shows what stands in the editor, not what is saved, and says where each block begins', async () => {
    const words = Array.from({ length: 60 }, (_, i) => text(`Paragraph number ${i}. ${'It is argued. '.repeat(20)}`));
    const { pdf, pages, places } = await preview(await buildCase(), doc(heading('First'), ...words, heading('Second')));
    const read = await readPdf(pdf);
    expect(read.pages).toHaveLength(pages);
    expect(places.map((place) => place.block)).toEqual(Array.from({ length: 62 }, (_, i) => i));
    for (const { block, page, top } of places.slice(1, -1)) {
      const shown = read.pages[page - 1]!;
      const piece = shown.pieces.find((one) => one.text.includes(`number ${block - 1}.`));
      expect(piece, `block ${block} on page ${page}`).toBeDefined();
      // The baseline of its first line is less than two lines below the place that is told.
      const below = shown.height - piece!.y - top;
      expect(below).toBeGreaterThan(0);
      expect(below).toBeLessThan(36);
    }
  });

  test('is set whatever levels its headings have', async () => {
    const { pages } = await preview(
      await buildCase(),
      doc(text('Words first.'), heading('Deep', 4), heading('Deeper', 3), text('End.')),
    );
    expect(pages).toBeGreaterThan(0);
  });

  test('names a character that no font has with the blocks in which it stands', async () => {
    const { missing, warnings } = await preview(
      await buildCase(),
      doc(text('None here.'), text('The sign 漢.'), text('Again 漢 and 한.')),
    );
    expect(missing).toEqual([
      { character: '漢', codePoint: 'U+6F22', blocks: [1, 2] },
      { character: '한', codePoint: 'U+D55C', blocks: [2] },
    ]);
    expect(warnings.join()).toContain('No font has the character 漢 (U+6F22)');
  });

  test('gives the bytes that the export sets for the same document', async () => {
    const document = doc(heading('One'), text('The same words.'));
    const opened = await buildCase();
    const shown = await preview(opened, document);
    const row = allRows(opened, 'brief')[0]!;
    const info = allRows(opened, 'case_info')[0]!;
    const { data } = composeBrief(opened, row, { date: '2026-03-02', bundle: true, exhibits: [], info, document });
    const options = { templatesDir: tools.templates, template: row.template, date: '2026-03-02' };
    const exported = await typesetter.brief(data, options);
    expect(Buffer.compare(shown.pdf, exported.pdf)).toBe(0);
  });
});
