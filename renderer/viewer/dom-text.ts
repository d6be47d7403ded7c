import { findWords, type Wanted } from './find-words.ts';

type Piece = { readonly node: Text; readonly start: number };

/** The text that an element shows, line breaks included, with the text nodes that it comes from. */
export type ShownText = { readonly text: string; readonly pieces: readonly Piece[] };

/** Gives the text of elements one after another, each on a line of its own. */
export function textOfAll(roots: readonly Node[]): ShownText {
  let text = '';
  const pieces: Piece[] = [];
  for (const root of roots) {
    const read = readText(root);
    for (const { node, start } of read.pieces) pieces.push({ node, start: text.length + start });
    text += `${read.text}\n`;
  }
  return { text, pieces };
}

function readText(root: Node): ShownText {
  const pieces: Piece[] = [];
  let text = '';
  const walker = root.ownerDocument?.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker?.nextNode(); node; node = walker?.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) {
      pieces.push({ node: node as Text, start: text.length });
      text += node.textContent ?? '';
    } else if (breaksLine(node as Element) && !text.endsWith('\n')) text += '\n';
  }
  return { text, pieces };
}

const blocks = new Set([
  'BR',
  'P',
  'DIV',
  'LI',
  'TR',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'BLOCKQUOTE',
  'TD',
  'TH',
  'PRE',
]);

function breaksLine(element: Element): boolean {
  return blocks.has(element.tagName);
}

/** Gives a range for each place of what is wanted within an element, in order. */
export function rangesOf(root: Node, wanted: Wanted): Range[] {
  const { text, pieces } = readText(root);
  return findWords(text, wanted).flatMap(({ start, end }) => {
    const range = rangeBetween({ text, pieces }, start, end);
    return range === null ? [] : [range];
  });
}

/** Gives the range of a stretch of shown text (UTF-16 units, from, up to), or null where it holds no node. */
export function rangeBetween({ pieces }: ShownText, start: number, end: number): Range | null {
  const [from, to] = [pieceAt(pieces, start), pieceAt(pieces, end - 1)];
  if (from === undefined || to === undefined) return null;
  const range = new Range();
  range.setStart(from.node, Math.min(start - from.start, from.node.length));
  range.setEnd(to.node, Math.min(end - to.start, to.node.length));
  return range;
}

function pieceAt(pieces: readonly Piece[], index: number): Piece | undefined {
  let [low, high] = [0, pieces.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((pieces[middle]?.start ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return pieces[low];
}

/** Gives the words of a range as they stand there: a hyphen at a line's end keeps its line break, other breaks are blanks. */
export function wordsOfRange(range: Range): string {
  return readText(range.cloneContents())
    .text.replaceAll(/(?<![-\u2010\u2011])[ \t]*\n\s*/g, ' ')
    .replaceAll(/[ \t]+/g, ' ')
    .trim();
}
