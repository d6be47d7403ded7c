import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { toAppError, type AppError } from '../../shared/errors.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import { isBoolean } from '../ui/is-boolean.ts';
import { useStored } from '../ui/use-stored.ts';
import { drawOneByOne } from './draw-queue.ts';
import type { Wanted } from './find-words.ts';
import { rectOfBox, type PageSize, type Turn } from './geometry.ts';
import { PageMarks, type PageMark } from './page-marks.tsx';
import { PageRail } from './page-rail.tsx';
import { PageScroller, type PageRequest } from './page-scroller.tsx';
import type { Picked } from './picked.ts';
import { RegionLayer } from './region-layer.tsx';
import { thumbnailOf } from './thumbnail-image.ts';
import { usePageView } from './use-page-view.ts';
import { useSelectedWords } from './use-selected-words.ts';
import { useViewerCommands } from './use-viewer-commands.ts';
import type { ViewPlace } from './view-places.ts';
import { runViewerKey } from './viewer-keys.ts';
import { ViewerToolbar } from './viewer-toolbar.tsx';
import type { PageView } from './word-layer.tsx';
import './viewer.css';

/** Gives a page (from 1) as bytes that the browser can draw. */
export type PageImages = (page: number) => Promise<{ readonly bytes: Uint8Array; readonly type: string }>;

/** Shows a picture, or the pages of a TIFF, with zoom, pan, turn, regions and marks. */
export function ImageViewer(props: {
  readonly label: string;
  /** Sizes of the pages in pixels as displayed. */
  readonly sizes: readonly PageSize[];
  readonly images: PageImages;
  readonly request: PageRequest | null;
  readonly marks: readonly PageMark[];
  readonly currentMark: string | null;
  readonly onMark: (id: string) => void;
  readonly onPicked: (picked: Picked | null) => void;
  readonly isPickingRegion: boolean;
  readonly onRegionCancel?: () => void;
  /** Words to mark from a search. */
  readonly wanted?: Wanted | null;
  /** Gives a layer over a page (from 1): the words that were read from it. */
  readonly wordLayer?: (page: number, view: PageView) => ReactNode;
  readonly place: ViewPlace;
  readonly onPlace: (change: Partial<ViewPlace>) => void;
  readonly tools?: ReactNode;
}): ReactNode {
  const { images } = props;
  const root = useRef<HTMLDivElement>(null);
  const pane = useRef<HTMLDivElement>(null);
  const count = props.sizes.length;
  const flatSizeOf = (number: number) => props.sizes[number - 1] ?? { width: 100, height: 100 };
  const view = usePageView({ pane, asked: props.request, flatSizeOf, place: props.place, onPlace: props.onPlace });
  const { page, turn, sizeOf, factorOf, scaleOf, goTo } = view;
  const [isRailOpen, setRailOpen] = useStored('viewer.rail', false, isBoolean);
  const rail = count > 1 ? { isOpen: isRailOpen, toggle: () => setRailOpen(!isRailOpen) } : undefined;
  const drawThumbnail = useMemo(() => drawOneByOne(thumbnailOf(images, turn)), [images, turn]);
  useViewerCommands(root, null);
  useSelectedWords(root, (words) => {
    if (words === null) return props.onPicked(null);
    const { page: on, quote, anchor } = words;
    const rects = words.boxes.map((box) => rectOfBox(box, flatSizeOf(on), turn));
    props.onPicked({ kind: 'words', page: on, quote, rects, lineFrom: null, lineTo: null, anchor });
  });
  return (
    <div
      ref={root}
      className="viewer"
      onKeyDown={(event) =>
        runViewerKey(event, {
          stepZoom: view.stepZoom,
          fit: view.setZoom,
          turn: view.turnOn,
          stepPage: (by) => goTo(Math.min(count, Math.max(1, page + by))),
          ...(rail === undefined ? {} : { togglePages: rail.toggle }),
        })
      }
    >
      <ViewerToolbar
        page={page}
        pages={count}
        onPage={goTo}
        rail={rail}
        size={{ zoom: view.zoom, factor: factorOf(page), onZoom: view.setZoom, onStep: view.stepZoom }}
        onTurn={() => view.turnOn(1)}
      >
        {props.tools}
      </ViewerToolbar>
      <div className="viewer-body">
        {rail?.isOpen === true ? (
          <PageRail
            count={count}
            page={page}
            sizeOf={sizeOf}
            sizeKey={String(turn)}
            draw={drawThumbnail}
            onPage={goTo}
          />
        ) : null}
        <div ref={pane} className="viewer-pages">
          <PageScroller
            label={props.label}
            count={count}
            heightOf={(number) => sizeOf(number).height * scaleOf(number)}
            heightKey={view.paneKey}
            request={view.request}
            start={view.start}
            onRest={view.onRest}
            onZoomBy={view.zoomByRatio}
            pans={!props.isPickingRegion}
            onPage={view.setPage}
          >
            {(number) => (
              <div
                className="page"
                data-page={number}
                style={{
                  width: sizeOf(number).width * scaleOf(number),
                  height: sizeOf(number).height * scaleOf(number),
                }}
              >
                <PageImage
                  images={images}
                  number={number}
                  label={props.label}
                  turn={turn}
                  size={props.sizes[number - 1] ?? { width: 100, height: 100 }}
                  scale={scaleOf(number)}
                />
                {props.wordLayer?.(number, {
                  size: flatSizeOf(number),
                  scale: scaleOf(number),
                  turn,
                  wanted: props.wanted ?? null,
                  nth: props.request?.page === number ? 0 : null,
                  quotes: [],
                  currentQuote: null,
                })}
                <PageMarks
                  marks={props.marks.filter((mark) => mark.page === number)}
                  current={props.currentMark}
                  size={props.sizes[number - 1] ?? { width: 100, height: 100 }}
                  turn={turn}
                  onMark={props.onMark}
                />
                {props.isPickingRegion ? (
                  <RegionLayer
                    page={number}
                    size={props.sizes[number - 1] ?? { width: 100, height: 100 }}
                    turn={turn}
                    isCurrent={number === page}
                    onPicked={props.onPicked}
                    onCancel={props.onRegionCancel}
                  />
                ) : null}
              </div>
            )}
          </PageScroller>
        </div>
      </div>
    </div>
  );
}

function PageImage(props: {
  readonly images: PageImages;
  readonly number: number;
  readonly label: string;
  readonly turn: Turn;
  readonly size: PageSize;
  readonly scale: number;
}): ReactNode {
  const { images, number, size, scale, turn } = props;
  const [url, setUrl] = useState<string | null>(null);
  const [failure, setFailure] = useState<AppError | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let live = true;
    images(number).then(
      ({ bytes, type }) => {
        if (!live) return;
        made = URL.createObjectURL(new Blob([bytes.slice()], { type }));
        setUrl(made);
      },
      (cause: unknown) => live && setFailure(toAppError(cause)),
    );
    return () => {
      live = false;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [images, number]);
  if (failure !== null) return <ErrorNote failure={failure} />;
  if (url === null) return null;
  const [width, height] = [size.width * scale, size.height * scale];
  return (
    <img
      className="page-image"
      src={url}
      alt={props.label}
      draggable={false}
      style={{ width, height, transform: turnTransform(turn, width, height) }}
    />
  );
}

function turnTransform(turn: Turn, width: number, height: number): string {
  if (turn === 90) return `translateX(${height}px) rotate(90deg)`;
  if (turn === 180) return `translate(${width}px, ${height}px) rotate(180deg)`;
  return turn === 270 ? `translateY(${width}px) rotate(270deg)` : 'none';
}
