import type { ReactNode } from 'react';
import type { FactView } from '../../shared/contract/views.ts';
import type { IssueBearing } from '../../shared/domain/facts.ts';
import { call } from '../api.ts';
import { useNavigate } from '../navigation.ts';
import { Button } from '../ui/button.tsx';
import { DateText } from '../ui/date-text.tsx';
import { dateWords } from '../ui/date-words.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import { StatusWord, WarnMark } from '../ui/marks.tsx';
import { Picker } from '../ui/picker.tsx';
import { Pin } from '../ui/pin.tsx';
import { optionsOf, Select } from '../ui/select-field.tsx';
import { useRun } from '../ui/use-run.ts';
import { issueBearingWords } from '../words.ts';
import { isSupported } from '../facts/fact-order.ts';

type Props = {
  readonly title: string;
  readonly bearing: IssueBearing;
  /** The issue that the facts bear on. */
  readonly issue: string;
  /** Facts linked to the issue, whatever their bearing. */
  readonly linked: readonly FactView[];
  readonly all: readonly FactView[];
};

/** The facts that bear one way on an issue, as quotes with their pins; more can be linked here. */
export function FactColumn({ title, bearing, issue, linked, all }: Props): ReactNode {
  const here = linked.filter((fact) => fact.issues.some((link) => link.issue === issue && link.bearing === bearing));
  const present = new Set(linked.map((fact) => fact.id));
  return (
    <section className={`fact-column ${bearing}`} aria-label={title}>
      <h2>
        {title} <span className="figures quiet">{here.length}</span>
      </h2>
      {here.length === 0 && <p className="quiet">Nothing yet.</p>}
      {here.map((fact) => (
        <LinkedFact key={fact.id} fact={fact} issue={issue} />
      ))}
      {bearing !== 'neutral' && (
        <Picker
          several
          words="Link a fact"
          label={`Filter facts to link, ${title.toLowerCase()}`}
          items={all
            .filter((fact) => !present.has(fact.id))
            .map((fact) => ({ id: fact.id, words: fact.text, detail: dateWords(fact.date) }))}
          none="No other fact in the chronology."
          onPick={(fact) => call('facts.link-issue', { fact, issue, bearing })}
        />
      )}
    </section>
  );
}

function LinkedFact({ fact, issue }: { readonly fact: FactView; readonly issue: string }): ReactNode {
  const { open } = useNavigate();
  const { run, failure } = useRun();
  const link = fact.issues.find((each) => each.issue === issue);
  if (link === undefined) return null;
  return (
    <article className="linked-fact">
      <Button look="link" className="fact-link" onClick={() => open({ screen: 'facts', id: fact.id })}>
        {fact.text}
      </Button>
      <p className="small quiet">
        {fact.date !== null && (
          <>
            <DateText date={fact.date} />,{' '}
          </>
        )}
        <StatusWord status={fact.status} />
      </p>
      {!isSupported(fact) && <WarnMark>No source supports this fact</WarnMark>}
      {fact.pins.map((pin) => (
        <blockquote key={pin.link} className="quote">
          {pin.bearing === 'contradicts' && <span className="quiet">But see: </span>}
          {pin.quote !== '' && <>{pin.quote} </>}
          <Pin pin={pin.pin} source={pin.source} page={pin.page} excerpt={pin.excerpt} />
        </blockquote>
      ))}
      <div className="linked-tools">
        <Select
          bare
          label="Bearing"
          value={link.bearing}
          options={optionsOf(issueBearingWords)}
          onCommit={(next) => call('facts.link-issue', { fact: fact.id, issue, bearing: next })}
        />
        <Button
          look="quiet"
          onClick={() => void run(() => call('facts.unlink-issue', { link: link.link }), 'Unlinked a fact')}
        >
          Unlink
        </Button>
      </div>
      {failure !== null && <ErrorNote failure={failure} />}
    </article>
  );
}
