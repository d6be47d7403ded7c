import type { ReactNode } from 'react';
import type { ProductionListed } from '../../shared/contract/production-views.ts';
import type { Production } from '../../shared/domain/productions.ts';
import { AppError } from '../../shared/errors.ts';
import { call, useCall } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { copyText } from '../ui/copy-text.ts';
import { DayField } from '../ui/date-field.tsx';
import { InstantText } from '../ui/date-text.tsx';
import { AutoSaveArea } from '../ui/auto-save-area.tsx';
import { showToast } from '../ui/toast.tsx';
import { TextField } from '../ui/text-field.tsx';
import { counted, sizeWords } from '../words.ts';

type Props = { readonly production: ProductionListed; readonly onRemove: (id: string) => void };

/** What is said of a production: day, party, means, letter, and the folders it was written to. */
export function ProductionInspector({ production, onRemove }: Props): ReactNode {
  const view = useCall('productions.get', { id: production.id }, { keep: true });
  const { id, direction } = production;
  const isClosed = production.servedAt !== null;
  const isGiven = direction === 'given';
  const save = (patch: Partial<Omit<Production, 'id' | 'direction' | 'servedAt'>>) =>
    call('productions.update', { id, patch });
  const exports = view.data?.production.id === id ? view.data.exports : [];
  return (
    <div className="inspector-scroll">
      <div className="inspector-body">
        <TextField
          label="Title"
          value={production.title}
          disabled={isClosed}
          placeholder={isGiven ? 'for example First production' : 'for example Answer to the request'}
          onCommit={(title) => save({ title: title.trim() })}
        />
        <DayField
          label={isGiven ? 'Produced on' : 'Received on'}
          value={production.date}
          disabled={isClosed}
          onCommit={(date) => {
            if (date === null) throw new AppError('invalid-input', 'a production has a day');
            return save({ date });
          }}
        />
        <TextField
          label={isGiven ? 'To' : 'From'}
          value={production.party}
          disabled={isClosed}
          placeholder="for example City of Doe, Law Department"
          onCommit={(party) => save({ party: party.trim() })}
        />
        <TextField
          label="By what means"
          value={production.means}
          disabled={isClosed}
          placeholder="for example hand, mail, e-mail"
          onCommit={(means) => save({ means: means.trim() })}
        />
        {isGiven && !isClosed && (
          <AutoSaveArea
            label="Cover letter"
            serif
            lines={6}
            value={production.letter}
            onCommit={(letter) => save({ letter })}
          />
        )}
        <AutoSaveArea
          label="Note, for this office only"
          lines={2}
          value={production.note}
          onCommit={(note) => save({ note })}
        />
        {exports.length > 0 && (
          <section className="inspector-part" aria-label="Written out">
            <h2>Written out</h2>
            <ul className="production-exports">
              {exports.map((each) => (
                <li key={each.id}>
                  <p>
                    <InstantText at={each.exportedAt} />
                  </p>
                  <p className="export-name">{each.folder}</p>
                  <p className="quiet small figures">
                    {counted(each.files, 'file')}, {sizeWords(each.bytes)}
                  </p>
                  <Button
                    look="link"
                    title={each.sha256}
                    onClick={() => {
                      copyText(each.sha256);
                      showToast('Copied the SHA-256 of the index');
                    }}
                  >
                    Copy the hash of its index
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}
        {isClosed ? null : <Button onClick={() => onRemove(id)}>Remove this production</Button>}
      </div>
    </div>
  );
}
