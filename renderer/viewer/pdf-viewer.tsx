import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { toAppError, type AppError } from '../../shared/errors.ts';
import { useCommand } from '../commands.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import type { Wanted } from './find-words.ts';
import { FindBar } from './find-bar.tsx';
import { nextTurn, rectOfBox, turnedSize, type PageSize, type Turn } from './geometry.ts';
import { openPdf, type OpenPdf, type RangedBytes } from './pdf-document.ts';
import { PageMarks, type PageMark } from './page-marks.tsx';
import { PageScroller, type PageRequest } from './page-scroller.tsx';
import { PdfPage } from './pdf-page.tsx';
import { RegionLayer } from './region-layer.tsx';
import type { Picked } from './picked.ts';
import { useFindBar } from './use-find-bar.ts';
import type { PageTexts } from './use-find.ts';
import { usePaneWidth } from '../ui/use-pane-width.ts';
import { useSelectedWords } from './use-selected-words.ts';
import { ViewerToolbar } from './viewer-toolbar.tsx';
import { pixelsPerPoint, zoomFactor, type Zoom } from './zoom.ts';
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
  /** More for the toolbar. */
  readonly tools?: ReactNode;
  readonly isPickingRegion?: boolean;
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

function PdfPages(props: PdfViewerProps & { readonly pdf: OpenPdf }): ReactNode {
  const { pdf, onPicked } = props;
  const [page, setPage] = useState(props.request?.page ?? 1);
  const [request, setRequest] = useState<PageRequest | null>(props.request ?? null);
  const [zoom, setZoom] = useState<Zoom>('width');
  const [turn, setTurn] = useState<Turn>(0);
  const [sizes, setSizes] = useState<ReadonlyMap<number, PageSize>>(new Map());
  const root = useRef<HTMLDivElement>(null);
  const width = usePaneWidth(root);
  const ownTexts = useCallback<PageTexts>(
    (from, count) => Promise.all(Array.from({ length: count }, (_, index) => pdf.text(from + index))),
    [pdf],
  );
  const find = useFindBar(pdf.pages, props.texts ?? ownTexts, page, (at) => setRequest({ page: at }));
  useCommand('find-in-document', find.open);

  const asked = props.request ?? null;
  const [followed, setFollowed] = useState(asked);
  if (asked !== followed) {
    setFollowed(asked);
    if (asked !== null) setRequest(asked);
  }

  const marks = props.marks ?? [];
  const sizeOf = (number: number) => turnedSize(sizes.get(number) ?? sizes.get(1) ?? letter, turn);
  // Each page fits by itself, so that a landscape page among others does too.
  const factorOf = (number: number) => zoomFactor(zoom, sizeOf(number).width, width);
  const scaleOf = (number: number) => pixelsPerPoint(factorOf(number));
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
    <div ref={root} className="viewer">
      <ViewerToolbar
        page={page}
        pages={pdf.pages}
        onPage={(number) => setRequest({ page: number })}
        factor={factorOf(page)}
        zoom={zoom}
        onZoom={setZoom}
        onTurn={() => setTurn(nextTurn(turn))}
        onFind={find.open}
      >
        {props.tools}
      </ViewerToolbar>
      {find.isOpen ? <FindBar {...find.bar} pages={pdf.pages} /> : null}
      <PageScroller
        label={props.label}
        count={pdf.pages}
        heightOf={(number) => sizeOf(number).height * scaleOf(number)}
        heightKey={`${zoom} ${width} ${turn} ${sizes.size}`}
        request={request}
        onPage={(number) => {
          setPage(number);
          props.onPage?.(number);
        }}
      >
        {(number) => (
          <div
            className="page"
            data-page={number}
            style={{ width: sizeOf(number).width * scaleOf(number), height: sizeOf(number).height * scaleOf(number) }}
          >
            <PdfPage
              pdf={pdf}
              number={number}
              scale={scaleOf(number)}
              turn={turn}
              wanted={wanted}
              nth={find.at?.page === number ? find.at.nth : arrivesAt(number)}
              quotes={quotesOf(marks, number)}
              currentQuote={props.currentMark ?? null}
              onSize={learnSize}
            />
            <PageMarks
              marks={marks.filter((mark) => mark.page === number)}
              current={props.currentMark ?? null}
              size={sizes.get(number) ?? letter}
              turn={turn}
              onMark={(id) => props.onMark?.(id)}
            />
            {props.isPickingRegion === true && onPicked !== undefined ? (
              <RegionLayer page={number} size={sizes.get(number) ?? letter} turn={turn} onPicked={onPicked} />
            ) : null}
          </div>
        )}
      </PageScroller>
    </div>
  );
}

function quotesOf(marks: readonly PageMark[], page: number): readonly PageMark[] {
  return marks.filter((mark) => mark.page === page && mark.rects.length === 0 && mark.words !== '');
}
