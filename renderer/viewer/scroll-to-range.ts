/** Brings a range into view within the pages around it, when it is not. */
export function scrollToRange(range: Range | null): void {
  if (range === null) return;
  const root = range.startContainer.getRootNode();
  const inside = root instanceof ShadowRoot ? root.host : range.startContainer.parentElement;
  scrollTo(inside?.closest('.page-scroller') ?? null, range.getBoundingClientRect());
}

/** Brings an element into view within the pages around it, when it is not. */
export function scrollToBox(element: Element | null): void {
  if (element !== null) scrollTo(element.closest('.page-scroller'), element.getBoundingClientRect());
}

function scrollTo(scroller: Element | null, box: DOMRect): void {
  if (scroller === null) return;
  const pane = scroller.getBoundingClientRect();
  if (box.top < pane.top + 40 || box.bottom > pane.bottom - 40) {
    scroller.scrollTop += box.top - pane.top - pane.height / 3;
  }
  if (box.left < pane.left || box.right > pane.right) scroller.scrollLeft += box.left - pane.left - pane.width / 3;
}
