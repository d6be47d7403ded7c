import { useContext, useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import type { ExhibitRow, SourceRow } from '../../shared/contract/views.ts';
import type { Brief } from '../../shared/domain/briefs.ts';
import { standardSeries } from '../../shared/domain/exhibits.ts';
import { exportable } from '../../shared/domain/sources.ts';
import { call, useCall } from '../api.ts';
import { PasswordsAsked } from '../sources/passwords-asked.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { ReadOnly } from '../ui/read-only.tsx';
import { Select } from '../ui/select-field.tsx';
import { useRun } from '../ui/use-run.ts';
import { counted } from '../words.ts';
import { addExhibits, bySeries, dropExhibits, type ListedExhibit } from './exhibit-list.ts';
import { ExhibitTable } from './exhibit-table.tsx';
import { OtherSources } from './other-sources.tsx';
import { SeriesPane } from './series-pane.tsx';
import './exhibits.css';

/**
 * The exhibit list in its order, and below it the sources that are no exhibits, with the reason where one cannot be; or the series.
 * With a paper, whether each exhibit goes with it.
 */
export function ExhibitsPane({ brief }: { readonly brief?: Brief }): ReactNode {
  const [shown, setShown] = useState<'list' | 'series'>('list');
  return (
    <div className="exhibits-pane">
      <div className="toolbar" role="group" aria-label="What is shown of the exhibits">
        <Button look="quiet" aria-pressed={shown === 'list'} onClick={() => setShown('list')}>
          List
        </Button>
        <Button look="quiet" aria-pressed={shown === 'series'} onClick={() => setShown('series')}>
          Series and stamps
        </Button>
      </div>
      {shown === 'series' ? <SeriesPane /> : <ExhibitsList brief={brief} />}
    </div>
  );
}

function ExhibitsList({ brief }: { readonly brief: Brief | undefined }): ReactNode {
  const exhibits = useCall('exhibits.list', {});
  const sources = useCall('sources.list', {});
  const all = useCall('series.list', {}).data ?? standardSeries;
  const isReadOnly = useContext(ReadOnly);
  const { run, failure } = useRun();
  const [series, setSeries] = useState('union');
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text);
  // Subtle: keys come faster than answers, so each change starts from the list that was sent last.
  const [sent, setSent] = useState<{ of: unknown; list: ListedExhibit[] } | null>(null);
  const kept = useMemo(() => bySeries(exhibits.data ?? [], all), [exhibits.data, all]);
  const list = sent !== null && sent.of === exhibits.data ? sent.list : kept;

  const set = async (next: ListedExhibit[], done?: string, compelledReason = '') => {
    if (isReadOnly || JSON.stringify(next) === JSON.stringify(list)) return;
    setSent({ of: exhibits.data, list: next });
    const saved = await run(() => call('exhibits.set', { exhibits: next, compelledReason }), done);
    if (!saved) setSent(null);
  };
  const choose = async (source: string, goes: boolean) => {
    if (brief === undefined) return;
    const rows = exhibits.data ?? [];
    const one = rows.find((row) => row.source === source);
    const before = brief.settings.bundle.exhibits ?? rows.map((row) => row.id);
    const ids = goes && one !== undefined ? [...before, one.id] : before.filter((id) => id !== one?.id);
    const isAll = rows.every((row) => ids.includes(row.id));
    const bundle = { ...brief.settings.bundle, exhibits: isAll ? null : ids };
    await call('briefs.update', { id: brief.id, patch: { settings: { ...brief.settings, bundle } } });
  };
  const byId = useMemo(() => new Map((sources.data ?? []).map((source) => [source.id, source])), [sources.data]);
  const others = useMemo(() => {
    const listed = new Set(list.map((each) => each.source));
    return matching(
      (sources.data ?? []).filter((source) => !listed.has(source.id)),
      wanted,
    );
  }, [sources.data, list, wanted]);
  const goes = useMemo(() => chosenOf(brief, exhibits.data ?? []), [brief, exhibits.data]);
  const failed = exhibits.error ?? sources.error;
  if (failed !== null) return <ErrorNote failure={failed} />;

  const ready = (sources.data ?? []).filter(exportable).map((source) => source.id);
  return (
    <>
      <PasswordsAsked sources={list.map((each) => each.source)} look="folded" />
      {list.length === 0 ? (
        <div className="exhibits-none">
          <p>
            No list is made yet. A bundle then takes every source that is not withheld, in the order of import:{' '}
            {counted(ready.length, 'source')}.
          </p>
          <Button
            disabled={isReadOnly || ready.length === 0}
            onClick={() => void set(addExhibits([], ready, series, all), 'Made the exhibit list')}
          >
            Make a list of them
          </Button>
        </div>
      ) : (
        <ExhibitTable
          list={list}
          rows={exhibits.data ?? []}
          series={all}
          goes={goes}
          onGoes={async (source, goes) => await choose(source, goes)}
          sources={byId}
          onSet={(next) => void set(next)}
          onDrop={(gone) =>
            void set(dropExhibits(list, new Set(gone)), `Took ${counted(gone.length, 'exhibit')} off the list`)
          }
        />
      )}
      {failure !== null && <ErrorNote failure={failure} />}
      <div className="toolbar">
        <input
          className="input toolbar-text"
          type="search"
          aria-label="Filter other sources"
          placeholder="Filter other sources"
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <span className="toolbar-end series-pick">
          <span aria-hidden="true" className="quiet">
            Add to
          </span>
          <Select
            bare
            label="Series for added exhibits"
            value={series}
            options={all.map((one) => [one.id, one.name])}
            onCommit={setSeries}
          />
        </span>
      </div>
      <OtherSources
        rows={others}
        series={all.find((one) => one.id === series)?.name ?? ''}
        onAdd={(added) => void set(addExhibits(list, added, series, all))}
        onLetIn={(source, reason) => {
          const base = list.length === 0 ? addExhibits([], ready, series, all) : list;
          return set(addExhibits(base, [source], series, all), 'Made a compelled statement an exhibit', reason);
        }}
      />
    </>
  );
}

/** Gives whether the exhibit of each source goes with a paper; nothing without one. */
function chosenOf(brief: Brief | undefined, rows: readonly ExhibitRow[]): ReadonlyMap<string, boolean> {
  if (brief === undefined) return new Map();
  const chosen = brief.settings.bundle.exhibits;
  return new Map(rows.map((row) => [row.source, chosen === null || chosen.includes(row.id)]));
}

function matching(sources: readonly SourceRow[], typed: string): SourceRow[] {
  const wanted = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return sources.filter((source) => {
    const text = `${source.title} ${source.name}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
