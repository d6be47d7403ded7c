import type { Brief } from '../../../../shared/domain/briefs.ts';
import type { BlockNode, BriefDocument, InlineNode } from '../../../../shared/domain/brief-document.ts';
import type { WritableCase } from '../../../../electron/core/case-file/open-case.ts';
import { setExhibits } from '../../../../electron/core/exhibits/exhibits-commands.ts';
import type { ExtractPool } from '../../../../electron/core/jobs/pool.ts';
import { allRows } from '../../../../electron/core/journal/read.ts';
import { createExcerpt, type NewExcerpt } from '../../../../electron/core/sources/excerpts-commands.ts';
import { buildCase } from '../../../support/case-builder.ts';
import { addFile } from '../../../support/case-parts.ts';

export const logText = `Dispatch log of February 9, 2026
At 18:20 Sgt. Roe called dispatch and asked for a translator.
Dispatch answered that no trans-
lator was on duty. The sergeant then called her lieutenant.
The lieutenant said: “Call Border Patrol and have them identify him.”
She followed the order that her superior officer gave her.`;

export const text = (words: string): InlineNode => ({ type: 'text', text: words });
export const cite = (target: string): InlineNode => ({ type: 'cite', attrs: { target } });
export const para = (...content: (string | InlineNode)[]): BlockNode => ({
  type: 'paragraph',
  content: content.map((each) => (typeof each === 'string' ? text(each) : each)),
});
export const heading = (words: string, level = 1): BlockNode => ({
  type: 'heading',
  attrs: { level },
  content: [text(words)],
});
export const doc = (...content: BlockNode[]): BriefDocument => ({ type: 'doc', content });

export type CitedCase = {
  readonly opened: WritableCase;
  readonly brief: Brief;
  /** The id of the log, Union Ex. 1. */
  readonly log: string;
  readonly exhibit: string;
  /** An excerpt of the log; its cite. */
  readonly pick: (given?: Partial<NewExcerpt>) => string;
};

/** A case with one exhibit, a log of one page. */
export async function citedCase(pool: ExtractPool, log = logText): Promise<CitedCase> {
  const opened = await buildCase();
  const source = await addFile(opened, pool, 'log.txt', log);
  setExhibits(opened, [{ source, series: 'union' }]);
  const pick = (given: Partial<NewExcerpt> = {}) =>
    `excerpt/${createExcerpt(opened, { source, kind: 'page', page: 1, ...given }).id}`;
  const [brief, exhibit] = [allRows(opened, 'brief')[0]!, allRows(opened, 'exhibit')[0]!];
  return { opened, brief, log: source, exhibit: `exhibit/${exhibit.id}`, pick };
}
