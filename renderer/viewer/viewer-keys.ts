import type { KeyboardEvent } from 'react';

/** What the keys of a viewer do; what it cannot do is left out. */
export type ViewerActs = {
  readonly stepZoom?: (by: 1 | -1) => void;
  readonly fit?: (to: 'width' | 'page') => void;
  readonly turn?: (by: 1 | -1) => void;
  readonly stepPage?: (by: 1 | -1) => void;
  readonly togglePages?: () => void;
};

/** Does what a key asks of the viewer it was pressed in, unless something is being typed. */
export function runViewerKey(event: KeyboardEvent, acts: ViewerActs): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target instanceof Element && event.target.closest('input, select, textarea') !== null) return;
  const act = actOf(event.key, acts);
  if (act === undefined) return;
  event.preventDefault();
  act();
}

function actOf(key: string, { stepZoom, fit, turn, stepPage, togglePages }: ViewerActs): (() => void) | undefined {
  switch (key) {
    case '+':
    case '=':
      return stepZoom && (() => stepZoom(1));
    case '-':
      return stepZoom && (() => stepZoom(-1));
    case '0':
      return fit && (() => fit('width'));
    case '9':
      return fit && (() => fit('page'));
    case 'r':
      return turn && (() => turn(1));
    case 'R':
      return turn && (() => turn(-1));
    case ']':
      return stepPage && (() => stepPage(1));
    case '[':
      return stepPage && (() => stepPage(-1));
    case 't':
      return togglePages;
    default:
      return undefined;
  }
}
