import { describe, expect, it, onTestFinished } from 'vitest';
import { exhibitBytes, exhibitForm } from '../../../../electron/core/briefs/exhibit-form.ts';
import { createTypesetter } from '../../../../electron/core/briefs/typesetter.ts';
import { makeProducedFile } from '../../../../electron/core/bundle/produced-file.ts';
import { addRedaction } from '../../../../electron/core/redactions/redactions-commands.ts';
import { exhibitRedaction, redactionStatement } from '../../../../electron/core/redactions/redacted-exhibits.ts';
import { redactionsOfSource } from '../../../../electron/core/redactions/redactions-queries.ts';
import { getSource } from '../../../../electron/core/sources/sources-queries.ts';
import { buildCase } from '../../../support/case-builder.ts';
import { addFile, sharedPool } from '../../../support/case-parts.ts';
import { readPdf } from '../briefs/read-pdf.ts';

const pool = sharedPool();

describe('the statement on redactions', () => {
  it('names each redacted exhibit with its pages, and is not made where there is none', () => {
    const marks = [3, 1, 3].map((page) => ({ page, rects: [], code: 'PII', words: '' }));
    const one = { row: { label: 'Union Ex. 1' }, redaction: { inType: false, marks } };
    expect(redactionStatement([one, { row: { label: 'Union Ex. 2' }, redaction: null }])).toContain(
      'redacted in this copy: Union Ex. 1 (pages 1, 3). ',
    );
    expect(redactionStatement([{ row: { label: 'Union Ex. 2' } }])).toBeNull();
  });
});

describe('a text that is redacted', () => {
  it('has black type and a box in the place of its words, in its lines and in its title', async () => {
    const opened = await buildCase();
    const text = 'Report\nThe number of Jane Roe is 313-555-0142 \u{1f6d1} today';
    const source = await addFile(opened, pool, 'Talk with Jane Roe.txt', text);
    for (const quote of ['Jane Roe', '313-555-0142']) {
      const at = { source, page: 1, kind: 'lines' as const, quote, rects: [], lineFrom: 2, lineTo: 2 };
      await addRedaction(opened, pool, { ...at, reason: 'VIC' });
    }
    const typesetter = createTypesetter();
    onTestFinished(() => typesetter.close());
    const row = getSource(opened, source);
    const form = exhibitForm(row);
    const pdf = await exhibitBytes(opened, { typesetter }, { form } as never);
    const redaction = exhibitRedaction(redactionsOfSource(opened, source), form);
    const made = await makeProducedFile(
      {
        id: source,
        label: 'DOE-000001',
        pages: 1,
        kind: 'pdf',
        batesNumbers: ['DOE-000001'],
        legend: null,
        paper: 'us-letter',
        date: '2026-03-02',
        redaction,
      },
      pdf,
    );
    expect(made.faults).toEqual([]);
    const page = (await readPdf(made.pdf)).pages[0]!.text.replaceAll(/\s+/g, ' ');
    expect(page).not.toMatch(/Jane|Roe|555/);
    expect(page).toContain('Talk with [redacted]');
    expect(page).toContain('The number of \u2588\u2588\u2588\u2588');
    expect(page).toContain('VIC');
    expect(page).toContain('today');
  });
});
