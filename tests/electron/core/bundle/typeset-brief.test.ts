import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeBundle } from '../../../../electron/core/bundle/make-bundle.ts';
import { openPdfium } from '../../../../electron/core/bundle/pdfium.ts';
import { planBundle } from '../../../../electron/core/bundle/plan.ts';
import { typesetBrief } from '../../../../electron/core/briefs/typeset.ts';
import { placeExhibits } from '../../../../shared/domain/brief.ts';
import type { BundleExhibit, BundleTarget } from '../../../../shared/domain/bundle.ts';
import { walletBrief } from '../briefs/wallet-brief.ts';
import { has, makePdf, runOn, unfolded } from './bundle-fixtures.ts';

const options = {
  templatesDir: resolve(import.meta.dirname, '../../../../resources/templates'),
  template: 'pre-hearing-brief',
  date: '2026-03-02',
};

/** Every place that the brief cites, found in its data; each lies on the first page of the first exhibit. */
function citedExcerpts(data: unknown): ReadonlySet<string> {
  return new Set([...JSON.stringify(data).matchAll(/"target":"excerpt\/([A-Za-z0-9-]+)"/g)].map((match) => match[1]!));
}

describe('a brief set by Typst, with its exhibits', () => {
  it('passes every check, keeps its tags, and lets every cite jump', async () => {
    const { pdf: front, pages } = typesetBrief(placeExhibits(walletBrief), options);
    const exhibits = walletBrief.exhibits.map((one): BundleExhibit => ({
      id: one.id,
      label: one.label,
      title: one.title,
      pages: one.pages,
      kind: 'pdf',
      bates: null,
      sha256: '0'.repeat(64),
      redaction: null,
    }));
    const cites = [...citedExcerpts(walletBrief)];
    const targets = cites.map((id): BundleTarget => ({
      id,
      exhibit: exhibits[0]!.id,
      page: 1,
      rect: [100, 500, 300, 512],
    }));
    const plan = planBundle({
      title: walletBrief.title,
      author: null,
      date: options.date,
      frontPages: pages,
      exhibits,
      targets,
    });
    const read = (id: string) => makePdf(Array.from({ length: exhibits.find((e) => e.id === id)!.pages }, () => ({})));
    const made = await makeBundle(plan, { front, read });
    expect(made.checks.filter((check) => !check.ok)).toEqual([]);

    const file = (await openPdfium()).open(made.pdf);
    const jumps = Array.from({ length: pages }, (_, i) => file.read(i, (page) => page.links)).flat();
    file.close();
    expect(cites.length).toBeGreaterThan(0);
    expect(jumps.filter((link) => link.page !== null && link.page > pages).length).toBeGreaterThanOrEqual(cites.length);
    if (!has('qpdf')) return;
    expect(runOn(made.pdf, 'qpdf', ['--check', 'FILE'])).toContain('No syntax or stream encoding errors found');
    const open = unfolded(made.pdf);
    expect(open).toMatch(/\/StructTreeRoot \d+ 0 R/);
    expect(open).toMatch(/\/Marked true/);
    expect(open).toMatch(/\/Lang \(en/);
    expect(open).not.toContain('pdfuaid');
    expect(open).not.toContain('loudermill:');
  });
});
