import { useEffect } from 'react';
import type { RefObject } from 'react';
import { useCommand, type Command } from '../commands.ts';

let active: Element | null = null;

/** The viewer that the reader used last: of two beside each other, the one that a key or the menu means. */
export function isActiveViewer(viewer: Element | null): boolean {
  if (viewer === null) return false;
  return activeViewer() === viewer;
}

/** Gives the viewer that the reader used last; the first in view where none was used yet. */
export function activeViewer(): Element | null {
  return active?.isConnected === true ? active : document.querySelector('.viewer');
}

/** Counts a viewer as the one in use from each press or focus within it. */
export function useActiveViewer(viewer: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = viewer.current;
    if (element === null) return;
    const ended = new AbortController();
    const use = () => {
      active = element;
    };
    element.addEventListener('pointerdown', use, { capture: true, signal: ended.signal });
    element.addEventListener('focusin', use, { signal: ended.signal });
    return () => {
      ended.abort();
      if (active === element) active = null;
    };
  }, [viewer]);
}

/** Takes a command of the menu or the keyboard while this viewer is the one in use. */
export function useViewerCommand(viewer: RefObject<HTMLElement | null>, command: Command, take: () => void): void {
  useCommand(command, () => {
    if (isActiveViewer(viewer.current)) take();
  });
}
