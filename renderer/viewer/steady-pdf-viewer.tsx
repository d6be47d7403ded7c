import { useEffect, useRef, useState, type MouseEvent, type ReactNode } from 'react';
import { toAppError, type AppError } from '../../shared/errors.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import type { PageRequest } from './page-scroller.tsx';
import { openPdf, startReader, type OpenPdf, type PdfReader } from './pdf-document.ts';
import { PdfPages } from './pdf-viewer.tsx';

/** Pages that are still being drawn from the former PDF may need it for this long, in milliseconds. */
const farewellMs = 3000;

/** The PDF in view, the next one, and the former. */
const rendererCount = 3;

/** Words can be selected once the typing has rested for this long. */
const wordsAfterMs = 700;

/**
 * Shows a PDF that is made anew again and again: the former one stays in view, where the reader is, until the next can be drawn.
 * One worker reads them all.
 */
export function SteadyPdfViewer(props: {
  readonly bytes: Uint8Array;
  readonly label: string;
  readonly request: PageRequest | null;
  readonly onPage?: (page: number) => void;
  /** Told where somebody clicked: the page from 1, and how far down it, from 0 to 1. */
  readonly onPoint?: (page: number, part: number) => void;
  /** Told when a PDF is in view, that is, its first page in view can be drawn. */
  readonly onShown?: (bytes: Uint8Array) => void;
  readonly tools?: ReactNode;
}): ReactNode {
  const { bytes, onShown } = props;
  const [opened, setOpened] = useState<OpenPdf | null>(null);
  const [failure, setFailure] = useState<AppError | null>(null);
  const reader = useRef<PdfReader | null>(null);
  const shown = useRef<OpenPdf | null>(null);
  /** Closes the PDF that was in view before this one; only one may wait for its pages to be done. */
  const dismiss = useRef(() => {});
  const told = useRef(onShown);
  useEffect(() => {
    told.current = onShown;
  }, [onShown]);

  useEffect(
    () => () => {
      reader.current?.close();
      reader.current = null;
    },
    [],
  );
  useEffect(() => {
    let live = true;
    reader.current ??= startReader(rendererCount);
    openPdf(bytes, reader.current).then(
      (pdf) => {
        if (!live) return pdf.close();
        setFailure(null);
        dismiss.current();
        const former = shown.current;
        shown.current = pdf;
        if (former !== null) dismiss.current = closeLater(former);
        setOpened(pdf);
        told.current?.(bytes);
      },
      (cause: unknown) => live && setFailure(toAppError(cause)),
    );
    return () => {
      live = false;
    };
  }, [bytes]);

  if (failure !== null) return <ErrorNote failure={failure} />;
  if (opened === null) return <p className="viewer-wait quiet">Opening</p>;
  const point = (event: MouseEvent) => {
    const page = event.target instanceof Element ? event.target.closest<HTMLElement>('.page[data-page]') : null;
    if (page === null || document.getSelection()?.isCollapsed === false) return;
    const { top, height } = page.getBoundingClientRect();
    props.onPoint?.(Number(page.dataset['page']), (event.clientY - top) / height);
  };
  return (
    <div className="steady-viewer" onClick={point}>
      <PdfPages
        pdf={opened}
        bytes={bytes}
        label={props.label}
        request={props.request}
        wordsAfter={wordsAfterMs}
        {...(props.onPage === undefined ? {} : { onPage: props.onPage })}
        tools={props.tools}
      />
    </div>
  );
}

/** Closes a PDF after a while, or as soon as what it gives is called. */
function closeLater(pdf: OpenPdf): () => void {
  let isOpen = true;
  const close = () => {
    if (isOpen) pdf.close();
    isOpen = false;
  };
  setTimeout(close, farewellMs);
  return close;
}
