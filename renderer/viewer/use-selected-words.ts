import type { RefObject } from 'react';
import { wordsOfRange } from './dom-text.ts';
import { joinLines, type Box } from './geometry.ts';
import { useSelectionChange } from './use-selection-change.ts';

/** Words that the reader selected on one page (from 1): the boxes are fractions of the page on the screen. */
export type SelectedWords = {
  readonly page: number;
  readonly quote: string;
  readonly boxes: readonly Box[];
  readonly lineFrom: number | null;
  readonly lineTo: number | null;
  /** Where the words end on the screen, in pixels of the window. */
  readonly anchor: { readonly x: number; readonly y: number };
};

/** Tells which words within an element are selected; null when none are. A selection over pages counts on its first. */
export function useSelectedWords(
  root: RefObject<HTMLElement | null>,
  onSelected: (words: SelectedWords | null) => void,
): void {
  useSelectionChange(() => {
    const selection = document.getSelection();
    const inside =
      selection !== null && selection.rangeCount > 0 && root.current?.contains(selection.anchorNode) === true;
    if (inside) onSelected(selection.isCollapsed ? null : selectedWords(selection.getRangeAt(0)));
  });
}

/** Gives the words of a range with their place on its first page, or null when it holds none. */
export function selectedWords(whole: Range): SelectedWords | null {
  const page = pageOf(whole.startContainer);
  if (page === null) return null;
  const range = whole.cloneRange();
  if (!page.contains(range.endContainer)) range.setEndAfter(page.lastChild ?? page);
  const quote = wordsOfRange(range);
  if (quote === '') return null;
  const frame = page.getBoundingClientRect();
  const boxes = joinLines([...range.getClientRects()].map((box) => boxWithin(box, frame))).slice(0, 500);
  const last = [...range.getClientRects()].at(-1) ?? frame;
  return {
    page: Number(page.dataset['page']),
    quote,
    boxes,
    lineFrom: lineOf(range.startContainer),
    lineTo: lineOf(range.endContainer, range.endOffset),
    anchor: { x: last.left + last.width / 2, y: last.bottom },
  };
}

function boxWithin(box: DOMRect, frame: DOMRect): Box {
  return {
    left: (box.left - frame.left) / frame.width,
    top: (box.top - frame.top) / frame.height,
    width: box.width / frame.width,
    height: box.height / frame.height,
  };
}

function elementOf(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement;
}

function pageOf(node: Node): HTMLElement | null {
  return elementOf(node)?.closest<HTMLElement>('[data-page]') ?? null;
}

function lineOf(node: Node, offset = 1): number | null {
  const line = elementOf(node)?.closest<HTMLElement>('[data-line]');
  if (line === null || line === undefined) return null;
  const number = Number(line.dataset['line']);
  // A selection that stops before a line's first character does not hold that line.
  return offset === 0 && number > 1 ? number - 1 : number;
}
