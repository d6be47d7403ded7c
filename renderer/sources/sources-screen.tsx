import { useEffect, useEffectEvent, useMemo } from 'react';
import type { ReactNode } from 'react';
import { useCall } from '../api.ts';
import { useBeside, useNavigate, useSelection } from '../navigation.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Panes } from '../ui/panes.tsx';
import { useNarrow } from '../ui/use-narrow.ts';
import { pickAndImport } from './import-evidence.ts';
import { ManySources } from './many-sources.tsx';
import { SourceInspector } from './source-inspector.tsx';
import { SourceList } from './source-list.tsx';
import { SourceSides } from './source-sides.tsx';
import './sources.css';

/** Evidence: the list of sources, the source in view, and what is known of it. */
export function SourcesScreen(): ReactNode {
  const place = useSelection();
  const beside = useBeside();
  const isNarrow = useNarrow(1700);
  const { select } = useNavigate();
  const list = useCall('sources.list', {}, { keep: true });
  const rows = list.data ?? [];
  const isGone = list.data !== undefined && place.id !== null && !rows.some((row) => row.id === place.id);
  const settle = useEffectEvent((gone: boolean) => {
    if (gone) select({ id: null });
  });
  useEffect(() => settle(isGone), [isGone]);
  const current = rows.find((row) => row.id === place.id) ?? null;
  const picked = useMemo(() => {
    const ids = new Set(place.ids);
    return ids.size < 2 ? [] : (list.data ?? []).filter((row) => ids.has(row.id));
  }, [list.data, place.ids]);

  // Two sources beside each other need the room that the inspector takes.
  const leavesNoRoom = isNarrow && beside !== null && rows.some((row) => row.id === beside.id);

  if (list.error !== null) return <ErrorNote failure={list.error} onRetry={() => void list.refetch()} />;
  if (list.data === undefined) return null;
  if (rows.length === 0) return <NoEvidence />;
  return (
    <Panes
      name="sources"
      listTitle="Sources"
      list={<SourceList rows={rows} />}
      mainTitle="Source in view"
      main={
        current === null ? (
          <EmptyState>Choose a source to read it here. Words that you select become an excerpt or a fact.</EmptyState>
        ) : (
          <SourceSides rows={rows} current={current} />
        )
      }
      inspector={
        picked.length > 1 ? (
          <ManySources key={`${picked.length} ${place.ids[0]} ${place.ids.at(-1)}`} rows={picked} />
        ) : current === null || leavesNoRoom ? null : (
          <SourceInspector key={current.id} source={current} />
        )
      }
      widths={{ list: 410, inspector: 290 }}
    />
  );
}

function NoEvidence(): ReactNode {
  return (
    <EmptyState
      action={
        <span className="source-actions">
          <Button look="primary" onClick={() => void pickAndImport(false)}>
            Add files
          </Button>
          <Button onClick={() => void pickAndImport(true)}>Add a folder</Button>
        </span>
      }
    >
      Notices, policies, audit notes, mails, photos, news: whatever proves or disproves something belongs here. Drop
      files or folders anywhere on this window. Each is copied byte for byte and hashed; the original stays where it is.
    </EmptyState>
  );
}
