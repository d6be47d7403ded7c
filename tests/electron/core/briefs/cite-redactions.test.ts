import { describe, expect, it } from 'vitest';
import { citeCheck } from '../../../../electron/core/briefs/cite-check.ts';
import { citeChecks, repeatFindings } from '../../../../electron/core/briefs/gate-findings.ts';
import { createFact } from '../../../../electron/core/facts/facts-commands.ts';
import { addRedaction } from '../../../../electron/core/redactions/redactions-commands.ts';
import type { BriefDocument } from '../../../../shared/domain/brief-document.ts';
import { sharedPool } from '../../../support/case-parts.ts';
import { cite, citedCase, doc, para, type CitedCase } from './cited-case.ts';

const pool = sharedPool();

const redact = ({ opened, log }: CitedCase, quote: string, line: number, lineTo = line) =>
  addRedaction(opened, pool, {
    source: log,
    page: 1,
    kind: 'lines',
    quote,
    rects: [],
    lineFrom: line,
    lineTo,
    reason: 'VIC',
  });
const said = ({ opened, brief }: CitedCase, document: BriefDocument) =>
  citeCheck(opened, brief, document)
    .findings.filter(({ kind }) => kind === 'redacted')
    .map(({ severity, block, detail, text }) => [severity, block, detail, text]);

describe('what is redacted in an exhibit', () => {
  it('stops a paper that quotes it, in the block where it does, before anything is set', async () => {
    const given = await citedCase(pool);
    await redact(given, 'Call Border Patrol and have them identify him.', 5);
    const at = cite(given.pick({ kind: 'lines', lineFrom: 5, lineTo: 5, quote: 'The lieutenant said' }));
    const document = doc(para('First.'), para('He said “Call Border Patrol and have them identify him” ', at, '.'));
    expect(said(given, document)[0]).toEqual([
      'stops',
      1,
      'The paper quotes what is redacted in Union Ex. 1, page 1.',
      'He said “Call Border Patrol and have them identify him”.',
    ]);
    const check = citeCheck(given.opened, given.brief, document);
    expect(repeatFindings(check)).toMatchObject([{ place: { kind: 'block', block: 1 } }]);
    expect(citeChecks(check).find(({ check: name }) => name === 'cites-stand')?.ok).toBe(true);
  });

  it('stops a paper whose running text, facts and quotations hold a term that was marked', async () => {
    const given = await citedCase(pool);
    await redact(given, 'Border Patrol', 5);
    const excerpt = given.pick({ kind: 'lines', lineFrom: 5, lineTo: 5, quote: 'Call Border Patrol' }).slice(8);
    createFact(given.opened, { text: 'Border Patrol came.' }, [{ excerpt, bearing: 'supports' }]);
    const document = doc(
      para('Nothing here.'),
      para('One sentence. Then border\u00a0patrol was called. Another.'),
      { type: 'live', attrs: { object: 'facts', id: null } },
      { type: 'live', attrs: { object: 'quote', id: excerpt } },
    );
    const stops = said(given, document).filter(([severity]) => severity === 'stops');
    expect(stops.map(([, block, , text]) => [block, text])).toEqual([
      [1, 'Then border patrol was called.'],
      [2, 'Border Patrol came.'],
      [3, 'Call Border Patrol'],
    ]);
  });

  it('asks about a part of a passage, a number within it, and a cite to a black box; notes a cite to what is left', async () => {
    const given = await citedCase(pool);
    await redact(given, 'Dispatch answered that no trans-\nlator was on duty.', 3, 4);
    await redact(given, 'a translator', 2);
    const gone = given.pick({ kind: 'lines', lineFrom: 2, lineTo: 2, quote: 'translator' });
    const left = given.pick({
      kind: 'lines',
      lineFrom: 2,
      lineTo: 2,
      quote: 'At 18:20 Sgt. Roe called dispatch and asked for a translator.',
    });
    const document = doc(
      para('They say answered that no translator was there.'),
      para('See ', cite(gone), '.'),
      para('See ', cite(left), '.'),
    );
    expect(said(given, document).map(([severity, block, detail]) => [severity, block, detail])).toEqual([
      [
        'asks',
        0,
        'These words stand in a passage that is redacted in Union Ex. 1, page 1. See that they give nothing of it away.',
      ],
      ['asks', 1, 'What is cited here is redacted in Union Ex. 1, page 1: the reader finds a black box.'],
      ['notes', 2, 'A part of what is cited here is redacted in Union Ex. 1, page 1.'],
    ]);
    const check = citeCheck(given.opened, given.brief, document);
    const gate = citeChecks(check).find(({ check: name }) => name === 'redacted-parts');
    expect(gate).toMatchObject({ ok: false, severity: 'reason', places: [{ kind: 'block' }, { kind: 'block' }] });
  });

  it('counts only in the exhibits of this paper', async () => {
    const given = await citedCase(pool);
    await redact(given, 'Border Patrol', 5);
    const { settings } = given.brief;
    const brief = { ...given.brief, settings: { ...settings, bundle: { ...settings.bundle, exhibits: [] } } };
    expect(said({ ...given, brief }, doc(para('Border Patrol was called.')))).toEqual([]);
  });
});
