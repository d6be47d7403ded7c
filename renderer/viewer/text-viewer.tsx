import { useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { pageLines } from '../../shared/domain/text-pages.ts';
import { FindBar } from './find-bar.tsx';
import type { Wanted } from './find-words.ts';
import type { PageMark } from './page-marks.tsx';
import { PageScroller, type PageRequest } from './page-scroller.tsx';
import type { Picked } from './picked.ts';
import { TextPageView } from './text-page-view.tsx';
import { useFindBar } from './use-find-bar.ts';
import type { PageTexts } from './use-find.ts';
import { useViewerCommands } from './use-viewer-commands.ts';
import { useSelectedWords, type SelectedWords } from './use-selected-words.ts';
import type { ViewPlace } from './view-places.ts';
import { runViewerKey } from './viewer-keys.ts';
import { ViewerToolbar } from './viewer-toolbar.tsx';
import './viewer.css';
import './text-viewer.css';

/** An excerpt of lines as it is marked in the margin of a text page. */
export type LineMark = Pick<PageMark, 'id' | 'page' | 'words'> & {
  readonly lineFrom: number | null;
  readonly lineTo: number | null;
};

const lineHeight = 20;
const padding = 96;

/**
 * Shows a source as numbered lines on pages. Lines are picked with the mouse, or with the arrow keys and Shift, so that
 * every excerpt can be made without a mouse.
 */
export function TextViewer(props: {
  readonly label: string;
  readonly pages: number;
  readonly texts: PageTexts;
  readonly request: PageRequest | null;
  readonly marks: readonly LineMark[];
  readonly currentMark: string | null;
  readonly wanted: Wanted | null;
  /** Whether lines are how this source is cited; a PDF is cited by page and words. */
  readonly citesLines: boolean;
  readonly onPicked: (picked: Picked | null) => void;
  readonly place: ViewPlace;
  readonly onPlace: (change: Partial<ViewPlace>) => void;
  readonly tools?: ReactNode;
  /** Gives what lies over a line (page and line from 1), placed by columns. */
  readonly lineLayer?: (page: number, line: number) => ReactNode;
  /** What is said above the pages. */
  readonly note?: ReactNode;
}): ReactNode {
  const { pages, texts, onPicked, citesLines } = props;
  const root = useRef<HTMLDivElement>(null);
  const [page, setPage] = useState(props.request?.page ?? props.place.page);
  const [request, setRequest] = useState<PageRequest | null>(props.request);
  const [followed, setFollowed] = useState(props.request);
  if (props.request !== followed) {
    setFollowed(props.request);
    if (props.request !== null) setRequest(props.request);
  }
  const [lineCounts, setLineCounts] = useState<ReadonlyMap<number, number>>(new Map());
  const find = useFindBar(pages, texts, page, (at) => setRequest({ page: at }));
  useViewerCommands(root, find);
  const wanted = useMemo(() => find.wanted ?? props.wanted, [find.wanted, props.wanted]);

  const pick = (words: SelectedWords | null) => {
    if (words === null) return onPicked(null);
    const lines = citesLines && words.lineFrom !== null;
    onPicked({
      kind: lines ? 'lines' : 'words',
      page: words.page,
      quote: words.quote,
      rects: [],
      lineFrom: lines ? words.lineFrom : null,
      lineTo: lines ? Math.max(words.lineFrom ?? 1, words.lineTo ?? 1) : null,
      anchor: words.anchor,
    });
  };
  useSelectedWords(root, pick);

  return (
    <div
      ref={root}
      className="viewer"
      onKeyDown={(event) => {
        selectLinesByKey(event);
        runViewerKey(event, { stepPage: (by) => setRequest({ page: Math.min(pages, Math.max(1, page + by)) }) });
      }}
    >
      <ViewerToolbar page={page} pages={pages} onPage={(number) => setRequest({ page: number })} onFind={find.open}>
        {props.tools}
      </ViewerToolbar>
      {find.isOpen ? <FindBar {...find.bar} pages={pages} /> : null}
      {props.note}
      <PageScroller
        label={props.label}
        count={pages}
        heightOf={(number) => (lineCounts.get(number) ?? 48) * lineHeight + padding}
        heightKey={String(lineCounts.size)}
        request={request}
        start={props.place}
        onRest={props.onPlace}
        onPage={setPage}
      >
        {(number) => (
          <TextPageView
            number={number}
            texts={texts}
            marks={props.marks.filter((mark) => mark.page === number)}
            currentMark={props.currentMark}
            wanted={wanted}
            lineLayer={props.lineLayer}
            nth={
              find.at?.page === number ? find.at.nth : find.wanted === null && props.request?.page === number ? 0 : null
            }
            onText={(text) => {
              const lines = pageLines(text).length;
              setLineCounts((now) => (now.get(number) === lines ? now : new Map(now).set(number, lines)));
            }}
          />
        )}
      </PageScroller>
    </div>
  );
}

/** Moves the selected lines with the arrow keys: alone to the next line, with Shift by a line more or less. */
function selectLinesByKey(event: KeyboardEvent<HTMLElement>): void {
  const line = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-line]') : null;
  if (line === null || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
  const next = neighbor(line, event.key === 'ArrowDown' ? 1 : -1);
  if (next === null) return;
  event.preventDefault();
  const selection = document.getSelection();
  const anchor = event.shiftKey ? lineOf(selection?.anchorNode ?? null) : null;
  const from = anchor ?? next;
  const forward = (from.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_PRECEDING) === 0;
  const [start, end] = forward ? [from, next] : [next, from];
  const [a, b] = [wordsOf(start), wordsOf(end)];
  if (forward) selection?.setBaseAndExtent(a, 0, b, b.childNodes.length);
  else selection?.setBaseAndExtent(b, b.childNodes.length, a, 0);
  next.focus();
}

function neighbor(line: HTMLElement, by: 1 | -1): HTMLElement | null {
  const sibling = by === 1 ? line.nextElementSibling : line.previousElementSibling;
  return sibling instanceof HTMLElement && sibling.dataset['line'] !== undefined ? sibling : null;
}

function lineOf(node: Node | null): HTMLElement | null {
  const element = node instanceof Element ? node : (node?.parentElement ?? null);
  return element?.closest<HTMLElement>('[data-line]') ?? null;
}

function wordsOf(line: HTMLElement): Element {
  return line.querySelector('.line-words') ?? line;
}
