import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { PointerEvent, ReactNode } from 'react';

/**
 * A page to bring into view; a new object asks again, even for the same page. `gently` leaves a page where it is when it
 * is in view already: a mark on it is then brought into view by itself.
 */
export type PageRequest = {
  readonly page: number;
  readonly gently?: boolean;
  /** How far down the page, from 0 to 1; gently then leaves the pages where they are while that place is in view. */
  readonly part?: number;
};

/** A place in the pages: a page from 1, and how far down in it the top of the view is, from 0 to 1. */
export type PagePlace = { readonly page: number; readonly part: number };

/** A place that stays `x` and `y` pixels from the top left of the pane; `across` is how far across the sheet it is. */
type HeldPlace = {
  readonly index: number;
  readonly part: number;
  readonly x: number;
  readonly y: number;
  readonly across: number;
};

const gap = 12;
const restMs = 250;
/** Sizes come to rest within this time, on a busy machine too. */
const holdMs = 400;

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
  /** Where to begin when no page is asked for. */
  readonly start?: PagePlace | undefined;
  /** Told where the reader is, each time that the pages have come to rest. */
  readonly onRest?: ((place: PagePlace) => void) | undefined;
  /** Told by how much the reader zooms with Ctrl or Cmd and the wheel, or with two fingers. */
  readonly onZoomBy?: ((ratio: number) => void) | undefined;
  /** Takes the focus when it comes into view and nothing else has it: what had it gave way to the pages. */
  readonly takesFocus?: boolean | undefined;
  /** A drag moves the pages, as of a picture that is larger than the pane. */
  readonly pans?: boolean;
  /** Draws a page; `isPassing` while the pages move, when many come into view only to leave it at once. */
  readonly children: (page: number, isPassing: boolean) => ReactNode;
}): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  /** The point of the pane that stays where it is while sizes change, in pixels from its top left. */
  const still = useRef({ x: 0, y: 0 });
  const held = useRef<HeldPlace | null>(null);
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
  const placeAt = (offset: number) => {
    const item = virtual.getVirtualItemForOffset(offset);
    return item === undefined ? null : { index: item.index, part: (offset - item.start) / item.size };
  };
  /** Brings a place to the top of the view, or to `y` pixels below it, and holds it there until sizes have come to rest. */
  const hold = useEffectEvent((place: HeldPlace) => {
    held.current = place;
    const began = performance.now();
    let was: { readonly top: number; readonly height: number } | null = null;
    const put = () => {
      const element = scroller.current;
      if (element === null || held.current !== place) return;
      const { index, part, x, y, across } = place;
      // Whoever scrolls while the sheet is as high as before means to.
      const isMoved = was !== null && Math.abs(element.scrollTop - was.top) > 1 && element.scrollHeight === was.height;
      if (isMoved || performance.now() - began > holdMs) {
        held.current = null;
        return;
      }
      const [begin] = virtual.getOffsetForIndex(index, 'start') ?? [0];
      element.scrollTop = begin + part * (props.heightOf(index + 1) + gap) - y;
      if (x > 0) element.scrollLeft = across * element.scrollWidth - x;
      was = { top: element.scrollTop, height: element.scrollHeight };
      requestAnimationFrame(put);
    };
    put();
  });
  const keepPlace = useEffectEvent(() => {
    const element = scroller.current;
    const { x, y } = still.current;
    still.current = { x: 0, y: 0 };
    // Subtle: sizes may change several times before the first change is seen; what is being held is still the place then.
    const at = held.current ?? (element === null ? null : placeAt(element.scrollTop + y));
    const across = element === null ? 0 : (element.scrollLeft + x) / Math.max(1, element.scrollWidth);
    const isAtTop = element === null || (held.current === null && element.scrollTop + y === 0);
    virtual.measure();
    if (at !== null && !isAtTop) hold({ x, y, across, ...at });
  });
  useEffect(() => keepPlace(), [props.heightKey]);
  const goTo = useEffectEvent(({ page, gently = false, part }: PageRequest) => {
    const inView = virtual.getVirtualItems().find((item) => item.index === page - 1);
    const [top, height] = [virtual.scrollOffset ?? 0, virtual.scrollRect?.height ?? 0];
    if (part !== undefined) {
      const [begin] = virtual.getOffsetForIndex(page - 1, 'start') ?? [0];
      const at = (inView?.start ?? begin) + part * props.heightOf(page);
      if (gently && inView !== undefined && at > top + 8 && at < top + height * 0.8) return;
      return hold({ index: page - 1, part, x: 0, y: height * 0.25, across: 0 });
    }
    if (gently && inView !== undefined && inView.end > top && inView.start < top + height) return;
    hold({ index: page - 1, part: 0, x: 0, y: 0, across: 0 });
  });
  const { request, count } = props;
  useEffect(() => {
    if (request !== null && request.page <= count) goTo(request);
  }, [request, count]);
  const begin = useEffectEvent(() => {
    const { start } = props;
    if (request !== null || start === undefined || start.page > count || (start.page === 1 && start.part === 0)) return;
    hold({ index: start.page - 1, part: start.part, x: 0, y: 0, across: 0 });
  });
  useEffect(() => begin(), []);
  const isHeir = props.takesFocus === true;
  useEffect(() => {
    if (isHeir && document.activeElement === document.body) scroller.current?.focus({ preventScroll: true });
  }, [isHeir]);

  const tellRest = useEffectEvent(() => {
    const at = held.current ?? placeAt(scroller.current?.scrollTop ?? 0);
    if (at !== null) props.onRest?.({ page: at.index + 1, part: Math.min(1, Math.max(0, at.part)) });
  });
  const zoomBy = useEffectEvent((event: WheelEvent) => {
    const element = scroller.current;
    if (element === null || props.onZoomBy === undefined || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    const box = element.getBoundingClientRect();
    still.current = { x: event.clientX - box.left, y: event.clientY - box.top };
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 16 : event.deltaY;
    props.onZoomBy(Math.exp(-Math.max(-100, Math.min(100, pixels)) / 400));
  });
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onScroll = () => {
      clearTimeout(timer);
      timer = setTimeout(() => tellRest(), restMs);
    };
    // Subtle: React listens to wheels passively, which cannot keep the window from zooming itself.
    const onWheel = (event: WheelEvent) => zoomBy(event);
    element.addEventListener('scroll', onScroll, { passive: true });
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      clearTimeout(timer);
      element.removeEventListener('scroll', onScroll);
      element.removeEventListener('wheel', onWheel);
    };
  }, []);

  return (
    <div
      ref={scroller}
      className={props.pans === true ? 'page-scroller pans' : 'page-scroller'}
      tabIndex={0}
      role="region"
      aria-label={props.label}
      onPointerDown={props.pans === true ? panBy : undefined}
    >
      <div className="page-sheet" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => (
          <div
            key={item.key}
            ref={virtual.measureElement}
            data-index={item.index}
            className="page-place"
            style={{ transform: `translateY(${item.start}px)` }}
          >
            {props.children(item.index + 1, virtual.isScrolling)}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Moves the pages with the pointer until it is let go. */
function panBy(down: PointerEvent<HTMLDivElement>): void {
  if (
    down.button !== 0 ||
    (down.target instanceof Element && down.target.closest('button, .region-layer, .word-layer span') !== null)
  )
    return;
  const element = down.currentTarget;
  const from = { x: down.clientX + element.scrollLeft, y: down.clientY + element.scrollTop };
  const box = element.getBoundingClientRect();
  // A press on a scroll bar is the bar's own.
  if (down.clientX > box.left + element.clientWidth || down.clientY > box.top + element.clientHeight) return;
  const ended = new AbortController();
  element.setPointerCapture(down.pointerId);
  const onMove = (move: globalThis.PointerEvent) => {
    element.scrollLeft = from.x - move.clientX;
    element.scrollTop = from.y - move.clientY;
  };
  element.addEventListener('pointermove', onMove, { signal: ended.signal });
  element.addEventListener('pointerup', () => ended.abort(), { signal: ended.signal });
  element.addEventListener('pointercancel', () => ended.abort(), { signal: ended.signal });
}
