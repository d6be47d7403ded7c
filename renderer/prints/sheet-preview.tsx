import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import type { OpenPdf } from '../viewer/pdf-document.ts';
import { drawSheet, headFaces, type SheetLook } from './draw-sheet.ts';

const dotsPerInch = 100;

/** The sheets as they will be, one at a time; Page Up, Page Down, Home and End go through them. */
export function SheetPreview(props: {
  readonly pdf: OpenPdf;
  /** Pages of the PDF that are printed, from 1. */
  readonly pages: readonly number[];
  readonly look: SheetLook;
}): ReactNode {
  const { pdf, pages, look } = props;
  const [wanted, setWanted] = useState(1);
  const [failed, setFailed] = useState(false);
  const holder = useRef<HTMLDivElement>(null);
  const sheet = Math.min(wanted, pages.length);
  const page = pages[sheet - 1] ?? 1;
  useEffect(() => {
    let live = true;
    const draw = async () => {
      await Promise.all(headFaces.map((face) => document.fonts.load(face)));
      const { canvas } = await drawSheet(pdf, page, look, dotsPerInch * Math.min(2, window.devicePixelRatio));
      if (!live) return;
      setFailed(false);
      holder.current?.replaceChildren(canvas);
    };
    draw().catch(() => live && setFailed(true));
    return () => {
      live = false;
    };
  }, [pdf, page, look]);
  const go = (to: number) => setWanted(Math.max(1, Math.min(pages.length, to)));
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { PageDown: sheet + 1, PageUp: sheet - 1, Home: 1, End: pages.length }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  };
  return (
    <div className="sheet-preview">
      <div
        ref={holder}
        className="sheet-canvas"
        role="img"
        tabIndex={0}
        aria-label={`Sheet ${sheet} of ${pages.length} as it prints: page ${page}`}
        onKeyDown={onKeyDown}
      />
      {failed && <p className="field-failure">This page cannot be drawn, so it cannot be printed.</p>}
      <div className="sheet-steps">
        <Button look="quiet" disabled={sheet <= 1} onClick={() => go(sheet - 1)}>
          Sheet before
        </Button>
        <span className="figures" role="status">
          Sheet {sheet} of {pages.length}
          {page === sheet ? '' : `, page ${page}`}
        </span>
        <Button look="quiet" disabled={sheet >= pages.length} onClick={() => go(sheet + 1)}>
          Next sheet
        </Button>
      </div>
    </div>
  );
}
