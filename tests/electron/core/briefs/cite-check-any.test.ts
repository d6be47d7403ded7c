import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { citeCheck, citeCheckAsJob } from '../../../../electron/core/briefs/cite-check.ts';
import {
  type BlockNode,
  type BriefDocument,
  briefDocumentSchema,
  type InlineNode,
  liveObjects,
} from '../../../../shared/domain/brief-document.ts';
import { findingSchema } from '../../../../shared/domain/cite-check.ts';
import { sharedPool } from '../../../support/case-parts.ts';
import { cite, citedCase, para, doc } from './cited-case.ts';

const pool = sharedPool();

it('any document is checked without failing, the same each time, and each finding lies within it', async () => {
  const given = await citedCase(pool);
  const target = given.pick({ kind: 'words', quote: 'asked for a translator' });
  const words = fc.constantFrom(
    'He left. ',
    '“She followed the',
    ' order”',
    '“',
    '"',
    '[she]',
    ' ... ',
    'on 2/9/2026',
    '\uFFFC',
    '漢字',
    ' ',
  );
  const inline: fc.Arbitrary<InlineNode> = fc.oneof(
    words.map((text): InlineNode => ({ type: 'text', text })),
    fc.constantFrom(target, given.exhibit, 'excerpt/gone').map(cite),
    fc.constant<InlineNode>({ type: 'fact', attrs: { id: 'gone' } }),
    fc.constant<InlineNode>({ type: 'hardBreak' }),
    fc.constant<InlineNode>({ type: 'footnote', content: [{ type: 'cite', attrs: { target } }] }),
  );
  const line = fc.array(inline, { maxLength: 8 });
  const block: fc.Arbitrary<BlockNode> = fc.oneof(
    line.map((content): BlockNode => ({ type: 'paragraph', content })),
    line.map((content): BlockNode => ({ type: 'heading', attrs: { level: 2 }, content })),
    line.map((content): BlockNode => ({ type: 'blockquote', content: [{ type: 'paragraph', content }] })),
    fc.constantFrom(...liveObjects).map((object): BlockNode => ({ type: 'live', attrs: { object, id: 'gone' } })),
    line.map((content): BlockNode => ({
      type: 'table',
      content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [{ type: 'paragraph', content }] }] }],
    })),
  );
  fc.assert(
    fc.property(fc.array(block, { maxLength: 6 }), (content) => {
      const document: BriefDocument = { type: 'doc', content };
      briefDocumentSchema.parse(document);
      const check = citeCheck(given.opened, given.brief, document);
      expect(citeCheck(given.opened, given.brief, document)).toEqual(check);
      for (const finding of check.findings) {
        findingSchema.parse(finding);
        expect(finding.block).toBeLessThan(content.length);
      }
      expect(check.counts.land).toBeLessThanOrEqual(check.counts.cites);
    }),
    { numRuns: 40 },
  );
});

/** A paper of so many paragraphs, each with a sentence, a quotation that was altered, and two cites. */
function longPaper(target: string, paragraphs: number): BriefDocument {
  const words = 'The report goes on at some length about what was said and done that evening. '.repeat(4);
  return doc(
    ...Array.from({ length: paragraphs }, (_, i) =>
      para(
        `${words}It says “asked for a ${i % 7 === 0 ? 'lawyer' : 'translator'} ... was on duty” `,
        cite(target),
        ` and took ${i} minutes `,
        cite(target),
        '.',
      ),
    ),
  );
}

it('a paper of 100 pages takes about ten times as long as one of 10', async () => {
  const given = await citedCase(pool);
  const target = given.pick();
  const fastest = (paragraphs: number) => {
    const document = longPaper(target, paragraphs);
    return Math.min(
      ...Array.from({ length: 3 }, () => {
        const begun = performance.now();
        citeCheck(given.opened, given.brief, document);
        return performance.now() - begun;
      }),
    );
  };
  fastest(20);
  const [short, long] = [fastest(20), fastest(200)];
  expect(long / Math.max(short, 1)).toBeLessThan(40);
});

it('a job can be cancelled and gives what the check gives', async () => {
  const given = await citedCase(pool);
  const document = longPaper(given.pick(), 200);
  const check = await citeCheckAsJob(given.opened, given.brief, document, {});
  expect(check).toEqual(citeCheck(given.opened, given.brief, document));
  const stop = new AbortController();
  stop.abort();
  const other = longPaper(given.pick(), 10);
  await expect(citeCheckAsJob(given.opened, given.brief, other, { signal: stop.signal })).rejects.toMatchObject({
    code: 'cancelled',
  });
});
