import { describe, expect, it } from 'vitest';
import { findRedactions } from '../../../../electron/core/redactions/find-redactions.ts';
import {
  acceptRedactions,
  addRedaction,
  removeRedactions,
  updateRedaction,
} from '../../../../electron/core/redactions/redactions-commands.ts';
import { redactedExcerpts, redactionsOfSource } from '../../../../electron/core/redactions/redactions-queries.ts';
import { undo } from '../../../../electron/core/journal/history.ts';
import { createExcerpt } from '../../../../electron/core/sources/excerpts-commands.ts';
import { removeSources } from '../../../../electron/core/sources/sources-commands.ts';
import { textLinePlace } from '../../../../shared/domain/placed-text.ts';
import { redactedWordsIn, withoutRedacted } from '../../../../shared/domain/redactions.ts';
import { coveredText, printedRedactions } from '../../../../electron/core/redactions/redaction-findings.ts';
import { PDFDocument } from 'pdf-lib';
import { buildCase } from '../../../support/case-builder.ts';
import { addFile, sharedPool } from '../../../support/case-parts.ts';
import { makePdf } from '../../../support/make-files.ts';

const pool = sharedPool();
const nothing = { quote: '', rects: [], lineFrom: null, lineTo: null };

async function memo() {
  const opened = await buildCase();
  const pdf = await makePdf(['The cover', 'Call Jane Roe at (313) 555-0142. SSN 123-45-6789, said Jane Roe.']);
  return { opened, source: await addFile(opened, pool, 'memo.pdf', pdf) };
}

async function note() {
  const opened = await buildCase();
  const text = 'First line\nJane Roe called, and Jane Roe wrote.\nThird';
  return { opened, source: await addFile(opened, pool, 'note.txt', text) };
}

describe('a mark for redaction', () => {
  it('on words of a PDF lies on their letters, only where they were picked', async () => {
    const { opened, source } = await memo();
    const found = await findRedactions(
      opened,
      pool,
      { patterns: [], terms: ['Jane Roe'], sources: [source] },
      { signal: new AbortController().signal },
    );
    expect(found.suggestions).toHaveLength(2);
    const [, second] = found.suggestions;
    const [x0, y0, x1, y1] = second!.rects[0]!;
    const row = await addRedaction(opened, pool, {
      source,
      page: 2,
      reason: 'VIC',
      kind: 'words',
      ...nothing,
      quote: 'Jane Roe',
      rects: [[x0 - 2, y0 + 1, x1 + 2, y1 - 1]],
    });
    expect(row).toMatchObject({ words: 'Jane Roe', reason: 'VIC', rects: second!.rects });
    expect(redactionsOfSource(opened, source)).toEqual([row]);
  });

  it('on a region knows the words under it', async () => {
    const { opened, source } = await memo();
    const row = await addRedaction(opened, pool, {
      source,
      page: 2,
      reason: 'PII',
      kind: 'region',
      ...nothing,
      rects: [[0, 0, 612, 792]],
    });
    expect(row.words).toContain('123-45-6789');
  });

  it('on lines of text lies on the columns of its words', async () => {
    const { opened, source } = await note();
    const row = await addRedaction(opened, pool, {
      source,
      page: 1,
      reason: 'VIC',
      kind: 'lines',
      ...nothing,
      quote: 'Jane Roe called',
      lineFrom: 2,
    });
    const [x0, y0, x1] = row.rects[0]!;
    expect(row.rects).toHaveLength(1);
    expect([x0, y0, x1]).toEqual(
      textLinePlace(2, 0, 15)
        .slice(0, 3)
        .map((value) => expect.closeTo(value, 1)),
    );
  });

  it('changes, goes and comes back by undo, and leaves with its source', async () => {
    const { opened, source } = await memo();
    const row = await addRedaction(opened, pool, {
      source,
      page: 1,
      reason: 'PII',
      kind: 'page',
      ...nothing,
    });
    expect(updateRedaction(opened, row.id, { reason: 'MED' }).reason).toBe('MED');
    removeRedactions(opened, [row.id]);
    expect(redactionsOfSource(opened, source)).toEqual([]);
    undo(opened);
    expect(redactionsOfSource(opened, source)).toHaveLength(1);
    removeSources(opened, [source]);
    undo(opened);
    expect(redactionsOfSource(opened, source)).toHaveLength(1);
  });

  it('is refused off the page and on words that are not there', async () => {
    const { opened, source } = await memo();
    const at = { source, page: 1, reason: 'PII', ...nothing };
    const refused = expect.objectContaining({ code: 'invalid-input' });
    await expect(addRedaction(opened, pool, { ...at, page: 9, kind: 'page' })).rejects.toEqual(refused);
    await expect(addRedaction(opened, pool, { ...at, kind: 'region', rects: [[700, 0, 800, 50]] })).rejects.toEqual(
      refused,
    );
    await expect(addRedaction(opened, pool, { ...at, kind: 'words', quote: 'nowhere' })).rejects.toEqual(refused);
  });
});

describe('search and mark', () => {
  it('gives places with their line, marks many as one step, and knows what is marked', async () => {
    const { opened, source } = await memo();
    const wanted = { patterns: ['social-security', 'phone'] as const, terms: ['jane roe'], sources: [source] };
    const { signal } = new AbortController();
    const { suggestions } = await findRedactions(opened, pool, wanted, { signal });
    expect(suggestions.map(({ pattern, words, page, marked }) => [pattern, words, page, marked])).toEqual([
      ['term', 'Jane Roe', 2, false],
      ['phone', '(313) 555-0142', 2, false],
      ['social-security', '123-45-6789', 2, false],
      ['term', 'Jane Roe', 2, false],
    ]);
    expect(suggestions[0]!.line).toContain('Call Jane Roe');
    acceptRedactions(opened, suggestions.slice(0, 3), 'PII');
    expect(redactionsOfSource(opened, source)).toHaveLength(3);
    const again = await findRedactions(opened, pool, wanted, { signal });
    expect(again.suggestions.map(({ marked }) => marked)).toEqual([true, true, true, false]);
    undo(opened);
    expect(redactionsOfSource(opened, source)).toEqual([]);
  });
});

describe('the gate of an export', () => {
  it('is told of words that a paper prints all the same, and of exhibits that hide text under a box', async () => {
    const { opened, source } = await note();
    const exhibits = [{ row: { source, label: 'Union Ex. 1' } }];
    const at = { source, page: 1, reason: 'VIC', kind: 'lines' as const, ...nothing, lineFrom: 2 };
    await addRedaction(opened, pool, { ...at, quote: 'Jane Roe called' });
    const printed = { blocks: [{ kind: 'quote', text: ['and \u201cJane Roe\ncalled\u201d him'] }] };
    expect(printedRedactions(opened, exhibits, printed)).toEqual([
      {
        text: 'The paper prints words that are redacted in Union Ex. 1, page 1',
        place: { kind: 'source', source, page: 1 },
      },
    ]);
    expect(printedRedactions(opened, exhibits, { blocks: ['Jane wrote'] })).toEqual([]);
    expect(coveredText(opened, exhibits)).toEqual([]);
    const pdf = await makePdf(['Cover', 'Name']);
    const boxed = await PDFDocument.load(pdf);
    boxed.getPages()[1]!.drawRectangle({ x: 0, y: 0, width: 612, height: 792 });
    const covered = await addFile(opened, pool, 'boxes.pdf', await boxed.save());
    const hidden = [{ row: { source: covered, label: 'Union Ex. 2' } }];
    expect(coveredText(opened, hidden)).toMatchObject([{ place: { source: covered, page: 2 } }]);
    await addRedaction(opened, pool, { source: covered, page: 2, reason: 'PII', kind: 'page', ...nothing });
    expect(coveredText(opened, hidden)).toEqual([]);
  });
});

describe('what is redacted', () => {
  it('is told of excerpts that stand on it', async () => {
    const { opened, source } = await note();
    const on = createExcerpt(opened, { source, kind: 'lines', page: 1, lineFrom: 2, quote: 'Jane Roe called' });
    createExcerpt(opened, { source, kind: 'lines', page: 1, lineFrom: 3, quote: 'Third' });
    await addRedaction(opened, pool, {
      source,
      page: 1,
      reason: 'VIC',
      kind: 'lines',
      ...nothing,
      quote: 'Jane Roe',
      lineFrom: 2,
    });
    expect(redactedExcerpts(opened).map(({ excerpt }) => excerpt.id)).toEqual([on.id]);
  });

  it('is found in other words, unless it is too common to tell', () => {
    const redactions = [{ words: 'Jane\nRoe' }, { words: 'the' }, { words: '123-45-6789' }];
    expect(redactedWordsIn('Ms. JANE  ROE, the witness', redactions)).toEqual([{ words: 'Jane\nRoe' }]);
    expect(withoutRedacted('Statement of Jane Roe.pdf', redactions)).toBe('Statement of [redacted].pdf');
  });
});
