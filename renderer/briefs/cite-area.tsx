import { useMemo, useRef, type ReactNode } from 'react';
import { useCall } from '../api.ts';
import { excerptItems } from '../facts/fact-pins.tsx';
import { AutoSaveArea } from '../ui/auto-save-area.tsx';
import { WarnMark } from '../ui/marks.tsx';
import { Picker } from '../ui/picker.tsx';
import { Pin } from '../ui/pin.tsx';
import { citesIn, citeShown, insertAt, keepCites, showCites, type CiteTarget, type TypedCite } from './cites.ts';
import './cite-area.css';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly lines: number;
  readonly onCommit: (text: string) => Promise<unknown>;
};

/** A text of the brief in the document serif; cites are put in by picking an excerpt and show below as they will print. */
export function CiteArea(props: Props): ReactNode {
  const { value, onCommit } = props;
  const excerpts = useCall('excerpts.list', {}).data;
  const exhibits = useCall('exhibits.list', {}).data;
  const box = useRef<HTMLDivElement>(null);
  const targets = useMemo(
    (): CiteTarget[] => [
      ...(excerpts ?? []).map(({ id, pin }) => ({ kind: 'excerpt' as const, id, label: pin })),
      ...(exhibits ?? []).map(({ id, label }) => ({ kind: 'exhibit' as const, id, label })),
    ],
    [excerpts, exhibits],
  );
  const cites = citesIn(value);
  const save = async (text: string) => onCommit(keepCites(text, targets));
  const insert = async (id: string) => {
    const target = targets.find((each) => each.kind === 'excerpt' && each.id === id);
    const area = box.current?.querySelector('textarea');
    const text = area?.value ?? showCites(value, targets);
    if (target === undefined) return;
    await save(insertAt(text, area?.selectionEnd ?? text.length, citeShown(target, targets)));
  };
  const rendered = (cite: TypedCite): ReactNode => {
    if (cite.kind === 'exhibit') {
      const exhibit = exhibits?.find((each) => each.id === cite.id);
      return exhibit === undefined ? null : <Pin pin={exhibit.label} source={exhibit.source} page={1} />;
    }
    const excerpt = excerpts?.find((each) => each.id === cite.id);
    return excerpt === undefined ? null : (
      <Pin pin={excerpt.pin} source={excerpt.source} page={excerpt.page} excerpt={excerpt.id} quote={excerpt.quote} />
    );
  };
  return (
    <div ref={box} className="cite-area">
      <AutoSaveArea serif label={props.label} lines={props.lines} value={showCites(value, targets)} onCommit={save} />
      {cites.length > 0 && (
        <p className="small cite-line">
          <span className="quiet">Cites print as </span>
          {cites.map((cite, index) => (
            <span key={cite.id}>
              {index > 0 && '; '}
              {rendered(cite) ?? <WarnMark>a cite whose source is gone</WarnMark>}
            </span>
          ))}
        </p>
      )}
      <Picker
        words="Insert a cite"
        label={`Filter excerpts to cite in ${props.label.toLowerCase()}`}
        items={excerptItems(excerpts ?? [], new Set())}
        none="No excerpt yet. Select words in a source to make one."
        onPick={insert}
      />
    </div>
  );
}
