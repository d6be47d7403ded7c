import { useMemo, type ReactNode } from 'react';
import { useCall } from '../../api.ts';
import { useNavigate } from '../../navigation.ts';
import { SourceView } from '../../sources/source-view.tsx';
import { Button } from '../../ui/button.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { SideMark, StatusWord, WarnMark } from '../../ui/marks.tsx';
import { caseView, type CitedPlace } from './case-view.ts';

/** What is being looked at beside the text. */
export type Peeked =
  | { readonly kind: 'place'; readonly place: CitedPlace }
  | { readonly kind: 'fact'; readonly fact: string };

type Props = {
  readonly peeked: Peeked;
  readonly onPeek: (place: CitedPlace) => void;
  readonly onClose: () => void;
};

/** The page of a cite, or a fact with its pins, beside the text; Esc gives the preview back. */
export function Peek({ peeked, onPeek, onClose }: Props): ReactNode {
  const { open } = useNavigate();
  const key = peeked.kind === 'fact' ? peeked.fact : `${peeked.place.source} ${peeked.place.excerpt ?? ''}`;
  return (
    <div
      className="peek"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <div className="toolbar">
        <h2>{peeked.kind === 'fact' ? 'Fact' : peeked.place.label}</h2>
        <span className="toolbar-end">
          <Button
            look="quiet"
            onClick={() => {
              if (peeked.kind === 'fact') return open({ screen: 'facts', id: peeked.fact });
              const { source, page, excerpt } = peeked.place;
              open({ screen: 'sources', id: source, page, excerpt });
            }}
          >
            {peeked.kind === 'fact' ? 'Open in chronology' : 'Open in evidence'}
          </Button>
          <Button look="quiet" title="Back to the preview (Esc)" onClick={onClose}>
            Close
          </Button>
        </span>
      </div>
      {peeked.kind === 'fact' ? (
        <FactPeek key={peeked.fact} fact={peeked.fact} onPeek={onPeek} />
      ) : (
        <PlacePeek key={key} place={peeked.place} />
      )}
    </div>
  );
}

function PlacePeek({ place }: { readonly place: CitedPlace }): ReactNode {
  const sources = useCall('sources.list', {}, { keep: true });
  const source = sources.data?.find((each) => each.id === place.source);
  const { page, excerpt } = place;
  // Subtle: the viewer goes to a place for each new object, so one arrival must stay one object.
  const arrival = useMemo(() => ({ page, excerpt, words: null }), [page, excerpt]);
  if (source === undefined) {
    return sources.isPending ? null : <p className="table-note quiet">This source is no longer in the case.</p>;
  }
  return <SourceView source={source} place={arrival} onPlace={() => undefined} />;
}

function FactPeek(props: { readonly fact: string; readonly onPeek: (place: CitedPlace) => void }): ReactNode {
  const facts = useCall('facts.list', {}, { keep: true });
  const fact = facts.data?.find((each) => each.id === props.fact);
  if (fact === undefined) return <p className="table-note quiet">This fact is no longer in the case.</p>;
  return (
    <div className="inspector-scroll">
      <div className="inspector-body">
        <p className="peek-fact">{fact.text}</p>
        <p className="quiet">
          <DateText date={fact.date} none="No date" /> · <StatusWord status={fact.status} /> ·{' '}
          <SideMark side={fact.side} />
        </p>
        {fact.pins.length === 0 ? <WarnMark>No source supports this fact</WarnMark> : null}
        <ul className="pin-list">
          {fact.pins.map((pin) => (
            <li key={pin.link}>
              <button
                type="button"
                className="pin"
                onClick={() =>
                  props.onPeek({
                    label: caseView().excerpts.get(pin.excerpt)?.pin ?? pin.pin,
                    source: pin.source,
                    page: pin.page,
                    excerpt: pin.excerpt,
                    quote: pin.quote,
                  })
                }
              >
                {pin.pin}
              </button>
              {pin.bearing === 'contradicts' ? <span className="quiet"> contradicts it</span> : null}
              {pin.quote === '' ? null : <blockquote className="quote">{pin.quote}</blockquote>}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
