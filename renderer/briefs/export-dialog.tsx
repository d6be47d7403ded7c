import { useState, type ReactNode } from 'react';
import type { Brief } from '../../shared/domain/briefs.ts';
import { judge, type CheckPlace } from '../../shared/domain/export-gate.ts';
import { call, useCall } from '../api.ts';
import { useJobs } from '../jobs.ts';
import { shellCall } from '../shell.ts';
import { Button } from '../ui/button.tsx';
import { dateWords } from '../ui/date-words.ts';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { FormField } from '../ui/form-field.tsx';
import { ProgressLine } from '../ui/progress-line.tsx';
import { useRun } from '../ui/use-run.ts';
import { counted } from '../words.ts';
import { exportName } from '../../shared/domain/export-name.ts';
import { reasonKey, reasonsFor } from './check-reasons.ts';
import { Exported, type Done } from './exported-note.tsx';
import { GateList } from './gate-list.tsx';
import { readDay, ServedFields } from './served-fields.tsx';
import { useGate } from './use-gate.ts';
import type { Preview } from './use-preview.ts';

type Props = {
  readonly brief: Brief;
  /** With exhibits or alone, to begin with. */
  readonly bundle: boolean;
  readonly date: string;
  readonly preview: Preview;
  readonly onClose: () => void;
  /** Goes to what a check found; the dialog is closed by then. */
  readonly onShow: (place: CheckPlace) => void;
};

/** Asks what to export and where, with every check and the reasons that it asks for; then shows where the file is, and its hash. */
export function ExportDialog(props: Props): ReactNode {
  const { brief, onClose } = props;
  const info = useCall('case.info', {});
  const [bundle, setBundle] = useState(props.bundle);
  const [typed, setTyped] = useState(dateWords(props.date));
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const [keep, setKeep] = useState(true);
  const [isServed, setIsServed] = useState(false);
  const [servedOn, setServedOn] = useState(typed);
  const [servedTo, setServedTo] = useState('');
  const [job, setJob] = useState<string | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const { run, failure, busy, clear } = useRun();
  const progress = useJobs().find((each) => each.job === job);
  const date = readDay(typed);
  const gate = useGate({ brief: brief.id, bundle, date: date ?? '' }, props.preview);
  const checks = gate.checked?.checks ?? [];
  const given = reasonsFor(checks, reasons);
  const overrides = Object.entries(given).map(([check, reason]) => ({ check, reason }));
  const { closed, owed, taken } = judge(checks, overrides);
  const served = isServed ? { on: readDay(servedOn), to: servedTo.trim() } : null;
  const isServedWhole = served === null || (served.on !== null && served.to !== '');
  const ready = gate.checked !== null && date !== null && isServedWhole && closed.length === 0 && owed.length === 0;

  const start = () => {
    if (!ready || date === null || busy) return;
    const handed = served?.on == null ? null : { on: served.on, to: served.to };
    void run(async () => {
      const caseTitle = info.data?.title ?? '';
      const hearingOn = info.data?.hearingOn ?? null;
      const suggestedName = exportName({ caseTitle, paperTitle: brief.title, bundle, hearingOn });
      const picked = await shellCall('shell.pick-save', { suggestedName, kind: 'pdf' });
      if (picked === null) return;
      const id = crypto.randomUUID();
      setJob(id);
      const request = { brief: brief.id, bundle, date, overrides: [...taken], keep, served: handed };
      try {
        const answer = await call('briefs.export', { job: id, ...request, token: picked.token });
        setDone({ ...answer, token: picked.token });
      } finally {
        setJob(null);
      }
    });
  };
  const cancel = () => {
    if (job !== null) void call('jobs.cancel', { job });
  };
  const close = () => {
    cancel();
    onClose();
  };
  if (done !== null) return <Exported done={done} onClose={onClose} />;
  return (
    <Dialog
      wide
      title="Export brief"
      onClose={close}
      onSubmit={start}
      actions={
        <>
          <Standing
            running={gate.checked === null && gate.failure === null}
            closed={closed.length}
            owed={owed.length}
            busy={busy}
          />
          <Button onClick={close}>{job === null ? 'Do not export' : 'Cancel the export'}</Button>
          <Button type="submit" look="primary" disabled={busy || !ready}>
            Choose a place and export
          </Button>
        </>
      }
    >
      <div className="export-what">
        <fieldset className="export-kind" disabled={busy}>
          <legend>What to export</legend>
          <label className="check">
            <input type="radio" name="export-kind" checked={bundle} onChange={() => setBundle(true)} />
            With its exhibits, as one PDF
          </label>
          <label className="check">
            <input type="radio" name="export-kind" checked={!bundle} onChange={() => setBundle(false)} />
            Without exhibits
          </label>
        </fieldset>
        <FormField
          label="Date of issue"
          value={typed}
          disabled={busy}
          failure={date === null ? 'Name one day, such as 19 Feb 2026.' : null}
          onChange={(text) => {
            setTyped(text);
            clear();
          }}
        />
      </div>
      <section aria-label="Checks" className="export-gate" aria-busy={gate.checked === null}>
        {gate.checked === null && gate.failure === null && date !== null && (
          <p className="quiet" role="status">
            Running the checks on the finished pages
          </p>
        )}
        {gate.failure !== null && <ErrorNote failure={gate.failure} />}
        {gate.checked !== null && (
          <GateList
            checks={checks}
            warnings={gate.checked.warnings}
            reasons={given}
            disabled={busy}
            onReason={(check, reason) => setReasons((before) => ({ ...before, [reasonKey(check)]: reason }))}
            onShow={(place) => {
              close();
              props.onShow(place);
            }}
          />
        )}
      </section>
      <div className="export-keep">
        <label className="check">
          <input
            type="checkbox"
            checked={keep || isServed}
            disabled={busy || isServed}
            onChange={(event) => setKeep(event.target.checked)}
          />
          Keep an exact copy in the case
        </label>
        <label className="check">
          <input
            type="checkbox"
            checked={isServed}
            disabled={busy}
            onChange={(event) => setIsServed(event.target.checked)}
          />
          This file is served
        </label>
        {isServed && (
          <ServedFields on={servedOn} to={servedTo} disabled={busy} onDay={setServedOn} onTo={setServedTo} />
        )}
      </div>
      {failure !== null && <ErrorNote failure={failure} />}
      {failure !== null && <FailedChecks lines={failure.data['lines']} />}
      {job !== null && (
        <ProgressLine
          words={progress === undefined || progress.what === '' ? 'Setting the brief' : `Exporting, ${progress.what}`}
          done={progress?.done ?? 0}
          total={progress?.total ?? 0}
        />
      )}
    </Dialog>
  );
}

/** What still stands in the way, beside the buttons. */
function Standing(props: {
  readonly running: boolean;
  readonly closed: number;
  readonly owed: number;
  readonly busy: boolean;
}): ReactNode {
  const { running, closed, owed, busy } = props;
  const parts = [
    ...(closed > 0 ? [`${counted(closed, 'check')} ${closed === 1 ? 'fails' : 'fail'}`] : []),
    ...(owed > 0 ? [`${counted(owed, 'reason')} missing`] : []),
  ];
  const words = busy ? '' : running ? 'The checks are running' : parts.join(', ');
  return (
    <p className="export-standing quiet small" role="status">
      {words}
    </p>
  );
}

/** Which checks failed on the finished file and what they found, from the failure itself. */
function FailedChecks({ lines }: { readonly lines: unknown }): ReactNode {
  if (!Array.isArray(lines) || lines.length === 0) return null;
  return (
    <ul className="check-list">
      {lines.map((line: unknown) => (
        <li key={String(line)}>
          <span className="check-fails">Fail</span>
          <p>{String(line)}</p>
        </li>
      ))}
    </ul>
  );
}
