import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { saveDocument } from '../../../electron/core/briefs/briefs-commands.ts';
import { closeCase, createCase } from '../../../electron/core/case-file/open-case.ts';
import { setExhibits } from '../../../electron/core/exhibits/exhibits-commands.ts';
import { allRows } from '../../../electron/core/journal/read.ts';
import { createExcerpt } from '../../../electron/core/sources/excerpts-commands.ts';
import type { BriefDocument } from '../../../shared/domain/brief-document.ts';
import { testContext } from '../../support/case-builder.ts';
import { addFile, sharedPool } from '../../support/case-parts.ts';
import { runCli } from '../../support/run-cli.ts';

const pool = sharedPool();
const base = mkdtempSync(join(tmpdir(), 'loudermill-cite-check-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
const folder = join(base, 'Doe');

/** A paper whose quotation differs from its source in one word. */
async function caseWithQuote(quoted: string): Promise<void> {
  const about = { title: 'Doe v. City', client: 'Officer Jane Doe', passphrase: null };
  const opened = await createCase(folder, about, testContext());
  const log = await addFile(opened, pool, 'log.txt', 'The officer called dispatch before the search began.');
  setExhibits(opened, [{ source: log, series: 'union' }]);
  const excerpt = createExcerpt(opened, { source: log, kind: 'words', page: 1, quote: 'The officer called dispatch' });
  const document: BriefDocument = {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: `The log says: “${quoted}” ` },
          { type: 'cite', attrs: { target: `excerpt/${excerpt.id}` } },
          { type: 'text', text: '.' },
        ],
      },
    ],
  };
  saveDocument(opened, allRows(opened, 'brief')[0]!.id, document);
  closeCase(opened);
}

it('names a quotation that differs from its source by line and in JSON, and prints the check as a PDF', async () => {
  await caseWithQuote('The officer phoned dispatch before the search began.');
  const told = await runCli(['cite-check', folder]);
  expect(told.err).toBe('');
  expect(told.out).toContain('1 cite, 1 lands; 1 quote differs');
  expect(told.out).toContain('The officer [paper: phoned] [source: called] dispatch');
  expect(told.out).toContain('Union Ex. 1 at 1');
  const pdf = join(base, 'Check.pdf');
  const asJson = await runCli(['cite-check', folder, '--json', '--out', pdf, '--date', '2026-03-02']);
  const check = JSON.parse(asJson.out) as { findings: { kind: string }[] };
  expect(check.findings.map(({ kind }) => kind)).toContain('quote-differs');
  expect(asJson.code).toBe(told.code);
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
  expect(await runCli(['cite-check', folder, '--paper', 'no-such-paper'])).toMatchObject({ out: '', code: 2 });
}, 60_000);
