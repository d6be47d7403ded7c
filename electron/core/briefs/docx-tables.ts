import {
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
  type FileChild,
  type ParagraphChild,
} from 'docx';
import type { TableBlock } from '../../../shared/domain/brief-blocks.ts';
import { words } from './docx-runs.ts';

const rule = { style: BorderStyle.SINGLE, size: 6, color: '000000' } as const;
const hairline = { style: BorderStyle.SINGLE, size: 4, color: 'B9B5AC' } as const;
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;

export type Cell = string | readonly ParagraphChild[];

/** Gives a table with rules above and below and its head repeated on each page; `shares` are the shares of its columns in the width, in percent. */
export function plainTable(
  shares: readonly number[],
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
): Table {
  const cell = (content: Cell, at: number, look: { bold?: boolean } = {}) =>
    new TableCell({
      width: { size: shares[at] ?? 10, type: WidthType.PERCENTAGE },
      margins: { top: 60, bottom: 60, left: 80, right: 80 },
      children: [
        new Paragraph({
          style: 'TableText',
          children: typeof content === 'string' ? [words(content, look)] : [...content],
        }),
      ],
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    layout: TableLayoutType.FIXED,
    columnWidths: shares.map((share) => Math.round(share * 93.6)),
    borders: { top: rule, bottom: rule, left: none, right: none, insideHorizontal: hairline, insideVertical: none },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: head.map((name, at) => cell(name, at, { bold: true })),
      }),
      ...rows.map((row) => new TableRow({ children: row.map((content, at) => cell(content, at)) })),
    ],
  });
}

/** Gives a table that a person made, with its spans. */
export function ownTable(
  block: TableBlock,
  inner: (blocks: TableBlock['rows'][number][number]['blocks']) => FileChild[],
): Table {
  const total = block.columns.reduce((sum, share) => sum + share, 0);
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    layout: TableLayoutType.FIXED,
    columnWidths: block.columns.map((share) => Math.round((share / total) * 9360)),
    borders: { top: rule, bottom: rule, left: none, right: none, insideHorizontal: hairline, insideVertical: none },
    rows: block.rows.map(
      (row, at) =>
        new TableRow({
          tableHeader: at < block.headRows,
          children: row.map((cell) => {
            const children = inner(cell.blocks);
            return new TableCell({
              columnSpan: cell.colspan,
              rowSpan: cell.rowspan,
              verticalAlign: VerticalAlign.TOP,
              margins: { top: 60, bottom: 60, left: 80, right: 80 },
              // Subtle: Word takes a cell without a paragraph at its end for damage.
              children:
                children.at(-1) instanceof Paragraph
                  ? (children as Paragraph[])
                  : [...(children as Paragraph[]), new Paragraph({})],
            });
          }),
        }),
    ),
  });
}
