import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeBrief } from '../../../../electron/core/briefs/compose.ts';
import { prepareExhibits } from '../../../../electron/core/briefs/prepared-exhibits.ts';
import { wholeGrid } from '../../../../electron/core/briefs/table-grid.ts';
import { typesetBrief } from '../../../../electron/core/briefs/typeset.ts';
import { updateBrief } from '../../../../electron/core/briefs/briefs-commands.ts';
import { caseInfo } from '../../../../electron/core/case-file/case-commands.ts';
import { setExhibits } from '../../../../electron/core/exhibits/exhibits-commands.ts';
import { listExhibits } from '../../../../electron/core/exhibits/exhibits-queries.ts';
import { createFact } from '../../../../electron/core/facts/facts-commands.ts';
import { allRows } from '../../../../electron/core/journal/read.ts';
import { createExcerpt } from '../../../../electron/core/sources/excerpts-commands.ts';
import type { BlockNode, InlineNode } from '../../../../shared/domain/brief-document.ts';
import { placeExhibits } from '../../../../shared/domain/brief.ts';
import { standardSettings } from '../../../../shared/domain/brief-settings.ts';
import { buildCase } from '../../../support/case-builder.ts';
import { addFile, resourcesFolder, sharedPool } from '../../../support/case-parts.ts';
import { readPdf } from './read-pdf.ts';

const pool = sharedPool();

async function ready() {
  const opened = await buildCase();
  const log = await addFile(opened, pool, 'log.txt', 'She called at 18:20');
  setExhibits(opened, [{ source: log, series: 'union' }]);
  const excerpt = createExcerpt(opened, { source: log, kind: 'words', page: 1, quote: 'She called', note: '' }).id;
  const fact = createFact(opened, { text: 'She called', status: 'reported' }, [{ excerpt, bearing: 'supports' }]).id;
  const compose = (content: BlockNode[] | null, bundle = true) =>
    composeBrief(opened, allRows(opened, 'brief')[0]!, {
      date: '2026-03-02',
      bundle,
      exhibits: prepareExhibits(opened, 'WAL'),
      info: caseInfo(opened),
      document: content === null ? undefined : { type: 'doc', content },
    });
  return { opened, log, excerpt, fact, compose };
}

const text = (words: string, ...marks: ('bold' | 'italic' | 'underline')[]): InlineNode => ({
  type: 'text',
  text: words,
  marks: marks.map((type) => ({ type })),
});
const paragraph = (...content: InlineNode[]): BlockNode => ({ type: 'paragraph', content });
const heading = (level: number, words: string): BlockNode => ({
  type: 'heading',
  attrs: { level },
  content: [text(words)],
});

describe('authorities', () => {
  it('are words with their marks, and a table by kind of those that are printed; in a heading they are words alone', async () => {
    const { compose } = await ready();
    const names = (kind: 'cases' | 'statutes', full: string) => ({
      type: 'authority' as const,
      attrs: { kind, text: full },
    });
    const garrity = names('cases', 'Garrity v. New Jersey, 385 U.S. 493 (1967)');
    const { data } = compose([
      {
        type: 'heading',
        attrs: { level: 1 },
        content: [{ type: 'text', text: 'Under Loudermill', marks: [names('cases', 'In a heading')] }],
      },
      paragraph(
        { type: 'text', text: '8 U.S.C. § 1325', marks: [names('statutes', '8 U.S.C. § 1325')] },
        { type: 'footnote', content: [{ type: 'text', text: 'Garrity', marks: [{ type: 'italic' }, garrity] }] },
        { type: 'text', text: ', 385 U.S. at 500', marks: [garrity] },
      ),
    ]);
    expect(data.authorities).toEqual([
      { id: `cases/${garrity.attrs.text}`, group: 'Cases', text: garrity.attrs.text },
      { id: 'statutes/8 U.S.C. § 1325', group: 'Statutes and rules', text: '8 U.S.C. § 1325' },
    ]);
    const [head, body] = data.blocks;
    expect(head).toMatchObject({ kind: 'heading', runs: [{ kind: 'text', text: 'Under Loudermill' }] });
    const id = data.authorities[0]!.id;
    expect(body).toMatchObject({
      runs: [
        { kind: 'authority', id: 'statutes/8 U.S.C. § 1325', text: '8 U.S.C. § 1325' },
        { kind: 'note', runs: [{ kind: 'authority', id, text: 'Garrity', marks: ['italic'] }] },
        { kind: 'authority', id, text: ', 385 U.S. at 500' },
      ],
    });
  });
});

describe('the words of a person', () => {
  it('keep their marks, breaks and notes; a comment leaves no trace', async () => {
    const { compose, excerpt, fact } = await ready();
    const comment = { type: 'comment' as const, attrs: { id: 'CANARY' } };
    const made = compose([
      paragraph(
        text('Plain '),
        text('both', 'bold', 'italic'),
        { type: 'hardBreak' },
        { type: 'text', text: 'remarked', marks: [comment] },
        { type: 'cite', attrs: { target: `excerpt/${excerpt}` }, marks: [{ type: 'underline' }, comment] },
        { type: 'fact', attrs: { id: fact } },
        { type: 'footnote', content: [{ type: 'text', text: 'Noted' }] },
      ),
    ]);
    expect(made.data.blocks).toEqual([
      {
        kind: 'paragraph',
        at: 0,
        runs: [
          { kind: 'text', text: 'Plain ' },
          { kind: 'text', text: 'both', marks: ['bold', 'italic'] },
          { kind: 'break' },
          { kind: 'text', text: 'remarked' },
          { kind: 'cite', target: `excerpt/${excerpt}`, text: 'Union Ex. 1 at 1', marks: ['underline'] },
          { kind: 'text', text: 'She called (' },
          { kind: 'cite', target: `excerpt/${excerpt}`, text: 'Union Ex. 1 at 1' },
          { kind: 'text', text: ')' },
          { kind: 'text', text: ' [reported]', marks: ['italic'] },
          { kind: 'note', runs: [{ kind: 'text', text: 'Noted' }] },
        ],
      },
    ]);
    const options = { templatesDir: `${resourcesFolder}/templates`, template: 'pre-hearing-brief', date: '2026-03-02' };
    const { pdf } = typesetBrief(placeExhibits(made.data), options);
    const page = (await readPdf(pdf)).pages.find(({ text: words }) => words.includes('remarked'));
    expect(page!.text).toContain('Noted');
    expect(page!.links.filter(({ url }) => url === `loudermill:excerpt/${excerpt}`)).toHaveLength(2);
    expect(Buffer.from(pdf).toString('latin1')).not.toContain('CANARY');
  });

  it('cite in words alone where the exhibits do not go along', async () => {
    const { compose, excerpt } = await ready();
    const made = compose([paragraph({ type: 'cite', attrs: { target: `excerpt/${excerpt}` } })], false);
    expect(made.data.blocks).toEqual([
      { kind: 'paragraph', at: 0, runs: [{ kind: 'text', text: 'Union Ex. 1 at 1' }] },
    ]);
  });

  it('renumber by themselves when the exhibits are put in another order', async () => {
    const { opened, compose, log } = await ready();
    const other = await addFile(opened, pool, 'other.txt', 'Other');
    const [first] = listExhibits(opened);
    const cite: InlineNode = { type: 'cite', attrs: { target: `exhibit/${first!.id}` } };
    const label = () => JSON.stringify(compose([paragraph(cite)]).data.blocks);
    expect(label()).toContain('Union Ex. 1');
    setExhibits(
      opened,
      [other, log].map((source) => ({ source, series: 'union' as const })),
    );
    expect(label()).toContain('Union Ex. 2');
  });

  it('stay under a heading that has nothing below it, unless the case was to fill it', async () => {
    const { compose } = await ready();
    const made = compose([
      heading(1, 'Mine'),
      paragraph(),
      heading(1, 'Comparators'),
      { type: 'live', attrs: { object: 'comparators', id: null } },
      heading(1, 'Last'),
      paragraph(text('Words')),
    ]);
    expect(made.data.blocks.map(({ kind, at }) => [kind, at])).toEqual([
      ['heading', 0],
      ['heading', 4],
      ['paragraph', 5],
    ]);
  });
});

describe('a table of a person', () => {
  const cell = (type: 'tableHeader' | 'tableCell', words: string, attrs = {}) => ({
    type,
    attrs,
    content: [paragraph(text(words))],
  });

  it('has its heads, spans and the widths that were dragged', async () => {
    const { compose } = await ready();
    const { data } = compose([
      {
        type: 'table',
        content: [
          { type: 'tableRow', content: [cell('tableHeader', 'A', { colwidth: [100] }), cell('tableHeader', 'B')] },
          { type: 'tableRow', content: [cell('tableCell', 'wide', { colspan: 2 })] },
        ],
      },
    ]);
    expect(data.blocks).toMatchObject([
      { kind: 'table', columns: [100, 100], headRows: 1, rows: [[{ head: true }, { head: true }], [{ colspan: 2 }]] },
    ]);
  });

  it('fills its grid whatever its spans say, and loses no words', () => {
    const cells = fc.record({
      head: fc.boolean(),
      colspan: fc.integer({ min: 1, max: 70 }),
      rowspan: fc.integer({ min: 1, max: 9 }),
      blocks: fc.array(fc.constant({ kind: 'exhibits' as const, at: null }), { maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.array(fc.array(cells, { maxLength: 5 }), { maxLength: 6 }), fc.nat({ max: 6 }), (rows, heads) => {
        const grid = wholeGrid(rows, Math.min(heads, rows.length));
        const taken = grid.rows.map(() => Array.from({ length: grid.columns }, () => 0));
        grid.rows.forEach((row, at) => {
          for (const one of row) {
            const column = taken[at]!.indexOf(0);
            for (let r = at; r < at + one.rowspan; r++) {
              for (let c = column; c < column + one.colspan; c++) taken[r]![c]! += 1;
            }
          }
        });
        expect(taken.flat().every((count) => count === 1)).toBe(true);
        const words = (all: readonly (readonly { blocks: readonly unknown[] }[])[]) =>
          all.flat().reduce((sum, one) => sum + one.blocks.length, 0);
        expect(words(grid.rows)).toBe(words(rows));
      }),
    );
  });
});

describe('the settings of a paper', () => {
  it('take the place of what the case says in the caption, and say who signs', async () => {
    const { opened, compose } = await ready();
    const [brief] = allRows(opened, 'brief');
    updateBrief(opened, brief!.id, {
      settings: {
        ...standardSettings,
        lineNumbers: true,
        letterhead: 'Smith & Lee\n1 Main Street',
        caption: { ...standardSettings.caption, forum: 'Before the Arbitrator', matter: '26-101' },
        signature: { name: 'A. Smith', role: 'Counsel', organization: '', contact: '555-0100\n\nsmith@example.org' },
      },
    });
    const { data } = compose(null);
    expect(data.settings).toEqual({ lineNumbers: true, letterhead: ['Smith & Lee', '1 Main Street'], addressee: [] });
    expect(data.caption).toMatchObject({
      forum: 'Before the Arbitrator',
      matter: '26-101',
      employer: caseInfo(opened).employer,
      representative: {
        name: 'A. Smith',
        role: 'Counsel',
        organization: null,
        contact: ['555-0100', '', 'smith@example.org'],
      },
    });
  });
});
