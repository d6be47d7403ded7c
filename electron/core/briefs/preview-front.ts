import { found } from '../../../shared/assert.ts';
import { placeExhibits } from '../../../shared/domain/brief.ts';
import type { BriefDocument } from '../../../shared/domain/brief-document.ts';
import { parseDay } from '../../../shared/domain/dates.ts';
import { enclosesExhibits } from '../../../shared/domain/paper-templates.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { allRows, rowById } from '../journal/read.ts';
import { composeBrief } from './compose.ts';
import { type MissingGlyph, missingGlyphs } from './missing-glyphs.ts';
import { prepareExhibits } from './prepared-exhibits.ts';
import type { BlockPlace } from './typeset-compiler.ts';
import type { Typesetter } from './typesetter.ts';

export type FrontPreview = {
  readonly pdf: Uint8Array;
  readonly pages: number;
  /** Where each block of the document begins: page from 1, points below the upper edge. */
  readonly places: readonly BlockPlace[];
  readonly warnings: readonly string[];
  readonly missing: readonly MissingGlyph[];
};

/**
 * Gives the paper without its exhibits as it usually goes out: with the cites and pages of its bundle, or alone.
 * `document` is what stands in the editor, else the saved one. Of previews that wait the last one wins. Throws `cancelled` for
 * the others, `invalid-input` with file and line for a template at fault.
 */
export async function previewFront(
  opened: ReadableCase,
  request: { readonly brief: string; readonly document?: BriefDocument | undefined; readonly date: string },
  tools: { readonly templates: string; readonly typesetter: Pick<Typesetter, 'preview'> },
): Promise<FrontPreview> {
  parseDay(request.date);
  const brief = found(rowById(opened, 'brief', request.brief), 'this brief');
  const info = found(allRows(opened, 'case_info')[0], 'the case');
  const exhibits = prepareExhibits(opened, info.batesPrefix, brief.settings.bundle);
  const { date, document } = request;
  const bundle = enclosesExhibits(brief.template);
  const composed = composeBrief(opened, brief, { date, bundle, exhibits, info, document });
  const { template, settings } = brief;
  const set = await tools.typesetter.preview(bundle ? placeExhibits(composed.data) : composed.data, {
    templatesDir: tools.templates,
    template,
    date,
    standard: settings.standard,
  });
  const { pdf, pages, places } = set;
  const missing = missingGlyphs(set.missing, composed.data.blocks);
  return { pdf, pages, places, warnings: [...composed.warnings, ...set.warnings], missing };
}
