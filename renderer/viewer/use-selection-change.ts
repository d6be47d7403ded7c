import { useEffect, useEffectEvent } from 'react';

/** Tells, a moment after it has come to rest, that the selection of the page has changed. */
export function useSelectionChange(onChange: () => void): void {
  const tell = useEffectEvent(onChange);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onSelectionChange = () => {
      clearTimeout(timer);
      timer = setTimeout(() => tell(), 120);
    };
    document.addEventListener('selectionchange', onSelectionChange);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('selectionchange', onSelectionChange);
    };
  }, []);
}
