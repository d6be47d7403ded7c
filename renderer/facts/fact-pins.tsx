import type { ReactNode } from 'react';
import type { ExcerptView, FactView } from '../../shared/contract/views.ts';
import { call, useCall } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { WarnMark } from '../ui/marks.tsx';
import { Picker, type PickItem } from '../ui/picker.tsx';
import { Pin } from '../ui/pin.tsx';
import { optionsOf, Select } from '../ui/select-field.tsx';
import { useRun } from '../ui/use-run.ts';
import { excerptBearingWords } from '../words.ts';
import { isSupported } from './fact-order.ts';

/** Gives excerpts as things to pick: the words, then the pin. */
export function excerptItems(excerpts: readonly ExcerptView[], without: ReadonlySet<string>): PickItem[] {
  return excerpts
    .filter((excerpt) => !without.has(excerpt.id))
    .map(({ id, quote, note, pin, sourceTitle }) => ({
      id,
      words: quote !== '' ? `“${quote}”` : note !== '' ? note : 'Excerpt without words',
      detail: pin.startsWith(sourceTitle) ? pin : `${pin}, ${sourceTitle}`,
    }));
}

/** The excerpts that a fact rests on or that contradict it. */
export function FactPins({ fact }: { readonly fact: FactView }): ReactNode {
  const excerpts = useCall('excerpts.list', {});
  const { run, failure } = useRun();
  const present = new Set(fact.pins.map((pin) => pin.excerpt));
  return (
    <section className="inspector-part" aria-label="Pins">
      <h2>Pins</h2>
      {!isSupported(fact) && <WarnMark>No source supports this fact</WarnMark>}
      <ul className="pin-list">
        {fact.pins.map((pin) => (
          <li key={pin.link}>
            <div className="pin-row">
              <Pin pin={pin.pin} source={pin.source} page={pin.page} excerpt={pin.excerpt} quote={pin.quote} />
              <Select
                bare
                label={`Bearing of ${pin.pin}`}
                value={pin.bearing}
                options={optionsOf(excerptBearingWords)}
                onCommit={(bearing) => call('facts.link-excerpt', { fact: fact.id, excerpt: pin.excerpt, bearing })}
              />
              <Button
                look="quiet"
                aria-label={`Remove pin ${pin.pin}`}
                title="Remove pin"
                onClick={() => void run(() => call('facts.unlink-excerpt', { link: pin.link }), 'Removed a pin')}
              >
                ×
              </Button>
            </div>
            {pin.quote !== '' && <blockquote className="quote">{pin.quote}</blockquote>}
            {pin.publisher !== '' && <p className="quiet small">{pin.publisher}</p>}
          </li>
        ))}
      </ul>
      <Picker
        words="Add pin"
        label="Filter excerpts"
        items={excerptItems(excerpts.data ?? [], present)}
        none="No excerpt yet. Select words in a source to make one."
        onPick={(excerpt) => call('facts.link-excerpt', { fact: fact.id, excerpt, bearing: 'supports' })}
      />
      {failure !== null && <ErrorNote failure={failure} />}
    </section>
  );
}
