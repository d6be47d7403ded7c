import type { ReactNode } from 'react';
import type { FactView } from '../../shared/contract/views.ts';
import { call, useCall } from '../api.ts';
import { useNavigate } from '../navigation.ts';
import { usePersonNames } from '../people/person-select.tsx';
import { Button } from '../ui/button.tsx';
import { DateText } from '../ui/date-text.tsx';
import { dateWords } from '../ui/date-words.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import { Picker } from '../ui/picker.tsx';
import { Pin } from '../ui/pin.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useRun } from '../ui/use-run.ts';

/** Facts that cannot both be right with this one, each side by side with the words of both sources. */
export function FactContradictions({ fact }: { readonly fact: FactView }): ReactNode {
  const facts = useCall('facts.list', {}).data ?? [];
  const { select } = useNavigate();
  const { run, failure } = useRun();
  const linked = new Set([fact.id, ...fact.contradicts.map((link) => link.fact)]);
  return (
    <section className="inspector-part" aria-label="Contradictions">
      <h2>Contradictions</h2>
      {fact.contradicts.map((link) => {
        const other = facts.find((each) => each.id === link.fact);
        return other === undefined ? null : (
          <article key={link.link} className="contradiction" aria-label="Two sources differ">
            <h3>Two sources differ</h3>
            <div className="contradiction-sides">
              <Side fact={fact} />
              <Side fact={other} />
            </div>
            <TextField
              label="What they differ on"
              value={link.note}
              onCommit={(note) => renote(link.link, fact.id, other.id, note)}
            />
            <p className="pin-row">
              <Button look="link" onClick={() => select({ id: other.id })}>
                Open the other fact
              </Button>
              <Button
                look="quiet"
                onClick={() =>
                  void run(() => call('facts.unlink-contradiction', { link: link.link }), 'Unlinked a contradiction')
                }
              >
                Unlink
              </Button>
            </p>
          </article>
        );
      })}
      <Picker
        words="Link a fact that differs"
        label="Filter facts"
        items={facts
          .filter((each) => !linked.has(each.id))
          .map((each) => ({ id: each.id, words: each.text, detail: dateWords(each.date) }))}
        none="No other fact yet."
        onPick={(other) => call('facts.link-contradiction', { factA: fact.id, factB: other, note: '' })}
      />
      {failure !== null && <ErrorNote failure={failure} />}
    </section>
  );
}

/** The link has no life of its own: a changed note is a link made anew. */
async function renote(link: string, factA: string, factB: string, note: string): Promise<void> {
  await call('facts.unlink-contradiction', { link });
  await call('facts.link-contradiction', { factA, factB, note: note.trim() });
}

/** One side: who says it and when, then the source's own words, or the sentence where no source has words. */
function Side({ fact }: { readonly fact: FactView }): ReactNode {
  const nameOf = usePersonNames();
  const pins = fact.pins.filter((pin) => pin.bearing === 'supports');
  const who = nameOf(fact.assertedBy) || nameOf(fact.speaker) || pins[0]?.publisher || '';
  const quoted = pins.filter((pin) => pin.quote !== '');
  return (
    <div className="contradiction-side">
      <p className="small quiet">
        {who === '' ? 'Not stated by whom' : who}
        {fact.date !== null && (
          <>
            , <DateText date={fact.date} />
          </>
        )}
      </p>
      <p>{fact.text}</p>
      {quoted.map((pin) => (
        <blockquote key={pin.link} className="quote">
          {pin.quote} <Pin pin={pin.pin} source={pin.source} page={pin.page} excerpt={pin.excerpt} />
        </blockquote>
      ))}
      {quoted.length === 0 &&
        pins.map((pin) => (
          <Pin key={pin.link} pin={pin.pin} source={pin.source} page={pin.page} excerpt={pin.excerpt} />
        ))}
    </div>
  );
}
