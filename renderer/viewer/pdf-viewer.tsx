import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { toAppError, type AppError } from '../../shared/errors.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import { isBoolean } from '../ui/is-boolean.ts';
import { useStored } from '../ui/use-stored.ts';
import { drawOneByOne } from './draw-queue.ts';
import type { Wanted } from './find-words.ts';
import { FindBar } from './find-bar.tsx';
import { rectOfBox, type PageSize } from './geometry.ts';
import { openPdf, type OpenPdf, type RangedBytes } from './pdf-document.ts';
import { PageMarks, type PageMark } from './page-marks.tsx';
import { PageRail } from './page-rail.tsx';
import { PageScroller, type PageRequest } from './page-scroller.tsx';
import { PdfPage } from './pdf-page.tsx';
import { RegionLayer } from './region-layer.tsx';
import type { Picked } from './picked.ts';
import { useFindBar } from './use-find-bar.ts';
import type { PageTexts } from './use-find.ts';
import { usePageView } from './use-page-view.ts';
import { useSelectedWords } from './use-selected-words.ts';
import { useViewerCommands } from './use-viewer-commands.ts';
import type { ViewPlace } from './view-places.ts';
import { runViewerKey } from './viewer-keys.ts';
import { ViewerToolbar } from './viewer-toolbar.tsx';
import type { PageView } from './word-layer.tsx';
import './viewer.css';

export type PdfViewerProps = {
  /** What to show; another object opens anew. A large file is read where it is needed. */
  readonly bytes: RangedBytes | Uint8Array;
  readonly label: string;
  /** The page to bring into view, from 1; a new object asks again. */
  readonly request?: PageRequest | null;
  readonly marks?: readonly PageMark[];
  readonly currentMark?: string | null;
  readonly onMark?: (id: string) => void;
  /** Words to mark from a search. */
  readonly wanted?: Wanted | null;
  /** Texts of the pages where they are known already; otherwise they are read from the file. */
  readonly texts?: PageTexts;
  /** Told which words or region the reader picked; without it nothing can be picked as an excerpt. */
  readonly onPicked?: (picked: Picked | null) => void;
  readonly onPage?: (page: number) => void;
  /** Where the reader left it, and who is told where the reader is now. */
  readonly place?: ViewPlace;
  readonly onPlace?: (change: Partial<ViewPlace>) => void;
  /** Small pages beside the large ones, if the reader wants them. */
  readonly hasRail?: boolean;
  /** Gives a layer over a page (from 1): words that its file does not have as text. */
  readonly wordLayer?: (page: number, view: PageView) => ReactNode;
  /** More for the toolbar. */
  readonly tools?: ReactNode;
  readonly isPickingRegion?: boolean;
  readonly onRegionCancel?: () => void;
  /** Whether its pages take the focus when nothing else has it. */
  readonly takesFocus?: boolean;
  /** Milliseconds before the words of a page can be selected. */
  readonly wordsAfter?: number;
};

const letter: PageSize = { width: 612, height: 792 };

/** Shows a PDF: pages as they come into view, selectable words, zoom, turn, find, marks. */
export function PdfViewer(props: PdfViewerProps): ReactNode {
  const { bytes } = props;
  const [opened, setOpened] = useState<{ of: unknown; pdf: OpenPdf | null; failure: AppError | null } | null>(null);
  useEffect(() => {
    let live = true;
    let pdf: OpenPdf | null = null;
    openPdf(bytes).then(
      (open) => {
        pdf = open;
        if (live) setOpened({ of: bytes, pdf: open, failure: null });
        else open.close();
      },
      (cause: unknown) => live && setOpened({ of: bytes, pdf: null, failure: toAppError(cause) }),
    );
    return () => {
      live = false;
      pdf?.close();
    };
  }, [bytes]);
  if (opened === null || opened.of !== bytes) return <p className="viewer-wait quiet">Opening</p>;
  if (opened.failure !== null) return <ErrorNote failure={opened.failure} />;
  return opened.pdf === null ? null : <PdfPages {...props} pdf={opened.pdf} />;
}

/** The pages of a PDF that is open. */
export function PdfPages(props: PdfViewerProps & { readonly pdf: OpenPdf }): ReactNode {
  const { pdf, onPicked } = props;
  const asked = props.request ?? null;
  const [sizes, setSizes] = useState<ReadonlyMap<number, PageSize>>(new Map());
  const root = useRef<HTMLDivElement>(null);
  const pane = useRef<HTMLDivElement>(null);
  const flatSizeOf = (number: number) => sizes.get(number) ?? sizes.get(1) ?? letter;
  const view = usePageView({ pane, asked, flatSizeOf, place: props.place, onPlace: props.onPlace });
  const { page, turn, sizeOf, factorOf, scaleOf, goTo } = view;
  const [isRailOpen, setRailOpen] = useStored('viewer.rail', false, isBoolean);
  const rail =
    props.hasRail === true && pdf.pages > 1
      ? { isOpen: isRailOpen, toggle: () => setRailOpen(!isRailOpen) }
      : undefined;
  const drawThumbnail = useMemo(() => drawOneByOne((...about) => pdf.thumbnail(turn, ...about)), [pdf, turn]);
  const ownTexts = useCallback<PageTexts>(
    (from, count) => Promise.all(Array.from({ length: count }, (_, index) => pdf.text(from + index))),
    [pdf],
  );
  const find = useFindBar(pdf.pages, props.texts ?? ownTexts, page, goTo);
  useViewerCommands(root, find);

  const marks = props.marks ?? [];
  const wanted = useMemo(() => find.wanted ?? props.wanted ?? null, [find.wanted, props.wanted]);

  useSelectedWords(root, (words) => {
    if (words === null) return onPicked?.(null);
    const size = sizes.get(words.page) ?? letter;
    const rects = words.boxes.map((box) => rectOfBox(box, size, turn));
    onPicked?.({
      kind: 'words',
      page: words.page,
      quote: words.quote,
      rects,
      lineFrom: null,
      lineTo: null,
      anchor: words.anchor,
    });
  });
  // Words from a search: the first of them on the page that the search named.
  const arrivesAt = (number: number) => (find.wanted === null && asked?.page === number ? 0 : null);
  const learnSize = (number: number, size: PageSize) =>
    setSizes((now) => {
      const known = now.get(number);
      return known?.width === size.width && known.height === size.height ? now : new Map(now).set(number, size);
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
          stepPage: (by) => goTo(Math.min(pdf.pages, Math.max(1, page + by))),
          ...(rail === undefined ? {} : { togglePages: rail.toggle }),
        })
      }
    >
      <ViewerToolbar
        page={page}
        pages={pdf.pages}
        onPage={goTo}
        rail={rail}
        size={{ zoom: view.zoom, factor: factorOf(page), onZoom: view.setZoom, onStep: view.stepZoom }}
        onTurn={() => view.turnOn(1)}
        onFind={find.open}
      >
        {props.tools}
      </ViewerToolbar>
      {find.isOpen ? <FindBar {...find.bar} pages={pdf.pages} /> : null}
      <div className="viewer-body">
        {rail?.isOpen === true ? (
          <PageRail
            count={pdf.pages}
            page={page}
            sizeOf={sizeOf}
            sizeKey={`${turn} ${sizes.size}`}
            draw={drawThumbnail}
            onPage={goTo}
          />
        ) : null}
        <div ref={pane} className="viewer-pages">
          <PageScroller
            label={props.label}
            takesFocus={props.takesFocus}
            count={pdf.pages}
            heightOf={(number) => sizeOf(number).height * scaleOf(number)}
            heightKey={`${view.paneKey} ${sizes.size}`}
            request={view.request}
            start={view.start}
            onRest={view.onRest}
            onZoomBy={view.zoomByRatio}
            onPage={(number) => {
              view.setPage(number);
              props.onPage?.(number);
            }}
          >
            {(number, isPassing) => (
              <div
                className="page"
                data-page={number}
                style={{
                  width: sizeOf(number).width * scaleOf(number),
                  height: sizeOf(number).height * scaleOf(number),
                }}
              >
                <PdfPage
                  pdf={pdf}
                  number={number}
                  isPassing={isPassing}
                  scale={scaleOf(number)}
                  turn={turn}
                  wanted={wanted}
                  nth={find.at?.page === number ? find.at.nth : arrivesAt(number)}
                  quotes={quotesOf(marks, number)}
                  currentQuote={props.currentMark ?? null}
                  onSize={learnSize}
                  wordsAfter={props.wordsAfter}
                />
                {props.wordLayer?.(number, {
                  size: flatSizeOf(number),
                  scale: scaleOf(number),
                  turn,
                  wanted,
                  nth: find.at?.page === number ? find.at.nth : arrivesAt(number),
                  quotes: quotesOf(marks, number),
                  currentQuote: props.currentMark ?? null,
                })}
                <PageMarks
                  marks={marks.filter((mark) => mark.page === number)}
                  current={props.currentMark ?? null}
                  size={sizes.get(number) ?? letter}
                  turn={turn}
                  onMark={(id) => props.onMark?.(id)}
                />
                {props.isPickingRegion === true && onPicked !== undefined ? (
                  <RegionLayer
                    page={number}
                    size={sizes.get(number) ?? letter}
                    turn={turn}
                    isCurrent={number === page}
                    onPicked={onPicked}
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

function quotesOf(marks: readonly PageMark[], page: number): readonly PageMark[] {
  return marks.filter((mark) => mark.page === page && mark.rects.length === 0 && mark.words !== '');
}
