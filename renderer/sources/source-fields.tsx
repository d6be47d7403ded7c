import type { ReactNode } from 'react';
import type { SourceRow } from '../../shared/contract/views.ts';
import type { Source } from '../../shared/domain/sources.ts';
import { useAct } from '../api.ts';
import { CheckField } from '../ui/check-field.tsx';
import { FuzzyDateField } from '../ui/date-field.tsx';
import { Select, optionsOf } from '../ui/select-field.tsx';
import { TextArea, TextField } from '../ui/text-field.tsx';
import { privilegeWords, sourceKindWords } from '../words.ts';

type Patch = Partial<Omit<Source, 'id' | 'object' | 'name' | 'importedAt'>>;

/** What a person says of a source, each field saved as it is left. */
export function SourceFields({ source }: { readonly source: SourceRow }): ReactNode {
  const update = useAct('sources.update');
  const save = (patch: Patch) => update.mutateAsync({ id: source.id, patch });
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
      <TextField label="Publisher" value={source.publisher} onCommit={(publisher) => save({ publisher })} />
      <FuzzyDateField label="Received on" value={source.receivedOn} onCommit={(receivedOn) => save({ receivedOn })} />
      <TextField
        label="Received from"
        value={source.receivedFrom}
        onCommit={(receivedFrom) => save({ receivedFrom })}
      />
      <TextField
        label="Received how"
        value={source.receivedHow}
        placeholder="for example by mail, in answer to a request"
        onCommit={(receivedHow) => save({ receivedHow })}
      />
      <TextField label="Custodian" value={source.custodian} onCommit={(custodian) => save({ custodian })} />
      <Select
        label="Privilege"
        value={source.privilege}
        options={optionsOf(privilegeWords)}
        hint={source.privilege === 'none' ? undefined : 'Left out of every export.'}
        onCommit={(privilege) => save({ privilege })}
      />
      <CheckField
        label="Compelled: given under order"
        value={source.compelled}
        hint={source.compelled ? 'Left out of every export.' : undefined}
        onCommit={(compelled) => save({ compelled })}
      />
      <TextArea label="Note" lines={2} value={source.note} onCommit={(note) => save({ note })} />
    </div>
  );
}
