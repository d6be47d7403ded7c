import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { exportBrief, makeBrief } from '../../../../electron/core/briefs/brief-export.ts';
import { updateBrief } from '../../../../electron/core/briefs/briefs-commands.ts';
import { createTypesetter } from '../../../../electron/core/briefs/typesetter.ts';
import { setExhibits } from '../../../../electron/core/exhibits/exhibits-commands.ts';
import { allRows } from '../../../../electron/core/journal/read.ts';
import { buildCase, tempFolder } from '../../../support/case-builder.ts';
import { addFile, resourcesFolder, sharedPool } from '../../../support/case-parts.ts';
import { noPdfTools, pdfPages, pdfUnpacked } from '../../../support/read-pdf.ts';

const typesetter = createTypesetter();
afterAll(() => typesetter.close());
const tools = { templates: join(resourcesFolder, 'templates'), typesetter };
const date = '2026-03-02';

async function ready(patch: Parameters<typeof updateBrief>[2] = {}) {
  const opened = await buildCase();
  const log = await addFile(opened, sharedPool(), 'log.txt', 'The officer called dispatch.');
  setExhibits(opened, [{ source: log, series: 'employer' }]);
  const brief = allRows(opened, 'brief')[0]!;
  updateBrief(opened, brief.id, patch);
  return { opened, brief };
}

describe('what an exported file says that it conforms to', () => {
  const claims = (pdf: Uint8Array) => pdfUnpacked(pdf).toString('latin1');

  test('the brief alone says PDF/UA-1', async (context) => {
    if (noPdfTools !== null) return context.skip(noPdfTools);
    const { opened, brief } = await ready();
    const raw = claims((await makeBrief(opened, { brief: brief.id, bundle: false, date }, tools)).pdf);
    expect(raw).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(raw).toMatch(/\/Marked true[\s\S]*\/StructTreeRoot|\/StructTreeRoot[\s\S]*\/Marked true/u);
    expect(raw).not.toContain('pdfaid:part>2');
  });

  test('by its setting the brief alone says PDF/A-2a, with what that asks for', async (context) => {
    if (noPdfTools !== null) return context.skip(noPdfTools);
    const { opened, brief } = await ready();
    updateBrief(opened, brief.id, { settings: { ...brief.settings, standard: 'a-2a' } });
    const raw = claims((await makeBrief(opened, { brief: brief.id, bundle: false, date }, tools)).pdf);
    expect(raw).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
    expect(raw).toMatch(/\/OutputIntents[\s\S]*\/GTS_PDFA1|\/GTS_PDFA1[\s\S]*\/OutputIntents/u);
    expect(raw).not.toMatch(/\/(?:JavaScript|AcroForm|EmbeddedFiles|Encrypt)\b/u);
  });

  test('a bundle says neither: its exhibits are as they were received', async (context) => {
    if (noPdfTools !== null) return context.skip(noPdfTools);
    const { opened, brief } = await ready();
    updateBrief(opened, brief.id, { settings: { ...brief.settings, standard: 'a-2a' } });
    const raw = claims((await makeBrief(opened, { brief: brief.id, bundle: true, date }, tools)).pdf);
    expect(raw).not.toMatch(/pdfaid:part|pdfuaid:part|GTS_PDFA1/u);
  });
});

describe('a character that no font has', () => {
  test('stops the export and names itself and its block, until a reason is given; then its code point is printed', async (context) => {
    if (noPdfTools !== null) return context.skip(noPdfTools);
    const { opened, brief } = await ready({
      document: {
        type: 'doc',
        content: [
          { type: 'paragraph', content: [{ type: 'text', text: 'Plain words.' }] },
          { type: 'paragraph', content: [{ type: 'text', text: 'The sign 漢 was on the wall.' }] },
        ],
      },
    });
    const path = join(tempFolder(), 'Brief.pdf');
    const request = { brief: brief.id, bundle: false, date, path, fileName: 'Brief.pdf' };
    const { checks } = await makeBrief(opened, request, tools);
    expect(checks.find((check) => check.check === 'glyphs')).toMatchObject({
      ok: false,
      severity: 'reason',
      items: ['漢 (U+6F22) is printed as ⟨U+6F22⟩, in block 2 of the paper'],
      places: [{ kind: 'block', block: 1 }],
    });
    await expect(exportBrief(opened, request, tools)).rejects.toMatchObject({ code: 'check-failed' });
    expect(existsSync(path)).toBe(false);
    const overrides = [{ check: 'glyphs', reason: 'The sign is shown in Exhibit 1' }];
    await exportBrief(opened, { ...request, overrides }, tools);
    expect(pdfPages(readFileSync(path)).join('\n')).toContain('The sign ⟨U+6F22⟩ was on the wall.');
  });
});
