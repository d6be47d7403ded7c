import { diffArrays, diffWordsWithSpace } from 'diff';
import type { BlockNode, BriefDocument, InlineNode } from '../../../shared/domain/brief-document.ts';
import { citedPlace, type CaseView } from './case-view.ts';
import { liveWords } from './live-words.ts';

/** A piece of a paragraph that both versions have, or only one. */
export type DiffPiece = { readonly text: string; readonly in: 'both' | 'old' | 'new' };
/** A paragraph with what changed in it; `change` says whether the whole of it is new or gone. */
export type DiffLine = {
  readonly kind: string;
  readonly change: 'none' | 'new' | 'gone' | 'edited';
  readonly pieces: readonly DiffPiece[];
};

type Line = { readonly kind: string; readonly text: string };

/** Gives how a paper differs from an older version of it, paragraph by paragraph, in the order of the newer. */
export function compareDocuments(old: BriefDocument, now: BriefDocument, view: CaseView): DiffLine[] {
  const parts = diffArrays(linesOf(old, view), linesOf(now, view), {
    comparator: (a, b) => a.kind === b.kind && a.text === b.text,
  });
  const lines: DiffLine[] = [];
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at];
    const next = parts[at + 1];
    if (part === undefined) continue;
    if (part.removed && next?.added === true) {
      lines.push(...edited(part.value, next.value));
      at += 1;
    } else if (part.removed) lines.push(...part.value.map((line) => whole(line, 'gone')));
    else if (part.added) lines.push(...part.value.map((line) => whole(line, 'new')));
    else lines.push(...part.value.map((line) => whole(line, 'none')));
  }
  return lines;
}

function edited(old: readonly Line[], now: readonly Line[]): DiffLine[] {
  const pairs = Math.min(old.length, now.length);
  const both = Array.from({ length: pairs }, (_, at): DiffLine[] => {
    const [before, after] = [old[at], now[at]];
    if (before === undefined || after === undefined) return [];
    if (before.kind !== after.kind) return [whole(before, 'gone'), whole(after, 'new')];
    const pieces = diffWordsWithSpace(before.text, after.text).map(({ value, added, removed }): DiffPiece => ({
      text: value,
      in: added ? 'new' : removed ? 'old' : 'both',
    }));
    return [{ kind: after.kind, change: 'edited', pieces }];
  });
  return [
    ...both.flat(),
    ...old.slice(pairs).map((line) => whole(line, 'gone')),
    ...now.slice(pairs).map((line) => whole(line, 'new')),
  ];
}

function whole({ kind, text }: Line, change: DiffLine['change']): DiffLine {
  const side = change === 'gone' ? 'old' : change === 'new' ? 'new' : 'both';
  return { kind, change, pieces: [{ text, in: side }] };
}

function linesOf({ content }: BriefDocument, view: CaseView): Line[] {
  return content.flatMap((block) => blockLines(block, view, ''));
}

function blockLines(block: BlockNode, view: CaseView, within: string): Line[] {
  switch (block.type) {
    case 'paragraph':
      return [{ kind: within || 'text', text: wordsOf(block.content, view) }];
    case 'heading':
      return [{ kind: `heading-${block.attrs.level}`, text: wordsOf(block.content, view) }];
    case 'live':
      return [{ kind: 'live', text: liveLine(block.attrs.object, block.attrs.id, view) }];
    case 'blockquote':
      return block.content.flatMap((child) => blockLines(child, view, 'quotation'));
    case 'table':
      return block.content.map((row) => ({
        kind: 'row',
        text: row.content
          .map((cell) => cell.content.flatMap((child) => blockLines(child, view, '')).map(({ text }) => text))
          .map((texts) => texts.join(' '))
          .join(' | '),
      }));
    default:
      return block.content.flatMap((item) => item.content.flatMap((child) => blockLines(child, view, 'item')));
  }
}

function liveLine(object: keyof typeof liveWords, id: string | null, view: CaseView): string {
  const named =
    id === null
      ? ''
      : (view.issues.get(id)?.title ?? view.provisions.get(id)?.label ?? view.excerpts.get(id)?.quote ?? '');
  return `[${liveWords[object].title}${named === '' ? '' : `: ${named}`}]`;
}

function wordsOf(content: readonly InlineNode[] | undefined, view: CaseView): string {
  return (content ?? []).map((node) => inlineWords(node, view)).join('');
}

function inlineWords(node: InlineNode, view: CaseView): string {
  switch (node.type) {
    case 'text':
      return node.text;
    case 'hardBreak':
      return '\n';
    case 'cite':
      return citedPlace(node.attrs.target, view)?.label ?? '[cite without a target]';
    case 'fact':
      return view.facts.get(node.attrs.id)?.text ?? '[a fact that is gone]';
    default:
      return ` [note: ${wordsOf(node.content, view)}] `;
  }
}
