import type { BlockNode, InlineNode, LiveObject } from '../../../shared/domain/brief-document.ts';

/** Gives a heading of a document. */
export function heading(text: string, level = 1): BlockNode {
  return { type: 'heading', attrs: { level }, content: [{ type: 'text', text }] };
}

/** Gives a live block; `id` names its row where the object is one of many. */
export function live(object: LiveObject, id: string | null = null): BlockNode {
  return { type: 'live', attrs: { object, id } };
}

/** Gives a paragraph, its cite tokens as cites. */
export function paragraph(text: string): BlockNode {
  return { type: 'paragraph', content: inlines(text) };
}

/** Gives a list whose items are one paragraph each. */
export function listOf(ordered: boolean, items: readonly string[]): BlockNode {
  const content = items.map((item) => ({ type: 'listItem' as const, content: [paragraph(item)] }));
  return ordered ? { type: 'orderedList', content } : { type: 'bulletList', content };
}

/** Gives a typed text as paragraphs, which blank lines set apart; one without words still is a place to write. */
export function paragraphs(text: string): BlockNode[] {
  const parts = text.split(/\n\s*\n/u).map((part) => part.replaceAll(/\s*\n\s*/gu, ' ').trim());
  const full = parts.filter((part) => part !== '');
  if (full.length === 0) return [{ type: 'paragraph' }];
  return full.map(paragraph);
}

/** Gives what is asked for, line by line, as a numbered list; nothing where nothing is. */
export function remedyList(text: string): BlockNode[] {
  const lines = text
    .split(/\n+/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.length === 0 ? [] : [listOf(true, lines)];
}

const token = /\[\[((?:excerpt|exhibit)\/[A-Za-z0-9-]{1,64})\]\]/gu;

/** Gives a typed text as nodes, its cite tokens as cites. */
function inlines(text: string): InlineNode[] {
  const nodes: InlineNode[] = [];
  let last = 0;
  for (const match of text.matchAll(token)) {
    if (match.index > last) nodes.push({ type: 'text', text: text.slice(last, match.index) });
    nodes.push({ type: 'cite', attrs: { target: match[1] ?? '' } });
    last = match.index + match[0].length;
  }
  if (last < text.length) nodes.push({ type: 'text', text: text.slice(last) });
  return nodes;
}
