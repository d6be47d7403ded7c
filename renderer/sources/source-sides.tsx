import { useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { SourceRow } from '../../shared/contract/views.ts';
import { closeBeside, selectBeside, swapSides, useBeside, useNavigate, useSelection } from '../navigation.ts';
import { sourceChoices } from '../prints/source-choices.ts';
import { usePrintChoices } from '../prints/print-choices.ts';
import { activeViewer } from '../viewer/active-viewer.ts';
import { Button } from '../ui/button.tsx';
import { usePaneWidth } from '../ui/use-pane-width.ts';
import { SourceView } from './source-view.tsx';
import './source-sides.css';

/** Narrower than this, two sources do not fit beside each other. */
const leastWidth = 600;

/** The source in view and, when one is open, the source beside it; where both do not fit, one at a time. */
export function SourceSides(props: { readonly rows: readonly SourceRow[]; readonly current: SourceRow }): ReactNode {
  const { rows, current } = props;
  const place = useSelection();
  const { select } = useNavigate();
  const reading = useBeside();
  const beside = reading === null ? null : (rows.find((row) => row.id === reading.id) ?? null);
  const frame = useRef<HTMLDivElement>(null);
  const isNarrow = usePaneWidth(frame) < leastWidth;
  const [front, setFront] = useState<'first' | 'beside'>('beside');
  const [known, setKnown] = useState({ current: current.id, beside: beside?.id ?? null });
  // What was just opened comes to the front.
  if (known.current !== current.id || known.beside !== (beside?.id ?? null)) {
    setFront(known.current === current.id && beside !== null ? 'beside' : 'first');
    setKnown({ current: current.id, beside: beside?.id ?? null });
  }

  const close = () => {
    closeBeside();
    requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>('.page-scroller')?.focus());
  };
  const isTwo = beside !== null && reading !== null;
  usePrintChoices(() => {
    const isBeside = isTwo && activeViewer()?.closest('[data-side="beside"]') != null;
    return sourceChoices(isBeside ? beside : current);
  });
  const isShown = (side: 'first' | 'beside') => !isTwo || !isNarrow || front === side;
  const closeByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    close();
  };
  return (
    <div ref={frame} className={isNarrow ? 'source-sides narrow' : 'source-sides'}>
      {isTwo && isNarrow ? (
        <div className="side-choice-bar" role="group" aria-label="Sources in view">
          {(['first', 'beside'] as const).map((side) => (
            <Button key={side} look="quiet" aria-pressed={front === side} onClick={() => setFront(side)}>
              {nameOf(side === 'first' ? current : beside)}
            </Button>
          ))}
          <Button look="quiet" className="side-close" title="Close the source beside (Esc)" onClick={close}>
            Close beside
          </Button>
        </div>
      ) : null}
      {isShown('first') ? (
        // The same element whether alone or not, so that a source stays as it is while another comes and goes.
        <div
          className={isTwo ? 'source-side viewer-side' : 'source-side'}
          {...(isTwo ? { role: 'region', 'aria-label': 'First source' } : {})}
        >
          {isTwo && !isNarrow ? <SideHead source={current} /> : null}
          <SourceView key={current.id} source={current} place={place} onPlace={select} />
        </div>
      ) : null}
      {isTwo && isShown('beside') ? (
        <section
          className="source-side viewer-side"
          aria-label="Source beside"
          data-side="beside"
          onKeyDown={closeByKey}
        >
          {isNarrow ? null : (
            <SideHead source={beside}>
              <Button look="quiet" title="Exchange the two sources" onClick={swapSides}>
                Swap
              </Button>
              <Button look="quiet" title="Close the source beside (Esc)" onClick={close}>
                Close
              </Button>
            </SideHead>
          )}
          <SourceView key={`beside ${beside.id}`} source={beside} place={reading} onPlace={selectBeside} />
        </section>
      ) : null}
    </div>
  );
}

function SideHead(props: { readonly source: SourceRow; readonly children?: ReactNode }): ReactNode {
  return (
    <header className="side-head">
      <h2 title={props.source.title}>{nameOf(props.source)}</h2>
      {props.children}
    </header>
  );
}

function nameOf({ label, title }: SourceRow): string {
  return label === null ? title : `${label}: ${title}`;
}
