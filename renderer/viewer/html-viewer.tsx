import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import { toAppError, type AppError } from '../../shared/errors.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import { Button } from '../ui/button.tsx';
import { cleanHtml } from './clean-html.ts';
import { wordsOfRange } from './dom-text.ts';
import { FindBar } from './find-bar.tsx';
import { findWords, type Wanted } from './find-words.ts';
import { htmlViewerStyle } from './html-viewer-style.ts';
import type { Picked } from './picked.ts';
import { useFindBar } from './use-find-bar.ts';
import type { PageTexts } from './use-find.ts';
import { useFoundWords, useMarkedQuotes, type MarkedQuote } from './use-marked-words.ts';
import { useViewerCommands } from './use-viewer-commands.ts';
import type { ViewPlace } from './view-places.ts';
import { useSelectionChange } from './use-selection-change.ts';
import './viewer.css';

/** Words that were picked in the shown text, to be found again among the numbered lines. */
export type PickedWords = { readonly quote: string; readonly anchor: Picked['anchor'] };

/** A mail or a Word file as it is shown: the sheet, and what holds its words, in order. */
export type WrittenPage = { readonly page: HTMLElement; readonly parts: readonly HTMLElement[] };

/**
 * Shows a mail or a Word file as it was written, in a shadow root of its own: without scripts, styles, remote pictures
 * or links that lead anywhere.
 */
export function HtmlViewer(props: {
  readonly label: string;
  readonly load: () => Promise<string>;
  readonly head: readonly (readonly [string, ReactNode])[];
  readonly wanted: Wanted | null;
  readonly marks: readonly MarkedQuote[];
  readonly currentMark: string | null;
  readonly onPicked: (words: PickedWords | null) => void;
  readonly place: ViewPlace;
  readonly onPlace: (change: Partial<ViewPlace>) => void;
  readonly tools?: ReactNode;
  /** What is said above the sheet. */
  readonly note?: ReactNode;
  /** Gives what lies over the sheet. */
  readonly layer?: (written: WrittenPage) => ReactNode;
}): ReactNode {
  const { load, label, layer } = props;
  const root = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const [sheet, setSheet] = useState<HTMLElement | null>(null);
  const [top, setTop] = useState<HTMLElement | null>(null);
  const [body, setBody] = useState<HTMLElement | null>(null);
  const [failure, setFailure] = useState<AppError | null>(null);

  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    let release = () => {};
    let live = true;
    load().then(
      (html) => {
        if (!live) return;
        const clean = cleanHtml(html);
        release = clean.release;
        setBody(fillShadow(element, clean.fragment));
      },
      (cause: unknown) => live && setFailure(toAppError(cause)),
    );
    return () => {
      live = false;
      release();
    };
  }, [load]);

  const texts = useMemo<PageTexts>(() => async () => [body?.innerText ?? ''], [body]);
  const find = useFindBar(body === null ? 0 : 1, texts, 1, () => {});
  useViewerCommands(root, find);
  const scroller = useKeptScroll(body !== null, props.place, props.onPlace);
  const wanted = useMemo(() => find.wanted ?? props.wanted, [find.wanted, props.wanted]);
  useFoundWords(body, wanted, find.at?.nth ?? (find.wanted === null ? 0 : null));
  useMarkedQuotes(body, props.marks, props.currentMark);

  useSelectionChange(() => props.onPicked(pickedIn(body)));
  const written = useMemo<WrittenPage | null>(
    () => (sheet === null || body === null ? null : { page: sheet, parts: top === null ? [body] : [top, body] }),
    [sheet, top, body],
  );

  return (
    <div ref={root} className="viewer">
      <div className="viewer-toolbar" role="toolbar" aria-label="Page">
        <Button look="quiet" title="Find in this source (Ctrl+F)" onClick={find.open}>
          Find
        </Button>
        {props.tools}
      </div>
      {find.isOpen ? <FindBar {...find.bar} pages={1} /> : null}
      {failure === null ? null : <ErrorNote failure={failure} />}
      {props.note}
      <div ref={scroller} className="page-scroller" tabIndex={0} role="region" aria-label={label}>
        <div ref={setSheet} className="page html-page">
          {props.head.length === 0 ? null : (
            <dl ref={setTop} className="html-head">
              {props.head.map(([name, words]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{words}</dd>
                </div>
              ))}
            </dl>
          )}
          <div ref={host} />
          {written === null ? null : layer?.(written)}
        </div>
      </div>
    </div>
  );
}

const restMs = 250;

/** Brings a single long page back to where the reader left it, and notes where the reader is. */
function useKeptScroll(
  isFilled: boolean,
  place: ViewPlace,
  onPlace: (change: Partial<ViewPlace>) => void,
): RefObject<HTMLDivElement | null> {
  const scroller = useRef<HTMLDivElement>(null);
  const note = useEffectEvent(onPlace);
  const part = useEffectEvent(() => place.part);
  useEffect(() => {
    const element = scroller.current;
    if (element === null || !isFilled) return;
    if (element.scrollTop === 0) element.scrollTop = part() * element.scrollHeight;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onScroll = () => {
      clearTimeout(timer);
      timer = setTimeout(() => note({ part: Math.min(1, element.scrollTop / element.scrollHeight) }), restMs);
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      clearTimeout(timer);
      element.removeEventListener('scroll', onScroll);
    };
  }, [isFilled]);
  return scroller;
}

function fillShadow(host: HTMLElement, fragment: DocumentFragment): HTMLElement {
  const shadow = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(htmlViewerStyle);
  shadow.adoptedStyleSheets = [sheet];
  const body = document.createElement('div');
  body.className = 'body';
  body.append(fragment);
  shadow.replaceChildren(body);
  return body;
}

/** Chromium gives the selection within a shadow root from the root itself. */
type SelectingRoot = ShadowRoot & { readonly getSelection?: () => Selection | null };

function pickedIn(body: HTMLElement | null): PickedWords | null {
  const root = body?.getRootNode() as SelectingRoot | undefined;
  const selection = root?.getSelection?.() ?? null;
  if (body === null || selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!body.contains(range.startContainer)) return null;
  const quote = wordsOfRange(range);
  const last = [...range.getClientRects()].at(-1);
  if (quote === '' || last === undefined) return null;
  return { quote, anchor: { x: last.left + last.width / 2, y: last.bottom } };
}

/** Gives the page and the lines (from 1) on which picked words stand, or null when they stand on no one page. */
export function linesOfWords(
  quote: string,
  pages: readonly { readonly number: number; readonly text: string }[],
): { readonly page: number; readonly lineFrom: number; readonly lineTo: number } | null {
  for (const { number, text } of pages) {
    const [match] = findWords(text, { kind: 'phrase', text: quote });
    if (match === undefined) continue;
    const lineAt = (index: number) => text.slice(0, index).split('\n').length;
    return { page: number, lineFrom: lineAt(match.start), lineTo: lineAt(match.end - 1) };
  }
  return null;
}
