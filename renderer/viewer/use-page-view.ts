import { useState } from 'react';
import type { RefObject } from 'react';
import { usePaneSize } from '../ui/use-pane-width.ts';
import { turnBy, turnedSize, type PageSize, type Turn } from './geometry.ts';
import type { PagePlace, PageRequest } from './page-scroller.tsx';
import type { ViewPlace } from './view-places.ts';
import { pixelsPerPoint, zoomBy, zoomFactor, zoomStep, type Zoom } from './zoom.ts';

export type PageView = {
  readonly page: number;
  readonly setPage: (page: number) => void;
  readonly request: PageRequest | null;
  readonly goTo: (page: number) => void;
  readonly zoom: Zoom;
  readonly setZoom: (zoom: Zoom) => void;
  readonly stepZoom: (by: 1 | -1) => void;
  readonly zoomByRatio: (ratio: number) => void;
  readonly turn: Turn;
  readonly turnOn: (by: 1 | -1) => void;
  /** Size of a page as the reader has turned it. */
  readonly sizeOf: (page: number) => PageSize;
  readonly factorOf: (page: number) => number;
  /** Pixels per point of a page. */
  readonly scaleOf: (page: number) => number;
  readonly paneKey: string;
  readonly start: PagePlace | undefined;
  readonly onRest: (place: PagePlace) => void;
};

/** Holds what pages have in common however they are drawn: the page in view, its size, its turn, and where to begin. */
export function usePageView(options: {
  readonly asked: PageRequest | null;
  /** What the pages are fitted to. */
  readonly pane: RefObject<HTMLElement | null>;
  /** Size of a page as displayed without the reader's turn, in points. */
  readonly flatSizeOf: (page: number) => PageSize;
  readonly place?: ViewPlace | undefined;
  readonly onPlace?: ((change: Partial<ViewPlace>) => void) | undefined;
}): PageView {
  const { asked, flatSizeOf, place } = options;
  const [page, setPage] = useState(asked?.page ?? place?.page ?? 1);
  const [request, setRequest] = useState<PageRequest | null>(asked);
  const [followed, setFollowed] = useState(asked);
  if (asked !== followed) {
    setFollowed(asked);
    if (asked !== null) setRequest(asked);
  }
  const [zoom, setZoomState] = useState<Zoom>(place?.zoom ?? 'width');
  const [turn, setTurn] = useState<Turn>(place?.turn ?? 0);
  const setZoom = (next: Zoom) => {
    setZoomState(next);
    options.onPlace?.({ zoom: next });
  };
  const size = usePaneSize(options.pane);
  const sizeOf = (number: number) => turnedSize(flatSizeOf(number), turn);
  // Each page fits by itself, so that a landscape page among others does too.
  const factorOf = (number: number) => zoomFactor(zoom, sizeOf(number), size);
  return {
    page,
    setPage,
    request,
    goTo: (number) => setRequest({ page: number }),
    zoom,
    setZoom,
    stepZoom: (by) => setZoom(zoomStep(factorOf(page), by)),
    zoomByRatio: (ratio) => setZoom(zoomBy(factorOf(page), ratio)),
    turn,
    turnOn: (by) => {
      const next = turnBy(turn, by);
      setTurn(next);
      options.onPlace?.({ turn: next });
    },
    sizeOf,
    factorOf,
    scaleOf: (number) => pixelsPerPoint(factorOf(number)),
    paneKey: `${zoom} ${turn} ${size.width} ${zoom === 'page' ? size.height : ''}`,
    start: place === undefined ? undefined : { page: place.page, part: place.part },
    onRest: (at) => options.onPlace?.(at),
  };
}
