import { useState, type ReactNode } from 'react';
import type { CallOutput } from '../../shared/contract/contract.ts';
import type { Brief } from '../../shared/domain/briefs.ts';
import { call, useCall } from '../api.ts';
import { useJobs } from '../jobs.ts';
import { shellCall } from '../shell.ts';
import { Button } from '../ui/button.tsx';
import { dateWords, typedDay } from '../ui/date-words.ts';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { FormField } from '../ui/form-field.tsx';
import { ProgressLine } from '../ui/progress-line.tsx';
import { useRun } from '../ui/use-run.ts';
import { counted, sizeWords } from '../words.ts';
import { CheckList, Notes } from './check-bar.tsx';
import { checksLine } from './check-words.ts';
import { exportName } from './export-name.ts';
import { copyHash } from './past-exports.tsx';
import type { Preview } from './use-preview.ts';

type Props = {
  readonly brief: Brief;
  /** With exhibits or alone, to begin with. */
  readonly bundle: boolean;
  readonly date: string;
  readonly preview: Preview;
  readonly onClose: () => void;
};

type Done = CallOutput<'briefs.export'> & { readonly token: string };

/** Asks what to export and where; shows progress, and then the file's hash or why there is no file. */
export function ExportDialog(props: Props): ReactNode {
  const { brief, onClose } = props;
  const info = useCall('case.info', {});
  const [bundle, setBundle] = useState(props.bundle);
  const [typed, setTyped] = useState(dateWords(props.date));
  const [job, setJob] = useState<string | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const { run, failure, busy, clear } = useRun();
  const progress = useJobs().find((each) => each.job === job);
  const date = readDay(typed);

  const start = () => {
    if (date === null || busy) return;
    void run(async () => {
      const suggestedName = exportName(info.data?.title ?? brief.title, bundle, info.data?.hearingOn ?? null);
      const picked = await shellCall('shell.pick-save', { suggestedName, kind: 'pdf' });
      if (picked === null) return;
      const id = crypto.randomUUID();
      setJob(id);
      try {
        const answer = await call('briefs.export', { job: id, brief: brief.id, bundle, date, token: picked.token });
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
  const seen = props.preview.made;
  const isSeen = seen !== null && seen.of.bundle === bundle && seen.of.date === date && !props.preview.busy;
  return (
    <Dialog
      wide
      title="Export brief"
      onClose={close}
      onSubmit={start}
      actions={
        <>
          <Button onClick={close}>{job === null ? 'Do not export' : 'Cancel the export'}</Button>
          <Button type="submit" look="primary" disabled={busy || date === null}>
            Choose a place and export
          </Button>
        </>
      }
    >
      <fieldset className="export-kind" disabled={busy}>
        <legend>What to export</legend>
        <label className="check">
          <input type="radio" name="export-kind" checked={bundle} onChange={() => setBundle(true)} />
          Brief with its exhibits, as one PDF
        </label>
        <label className="check">
          <input type="radio" name="export-kind" checked={!bundle} onChange={() => setBundle(false)} />
          Brief only
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
      {failure === null ? (
        <section aria-label="Checks">
          <p>
            {isSeen
              ? `${checksLine(seen.checks)} as the case stands now.`
              : 'The checks run on the finished file before it is written.'}{' '}
            <span className="quiet">A check that fails leaves no file.</span>
          </p>
          {isSeen && (
            <div className="export-checks">
              <CheckList checks={seen.checks} />
              <Notes warnings={seen.warnings} />
            </div>
          )}
        </section>
      ) : (
        <>
          <ErrorNote failure={failure} />
          <FailedChecks lines={failure.data['lines']} />
        </>
      )}
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

/** Which checks failed and what they found, from the failure itself. */
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

function Exported({ done, onClose }: { readonly done: Done; readonly onClose: () => void }): ReactNode {
  const { run, failure } = useRun();
  const { fileName, pages, bytes, sha256 } = done.export;
  return (
    <Dialog
      wide
      title="Exported"
      onClose={onClose}
      onSubmit={onClose}
      actions={
        <>
          <Button onClick={() => void run(() => shellCall('shell.reveal', { token: done.token }))}>
            Show the file
          </Button>
          <Button type="submit" look="primary">
            Close
          </Button>
        </>
      }
    >
      <p>
        <strong>{fileName}</strong>, {counted(pages, 'page')}, {sizeWords(bytes)}. {checksLine(done.checks)}.
      </p>
      <p>
        SHA-256 <code className="export-hash">{sha256}</code>{' '}
        <Button look="link" onClick={() => void copyHash(sha256)}>
          Copy
        </Button>
      </p>
      <div className="export-checks">
        <CheckList checks={done.checks} />
        <Notes warnings={done.warnings} />
      </div>
      {failure !== null && <ErrorNote failure={failure} />}
    </Dialog>
  );
}

function readDay(text: string): string | null {
  try {
    return typedDay(text);
  } catch {
    return null;
  }
}
