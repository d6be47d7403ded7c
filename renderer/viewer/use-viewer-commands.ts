import type { RefObject } from 'react';
import { useActiveViewer, useViewerCommand } from './active-viewer.ts';
import type { FindBarState } from './use-find-bar.ts';

/** Takes what the menu and the keys of the window ask of the viewer in use: find, find again, go to a page. */
export function useViewerCommands(viewer: RefObject<HTMLElement | null>, find: FindBarState | null): void {
  useActiveViewer(viewer);
  useViewerCommand(viewer, 'find-in-document', () => find?.open());
  const step = (by: 1 | -1) => {
    if (find === null) return;
    if (find.isOpen) find.bar.onStep(by);
    else find.open();
  };
  useViewerCommand(viewer, 'find-next', () => step(1));
  useViewerCommand(viewer, 'find-previous', () => step(-1));
  useViewerCommand(viewer, 'go-to-page', () => viewer.current?.querySelector<HTMLElement>('.page-box')?.focus());
}
