import type {
  BlockNode,
  BriefDocument,
  InlineNode,
  LineNode,
  TableCellNode,
} from '../../../shared/domain/brief-document.ts';
import { authorityId } from '../../../shared/domain/authorities.ts';
import type { Block, LineRun, Run, TableBlock, TableCell, TextRun } from '../../../shared/domain/brief-blocks.ts';
import { asRun, bury, citeOf, type Ground, sentenceOf } from './ground.ts';
import { liveBlock } from './live-objects.ts';
import { numberFacts } from './live-facts.ts';
import { wholeGrid } from './table-grid.ts';

type Marks = NonNullable<TextRun['marks']>;
type Level = {
  /** Levels, as the person set them, of the headings that the next block stands under. */
  readonly under: number[];
  /** Live blocks that stand within another block: they are set behind it. */
  readonly behind: Block[];
};

/**
 * Gives the document as blocks; what may not be printed is not in them, and is remembered in the ground. Within a list, a table or
 * a quotation a heading is a bold line, and a live block follows behind: neither can stand there in a tagged PDF.
 */
export function blocksOf(ground: Ground, document: BriefDocument): Block[] {
  if (holdsFacts(document.content)) numberFacts(ground);
  const level: Level = { under: [], behind: [] };
  const blocks = document.content.flatMap((node, index) => {
    ground.block = index;
    const block = blockOf(ground, node, index, level);
    return [...(block === null ? [] : [block]), ...level.behind.splice(0)];
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
      const runs = runsOfNodes(ground, node.content ?? []);
      if (at === null) return runs.length === 0 ? null : { kind: 'paragraph', at, runs: runs.map(asBold) };
      if (runs.length === 0) return null;
      while ((level.under.at(-1) ?? 0) >= node.attrs.level) level.under.pop();
      level.under.push(node.attrs.level);
      // Subtle: what a heading names would count on the page of the contents too, so that it is words there.
      // Subtle: a tagged PDF skips no level, so that a heading stands one below the one that it is under.
      return { kind: 'heading', at, level: level.under.length, runs: runs.map(asWords) };
    }
    case 'bulletList':
      return listOf(ground, node.content, { at, ordered: false, start: 1 }, level);
    case 'orderedList':
      return listOf(
        ground,
        node.content,
        { at, ordered: true, start: Math.min(Math.max(node.attrs?.start ?? 1, 1), 100_000) },
        level,
      );
    case 'blockquote': {
      const blocks = inner(ground, node.content, level);
      return blocks.length === 0 ? null : { kind: 'quotation', at, blocks, cites: [] };
    }
    case 'table': {
      const rows = node.content.map((row) => row.content);
      return rows.flat().length === 0 ? null : tableOf(ground, rows, at, level);
    }
    case 'live': {
      const block = liveBlock(ground, node.attrs, Math.min(level.under.length + 1, 4));
      if (block === null) return null;
      if (at !== null || block.kind === 'quotation') return { ...block, at };
      level.behind.push({ ...block, at });
      return null;
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
  const cells = rows.map((row) =>
    row.map((cell): TableCell => ({
      head: cell.type === 'tableHeader',
      colspan: cell.attrs?.colspan ?? 1,
      rowspan: cell.attrs?.rowspan ?? 1,
      blocks: inner(ground, cell.content, level),
    })),
  );
  const plain = cells
    .slice(0, heads === -1 ? rows.length : heads)
    .flat()
    .every(isPlain);
  const headRows = plain ? (heads === -1 ? rows.length : heads) : 0;
  const grid = wholeGrid(cells, headRows);
  const shares = columnShares(rows);
  const columns = Array.from({ length: grid.columns }, (_, i) => shares[i] ?? mean(shares));
  return { kind: 'table', at, columns, headRows, rows: grid.rows };
}

/** Only plain words are repeated on each page: what is repeated is not tagged, so that it may not hold a link or a note. */
function isPlain({ blocks }: TableCell): boolean {
  return blocks.every(
    (block) => block.kind === 'paragraph' && block.runs.every(({ kind }) => kind === 'text' || kind === 'break'),
  );
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
    return runs.every(({ kind }) => kind === 'break') ? [] : [{ kind: 'note', runs }];
  });
}

function lineRuns(ground: Ground, node: LineNode): LineRun[] {
  if (node.type === 'hardBreak') return [{ kind: 'break' }];
  const marks = marksOf(node);
  if (node.type === 'text') {
    if (node.text === '') return [];
    const named = node.marks?.find((mark) => mark.type === 'authority');
    if (named === undefined) return [{ kind: 'text', text: node.text, ...marks }];
    return [{ kind: 'authority', id: authorityId(named.attrs), text: node.text, ...marks }];
  }
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

function asWords(run: Run): Run {
  if (run.kind !== 'authority') return run;
  const { text, marks } = run;
  return { kind: 'text', text, ...(marks === undefined ? {} : { marks }) };
}

function asBold(run: Run): Run {
  if (run.kind === 'break' || run.kind === 'note') return run;
  return { ...run, marks: [...new Set(['bold' as const, ...(run.marks ?? [])])] };
}

function lineOnly(runs: readonly Run[]): LineRun[] {
  return runs.flatMap((run) => (run.kind === 'note' ? [] : run));
}

/** The marks that are printed; where a comment is anchored is nobody else's business. */
function marksOf(node: LineNode): { marks?: Marks } {
  const marks = (node.marks ?? []).flatMap((mark) =>
    mark.type === 'comment' || mark.type === 'authority' ? [] : mark.type,
  );
  return marks.length === 0 ? {} : { marks };
}
