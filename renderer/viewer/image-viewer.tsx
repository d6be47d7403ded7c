import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { toAppError, type AppError } from '../../shared/errors.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import { nextTurn, turnedSize, type PageSize, type Turn } from './geometry.ts';
import { PageMarks, type PageMark } from './page-marks.tsx';
import { PageScroller, type PageRequest } from './page-scroller.tsx';
import type { Picked } from './picked.ts';
import { RegionLayer } from './region-layer.tsx';
import { usePaneWidth } from '../ui/use-pane-width.ts';
import { ViewerToolbar } from './viewer-toolbar.tsx';
import { pixelsPerPoint, zoomFactor, type Zoom } from './zoom.ts';
import './viewer.css';

/** Gives a page (from 1) as bytes that the browser can draw. */
export type PageImages = (page: number) => Promise<{ readonly bytes: Uint8Array; readonly type: string }>;

/** Shows a picture, or the pages of a TIFF, with zoom, turn, regions and marks. */
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
  readonly tools?: ReactNode;
}): ReactNode {
  const root = useRef<HTMLDivElement>(null);
  const width = usePaneWidth(root);
  const [page, setPage] = useState(props.request?.page ?? 1);
  const [request, setRequest] = useState<PageRequest | null>(props.request);
  const [followed, setFollowed] = useState(props.request);
  if (props.request !== followed) {
    setFollowed(props.request);
    if (props.request !== null) setRequest(props.request);
  }
  const [zoom, setZoom] = useState<Zoom>('width');
  const [turn, setTurn] = useState<Turn>(0);
  const sizeOf = (number: number) => turnedSize(props.sizes[number - 1] ?? { width: 100, height: 100 }, turn);
  // Each page fits by itself, so that a landscape page among others does too.
  const factorOf = (number: number) => zoomFactor(zoom, sizeOf(number).width, width);
  const scaleOf = (number: number) => pixelsPerPoint(factorOf(number));
  return (
    <div ref={root} className="viewer">
      <ViewerToolbar
        page={page}
        pages={props.sizes.length}
        onPage={(number) => setRequest({ page: number })}
        factor={factorOf(page)}
        zoom={zoom}
        onZoom={setZoom}
        onTurn={() => setTurn(nextTurn(turn))}
      >
        {props.tools}
      </ViewerToolbar>
      <PageScroller
        label={props.label}
        count={props.sizes.length}
        heightOf={(number) => sizeOf(number).height * scaleOf(number)}
        heightKey={`${zoom} ${width} ${turn}`}
        request={request}
        onPage={setPage}
      >
        {(number) => (
          <div
            className="page"
            data-page={number}
            style={{ width: sizeOf(number).width * scaleOf(number), height: sizeOf(number).height * scaleOf(number) }}
          >
            <PageImage
              images={props.images}
              number={number}
              label={props.label}
              turn={turn}
              size={props.sizes[number - 1] ?? { width: 100, height: 100 }}
              scale={scaleOf(number)}
            />
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
                onPicked={props.onPicked}
              />
            ) : null}
          </div>
        )}
      </PageScroller>
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
