import { useState, type ReactNode } from 'react';
import { contractBanner } from '../../shared/domain/contracts.ts';
import { call, useCall } from '../api.ts';
import { useNavigate, useSelection } from '../navigation.ts';
import { useToday } from '../today.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Unsaved } from '../ui/read-only.tsx';
import { Panes } from '../ui/panes.tsx';
import { useRun } from '../ui/use-run.ts';
import { counted } from '../words.ts';
import { ClockInspector } from './clock-inspector.tsx';
import { ClockTable } from './clock-table.tsx';
import { clockRows, type ClockRow } from './clocks.ts';
import { GrievanceInspector } from './grievance-inspector.tsx';
import { GrievanceList } from './grievance-list.tsx';
import { NewClock } from './new-clock.tsx';
import { useContracts } from './use-contracts.ts';
import '../ui/screen.css';
import './grievances.css';

/** Grievances with their steps, and every clock by day with the trace of its count. */
export function GrievancesScreen(): ReactNode {
  const grievances = useCall('grievances.list', {});
  const deadlines = useCall('deadlines.list', {});
  const contracts = useContracts();
  const place = useSelection();
  const { select } = useNavigate();
  const today = useToday();
  const { run, failure } = useRun();
  const [only, setOnly] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);

  const rows = clockRows(deadlines.data ?? [], today);
  const list = grievances.data ?? [];
  const clock = rows.find((row) => row.deadline.id === place.id);
  const grievance = list.find((each) => each.id === place.id);
  const filter = list.find((each) => each.id === (grievance?.id ?? only)) ?? null;
  const shown = filter === null ? rows : rows.filter((row) => row.deadline.grievance === filter.id);
  const inForce = new Set((filter === null ? list : [filter]).map((each) => each.contract));
  const banners = contracts
    .filter((contract) => inForce.has(contract.id))
    .flatMap((contract) => {
      const banner = contractBanner(contract, today);
      return banner === null ? [] : [{ id: contract.id, text: `${contract.title}. ${banner}` }];
    });

  const remove = (gone: readonly ClockRow[]) => {
    const [first] = gone;
    if (first === undefined) return;
    void run(
      async () => {
        for (const row of gone) await call('deadlines.remove', { id: row.deadline.id });
        select({ id: filter?.id ?? null });
      },
      gone.length === 1 ? `Removed ${first.deadline.title}` : `Removed ${counted(gone.length, 'clock')}`,
    );
  };

  const failed = grievances.error ?? deadlines.error;
  if (failed !== null) {
    const again = () => void Promise.all([grievances.refetch(), deadlines.refetch()]);
    return <ErrorNote failure={failed} onRetry={again} />;
  }
  const main = (
    <div className="screen-column">
      <div className="toolbar">
        <h1>{filter === null ? 'All clocks' : filter.title}</h1>
        <span className="figures quiet">{counted(shown.length, 'clock')}</span>
        <span className="toolbar-end">
          <Button aria-expanded={adding} onClick={() => setAdding(!adding)}>
            New clock
          </Button>
        </span>
      </div>
      {banners.map((banner) => (
        <p key={banner.id} className="contract-banner" role="note">
          {banner.text}
        </p>
      ))}
      {adding && (
        <Unsaved>
          <NewClock
            contracts={contracts}
            grievances={list}
            grievance={filter}
            today={today}
            onAdded={(id) => {
              setAdding(false);
              setOnly(filter?.id ?? null);
              select({ id });
            }}
            onCancel={() => setAdding(false)}
          />
        </Unsaved>
      )}
      {failure !== null && <ErrorNote failure={failure} />}
      <ClockTable
        rows={shown}
        grievances={list}
        selected={place.ids}
        onSelect={(ids, lead) => {
          setOnly(filter?.id ?? null);
          select({ id: lead, ids });
        }}
        onRemove={remove}
        empty={
          deadlines.isPending ? (
            <p className="table-note quiet">Reading the clocks</p>
          ) : (
            <EmptyState
              action={<Button onClick={() => setAdding(true)}>Start a clock</Button>}
              link={<span>Or name a grievance on the left and open the steps of its contract.</span>}
            >
              Every time limit belongs here, with the day it ends and each day that was counted.
            </EmptyState>
          )
        }
      />
    </div>
  );
  return (
    <Panes
      name="grievances"
      listTitle="Grievances"
      mainTitle="Clocks"
      inspectorTitle={clock === undefined ? 'Grievance' : 'Clock'}
      widths={{ list: 210, inspector: 360 }}
      list={
        <GrievanceList
          grievances={list}
          chosen={filter?.id ?? null}
          onChoose={(id) => {
            setOnly(id);
            select({ id });
          }}
        />
      }
      main={main}
      inspector={
        <div className="inspector-scroll">
          {clock !== undefined ? (
            <ClockInspector key={clock.deadline.id} row={clock} onRemove={() => remove([clock])} />
          ) : filter !== null ? (
            <GrievanceInspector
              key={filter.id}
              grievance={filter}
              contracts={contracts}
              today={today}
              onRemoved={() => {
                setOnly(null);
                select({ id: null });
              }}
            />
          ) : (
            <p className="table-note quiet">Select a clock to see how it was counted.</p>
          )}
        </div>
      }
    />
  );
}
