import type {
  BlockNode,
  BriefDocument,
  InlineNode,
  LineNode,
  TableCellNode,
} from '../../../shared/domain/brief-document.ts';
import type { Block, LineRun, Run, TableBlock, TableCell, TextRun } from '../../../shared/domain/brief-blocks.ts';
import { asRun, bury, citeOf, type Ground, sentenceOf } from './ground.ts';
import { liveBlock } from './live-objects.ts';
import { numberFacts } from './live-facts.ts';
import { wholeGrid } from './table-grid.ts';

type Marks = NonNullable<TextRun['marks']>;
type Level = { heading: number };

/** Gives the document as blocks; what may not be printed is not in them, and is remembered in the ground. */
export function blocksOf(ground: Ground, document: BriefDocument): Block[] {
  if (holdsFacts(document.content)) numberFacts(ground);
  const level: Level = { heading: 0 };
  const blocks = document.content.flatMap((node, index) => {
    ground.block = index;
    return blockOf(ground, node, index, level) ?? [];
  });
  ground.block = null;
  return blocks;
}

function holdsFacts(nodes: readonly BlockNode[]): boolean {
  return nodes.some((node) => {
    if (node.type === 'live') return node.attrs.object === 'facts';
    if (node.type === 'blockquote') return holdsFacts(node.content);
    if (node.type === 'bulletList' || node.type === 'orderedList') {
      return node.content.some((item) => holdsFacts(item.content));
    }
    if (node.type !== 'table') return false;
    return node.content.some((row) => row.content.some((cell) => holdsFacts(cell.content)));
  });
}

function blockOf(ground: Ground, node: BlockNode, at: number | null, level: Level): Block | null {
  switch (node.type) {
    case 'paragraph': {
      const runs = runsOfNodes(ground, node.content ?? []);
      return runs.length === 0 ? null : { kind: 'paragraph', at, runs };
    }
    case 'heading': {
      level.heading = node.attrs.level;
      const runs = runsOfNodes(ground, node.content ?? []);
      return runs.length === 0 ? null : { kind: 'heading', at, level: node.attrs.level, runs };
    }
    case 'bulletList':
      return listOf(ground, node.content, { at, ordered: false, start: 1 }, level);
    case 'orderedList':
      return listOf(ground, node.content, { at, ordered: true, start: node.attrs?.start ?? 1 }, level);
    case 'blockquote': {
      const blocks = inner(ground, node.content, level);
      return blocks.length === 0 ? null : { kind: 'quotation', at, blocks, cites: [] };
    }
    case 'table': {
      const rows = node.content.map((row) => row.content);
      return rows.flat().length === 0 ? null : tableOf(ground, rows, at, level);
    }
    case 'live': {
      const block = liveBlock(ground, node.attrs, Math.min(level.heading + 1, 4));
      return block === null ? null : { ...block, at };
    }
  }
}

function inner(ground: Ground, nodes: readonly BlockNode[], level: Level): Block[] {
  return nodes.flatMap((node) => blockOf(ground, node, null, level) ?? []);
}

function listOf(
  ground: Ground,
  items: readonly { readonly content: readonly BlockNode[] }[],
  shape: { at: number | null; ordered: boolean; start: number },
  level: Level,
): Block | null {
  if (items.length === 0) return null;
  return { kind: 'list', ...shape, items: items.map((item) => inner(ground, item.content, level)) };
}

function tableOf(
  ground: Ground,
  rows: readonly (readonly TableCellNode[])[],
  at: number | null,
  level: Level,
): TableBlock {
  const heads = rows.findIndex((row) => row.some((cell) => cell.type !== 'tableHeader'));
  const headRows = heads === -1 ? rows.length : heads;
  const cells = rows.map((row) =>
    row.map((cell): TableCell => ({
      head: cell.type === 'tableHeader',
      colspan: cell.attrs?.colspan ?? 1,
      rowspan: cell.attrs?.rowspan ?? 1,
      blocks: inner(ground, cell.content, level),
    })),
  );
  const grid = wholeGrid(cells, headRows);
  const shares = columnShares(rows);
  const columns = Array.from({ length: grid.columns }, (_, i) => shares[i] ?? mean(shares));
  return { kind: 'table', at, columns, headRows, rows: grid.rows };
}

/** The widths that a person dragged in the first row; a column without one takes the mean of the others. */
function columnShares(rows: readonly (readonly TableCellNode[])[]): number[] {
  const widths = (rows[0] ?? []).flatMap(({ attrs }) => {
    const span = attrs?.colspan ?? 1;
    return Array.from({ length: span }, (_, i) => attrs?.colwidth?.[i] ?? 0);
  });
  const usual = mean(widths.filter((width) => width > 0));
  return widths.map((width) => (width > 0 ? width : usual));
}

function mean(widths: readonly number[]): number {
  return widths.length === 0 ? 1 : widths.reduce((sum, width) => sum + width, 0) / widths.length;
}

function runsOfNodes(ground: Ground, nodes: readonly InlineNode[]): Run[] {
  return nodes.flatMap((node): Run[] => {
    if (node.type !== 'footnote') return lineRuns(ground, node);
    const runs = (node.content ?? []).flatMap((one) => lineRuns(ground, one));
    return runs.length === 0 ? [] : [{ kind: 'note', runs }];
  });
}

function lineRuns(ground: Ground, node: LineNode): LineRun[] {
  if (node.type === 'hardBreak') return [{ kind: 'break' }];
  const marks = marksOf(node);
  if (node.type === 'text') return node.text === '' ? [] : [{ kind: 'text', text: node.text, ...marks }];
  if (node.type === 'cite') {
    const run = citeOf(ground, node.attrs.target);
    if (run === null) bury(ground, node.attrs.target);
    return run === null ? [] : lineOnly([asRun(ground, { ...run, ...marks })]);
  }
  const sentence = sentenceOf(ground, node.attrs.id);
  if (sentence === null) {
    bury(ground, `fact/${node.attrs.id}`);
    return [];
  }
  const status: LineRun[] =
    sentence.status === null ? [] : [{ kind: 'text', text: ` [${sentence.status}]`, marks: ['italic'] }];
  return [...lineOnly(sentence.runs).map((run) => ('text' in run ? { ...run, ...marks } : run)), ...status];
}

function lineOnly(runs: readonly Run[]): LineRun[] {
  return runs.flatMap((run) => (run.kind === 'note' ? [] : run));
}

/** The marks that are printed; where a comment is anchored is nobody else's business. */
function marksOf(node: LineNode): { marks?: Marks } {
  const marks = (node.marks ?? []).flatMap((mark) => (mark.type === 'comment' ? [] : mark.type));
  return marks.length === 0 ? {} : { marks };
}
