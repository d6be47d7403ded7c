import type { BlockNode, BriefDocument, InlineNode, LineNode, LiveObject } from './brief-document.ts';

/** Stands in a passage's text for what is no text: a cite, a fact, a footnote. */
export const objectMark = '\uFFFC';

/** What stands at an object mark; `at` is its index in the text. */
export type PassageObject =
  | { readonly at: number; readonly kind: 'cite'; readonly target: string }
  | { readonly at: number; readonly kind: 'fact'; readonly id: string }
  /** The objects within the footnote; its words are a passage of their own. */
  | { readonly at: number; readonly kind: 'note'; readonly objects: readonly PassageObject[] };

/** A run of text that is read as one: a paragraph, a heading, a cell, a footnote. */
export type Passage = {
  readonly kind: 'passage';
  /** Block at the top of the document, from 0. */
  readonly block: number;
  readonly role: 'text' | 'heading' | 'quotation' | 'note' | 'cell';
  readonly text: string;
  readonly objects: readonly PassageObject[];
  /** The headings above it, the first level first. */
  readonly under: readonly string[];
  /** True for a cell of a row that has a cite in another cell. */
  readonly isCovered: boolean;
};

export type PassageLive = {
  readonly kind: 'live';
  readonly block: number;
  readonly object: LiveObject;
  readonly id: string | null;
  readonly under: readonly string[];
};

/** Gives the passages and live objects of a document in reading order; a footnote follows the passage that it hangs on. */
export function passagesOf(paper: BriefDocument): (Passage | PassageLive)[] {
  const out: (Passage | PassageLive)[] = [];
  const under: string[] = [];
  paper.content.forEach((node, block) => readBlock(node, block, 'text', under, out));
  return out;
}

function readBlock(
  node: BlockNode,
  block: number,
  role: Passage['role'],
  under: string[],
  out: (Passage | PassageLive)[],
): void {
  switch (node.type) {
    case 'paragraph':
      readLine(node.content ?? [], { block, role, under: [...under] }, out);
      return;
    case 'heading': {
      const at = out.length;
      under.length = Math.min(under.length, node.attrs.level - 1);
      readLine(node.content ?? [], { block, role: 'heading', under: [...under] }, out);
      const first = out[at];
      under.push(first?.kind === 'passage' ? first.text : '');
      return;
    }
    case 'live':
      out.push({ kind: 'live', block, object: node.attrs.object, id: node.attrs.id, under: [...under] });
      return;
    case 'blockquote':
      for (const child of node.content) readBlock(child, block, 'quotation', under, out);
      return;
    case 'bulletList':
    case 'orderedList':
      for (const item of node.content) for (const child of item.content) readBlock(child, block, role, under, out);
      return;
    case 'table':
      for (const row of node.content) {
        const first = out.length;
        for (const cell of row.content) {
          const inCell = cell.type === 'tableHeader' ? 'heading' : 'cell';
          for (const child of cell.content) readBlock(child, block, inCell, under, out);
        }
        coverRow(out, first);
      }
  }
}

/** A cite anywhere in a row of a table stands for all its cells. */
function coverRow(out: (Passage | PassageLive)[], first: number): void {
  const isCited = out.slice(first).some((each) => each.kind === 'passage' && each.objects.length > 0);
  if (!isCited) return;
  for (let at = first; at < out.length; at++) {
    const each = out[at];
    if (each?.kind === 'passage') out[at] = { ...each, isCovered: true };
  }
}

type Where = Pick<Passage, 'block' | 'role' | 'under'>;

function readLine(nodes: readonly InlineNode[], where: Where, out: (Passage | PassageLive)[]): void {
  const line = new LineReader();
  const notes: LineReader[] = [];
  for (const node of nodes) {
    if (node.type !== 'footnote') {
      line.read(node);
      continue;
    }
    const note = new LineReader();
    for (const each of node.content ?? []) note.read(each);
    notes.push(note);
    line.object({ at: line.text.length, kind: 'note', objects: note.objects });
  }
  for (const { text, objects } of [line, ...notes]) {
    if (text.trim() === '' && objects.length === 0) continue;
    out.push({
      kind: 'passage',
      ...where,
      role: objects === line.objects ? where.role : 'note',
      text,
      objects,
      isCovered: false,
    });
  }
}

class LineReader {
  text = '';
  readonly objects: PassageObject[] = [];

  read(node: LineNode): void {
    if (node.type === 'text') this.text += node.text.replaceAll(objectMark, ' ');
    else if (node.type === 'hardBreak') this.text += '\n';
    else if (node.type === 'cite') this.object({ at: this.text.length, kind: 'cite', target: node.attrs.target });
    else this.object({ at: this.text.length, kind: 'fact', id: node.attrs.id });
  }

  object(object: PassageObject): void {
    this.objects.push(object);
    this.text += objectMark;
  }
}
