import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { ReactNode } from 'react';

/**
 * A page to bring into view; a new object asks again, even for the same page. `gently` leaves a page where it is when it
 * is in view already: a mark on it is then brought into view by itself.
 */
export type PageRequest = { readonly page: number; readonly gently?: boolean };

/** Pages below each other, of which only those in view exist. Pages count from 1. */
export function PageScroller(props: {
  readonly label: string;
  readonly count: number;
  /** Height of a page in pixels, as far as it is known. */
  readonly heightOf: (page: number) => number;
  /** Changes whenever heights do: zoom, turn, sizes learned. */
  readonly heightKey: string;
  readonly request: PageRequest | null;
  readonly onPage: (page: number) => void;
  readonly children: (page: number) => ReactNode;
}): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const gap = 12;
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoizes this component
  const virtual = useVirtualizer({
    count: props.count,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => props.heightOf(index + 1) + gap,
    overscan: 1,
    paddingStart: gap,
    paddingEnd: gap,
    onChange: (instance) => {
      const middle = (instance.scrollOffset ?? 0) + (instance.scrollRect?.height ?? 0) / 3;
      const item = instance.getVirtualItemForOffset(middle);
      if (item !== undefined) props.onPage(item.index + 1);
    },
  });
  const keepPlace = useEffectEvent(() => {
    const element = scroller.current;
    const item = element === null ? undefined : virtual.getVirtualItemForOffset(element.scrollTop);
    const part = element === null || item === undefined ? 0 : (element.scrollTop - item.start) / item.size;
    virtual.measure();
    if (element === null || item === undefined || element.scrollTop === 0) return;
    requestAnimationFrame(() => {
      const [start] = virtual.getOffsetForIndex(item.index, 'start') ?? [0];
      element.scrollTop = start + part * (props.heightOf(item.index + 1) + gap);
    });
  });
  useEffect(() => keepPlace(), [props.heightKey]);
  const goTo = useEffectEvent(({ page, gently = false }: PageRequest) => {
    const inView = virtual.getVirtualItems().find((item) => item.index === page - 1);
    const [top, height] = [virtual.scrollOffset ?? 0, virtual.scrollRect?.height ?? 0];
    if (gently && inView !== undefined && inView.end > top && inView.start < top + height) return;
    virtual.scrollToIndex(page - 1, { align: 'start' });
  });
  const { request, count } = props;
  useEffect(() => {
    if (request !== null && request.page <= count) goTo(request);
  }, [request, count]);
  return (
    <div ref={scroller} className="page-scroller" tabIndex={0} role="region" aria-label={props.label}>
      <div className="page-sheet" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => (
          <div
            key={item.key}
            ref={virtual.measureElement}
            data-index={item.index}
            className="page-place"
            style={{ transform: `translateY(${item.start}px)` }}
          >
            {props.children(item.index + 1)}
          </div>
        ))}
      </div>
    </div>
  );
}
