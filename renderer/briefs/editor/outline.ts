import type { Node } from '@tiptap/pm/model';

/** A heading of the paper: its words, its level (1 to 4) and the number of its block at the top, from 0. */
export type OutlineLine = { readonly index: number; readonly level: number; readonly words: string };

/** Gives the headings at the top of a document, in order. */
export function outlineOf(doc: Node): OutlineLine[] {
  const lines: OutlineLine[] = [];
  doc.forEach((block, _offset, index) => {
    if (block.type.name !== 'heading') return;
    lines.push({ index, level: Number(block.attrs['level']), words: wordsOf(block) });
  });
  return lines;
}

function wordsOf(block: Node): string {
  return block.textBetween(0, block.content.size, ' ', ' ').replaceAll(/\s+/gu, ' ').trim();
}

/** Gives how many words a person wrote: those of live objects and cites are the case's, and are not counted. */
export function countWords(doc: Node): number {
  const text = doc.textBetween(0, doc.content.size, '\n', ' ');
  return (text.match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu) ?? []).length;
}

/** Gives the number of the block at the top in which a place is, from 0. */
export function blockAt(doc: Node, position: number): number {
  return doc.childCount === 0 ? 0 : Math.min(doc.resolve(position).index(0), doc.childCount - 1);
}
