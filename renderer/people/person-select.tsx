import { useMemo, useState, type ReactNode } from 'react';
import { personLabel } from '../../shared/domain/people.ts';
import { call, useCall } from '../api.ts';
import { Select } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';

/** Gives the printed name of a person by id; empty for nobody and for one who is gone. */
export function usePersonNames(): (id: string | null) => string {
  const people = useCall('people.list', {}).data;
  return useMemo(() => {
    const names = new Map((people ?? []).map((person) => [person.id, personLabel(person)]));
    return (id) => (id === null ? '' : (names.get(id) ?? ''));
  }, [people]);
}

const nobody = '';
const another = 'new';

/** A choice among the people of the case; "New person" takes a name in place and adds the person. */
export function PersonSelect(props: {
  readonly label: string;
  readonly value: string | null;
  readonly onCommit: (person: string | null) => Promise<unknown>;
  readonly bare?: boolean;
}): ReactNode {
  const people = useCall('people.list', {}).data ?? [];
  const [naming, setNaming] = useState(false);
  if (naming) {
    return (
      <TextField
        label={props.label}
        value=""
        placeholder="Name"
        autoFocus
        bare={props.bare ?? false}
        onLeave={() => setNaming(false)}
        onCommit={async (name) => {
          if (name.trim() !== '') {
            const person = await call('people.create', { name: name.trim() });
            await props.onCommit(person.id);
          }
          setNaming(false);
        }}
      />
    );
  }
  const sorted = people.toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <Select
      label={props.label}
      bare={props.bare ?? false}
      value={props.value ?? nobody}
      options={[
        [nobody, props.bare === true ? '' : 'Not stated'],
        ...sorted.map((person) => [person.id, personLabel(person)] as const),
        [another, 'New person...'],
      ]}
      onCommit={async (value) => {
        if (value === another) setNaming(true);
        else await props.onCommit(value === nobody ? null : value);
      }}
    />
  );
}
