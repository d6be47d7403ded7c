import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createTypesetter } from '../../../../electron/core/briefs/typesetter.ts';
import { custodyOfSource } from '../../../../electron/core/custody/source-custody-queries.ts';
import { setExhibits } from '../../../../electron/core/exhibits/exhibits-commands.ts';
import { createFact } from '../../../../electron/core/facts/facts-commands.ts';
import { historyState } from '../../../../electron/core/journal/history.ts';
import { allRows } from '../../../../electron/core/journal/read.ts';
import { makePrint } from '../../../../electron/core/prints/make-print.ts';
import { beginPrint, callOffPrint, keepPrint } from '../../../../electron/core/prints/print-record.ts';
import { findRedactions } from '../../../../electron/core/redactions/find-redactions.ts';
import { acceptRedactions } from '../../../../electron/core/redactions/redactions-commands.ts';
import { createExcerpt } from '../../../../electron/core/sources/excerpts-commands.ts';
import { updateSource } from '../../../../electron/core/sources/sources-commands.ts';
import type { WritableCase } from '../../../../electron/core/case-file/open-case.ts';
import type { Printable } from '../../../../shared/domain/prints.ts';
import { buildCase } from '../../../support/case-builder.ts';
import { addFile, resourcesFolder, sharedPool } from '../../../support/case-parts.ts';
import { makePdf, makeTiff } from '../../../support/make-files.ts';
import { noPdfTools, pdfPages, pdfUnpacked, standsIn } from '../../../support/read-pdf.ts';

const pool = sharedPool();
const typesetter = createTypesetter();
afterAll(async () => await typesetter.close());
const tools = { templates: join(resourcesFolder, 'templates'), typesetter };
const date = '2026-03-02';
if (noPdfTools !== null) console.log(`Printed pages are not read back: ${noPdfTools}`);

/** Makes what is to be printed as a window would, kept under `p`. */
async function make(opened: WritableCase, what: Printable) {
  const made = await makePrint(opened, { what, date }, tools);
  keepPrint(opened, 'p', made);
  return made;
}
const begin = (opened: WritableCase, pages = [1], overrides: { check: string; reason: string }[] = []) =>
  beginPrint(opened, { print: 'p', pages, overrides });
const words = (pdf: Uint8Array | null) => (noPdfTools === null && pdf !== null ? pdfPages(pdf) : null);
const detailsOf = (opened: WritableCase, step: number) =>
  JSON.parse(
    opened.db.prepare<[number], string>('SELECT details FROM journal_step WHERE number = ?').pluck().get(step) ?? '{}',
  ) as Record<string, unknown>;

async function redact(
  opened: WritableCase,
  source: string,
  wanted: { patterns: 'social-security'[]; terms: string[] },
) {
  const all = { ...wanted, sources: [source] };
  const found = await findRedactions(opened, pool, all, { signal: new AbortController().signal });
  expect(acceptRedactions(opened, found.suggestions, 'PII').length).toBeGreaterThan(0);
}

/** A brief with two exhibits, one fact on each. */
async function ready() {
  const opened = await buildCase();
  const log = await addFile(opened, pool, 'log.txt', 'First line\nThe officer called dispatch.');
  const memo = await addFile(opened, pool, 'memo.pdf', await makePdf(['Cover', 'A translator was asked for']));
  const prove = (text: string, source: string, page: number, quote: string) => {
    const excerpt = createExcerpt(opened, { source, kind: 'words', page, quote });
    createFact(opened, { text, date: '2026-02-09' }, [{ excerpt: excerpt.id, bearing: 'supports' }]);
  };
  prove('She called dispatch.', log, 1, 'officer called dispatch');
  prove('A translator was asked for.', memo, 2, 'translator');
  setExhibits(opened, [
    { source: log, series: 'union' },
    { source: memo, series: 'union' },
  ]);
  return { opened, log, memo, brief: allRows(opened, 'brief')[0]?.id ?? '' };
}

describe('a source that is printed', () => {
  it.each([
    ['memo.pdf', () => makePdf(['First sheet', 'Second sheet']), 2, 'Second sheet'],
    ['log.txt', () => 'The officer called dispatch.', 1, 'called dispatch'],
    ['roster.csv', () => 'Name,Course\nA. Sergeant,Interpreters\n', 1, 'Interpreters'],
    ['photo.tif', () => makeTiff([{ width: 40, height: 30, rgb: () => [9, 120, 60] }]), 1, ''],
    ['radio.xyz', () => new Uint8Array([1, 2, 3, 255, 254, 0, 9]), 1, 'cannot be printed'],
  ])('has its pages on paper: %s', async (name, bytes, pages, said) => {
    const opened = await buildCase();
    const source = await addFile(opened, pool, name, await bytes());
    const made = await make(opened, { kind: 'source', source, redacted: true });
    expect(made.pages).toBe(pages);
    expect(made.head).toContain('Doe v. City: ');
    expect(made.marks).toEqual([]);
    if (noPdfTools === null) expect(words(made.pdf)?.join(' ')).toContain(said);
  });

  it('bears the mark of each reason for which it could be kept back', async () => {
    const opened = await buildCase();
    const source = await addFile(opened, pool, 'notes.txt', 'Words of counsel.');
    updateSource(opened, source, { privilege: 'work-product', compelled: true, confidentiality: 'confidential' });
    const made = await make(opened, { kind: 'source', source, redacted: true });
    expect(made.marks).toEqual(['Attorney work product', 'Compelled statement']);
    if (noPdfTools === null) expect(words(made.pdf)?.[0]).toContain('CONFIDENTIAL');
    const { step } = begin(opened);
    expect(detailsOf(opened, step)['marks']).toEqual(made.marks);
  });

  it.each([
    ['talk.pdf', () => makePdf(['Statement of Jane Roe, SSN 123-45-6789.'])],
    ['talk.txt', () => 'Statement of Jane Roe, SSN 123-45-6789.'],
  ])('loses what is marked for redaction, and shows it only when asked for and marked so: %s', async (name, bytes) => {
    const opened = await buildCase();
    const source = await addFile(opened, pool, name, await bytes());
    await redact(opened, source, { patterns: ['social-security'], terms: [] });
    const made = await make(opened, { kind: 'source', source, redacted: true });
    expect(made.marks).toEqual([]);
    const shown = await make(opened, { kind: 'source', source, redacted: false });
    expect(shown.marks).toEqual(['Unredacted']);
    if (noPdfTools === null && made.pdf !== null) {
      expect(standsIn(pdfUnpacked(made.pdf), '123-45-6789')).toBe(false);
      expect(words(shown.pdf)?.[0]).toContain('123-45-6789');
    }
    const { step } = begin(opened);
    expect(opened.db.prepare('SELECT label FROM journal_step WHERE number = ?').pluck().get(step)).toBe(
      'print source without its redactions',
    );
  });
});

describe('a paper that is printed', () => {
  it('alone is a draft until each check passes or has a reason', async () => {
    const { opened, brief } = await ready();
    const made = await make(opened, { kind: 'paper', brief, bundle: false });
    expect(made.gate.kind).toBe('draft');
    expect(begin(opened).draft).toBe(true);
    const checks = made.gate.kind === 'none' ? [] : made.gate.checks;
    const owed = checks.filter(({ ok, severity }) => !ok && severity === 'reason');
    expect(owed.length).toBeGreaterThan(0);
    const overrides = owed.map(({ check }) => ({ check, reason: 'Exchanged by agreement' }));
    const { step, draft } = begin(opened, [1], overrides);
    expect(draft).toBe(false);
    expect(detailsOf(opened, step)['overrides']).toEqual(overrides);
  });

  it('with its exhibits is not printed before each check has its reason, and issues its Bates numbers for good', async () => {
    const { opened, brief, log, memo } = await ready();
    const made = await make(opened, { kind: 'paper', brief, bundle: true });
    expect(() => begin(opened)).toThrow(expect.objectContaining({ code: 'check-failed' }) as Error);
    const checks = made.gate.kind === 'none' ? [] : made.gate.checks;
    const overrides = checks
      .filter(({ ok, severity }) => !ok && severity === 'reason')
      .map(({ check }) => ({ check, reason: 'Exchanged by agreement' }));
    const { step, draft } = begin(opened, [made.pages], overrides);
    expect(draft).toBe(false);
    // The last page is of the last exhibit alone.
    expect(detailsOf(opened, step)['sources']).toEqual([memo]);
    expect(custodyOfSource(opened, memo).at(-1)).toMatchObject({ kind: 'printed' });
    expect(custodyOfSource(opened, log).some(({ kind }) => kind === 'printed')).toBe(false);
    expect(allRows(opened, 'bates_range').map(({ source }) => source)).toEqual(made.bates.map(({ source }) => source));
  });

  it('is not printed at all while it gives away what may never leave', async () => {
    const { opened, brief, memo } = await ready();
    await redact(opened, memo, { patterns: [], terms: ['translator was asked'] });
    await make(opened, { kind: 'paper', brief, bundle: false });
    expect(() => begin(opened)).toThrow(expect.objectContaining({ code: 'check-failed' }) as Error);
  });

  it.each(['chronology', 'exhibit-list'] as const)('can be made of the case alone: %s', async (template) => {
    const { opened } = await ready();
    const before = allRows(opened, 'brief').length;
    const made = await make(opened, { kind: 'list', template });
    expect(made.pages).toBeGreaterThan(0);
    if (noPdfTools === null && template === 'chronology') {
      expect(words(made.pdf)?.join(' ')).toContain('She called dispatch');
    }
    expect(begin(opened).draft).toBe(true);
    expect(allRows(opened, 'brief')).toHaveLength(before);
  });
});

describe('the record of a print', () => {
  it('names the pages, is an act that cannot be undone, and stands in the custody of the source', async () => {
    const opened = await buildCase();
    const source = await addFile(opened, pool, 'memo.pdf', await makePdf(['One', 'Two', 'Three']));
    await make(opened, { kind: 'source', source, redacted: true });
    const before = historyState(opened).undo;
    begin(opened, [1, 2]);
    expect(historyState(opened).undo).toEqual(before);
    expect(custodyOfSource(opened, source).at(-1)).toMatchObject({
      kind: 'printed',
      label: 'print source',
      detail: expect.stringContaining('pages 1-2 of 3') as string,
    });
  });

  it('tells of a print that was called off, which then took nothing out of the case', async () => {
    const opened = await buildCase();
    const source = await addFile(opened, pool, 'memo.pdf', await makePdf(['One']));
    await make(opened, { kind: 'source', source, redacted: true });
    const { step } = begin(opened);
    callOffPrint(opened, step, 'cancelled');
    expect(custodyOfSource(opened, source).map(({ kind }) => kind)).toEqual(['received']);
    const labels = opened.db.prepare('SELECT label FROM journal_step ORDER BY number DESC LIMIT 2').pluck().all();
    expect(labels).toEqual(['printing called off', 'print source']);
    expect(() => callOffPrint(opened, step - 1, 'cancelled')).toThrow();
  });

  it('is refused for what was never made here, and for pages that are not there', async () => {
    const opened = await buildCase();
    expect(() => begin(opened)).toThrow(expect.objectContaining({ code: 'not-found' }) as Error);
    const source = await addFile(opened, pool, 'memo.pdf', await makePdf(['One']));
    await make(opened, { kind: 'source', source, redacted: true });
    expect(() => begin(opened, [2])).toThrow(expect.objectContaining({ code: 'invalid-input' }) as Error);
  });
});
