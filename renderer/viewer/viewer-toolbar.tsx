import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { zoomStep, type Zoom } from './zoom.ts';

/** The line above a page: page number, size, turn, find, and what the caller adds. */
export function ViewerToolbar(props: {
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
  readonly factor: number;
  readonly zoom: Zoom;
  readonly onZoom?: ((zoom: Zoom) => void) | undefined;
  readonly onTurn?: (() => void) | undefined;
  readonly onFind?: (() => void) | undefined;
  readonly children?: ReactNode;
}): ReactNode {
  const { onZoom, factor } = props;
  return (
    <div className="viewer-toolbar" role="toolbar" aria-label="Page">
      <PageBox page={props.page} pages={props.pages} onPage={props.onPage} />
      {onZoom === undefined ? null : (
        <span className="toolbar-group">
          <Button look="quiet" title="Smaller" aria-label="Smaller" onClick={() => onZoom(zoomStep(factor, -1))}>
            −
          </Button>
          <span className="figures zoom-words">{Math.round(factor * 100)} %</span>
          <Button look="quiet" title="Larger" aria-label="Larger" onClick={() => onZoom(zoomStep(factor, 1))}>
            +
          </Button>
          <Button look="quiet" aria-pressed={props.zoom === 'width'} onClick={() => onZoom('width')}>
            Fit width
          </Button>
        </span>
      )}
      {props.onTurn === undefined ? null : (
        <Button look="quiet" title="Turn a quarter clockwise, in this view only" onClick={props.onTurn}>
          Rotate
        </Button>
      )}
      {props.onFind === undefined ? null : (
        <Button look="quiet" title="Find in this source (Ctrl+F)" onClick={props.onFind}>
          Find
        </Button>
      )}
      {props.children}
    </div>
  );
}

function PageBox(props: { page: number; pages: number; onPage: (page: number) => void }): ReactNode {
  const [typed, setTyped] = useState<string | null>(null);
  const go = () => {
    const page = Number(typed);
    if (typed !== null && Number.isInteger(page) && page >= 1 && page <= props.pages) props.onPage(page);
    setTyped(null);
  };
  return (
    <span className="toolbar-group figures">
      <Button
        look="quiet"
        title="Previous page"
        aria-label="Previous page"
        disabled={props.page <= 1}
        onClick={() => props.onPage(props.page - 1)}
      >
        ‹
      </Button>
      <input
        className="input page-box"
        aria-label="Page"
        inputMode="numeric"
        value={typed ?? String(props.page)}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={go}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go();
          else if (event.key === 'Escape') setTyped(null);
        }}
      />
      <span className="quiet">of {props.pages.toLocaleString('en-US')}</span>
      <Button
        look="quiet"
        title="Next page"
        aria-label="Next page"
        disabled={props.page >= props.pages}
        onClick={() => props.onPage(props.page + 1)}
      >
        ›
      </Button>
    </span>
  );
}
