import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { zoomSteps, type Zoom } from './zoom.ts';

/** The line above a page: page number, size, turn, find, and what the caller adds. */
export function ViewerToolbar(props: {
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
  /** Whether the rail of small pages is in view; left out where there is none. */
  readonly rail?: { readonly isOpen: boolean; readonly toggle: () => void } | undefined;
  readonly size?: SizeChoice | undefined;
  readonly onTurn?: (() => void) | undefined;
  readonly onFind?: (() => void) | undefined;
  readonly children?: ReactNode;
}): ReactNode {
  const { rail } = props;
  return (
    <div className="viewer-toolbar" role="toolbar" aria-label="Page">
      {rail === undefined ? null : (
        <Button look="quiet" aria-pressed={rail.isOpen} title="Show or hide the small pages (T)" onClick={rail.toggle}>
          Thumbnails
        </Button>
      )}
      <PageBox page={props.page} pages={props.pages} onPage={props.onPage} />
      {props.size === undefined ? null : <SizeBox {...props.size} />}
      {props.onTurn === undefined ? null : (
        <Button look="quiet" title="Turn a quarter clockwise, in this view only (R)" onClick={props.onTurn}>
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

/** How large the page in view is, and what changes it. */
export type SizeChoice = {
  readonly zoom: Zoom;
  readonly factor: number;
  readonly onZoom: (zoom: Zoom) => void;
  readonly onStep: (by: 1 | -1) => void;
};

function SizeBox({ zoom, factor, onZoom, onStep }: SizeChoice): ReactNode {
  const percent = `${Math.round(factor * 100)} %`;
  const isStep = zoomSteps.some((step) => step === zoom);
  return (
    <span className="toolbar-group">
      <Button look="quiet" title="Smaller (−)" aria-label="Smaller" onClick={() => onStep(-1)}>
        −
      </Button>
      <select
        className="input size-box"
        aria-label="Size"
        value={String(zoom)}
        onChange={({ target: { value } }) => onZoom(value === 'width' || value === 'page' ? value : Number(value))}
      >
        <option value="width">{zoom === 'width' ? `Fit width, ${percent}` : 'Fit width'}</option>
        <option value="page">{zoom === 'page' ? `Whole page, ${percent}` : 'Whole page'}</option>
        {typeof zoom === 'number' && !isStep ? <option value={String(zoom)}>{percent}</option> : null}
        {zoomSteps.map((step) => (
          <option key={step} value={String(step)}>
            {Math.round(step * 100)} %
          </option>
        ))}
      </select>
      <Button look="quiet" title="Larger (+)" aria-label="Larger" onClick={() => onStep(1)}>
        +
      </Button>
    </span>
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
        title="Previous page ([)"
        aria-label="Previous page"
        disabled={props.page <= 1}
        onClick={() => props.onPage(props.page - 1)}
      >
        ‹
      </Button>
      <input
        className="input page-box"
        aria-label="Page"
        title="Go to a page (Ctrl+G)"
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
        title="Next page (])"
        aria-label="Next page"
        disabled={props.page >= props.pages}
        onClick={() => props.onPage(props.page + 1)}
      >
        ›
      </Button>
    </span>
  );
}
