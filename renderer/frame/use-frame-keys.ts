import { useEffect } from 'react';
import { runCommand } from '../commands.ts';
import { goBack, goForward } from '../navigation.ts';
import { moveToRegion } from './regions.ts';
import { showShortcuts } from './shortcuts-request.ts';

/**
 * The keys that work everywhere: Alt+arrows go back and forward, Ctrl or Cmd+K searches, F6 goes from part to part of the
 * screen; find and go to page mean the viewer in use.
 */
export function useFrameKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const isWord = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (event.altKey && !event.ctrlKey && !event.shiftKey && event.key === 'ArrowLeft') goBack();
      else if (event.altKey && !event.ctrlKey && !event.shiftKey && event.key === 'ArrowRight') goForward();
      else if (isWord && event.key.toLowerCase() === 'k') runCommand('search');
      else if (isWord && event.key.toLowerCase() === 'f') runCommand('find-in-document');
      else if (isWord && event.key.toLowerCase() === 'g') runCommand('go-to-page');
      else if (event.key === 'F3') runCommand(event.shiftKey ? 'find-previous' : 'find-next');
      else if (event.key === 'F6') moveToRegion(event.shiftKey ? -1 : 1);
      else if (event.key === '?' && !isTyped(event)) showShortcuts();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

function isTyped({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const isField = target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
  return isField || ctrlKey || metaKey || altKey;
}
