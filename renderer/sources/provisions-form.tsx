import type { ReactNode } from 'react';
import type { SourceRow } from '../../shared/contract/views.ts';
import type { Provision } from '../../shared/domain/source-parts.ts';
import { call, useCall } from '../api.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import { optionsOf, Select } from '../ui/select-field.tsx';
import { bearingWords } from '../words.ts';
import { PartOutline } from './part-outline.tsx';

/** The provisions of a policy or a contract that matter here, each with what it does. */
export function ProvisionsForm({ source }: { readonly source: SourceRow }): ReactNode {
  const list = useCall('provisions.list', { source: source.id });
  const detail = useCall('sources.get', { id: source.id }, { keep: true });
  const rows = list.data ?? [];
  return (
    <section aria-labelledby="source-provisions">
      <h2 id="source-provisions">Provisions ({rows.length})</h2>
      {list.error === null ? null : <ErrorNote failure={list.error} onRetry={() => void list.refetch()} />}
      {rows.length > 0 || list.data === undefined ? null : (
        <p className="form-note quiet">
          What it prohibits, requires or permits: each provision that the case turns on.
        </p>
      )}
      <PartOutline
        names={{ many: 'Provisions', one: () => 'provision' }}
        levels={6}
        rows={rows}
        excerpts={detail.data?.source.id === source.id ? detail.data.excerpts : []}
        onCreate={(given) => call('provisions.create', { source: source.id, ...given })}
        onUpdate={(id, patch) => call('provisions.update', { id, patch })}
        onMove={(move) => call('provisions.move', move)}
        onRemove={(id) => call('provisions.remove', { id })}
        beside={bearingOf}
      />
    </section>
  );
}

function bearingOf(row: Provision): ReactNode {
  return (
    <div className="part-bearing">
      <Select
        bare
        label={`What ${row.label === '' ? 'this provision' : row.label} does`}
        value={row.bearing}
        options={optionsOf(bearingWords)}
        onCommit={(bearing) => call('provisions.update', { id: row.id, patch: { bearing } })}
      />
    </div>
  );
}
