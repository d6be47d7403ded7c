import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { citeCheck } from '../../../../electron/core/briefs/cite-check.ts';
import { dismissFinding } from '../../../../electron/core/briefs/cite-check-commands.ts';
import { saveCiteCheck } from '../../../../electron/core/briefs/cite-check-report.ts';
import { createTypesetter } from '../../../../electron/core/briefs/typesetter.ts';
import { tempFolder } from '../../../support/case-builder.ts';
import { resourcesFolder, sharedPool } from '../../../support/case-parts.ts';
import { noPdfTools, pdfPages } from '../../../support/read-pdf.ts';
import { cite, citedCase, doc, para } from './cited-case.ts';

const pool = sharedPool();
const typesetter = createTypesetter();
afterAll(async () => await typesetter.close());

describe.skipIf(noPdfTools !== null)('a printed check', () => {
  it('tells each finding with its words, its place and the difference, and what was dismissed', async () => {
    const given = await citedCase(pool);
    const { opened, brief } = given;
    const document = doc(
      para('She “obeyed the order that her superior officer gave her” ', cite(given.pick()), '.'),
      para('It took 27 minutes.'),
    );
    const first = citeCheck(opened, brief, document);
    const produced = first.findings.find(({ kind }) => kind === 'not-produced')!;
    dismissFinding(opened, brief.id, produced, 'goes out on Monday');
    const path = join(tempFolder(), 'check.pdf');
    const request = { brief, check: citeCheck(opened, brief, document), date: '2026-03-02', path };
    const tools = { typesetter, templates: join(resourcesFolder, 'templates') };
    const { pdf, warnings } = await saveCiteCheck(opened, request, tools);
    expect(readFileSync(path).equals(Buffer.from(pdf))).toBe(true);
    expect(warnings).toEqual([]);
    const text = pdfPages(pdf).join(' ').replaceAll(/\s+/g, ' ');
    for (const words of [
      '1 cite, 1 lands; 1 quote differs; 1 sentence without a source.',
      'Quotations that differ from their source (1)',
      'obeyed followed the order that her superior officer gave her',
      'Statements without a source (1)',
      'It took 27 minutes.',
      'Block 2',
      'out on Monday',
      'Attorney work product',
    ]) {
      expect(text).toContain(words);
    }
    expect(Buffer.from((await saveCiteCheck(opened, request, tools)).pdf).equals(Buffer.from(pdf))).toBe(true);
  });
});
