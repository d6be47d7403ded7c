import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useId, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { PageSize } from './geometry.ts';
import './page-rail.css';

/** Draws a page (from 1) into a canvas of that many device pixels across; null where it cannot be drawn. */
export type DrawThumbnail = (page: number, width: number, signal: AbortSignal) => Promise<HTMLCanvasElement | null>;

const across = 96;
const below = 28;

/** The pages of a source, small, beside the page in view; only those in sight are drawn. Arrow keys go from page to page. */
export function PageRail(props: {
  readonly count: number;
  readonly page: number;
  /** Size of a page as the reader has turned it. */
  readonly sizeOf: (page: number) => PageSize;
  /** Changes whenever sizes do. */
  readonly sizeKey: string;
  readonly draw: DrawThumbnail;
  readonly onPage: (page: number) => void;
}): ReactNode {
  const { count, page, draw } = props;
  const id = useId();
  const rail = useRef<HTMLDivElement>(null);
  const heightOf = (number: number) => {
    const { width, height } = props.sizeOf(number);
    return Math.round(Math.min(across * 2, (height / width) * across));
  };
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoizes this component
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => rail.current,
    estimateSize: (index) => heightOf(index + 1) + below,
    overscan: 2,
    paddingStart: 8,
  });
  const measure = useEffectEvent(() => virtual.measure());
  useEffect(() => measure(), [props.sizeKey]);
  const follow = useEffectEvent(() => virtual.scrollToIndex(page - 1, { align: 'auto' }));
  useEffect(() => follow(), [page]);

  const onKeyDown = (event: KeyboardEvent) => {
    const inSight = Math.max(1, Math.floor((rail.current?.clientHeight ?? 0) / (heightOf(page) + below)) - 1);
    const to = targetOf(event.key, page, count, inSight);
    if (to === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (to !== page) props.onPage(to);
  };
  const items = virtual.getVirtualItems();
  const isShown = items.some((item) => item.index === page - 1);
  return (
    <div
      ref={rail}
      className="page-rail"
      role="listbox"
      aria-label="Thumbnails"
      tabIndex={0}
      aria-activedescendant={isShown ? `${id}-${page}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const number = item.index + 1;
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the list itself takes the keys
            <div
              key={item.key}
              id={`${id}-${number}`}
              className="page-thumbnail"
              role="option"
              aria-selected={number === page}
              aria-label={`Page ${number}`}
              aria-posinset={number}
              aria-setsize={count}
              style={{ transform: `translateY(${item.start}px)` }}
              onClick={() => props.onPage(number)}
            >
              <Thumbnail number={number} draw={draw} height={heightOf(number)} />
              <span className="figures">{number}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Thumbnail(props: {
  readonly number: number;
  readonly draw: DrawThumbnail;
  readonly height: number;
}): ReactNode {
  const { number, draw } = props;
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const ended = new AbortController();
    draw(number, Math.round(across * window.devicePixelRatio), ended.signal).then(
      (canvas) => {
        if (canvas !== null && !ended.signal.aborted) holder.current?.replaceChildren(canvas);
      },
      () => {},
    );
    return () => ended.abort();
  }, [number, draw]);
  return <div ref={holder} className="page-thumbnail-sheet" style={{ width: across, height: props.height }} />;
}

function targetOf(key: string, page: number, count: number, inSight: number): number | null {
  const within = (number: number) => Math.max(1, Math.min(count, number));
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return within(page + 1);
    case 'ArrowUp':
    case 'ArrowLeft':
      return within(page - 1);
    case 'PageDown':
      return within(page + inSight);
    case 'PageUp':
      return within(page - inSight);
    case 'Home':
      return 1;
    case 'End':
      return count;
    default:
      return null;
  }
}
