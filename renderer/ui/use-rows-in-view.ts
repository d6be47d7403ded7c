import { useEffect, useEffectEvent, useState } from 'react';
import type { RefObject } from 'react';
import { flushSync } from 'react-dom';

/** The rows of a list that are in view, or nearly: indexes from 0, the end not included. */
export type RowsInView = { readonly from: number; readonly to: number };

const more = 10;
const stride = 4;

/**
 * Gives the rows in view of a list whose rows are all as high. Nothing is held for a row that is out of view, so that a
 * list of 100,000 costs as much as one of 100.
 */
export function useRowsInView(scroller: RefObject<HTMLElement | null>, count: number, rowHeight: number): RowsInView {
  const [view, setView] = useState({ top: 0, height: 20 * rowHeight });
  const look = useEffectEvent(() => {
    const element = scroller.current;
    if (element === null) return;
    // In steps of some rows, so that most of the scrolling draws nothing anew.
    const step = rowHeight * stride;
    const top = Math.floor(element.scrollTop / step) * step;
    if (top !== view.top || element.clientHeight !== view.height) setView({ top, height: element.clientHeight });
  });
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    // Subtle: rows that came a frame late would show as a flash of empty paper.
    const onScroll = () => flushSync(() => look());
    const observer = new ResizeObserver(() => look());
    element.addEventListener('scroll', onScroll, { passive: true });
    observer.observe(element);
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, [scroller]);
  const first = Math.floor(view.top / rowHeight);
  const from = Math.max(0, first - more);
  return {
    from: Math.min(from, count),
    to: Math.min(count, first + Math.ceil(view.height / rowHeight) + stride + more),
  };
}

/** Brings a row of a list into view, if it is not; `head` is the height of what stands above the rows and stays in view. */
export function scrollToRow(scroller: HTMLElement, index: number, rowHeight: number, head: number): void {
  if (index < 0) return;
  const [top, bottom] = [index * rowHeight, (index + 1) * rowHeight + head];
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (bottom > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = bottom - scroller.clientHeight;
}
