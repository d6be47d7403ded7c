import type { ProductionDecision } from '../../../shared/domain/productions.ts';
import { barsOf } from '../../../shared/domain/productions.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { rowById, rowsWhere } from '../journal/read.ts';
import { getSource } from '../sources/sources-queries.ts';
import type { ProductionTools } from './production-export.ts';
import { coverLetter, productionIndex } from './production-papers.ts';
import { planProduction } from './production-plan.ts';

/**
 * Gives the cover letter or the index as PDF, as it would be exported; writes nothing and issues no number. What may be kept back
 * counts as kept back, and a production that is not handed over yet is marked as a draft. Throws as planProduction does.
 */
export async function previewPaper(
  opened: ReadableCase,
  request: { readonly production: string; readonly paper: 'cover-letter' | 'index'; readonly numbers: boolean },
  tools: ProductionTools,
): Promise<{ pdf: Uint8Array; pages: number }> {
  const { production, numbers } = request;
  const decisions = rowsWhere(opened, 'production_source', 'production', production).flatMap(
    ({ source }): ProductionDecision[] =>
      barsOf(getSource(opened, source)).length === 0 ? [] : [{ source, produce: false, reason: '' }],
  );
  const plan = planProduction(opened, { production, numbers, decisions });
  const isDraft = rowById(opened, 'production', production)?.servedAt === null;
  const data = request.paper === 'index' ? productionIndex(opened, plan, new Map()) : coverLetter(opened, plan);
  const marked = isDraft ? { ...data, caption: { ...data.caption, marking: 'Draft' } } : data;
  const options = { templatesDir: tools.templates, template: data.kind, date: data.date };
  return await tools.typesetter.paper(marked, options, tools.signal);
}
