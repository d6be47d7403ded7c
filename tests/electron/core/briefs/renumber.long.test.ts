import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { makeBrief } from '../../../../electron/core/briefs/brief-export.ts';
import { updateBrief } from '../../../../electron/core/briefs/briefs-commands.ts';
import { createTypesetter } from '../../../../electron/core/briefs/typesetter.ts';
import type { WritableCase } from '../../../../electron/core/case-file/open-case.ts';
import { setExhibits, type WantedExhibit } from '../../../../electron/core/exhibits/exhibits-commands.ts';
import { listExhibits } from '../../../../electron/core/exhibits/exhibits-queries.ts';
import { setSeries } from '../../../../electron/core/exhibits/series-commands.ts';
import { seriesRows } from '../../../../electron/core/exhibits/series-queries.ts';
import { allRows } from '../../../../electron/core/journal/read.ts';
import { createExcerpt } from '../../../../electron/core/sources/excerpts-commands.ts';
import { standardSettings } from '../../../../shared/domain/brief-settings.ts';
import { stampCorners, stampFonts, standardStamp } from '../../../../shared/domain/exhibits.ts';
import { buildCase } from '../../../support/case-builder.ts';
import { addFile, resourcesFolder, sharedPool } from '../../../support/case-parts.ts';
import { makePdf } from '../../../support/make-files.ts';
import { readPdf } from './read-pdf.ts';

const pool = sharedPool();
const typesetter = createTypesetter();
afterAll(async () => await typesetter.close());
const tools = { templates: join(resourcesFolder, 'templates'), typesetter };
const flat = (text: string) => text.replace(/\s+/gu, ' ');

/** Five sources of one to three pages; each page says which it is, and each is cited. */
async function citedCase() {
  const opened = await buildCase();
  const cites: { excerpt: string; source: string; page: number; words: string }[] = [];
  const sources: string[] = [];
  for (const [i, name] of ['alpha', 'bravo', 'carol', 'delta', 'echo'].entries()) {
    const texts = Array.from({ length: (i % 3) + 1 }, (_, page) => `Words ${name}${page + 1}here of the page`);
    const source = await addFile(opened, pool, `${name}.pdf`, await makePdf(texts));
    sources.push(source);
    for (const page of texts.keys()) {
      const words = `${name}${page + 1}here`;
      const excerpt = createExcerpt(opened, { source, kind: 'words', page: page + 1, quote: words });
      cites.push({ excerpt: excerpt.id, source, page: page + 1, words });
    }
  }
  setSeries(opened, {
    id: null,
    name: 'Board',
    label: 'Bd. Ex.',
    numbering: 'A',
    stamp: { corner: 'bottom-center', font: 'serif', size: 14, text: 'BOARD: {label} (offered)' },
  });
  return { opened, sources, cites };
}

const anyList = fc.tuple(
  fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 1 }),
  fc.array(fc.record({ series: fc.nat(3), late: fc.boolean(), fixed: fc.boolean() }), { minLength: 5, maxLength: 5 }),
  fc.boolean(),
  fc.record({ corner: fc.constantFrom(...stampCorners), font: fc.constantFrom(...stampFonts) }),
);

type Change = typeof anyList extends fc.Arbitrary<infer T> ? T : never;

function arrange(opened: WritableCase, sources: readonly string[], [order, choices]: Change) {
  const series = seriesRows(opened).map((row) => row.id);
  const list = order.map((at): WantedExhibit => {
    const { series: one, late, fixed } = choices[at]!;
    return { source: sources[at]!, series: series[one]!, late, number: fixed ? `${at + 1}A` : null };
  });
  setExhibits(opened, list);
}

describe('renumbering', () => {
  it('never breaks a cite: each lands on the page that prints its words, its label and its number', async () => {
    const { opened, sources, cites } = await citedCase();
    const brief = allRows(opened, 'brief')[0]!.id;
    await fc.assert(
      fc.asyncProperty(anyList, async (change) => {
        const [, , tabs, style] = change;
        arrange(opened, sources, change);
        const union = seriesRows(opened).find((row) => row.id === 'union')!;
        setSeries(opened, { ...union, stamp: { ...standardStamp, ...style } });
        const exhibits = new Map(listExhibits(opened).map((row) => [row.source, row]));
        const shown = cites.filter((cite) => exhibits.has(cite.source));
        updateBrief(opened, brief, {
          summary: shown.map((cite) => `Cite [[excerpt/${cite.excerpt}]].`).join('\n\n'),
          settings: {
            ...standardSettings,
            bundle: { ...standardSettings.bundle, tabs: tabs ? 'slip-sheets' : 'none' },
          },
        });
        const made = await makeBrief(opened, { brief, bundle: true, date: '2026-03-02' }, tools);
        // Nothing was produced in this case, which a reason would let pass.
        expect(made.checks.filter((check) => !check.ok && check.severity === 'closed')).toEqual([]);
        const { pages } = await readPdf(made.pdf);
        const front = pages.findIndex((page) => /words \w+here|^\s*(Jt|Union|Er|Bd)\. ?Ex/iu.test(page.text.trim()));
        const landed = pages.slice(0, front).flatMap((page) => page.links.map((link) => link.page));
        for (const { source, page, words } of shown) {
          const { label } = exhibits.get(source)!;
          const target = pages.findIndex((one) => one.text.includes(words) && one.text.includes('of the page')) + 1;
          expect(landed).toContain(target);
          const text = flat(pages[target - 1]!.text);
          expect(text).toContain(label);
          expect(text).toContain(`Page ${target} of ${pages.length}`);
          expect(
            flat(
              pages
                .slice(0, front)
                .map((one) => one.text)
                .join(' '),
            ),
          ).toContain(`${label} at ${page}`);
        }
        for (const { source, label } of exhibits.values()) {
          const first = pages.findIndex((one) =>
            one.text.includes(`${cites.find((cite) => cite.source === source)!.words} of`),
          );
          const start = tabs ? first : first + 1;
          expect(landed).toContain(start);
          expect(flat(pages[start - 1]!.text)).toContain(label);
        }
      }),
      { numRuns: 8, endOnFailure: true },
    );
  }, 600_000);
});
