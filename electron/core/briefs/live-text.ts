import { found } from '../../../shared/assert.ts';
import { authorityOf } from '../../../shared/domain/authorities.ts';
import type { Block, CiteRun, FactSentence, LineRun, Run } from '../../../shared/domain/brief-blocks.ts';
import type {
  BlockNode,
  InlineNode,
  LineNode,
  ListItemNode,
  LiveObject,
  TableCellNode,
} from '../../../shared/domain/brief-document.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { allRows, rowById } from '../journal/read.ts';
import { composeBrief } from './compose.ts';
import { heading, live } from './document-parts.ts';
import { prepareExhibits } from './prepared-exhibits.ts';

type Asked = {
  readonly brief: string;
  readonly date: string;
  readonly object: LiveObject;
  readonly id: string | null;
  /** Level of the headings within it, from 1. */
  readonly level: number;
};

/**
 * Gives what a live block prints as text that a person may go on with: its words as they stand now, every cite a live cite. Throws
 * `conflict` for one that prints nothing, and for what must stay as the case has it: the exhibits, their custody, their certificate.
 */
export function liveText(opened: ReadableCase, { brief: id, date, object, id: row, level }: Asked): BlockNode[] {
  const brief = found(rowById(opened, 'brief', id), 'this brief');
  const info = found(allRows(opened, 'case_info')[0], 'the case');
  const exhibits = prepareExhibits(opened, info.batesPrefix, brief.settings.bundle);
  const above = Array.from({ length: Math.min(level, 4) - 1 }, (_, at) => heading('Above', at + 1));
  const document = { type: 'doc' as const, content: [...above, live(object, row)] };
  const { data } = composeBrief(opened, brief, { date, bundle: true, exhibits, info, document });
  const nodes = data.blocks.filter((block) => block.at === above.length).flatMap(nodesOf);
  if (nodes.length === 0) throw new AppError('conflict', 'this block prints no text', { data: { reason: 'no-text' } });
  return nodes;
}

function nodesOf(block: Block): BlockNode[] {
  switch (block.kind) {
    case 'heading':
      return [{ type: 'heading', attrs: { level: block.level }, content: inlines(block.runs) }];
    case 'paragraph':
      return [para(block.runs)];
    case 'list':
      return [
        listOf(
          block.ordered,
          block.start,
          block.items.map((item) => item.flatMap(nodesOf)),
        ),
      ];
    case 'quotation':
      return [quotation([...block.blocks.flatMap(nodesOf), ...cited(block.cites)])];
    case 'table': {
      const cell = (one: (typeof block.rows)[number][number]): TableCellNode => ({
        type: one.head ? 'tableHeader' : 'tableCell',
        attrs: { colspan: one.colspan, rowspan: one.rowspan },
        content: one.blocks.flatMap(nodesOf),
      });
      return [{ type: 'table', content: block.rows.map((row) => ({ type: 'tableRow', content: row.map(cell) })) }];
    }
    case 'issues':
      return [
        listOf(
          true,
          1,
          block.questions.map((runs) => [para(runs)]),
        ),
      ];
    case 'provisions':
      return block.provisions.flatMap((one) => [
        para([plain(`${one.label}, ${one.title}`, 'bold')]),
        quotation([para([plain(one.quote)]), ...cited(one.cites)]),
      ]);
    case 'facts':
      return block.groups.flatMap((group) => [
        heading(group.heading, block.level),
        listOf(
          true,
          group.sentences[0]?.paragraph ?? 1,
          group.sentences.map((one) => [para(sentenceRuns(one))]),
        ),
      ]);
    case 'disputes':
      return [
        heading(block.heading, block.level),
        ...block.points.flatMap(({ point, one, other }) => [
          para([plain(point, 'bold')]),
          ...[one, other].map(({ who, runs }) => quotation([para([plain(`${who}: `, 'italic'), ...runs])])),
        ]),
      ];
    case 'argument':
      return block.sections.flatMap((section) => [
        heading(section.heading, section.level),
        ...(section.question === null ? [] : [para([plain(section.question, 'italic')])]),
        ...section.blocks.flatMap(nodesOf),
        ...bearing('In support', section.supports),
        ...bearing('Against it', section.undermines),
      ]);
    case 'just-cause':
      return [
        para([plain(block.caution, 'italic')]),
        ...block.tests.flatMap((test) => [
          heading(test.title, block.level),
          para([plain(test.question, 'italic')]),
          para([
            plain(
              `Answer: ${test.answer ?? 'not answered yet'}${test.answeredBy === '' ? '' : ` (${test.answeredBy})`}`,
            ),
          ]),
          ...test.blocks.flatMap(nodesOf),
          ...bearing('In support', test.supports),
          ...bearing('Against it', test.undermines),
          ...(test.gap === null ? [] : [para([plain(test.gap)])]),
        ]),
      ];
    default:
      return tabled(block);
  }
}

function tabled(block: Block): BlockNode[] {
  switch (block.kind) {
    case 'comparators':
      return [
        table(
          ['Employee', 'Conduct and rule', 'Decided by', 'Penalty', 'What differs'],
          block.rows.map((one) => [
            one.person,
            [
              plain([one.conduct.replace(/\.\s*$/u, ''), one.rule].filter(Boolean).join('. ')),
              ...inBrackets(one.cites),
            ],
            one.decisionMaker,
            one.penalty,
            one.differs,
          ]),
        ),
      ];
    case 'chronology':
      return [
        table(
          ['Date', 'What happened', 'According to'],
          block.events.map((one) => [one.date, [...one.runs, ...standing(one.status)], one.who ?? '']),
        ),
      ];
    case 'witnesses':
      return block.people.flatMap((person) => [
        para([plain(`${person.name}, ${person.role}`, 'bold')]),
        ...person.facts.map((one) => quotation([para(sentenceRuns(one))])),
      ]);
    case 'information':
      return block.groups.flatMap((group) => [
        heading(group.heading, block.level),
        listOf(
          true,
          1,
          group.requests.map(({ text, why }) => [
            para([plain(text), ...(why === '' ? [] : [plain(` ${why}`, 'italic')])]),
          ]),
        ),
      ]);
    case 'privilege-log':
      return [
        table(
          ['Bates', 'Date', 'Author', 'Recipients', 'What it is', 'Basis'],
          block.entries.map((one) => [
            one.bates,
            one.date,
            one.author,
            one.recipients,
            [one.kind, one.title].filter(Boolean).join(': '),
            one.basis,
          ]),
        ),
      ];
    case 'production':
      return [
        table(
          ['Bates', 'Title', 'Date', 'Pages'],
          block.entries.map((one) => [
            one.bates,
            [one.title, one.note].filter(Boolean).join(' '),
            one.date,
            String(one.pages),
          ]),
        ),
        ...(block.withheld === null ? [] : [para([plain(block.withheld)])]),
      ];
    default:
      return [];
  }
}

const plain = (text: string, ...marks: ('bold' | 'italic')[]): Run => ({
  kind: 'text',
  text,
  ...(marks.length === 0 ? {} : { marks }),
});

const para = (runs: readonly Run[]): BlockNode => ({ type: 'paragraph', content: inlines(runs) });

const quotation = (content: readonly BlockNode[]): BlockNode => ({ type: 'blockquote', content });

function listOf(ordered: boolean, start: number, items: readonly (readonly BlockNode[])[]): BlockNode {
  const content = items.map((item): ListItemNode => ({ type: 'listItem', content: item }));
  return ordered ? { type: 'orderedList', attrs: { start }, content } : { type: 'bulletList', content };
}

/** A table without a row is its head alone. */
function table(head: readonly string[], rows: readonly (readonly (string | readonly Run[])[])[]): BlockNode {
  const cell =
    (type: TableCellNode['type']) =>
    (content: string | readonly Run[]): TableCellNode => ({
      type,
      content: [para(typeof content === 'string' ? [plain(content)] : content)],
    });
  return {
    type: 'table',
    content: [
      { type: 'tableRow', content: head.map(cell('tableHeader')) },
      ...rows.map((row) => ({ type: 'tableRow' as const, content: row.map(cell('tableCell')) })),
    ],
  };
}

function bearing(title: string, sentences: readonly FactSentence[]): BlockNode[] {
  if (sentences.length === 0) return [];
  return [para([plain(`${title}:`, 'italic')]), ...sentences.map((one) => quotation([para(sentenceRuns(one))]))];
}

const standing = (status: string | null): Run[] => (status === null ? [] : [plain(` [${status}]`, 'italic')]);

const sentenceRuns = ({ runs, status }: FactSentence): Run[] => [...runs, ...standing(status)];

/** The cites behind a quotation, in a paragraph of their own. */
const cited = (cites: readonly CiteRun[]): BlockNode[] => (cites.length === 0 ? [] : [para(joined(cites))]);

function inBrackets(cites: readonly CiteRun[]): Run[] {
  return cites.length === 0 ? [] : [plain(' ('), ...joined(cites), plain(')')];
}

const joined = (cites: readonly CiteRun[]): Run[] =>
  cites.flatMap((cite, at) => (at === 0 ? [cite] : [plain('; '), cite]));

function inlines(runs: readonly Run[]): InlineNode[] {
  return runs.flatMap((run): InlineNode[] =>
    run.kind === 'note' ? [{ type: 'footnote', content: run.runs.flatMap(lineOf) }] : lineOf(run),
  );
}

function lineOf(run: LineRun): LineNode[] {
  if (run.kind === 'break') return [{ type: 'hardBreak' }];
  const marks = (run.marks ?? []).map((type) => ({ type }));
  if (run.kind === 'cite') return [{ type: 'cite', attrs: { target: run.target }, marks }];
  if (run.text === '') return [];
  const authority = run.kind === 'authority' ? authorityOf(run.id) : null;
  const named = authority === null ? [] : [{ type: 'authority' as const, attrs: authority }];
  return [{ type: 'text', text: run.text, marks: [...marks, ...named] }];
}
