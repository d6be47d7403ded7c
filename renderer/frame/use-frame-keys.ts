import { useEffect } from 'react';
import { runCommand } from '../commands.ts';
import { goBack, goForward } from '../navigation.ts';

/** The keys that work everywhere: Alt+arrows go back and forward, Ctrl or Cmd+K searches. */
export function useFrameKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const isWord = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (event.altKey && !event.ctrlKey && !event.shiftKey && event.key === 'ArrowLeft') goBack();
      else if (event.altKey && !event.ctrlKey && !event.shiftKey && event.key === 'ArrowRight') goForward();
      else if (isWord && event.key.toLowerCase() === 'k') runCommand('search');
      else if (isWord && event.key.toLowerCase() === 'f') runCommand('find-in-document');
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
