import { useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';

export type PaneSize = { readonly width: number; readonly height: number };

/** Gives the size of an element in pixels, and follows it. */
export function usePaneSize(element: RefObject<HTMLElement | null>): PaneSize {
  const [size, setSize] = useState<PaneSize>({ width: 800, height: 800 });
  useLayoutEffect(() => {
    const watched = element.current;
    if (watched === null) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = watched;
      setSize((now) => (now.width === width && now.height === height ? now : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return size;
}

/** Gives the width of an element in pixels, and follows it. */
export function usePaneWidth(element: RefObject<HTMLElement | null>): number {
  return usePaneSize(element).width;
}
