import { found } from '../../../shared/assert.ts';
import type { CiteCheck, Finding, WordRun } from '../../../shared/domain/cite-check.ts';
import {
  citeCheckLine,
  findingSeverityWords,
  findingTitles,
  groupFindings,
} from '../../../shared/domain/cite-check-words.ts';
import type { Brief } from '../../../shared/domain/briefs.ts';
import { parseDay } from '../../../shared/domain/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import { writeFileAtomic } from '../case-file/atomic-write.ts';
import { isOwnFile } from '../case-file/layout.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { allRows } from '../journal/read.ts';
import type { TypesetBrief } from './typeset.ts';
import type { Typesetter } from './typesetter.ts';

/** A check as the template `cite-check.typ` takes it: every text ready to print. */
export type CiteCheckPaper = {
  readonly title: string;
  readonly date: string;
  readonly paper: Brief['paper'];
  readonly bundlePages: null;
  readonly pagesAfter: 0;
  readonly sample: string | null;
  readonly caption: {
    readonly caseTitle: string;
    readonly shortTitle: string;
    readonly representative: null;
    readonly marking: string;
  };
  readonly line: string;
  readonly groups: readonly { readonly title: string; readonly findings: readonly PaperFinding[] }[];
  readonly dismissed: readonly {
    readonly title: string;
    readonly text: string;
    readonly by: string;
    readonly reason: string;
  }[];
};
type PaperFinding = {
  readonly severity: string;
  /** Which block of the paper, from 1. */
  readonly blocks: string;
  readonly text: string;
  readonly runs: readonly WordRun[];
  readonly detail: string;
  readonly pin: string;
};

/** Gives a check as data for its template; `date` is the day on it. Throws `invalid-input` for a day that is none. */
export function citeCheckPaper(opened: ReadableCase, brief: Brief, check: CiteCheck, date: string): CiteCheckPaper {
  parseDay(date);
  const info = found(allRows(opened, 'case_info')[0], 'the case');
  return {
    title: `Cite check of ${brief.title}`,
    date,
    paper: brief.paper,
    bundlePages: null,
    pagesAfter: 0,
    sample: info.banner || null,
    caption: {
      caseTitle: info.title,
      shortTitle: info.title,
      representative: null,
      // It tells what a paper lacks: never meant for the other side, whatever the case is marked.
      marking: info.marking || 'Attorney work product',
    },
    line: `${citeCheckLine(check)}.`,
    groups: groupFindings(check.findings).map(({ kind, findings }) => ({
      title: findingTitles[kind],
      findings: findings.map(paperFinding),
    })),
    dismissed: check.dismissed.map(({ finding, dismissal }) => ({
      title: findingTitles[finding.kind],
      text: finding.text,
      by: `${dismissal.by}, ${dismissal.at.slice(0, 10)}`,
      reason: dismissal.reason,
    })),
  };
}

function paperFinding({ severity, block, others, text, difference, detail, pin }: Finding): PaperFinding {
  const blocks = [block, ...others].map((each) => each + 1);
  return {
    severity: findingSeverityWords[severity],
    blocks: `${blocks.length === 1 ? 'Block' : 'Blocks'} ${blocks.slice(0, 12).join(', ')}${blocks.length > 12 ? ' and more' : ''}`,
    text,
    runs: difference,
    detail,
    pin,
  };
}

/** Sets a check in type and writes it. Throws as citeCheckPaper does, `conflict` for a file of the case, what the disk says. */
export async function saveCiteCheck(
  opened: ReadableCase,
  request: { readonly brief: Brief; readonly check: CiteCheck; readonly date: string; readonly path: string },
  tools: { readonly typesetter: Pick<Typesetter, 'paper'>; readonly templates: string; readonly signal?: AbortSignal },
): Promise<TypesetBrief> {
  if (isOwnFile(opened.layout, request.path)) throw new AppError('conflict', 'that is a file of the case');
  const data = citeCheckPaper(opened, request.brief, request.check, request.date);
  const options = { templatesDir: tools.templates, template: 'cite-check', date: request.date };
  const set = await tools.typesetter.paper(data, options, tools.signal);
  await writeFileAtomic(request.path, set.pdf);
  return set;
}
