const regions = '.rail, .pane:not(.pane-main), .viewer-side, .pane-main:not(:has(.viewer-side))';
const inside =
  '.page-scroller, [role=grid] [role=row][tabindex="0"], button:not([disabled]), a[href], input, select, textarea, [tabindex="0"]';

/** Moves the focus to the next (or the former) part of the screen: the rail, the list, each source in view, the inspector. */
export function moveToRegion(by: 1 | -1): void {
  const shown = [...document.querySelectorAll<HTMLElement>(regions)].filter((region) => region.offsetParent !== null);
  const at = shown.findIndex((region) => region.contains(document.activeElement));
  for (let step = 1; step <= shown.length; step += 1) {
    const region = shown[(at + by * step + shown.length * 2 + (at < 0 && by < 0 ? 1 : 0)) % shown.length];
    const target = region === undefined ? null : entryOf(region);
    if (target === null) continue;
    target.focus();
    return;
  }
}

/** Where the keyboard enters a part: its page or its chosen row rather than its first button. */
function entryOf(region: HTMLElement): HTMLElement | null {
  const preferred = region.querySelector<HTMLElement>('.page-scroller, [role=grid] [role=row][tabindex="0"]');
  return preferred ?? region.querySelector<HTMLElement>(inside);
}
