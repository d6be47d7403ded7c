import { useEffect, useMemo, useState } from 'react';
import type { CSSProperties, ReactNode } from 'react';
import type { OcrWord } from '../../shared/domain/ocr.ts';
import { groupBy } from '../../shared/group-by.ts';
import type { Wanted } from './find-words.ts';
import type { PageSize, Turn } from './geometry.ts';
import { steadySelection } from './steady-selection.ts';
import { useFoundWords, useMarkedQuotes, type MarkedQuote } from './use-marked-words.ts';

/** How a page is shown: its size before the reader turns it, pixels per point, and what is to be marked on it. */
export type PageView = {
  readonly size: PageSize;
  readonly scale: number;
  readonly turn: Turn;
  readonly wanted: Wanted | null;
  /** The how-manyth found place on this page is the current one, from 0. */
  readonly nth: number | null;
  readonly quotes: readonly MarkedQuote[];
  readonly currentQuote: string | null;
};

/** Words that were read from the picture of a page, unseen above it, to be selected and found as if they were text. */
export function WordLayer({ words, view }: { readonly words: readonly OcrWord[]; readonly view: PageView }): ReactNode {
  const { size, scale, turn } = view;
  const [layer, setLayer] = useState<HTMLElement | null>(null);
  const spans = useMemo(
    () => linesOf(words).map((line) => <Line key={line.number} line={line} size={size} />),
    [words, size],
  );
  useEffect(() => (layer === null ? undefined : steadySelection(layer)), [layer]);
  useFoundWords(layer, view.wanted, view.nth);
  useMarkedQuotes(layer, view.quotes, view.currentQuote);
  return (
    <div className="page-words" style={{ '--total-scale-factor': scale } as CSSProperties}>
      <div
        ref={setLayer}
        className="text-layer word-layer"
        data-main-rotation={turn}
        style={{ width: size.width * scale, height: size.height * scale, fontFamily: 'serif' }}
      >
        {spans}
      </div>
    </div>
  );
}

type LineOfWords = {
  readonly number: number;
  readonly top: number;
  readonly bottom: number;
  readonly words: readonly OcrWord[];
};

/** Words of a line get the height of the line, so that a selection runs on evenly. */
function linesOf(words: readonly OcrWord[]): readonly LineOfWords[] {
  return [...groupBy(words, ([, , , , , , line]) => line)].map(([number, members]) => ({
    number,
    words: members,
    top: Math.max(...members.map(([, , , , y1]) => y1)),
    bottom: Math.min(...members.map(([, , y0]) => y0)),
  }));
}

function Line({ line, size }: { readonly line: LineOfWords; readonly size: PageSize }): ReactNode {
  const height = line.top - line.bottom;
  return (
    <>
      {line.words.map(([text, x0, , x1]) => [
        <span
          key={x0}
          style={
            {
              left: `${(x0 / size.width) * 100}%`,
              top: `${(1 - line.top / size.height) * 100}%`,
              '--font-height': `${height}px`,
              '--scale-x': (x1 - x0) / Math.max(0.01, widthOf(text) * height),
            } as CSSProperties
          }
        >
          {text}
        </span>,
        // Outside of the word: a blank within it would lie over the beginning of the next.
        ' ',
      ])}
      <br />
    </>
  );
}

let pen: CanvasRenderingContext2D | null | undefined;

/** Gives how wide a text is set in the layer's type, in heights of the type. */
function widthOf(text: string): number {
  pen ??= document.createElement('canvas').getContext('2d');
  if (pen === null || pen === undefined) return text.length / 2;
  pen.font = '100px serif';
  return pen.measureText(text).width / 100;
}
