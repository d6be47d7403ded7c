import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { saveDocument } from '../../electron/core/briefs/briefs-commands.ts';
import { closeCase, createCase } from '../../electron/core/case-file/open-case.ts';
import { setExhibits } from '../../electron/core/exhibits/exhibits-commands.ts';
import { createExtractPool } from '../../electron/core/jobs/pool.ts';
import { allRows } from '../../electron/core/journal/read.ts';
import { createExcerpt } from '../../electron/core/sources/excerpts-commands.ts';
import { importPaths } from '../../electron/core/sources/intake.ts';
import { systemClock, systemIds } from '../../electron/core/system-clock.ts';
import type { BlockNode, BriefDocument } from '../../shared/domain/brief-document.ts';
import { makePdf } from '../support/make-files.ts';
import { benchBrief } from './preview-setup.ts';

const quote = 'The lieutenant said to call Border Patrol.';

/** Makes a case in `folder`/Paper whose paper is the brief of the preview's bench: some 50 pages, 200 footnotes, a table in each section, and a cite in every second paragraph. */
export async function makePaperCase(folder: string): Promise<string> {
  const at = join(folder, 'Paper');
  const context = { clock: systemClock, ids: systemIds, actor: 'Bench' };
  const opened = await createCase(at, { title: 'Doe v. City', client: 'Officer Jane Doe', passphrase: null }, context);
  const pool = createExtractPool({ workers: 1 });
  try {
    const file = join(folder, 'Audit note.pdf');
    writeFileSync(file, await makePdf(['Page one of the note.', quote]));
    await importPaths(opened, pool, [file]);
    const note = allRows(opened, 'source')[0]?.id ?? '';
    const excerpt = createExcerpt(opened, { source: note, kind: 'words', page: 2, quote }).id;
    setExhibits(opened, [{ source: note, series: 'union' }]);
    saveDocument(opened, allRows(opened, 'brief')[0]?.id ?? '', paperOf(`excerpt/${excerpt}`));
  } finally {
    await pool.close();
    closeCase(opened);
  }
  return at;
}

function paperOf(target: string): BriefDocument {
  const words = (text: string) => ({ type: 'text' as const, text });
  const content = benchBrief().sections.flatMap(({ heading, paragraphs, table }): BlockNode[] => [
    { type: 'heading', attrs: { level: 1 }, content: [words(heading)] },
    ...paragraphs.map(({ text, note }, at): BlockNode => ({
      type: 'paragraph',
      content: [
        words(text),
        ...(at % 2 === 0 ? [words(' '), { type: 'cite' as const, attrs: { target } }] : []),
        { type: 'footnote', content: [words(note)] },
      ],
    })),
    {
      type: 'table',
      content: table.map((row, at) => ({
        type: 'tableRow',
        content: row.map((text) => ({
          type: at === 0 ? ('tableHeader' as const) : ('tableCell' as const),
          content: [{ type: 'paragraph' as const, content: [words(text)] }],
        })),
      })),
    },
  ]);
  return { type: 'doc', content: [...content, { type: 'paragraph' }] };
}
