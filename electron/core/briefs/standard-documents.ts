import type { BlockNode, BriefDocument, InlineNode, LiveObject } from '../../../shared/domain/brief-document.ts';
import type { Brief } from '../../../shared/domain/briefs.ts';

/** Gives the document that a template begins with; a person edits it from there. */
export function standardDocument(brief: Pick<Brief, 'template' | 'summary' | 'conclusion' | 'remedy'>): BriefDocument {
  return { type: 'doc', content: preHearingBrief(brief) };
}

/** The order of a pre-hearing brief; caption, contents, exhibit list and signature are the template's own (domain rules). */
function preHearingBrief({
  summary,
  conclusion,
  remedy,
}: Pick<Brief, 'summary' | 'conclusion' | 'remedy'>): BlockNode[] {
  return [
    heading('Summary'),
    ...paragraphs(summary),
    heading('Issues presented'),
    live('issues'),
    heading('Contract and policy provisions'),
    live('provisions'),
    heading('Statement of facts'),
    live('facts'),
    live('disputes'),
    heading('Comparators'),
    live('comparators'),
    heading('Argument'),
    live('argument'),
    heading('Conclusion and remedy'),
    ...paragraphs(conclusion),
    ...remedyList(remedy),
  ];
}

function heading(text: string, level = 1): BlockNode {
  return { type: 'heading', attrs: { level }, content: [{ type: 'text', text }] };
}

function live(object: LiveObject, id: string | null = null): BlockNode {
  return { type: 'live', attrs: { object, id } };
}

/** Paragraphs are set apart by blank lines; a line without words still is a place to write. */
function paragraphs(text: string): BlockNode[] {
  const parts = text.split(/\n\s*\n/u).map((part) => part.replaceAll(/\s*\n\s*/gu, ' ').trim());
  const full = parts.filter((part) => part !== '');
  if (full.length === 0) return [{ type: 'paragraph' }];
  return full.map((part) => ({ type: 'paragraph', content: inlines(part) }));
}

function remedyList(text: string): BlockNode[] {
  const lines = text
    .split(/\n+/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length === 0) return [];
  return [
    {
      type: 'orderedList',
      content: lines.map((line) => ({
        type: 'listItem' as const,
        content: [{ type: 'paragraph' as const, content: inlines(line) }],
      })),
    },
  ];
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
