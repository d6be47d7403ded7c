import type { ReactNode } from 'react';
import type { SourceRow } from '../../shared/contract/views.ts';
import type { Confidentiality, Source, SourceKind } from '../../shared/domain/sources.ts';
import { useAct } from '../api.ts';
import { useNames } from '../people/use-names.ts';
import { CheckField } from '../ui/check-field.tsx';
import { FindDay } from '../search/find-day.tsx';
import { FuzzyDateField } from '../ui/date-field.tsx';
import { Select, optionsOf } from '../ui/select-field.tsx';
import { TextArea, TextField } from '../ui/text-field.tsx';
import { compelledHint, confidentialityWords, privilegeWords, sourceKindWords } from '../words.ts';
import { MarkParts } from './source-parts.tsx';

type Patch = Partial<Omit<Source, 'id' | 'object' | 'name' | 'importedAt' | 'details'>>;
type Props = { readonly source: SourceRow };

function useSave(source: SourceRow): (patch: Patch) => Promise<unknown> {
  const update = useAct('sources.update');
  return (patch) => update.mutateAsync({ id: source.id, patch });
}

/** Who publishes a source of this kind, where that has a word of its own. */
const publisherWords: Partial<Record<SourceKind, string>> = {
  policy: 'Issued by',
  'notice-of-charges': 'Issued by',
  'training-record': 'Issued by',
  'discipline-record': 'Issued by',
};

/** What a source is: its title, kind, date and publisher, each field saved as it is left. */
export function SourceFields({ source }: Props): ReactNode {
  const save = useSave(source);
  return (
    <div className="inspector-fields">
      <TextField label="Title" value={source.title} onCommit={(title) => save({ title: title.trim() })} />
      <Select
        label="Kind"
        value={source.kind}
        options={optionsOf(sourceKindWords)}
        onCommit={(kind) => save({ kind })}
      />
      <FuzzyDateField label="Date" value={source.date} onCommit={(date) => save({ date })} />
      <FindDay date={source.date} />
      <TextField
        label={publisherWords[source.kind] ?? 'Publisher'}
        value={source.publisher}
        onCommit={(publisher) => save({ publisher })}
      />
    </div>
  );
}

/** How a source came into the office, and who keeps it. */
export function ReceivedFields({ source }: Props): ReactNode {
  const save = useSave(source);
  const people = useNames();
  return (
    <section aria-labelledby="source-received">
      <h2 id="source-received">Received</h2>
      <div className="inspector-fields">
        <FuzzyDateField label="On" value={source.receivedOn} onCommit={(receivedOn) => save({ receivedOn })} />
        <TextField
          label="From"
          value={source.receivedFrom}
          suggestions={people}
          onCommit={(receivedFrom) => save({ receivedFrom: receivedFrom.trim() })}
        />
        <TextField
          label="How"
          value={source.receivedHow}
          placeholder="for example by mail, in answer to a request"
          onCommit={(receivedHow) => save({ receivedHow: receivedHow.trim() })}
        />
        <TextField
          label="Custodian"
          value={source.custodian}
          suggestions={people}
          onCommit={(custodian) => save({ custodian: custodian.trim() })}
        />
      </div>
    </section>
  );
}

const leftOut = 'Left out of every export.';

/** What an office does with a source that is marked so. */
export const confidentialityHints: Readonly<Record<Confidentiality, string | undefined>> = {
  none: undefined,
  confidential: 'May be exported; the exhibit list then says that it is confidential.',
  'protective-order': leftOut,
  sealed: leftOut,
};

/** What may be done with a source: privilege, compulsion, confidentiality, and a note. */
export function HandlingFields({ source }: Props): ReactNode {
  const save = useSave(source);
  return (
    <section aria-labelledby="source-handling">
      <h2 id="source-handling">Handling</h2>
      <div className="inspector-fields">
        <Select
          label="Privilege"
          value={source.privilege}
          options={optionsOf(privilegeWords)}
          hint={source.privilege === 'none' ? undefined : leftOut}
          onCommit={(privilege) => save({ privilege })}
        />
        <Select
          label="Confidential"
          value={source.confidentiality}
          options={optionsOf(confidentialityWords)}
          hint={confidentialityHints[source.confidentiality]}
          onCommit={(confidentiality) => save({ confidentiality })}
        />
        {source.kind === 'interview' ? null : (
          <CheckField
            label="Compelled: given under order"
            value={source.compelled}
            hint={source.compelled ? compelledHint : undefined}
            onCommit={(compelled) => save({ compelled })}
          />
        )}
        <TextArea label="Note" lines={2} value={source.note} onCommit={(note) => save({ note })} />
      </div>
      <MarkParts source={source} />
    </section>
  );
}
