import type { JSONContent } from '@tiptap/core';
import type { Node, Schema } from '@tiptap/pm/model';
import type {
  BlockNode,
  BriefDocument,
  InlineNode,
  LineNode,
  ListItemNode,
  TableCellNode,
} from '../../../shared/domain/brief-document.ts';

/**
 * Gives a document as the editor can hold it: what is empty where the editor needs a place to write gets an empty paragraph, a list
 * or table without a line goes. Nothing that a person wrote is lost.
 */
export function writable(document: BriefDocument): BriefDocument {
  const content = blocksOf(document.content);
  const last = content.at(-1)?.type;
  // Subtle: the editor would add this place to write by itself, which would count as typing.
  const hasPlace = last === 'paragraph' || last === 'heading';
  return { type: 'doc', content: hasPlace ? content : [...content, { type: 'paragraph' }] };
}

/** Gives the document as the editor's own node. Throws RangeError for what its schema does not know. */
export function toNode(document: BriefDocument, schema: Schema): Node {
  const node = schema.nodeFromJSON(writable(document));
  node.check();
  return node;
}

/** Gives what stands in the editor as a brief document; what the editor adds for itself is left out. */
export function toDocument(node: Node): BriefDocument {
  return bare(node.toJSON() as JSONContent) as BriefDocument;
}

function blocksOf(blocks: readonly BlockNode[]): BlockNode[] {
  const kept = blocks.flatMap((block) => blockOf(block) ?? []);
  return kept.length === 0 ? [{ type: 'paragraph' }] : kept;
}

function blockOf(block: BlockNode): BlockNode | null {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return block.content === undefined ? block : { ...block, content: block.content.flatMap(inlineOf) };
    case 'live':
      return block;
    case 'blockquote':
      return { ...block, content: blocksOf(block.content) };
    case 'bulletList':
    case 'orderedList':
      return block.content.length === 0 ? null : { ...block, content: block.content.map(itemOf) };
    default: {
      const rows = block.content.filter((row) => row.content.length > 0);
      if (rows.length === 0) return null;
      return { ...block, content: rows.map((row) => ({ ...row, content: row.content.map(cellOf) })) };
    }
  }
}

/** An item begins with a paragraph, so that there is a place for its mark. */
function itemOf(item: ListItemNode): ListItemNode {
  const content = blocksOf(item.content);
  return { ...item, content: content[0]?.type === 'paragraph' ? content : [{ type: 'paragraph' }, ...content] };
}

function cellOf(cell: TableCellNode): TableCellNode {
  return { ...cell, content: blocksOf(cell.content) };
}

function inlineOf(node: InlineNode): InlineNode[] {
  if (node.type !== 'footnote') return lineOf(node);
  const content = node.content === undefined ? {} : { content: node.content.flatMap(lineOf) };
  return [{ ...node, ...content, ...marksOf(node) }];
}

function lineOf(node: LineNode): LineNode[] {
  return node.type === 'text' && node.text === '' ? [] : [{ ...node, ...marksOf(node) }];
}

/** Each mark once. */
function marksOf({ marks }: Pick<InlineNode, 'marks'>): Pick<InlineNode, 'marks'> {
  if (marks === undefined) return {};
  const key = (mark: (typeof marks)[number]) => (mark.type === 'comment' ? `comment ${mark.attrs.id}` : mark.type);
  return { marks: marks.filter((mark, at) => marks.findIndex((other) => key(other) === key(mark)) === at) };
}

const ownAttributes: Readonly<Record<string, readonly string[]>> = {
  heading: ['level'],
  orderedList: ['start'],
  tableHeader: ['colspan', 'rowspan', 'colwidth'],
  tableCell: ['colspan', 'rowspan', 'colwidth'],
  cite: ['target'],
  fact: ['id'],
  live: ['object', 'id'],
};

function bare(node: JSONContent): JSONContent {
  const names = ownAttributes[node.type ?? ''] ?? [];
  const attrs = Object.fromEntries(
    names.flatMap((name) => (name in (node.attrs ?? {}) ? [[name, node.attrs?.[name]]] : [])),
  );
  return {
    type: node.type ?? '',
    ...(names.length === 0 ? {} : { attrs }),
    ...(node.content === undefined ? {} : { content: node.content.map(bare) }),
    ...(node.marks === undefined ? {} : { marks: node.marks }),
    ...(node.text === undefined ? {} : { text: node.text }),
  };
}
