import { createHash } from 'node:crypto';
import { found } from '../../../shared/assert.ts';
import { standardSettings } from '../../../shared/domain/brief-settings.ts';
import type { Brief } from '../../../shared/domain/briefs.ts';
import { paperTemplates } from '../../../shared/domain/paper-templates.ts';
import type { listPapers } from '../../../shared/domain/prints.ts';
import { makeBrief, type MadeBrief } from '../briefs/brief-export.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { rowById } from '../journal/read.ts';
import { paperOf } from '../productions/production-papers.ts';
import type { MadePrint, PrintTools } from './made-print.ts';

/** Makes the pages of a paper, with the checks of an export: alone it may be a draft, with its exhibits it may not. Throws as makeBrief does. */
export async function printPaper(
  opened: ReadableCase,
  request: { readonly brief: string; readonly bundle: boolean; readonly date: string },
  tools: PrintTools,
): Promise<MadePrint> {
  const brief = found(rowById(opened, 'brief', request.brief), 'this brief');
  const made = await makeBrief(opened, { ...request, fileName: null }, tools);
  const { bundle } = request;
  return {
    ...paperPrint(brief.title, made),
    label: bundle ? 'print paper with its exhibits' : 'print paper',
    gate: { kind: bundle ? 'whole' : 'draft', checks: made.checks },
    sources: bundle ? exhibitPages(made) : [],
    bates: made.exhibits.flatMap(({ bates }) => bates ?? []),
  };
}

/** Makes the pages of a paper that the template fills from the case alone, as it would begin. Throws as makeBrief does. */
export async function printList(
  opened: ReadableCase,
  request: { readonly template: (typeof listPapers)[number]; readonly date: string },
  tools: PrintTools,
): Promise<MadePrint> {
  const { template, date } = request;
  const title = paperTemplates.find(({ name }) => name === template)?.title ?? template;
  const id = `print-${template}`;
  const unkept: Brief = {
    id,
    title,
    template,
    paper: paperOf(opened),
    issuedOn: null,
    summary: '',
    conclusion: '',
    remedy: '',
    document: null,
    settings: standardSettings,
  };
  const made = await makeBrief(opened, { brief: id, unkept, bundle: false, date, fileName: null }, tools);
  return {
    ...paperPrint(title, made),
    label: `print ${title.toLowerCase()}`,
    gate: { kind: 'draft', checks: made.checks },
    sources: [],
    bates: [],
  };
}

function paperPrint(title: string, made: MadeBrief): Omit<MadePrint, 'label' | 'gate' | 'sources' | 'bates'> {
  const sha256 = createHash('sha256').update(made.pdf).digest('hex');
  return { pdf: made.pdf, pages: made.pages, title, head: null, marks: [], notes: [...made.warnings], sha256 };
}

function exhibitPages(made: MadeBrief): MadePrint['sources'] {
  const sources = new Map(made.exhibits.map(({ row }) => [row.id, row.source]));
  return made.planned.flatMap(({ id, firstPage, pages }) => {
    const source = sources.get(id);
    return source === undefined ? [] : [{ source, from: firstPage, to: firstPage + pages - 1 }];
  });
}
