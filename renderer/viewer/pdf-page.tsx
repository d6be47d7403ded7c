import { TextLayer } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFPageProxy } from 'pdfjs-dist';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { CSSProperties, ReactNode } from 'react';
import type { Wanted } from './find-words.ts';
import type { PageSize, Turn } from './geometry.ts';
import type { OpenPdf } from './pdf-document.ts';
import { steadySelection } from './steady-selection.ts';
import { useSettled } from '../ui/use-settled.ts';
import { useFoundWords, useMarkedQuotes, type MarkedQuote } from './use-marked-words.ts';

const mostPixels = 16_000_000;
const settleMs = 120;
const passingMs = 90;

/** One page of a PDF: its picture, and its words above it to be selected. Scale is pixels per point. */
export function PdfPage(props: {
  readonly pdf: OpenPdf;
  readonly number: number;
  /** Whether the pages were moving when this one came into view: it is then drawn only if it stays. */
  readonly isPassing: boolean;
  readonly scale: number;
  readonly turn: Turn;
  readonly wanted: Wanted | null;
  /** The how-manyth found place on this page is the current one, from 0. */
  readonly nth: number | null;
  /** Excerpts of this page that are marked by their words. */
  readonly quotes: readonly MarkedQuote[];
  readonly currentQuote: string | null;
  readonly onSize: (number: number, size: PageSize) => void;
  /** Milliseconds before its words are laid over it: they cost more than the picture, and a page that is soon made anew needs none. */
  readonly wordsAfter?: number | undefined;
}): ReactNode {
  const { pdf, number, scale, turn, wanted, nth } = props;
  const [page, setPage] = useState<PDFPageProxy | null>(null);
  // The layer of words once it holds them; it is made anew for another turn, and grows with the scale by itself.
  const [ready, setReady] = useState<HTMLElement | null>(null);
  const [failed, setFailed] = useState(false);
  const holder = useRef<HTMLDivElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const tellSize = useEffectEvent(props.onSize);

  const waitMs = useEffectEvent(() => (props.isPassing ? passingMs : 0));
  useEffect(() => {
    let live = true;
    const load = () =>
      pdf.page(number).then(
        (loaded) => {
          if (!live) return;
          const { width, height } = loaded.getViewport({ scale: 1 });
          tellSize(number, { width, height });
          setPage(loaded);
        },
        () => live && setFailed(true),
      );
    const timer = setTimeout(() => void load(), waitMs());
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [pdf, number]);

  // What pdf.js holds of a page that went out of sight would pile up over a long source.
  useEffect(() => () => void page?.cleanup(), [page]);

  // While the size changes the picture is stretched; it is drawn anew once the size has come to rest.
  const drawnScale = useSettled(scale, settleMs);
  useEffect(() => {
    if (page === null) return;
    const viewport = page.getViewport({ scale: drawnScale, rotation: (page.rotate + turn) % 360 });
    const canvas = document.createElement('canvas');
    const most = Math.sqrt(mostPixels / (viewport.width * viewport.height));
    const sharp = Math.min(window.devicePixelRatio, most);
    canvas.width = Math.floor(viewport.width * sharp);
    canvas.height = Math.floor(viewport.height * sharp);
    const task = page.render({ canvas, viewport, ...(sharp === 1 ? {} : { transform: [sharp, 0, 0, sharp, 0, 0] }) });
    task.promise.then(
      () => holder.current?.replaceChildren(canvas),
      (cause: unknown) => {
        if (!(cause instanceof Error && cause.name === 'RenderingCancelledException')) setFailed(true);
      },
    );
    return () => task.cancel();
  }, [page, drawnScale, turn]);

  const layerShown = useRef<TextLayer | null>(null);
  const scaleNow = useEffectEvent(() => scale);
  const wordsWait = useEffectEvent(() => props.wordsAfter ?? 0);
  useEffect(() => {
    const container = words.current;
    if (page === null || container === null) return;
    let end = () => {};
    const lay = () => {
      let release = () => {};
      const layerElement = document.createElement('div');
      layerElement.className = 'text-layer';
      container.replaceChildren(layerElement);
      const viewport = page.getViewport({ scale: scaleNow(), rotation: (page.rotate + turn) % 360 });
      const layer = new TextLayer({ textContentSource: page.streamTextContent(), container: layerElement, viewport });
      layer.render().then(
        () => {
          layerShown.current = layer;
          setReady(layerElement);
          release = steadySelection(layerElement);
        },
        () => {},
      );
      end = () => {
        release();
        layer.cancel();
      };
    };
    const wait = wordsWait();
    const timer = wait === 0 ? undefined : setTimeout(lay, wait);
    if (wait === 0) lay();
    return () => {
      clearTimeout(timer);
      layerShown.current = null;
      end();
    };
  }, [page, turn]);
  useEffect(() => {
    if (page === null) return;
    layerShown.current?.update({
      viewport: page.getViewport({ scale: drawnScale, rotation: (page.rotate + turn) % 360 }),
    });
  }, [page, drawnScale, turn]);

  useFoundWords(ready, wanted, nth);
  useMarkedQuotes(ready, props.quotes, props.currentQuote);

  return (
    <>
      <div ref={holder} className="pdf-canvas" aria-hidden="true" />
      <div ref={words} className="page-words" style={{ '--total-scale-factor': scale } as CSSProperties} />
      {failed ? (
        <p className="page-failure">This page could not be drawn. The file itself is kept as it came.</p>
      ) : null}
    </>
  );
}
