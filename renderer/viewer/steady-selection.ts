/**
 * Keeps a selection from running away over a page's words, which stand each at its own place: an element that takes the
 * pointer between them is kept beside the end that moves. Gives what ends it.
 */
export function steadySelection(layer: HTMLElement): () => void {
  const stop = document.createElement('div');
  stop.className = 'selection-stop';
  layer.append(stop);
  const ended = new AbortController();
  const { signal } = ended;
  let before: Range | null = null;
  let isDown = false;
  const rest = () => {
    isDown = false;
    before = null;
    stop.style.inset = '';
    layer.append(stop);
  };
  layer.addEventListener('pointerdown', () => (isDown = true), { signal });
  window.addEventListener('pointerup', rest, { signal });
  window.addEventListener('blur', rest, { signal });
  document.addEventListener(
    'selectionchange',
    () => {
      const selection = document.getSelection();
      if (!isDown || selection === null || selection.rangeCount === 0) return;
      const range = selection.getRangeAt(0);
      if (!range.intersectsNode(layer)) return;
      const movesStart = before !== null && sameEnd(before, range);
      before = range.cloneRange();
      const end = movesStart ? range.startContainer : endNode(range);
      const word = end instanceof Text ? end.parentElement : end;
      if (!(word instanceof HTMLElement) || word === layer || !layer.contains(word)) return;
      stop.style.inset = '0';
      word.parentElement?.insertBefore(stop, movesStart ? word : word.nextSibling);
    },
    { signal },
  );
  return () => {
    ended.abort();
    stop.remove();
  };
}

function sameEnd(a: Range, b: Range): boolean {
  return a.endContainer === b.endContainer && a.endOffset === b.endOffset && !sameStart(a, b);
}

function sameStart(a: Range, b: Range): boolean {
  return a.startContainer === b.startContainer && a.startOffset === b.startOffset;
}

/** A range that ends before the first letter of a word ends in the word before it. */
function endNode(range: Range): Node {
  const { endContainer, endOffset } = range;
  if (endOffset > 0 || !(endContainer instanceof Text)) return endContainer;
  return endContainer.parentElement?.previousElementSibling ?? endContainer;
}
