import { useState, type ReactNode } from 'react';
import { call } from '../api.ts';
import { useJobs } from '../jobs.ts';
import { shellCall } from '../shell.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { ProgressLine } from '../ui/progress-line.tsx';
import { useRun } from '../ui/use-run.ts';
import { counted, sizeWords } from '../words.ts';
import { askToTakeOut, type TakeOutKind, useTakeOutAsked } from './take-out-request.ts';

type Props = { readonly title: string; readonly encrypted: boolean };
type Done = {
  readonly name: string;
  readonly token: string;
  readonly files: number;
  readonly bytes: number | null;
  readonly sha256: string | null;
  readonly missing: readonly string[];
};

/** The dialog that saves a portable copy or exports everything, while it is asked for. */
export function TakeOut(props: Props): ReactNode {
  const kind = useTakeOutAsked();
  return kind === null ? null : <TakeOutDialog key={kind} kind={kind} {...props} />;
}

const titles = { copy: 'Save a portable copy', everything: 'Export everything' } as const;

function TakeOutDialog({ kind, title, encrypted }: Props & { readonly kind: TakeOutKind }): ReactNode {
  const [job, setJob] = useState<string | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const { run, failure, busy } = useRun();
  const progress = useJobs().find((each) => each.job === job);
  const close = () => {
    if (job !== null) void call('jobs.cancel', { job });
    askToTakeOut(null);
  };
  const start = () =>
    void run(async () => {
      const suggestedName = kind === 'copy' ? `${title} portable copy` : `${title} export`;
      const picked = await shellCall('shell.pick-save', { suggestedName, kind: kind === 'copy' ? 'zip' : 'folder' });
      if (picked === null) return;
      const id = crypto.randomUUID();
      setJob(id);
      try {
        const input = { job: id, token: picked.token };
        if (kind === 'copy') setDone({ ...picked, ...(await call('case.save-copy', input)) });
        else setDone({ ...picked, bytes: null, sha256: null, ...(await call('case.export-everything', input)) });
      } finally {
        setJob(null);
      }
    });
  if (done !== null) return <TakenOut kind={kind} done={done} />;
  return (
    <Dialog
      title={titles[kind]}
      onClose={close}
      onSubmit={start}
      actions={
        <>
          <Button onClick={close}>{job === null ? 'Cancel' : 'Cancel and keep nothing'}</Button>
          <Button type="submit" look="primary" disabled={busy}>
            {kind === 'copy' ? 'Choose a place and save' : 'Choose a place and export'}
          </Button>
        </>
      }
    >
      {kind === 'copy' ? <AboutCopy encrypted={encrypted} /> : <AboutEverything encrypted={encrypted} />}
      {failure !== null && failure.code !== 'cancelled' && <ErrorNote failure={failure} />}
      {job !== null && (
        <ProgressLine
          words={progress === undefined || progress.what === '' ? 'Beginning' : `Writing, ${progress.what}`}
          done={progress?.done ?? 0}
          total={progress?.total ?? 0}
        />
      )}
    </Dialog>
  );
}

function AboutCopy({ encrypted }: { readonly encrypted: boolean }): ReactNode {
  return (
    <>
      <p>
        One file that holds the whole case as it stands now, for a stick or another computer. There, “Bring in a
        portable copy” makes a case of it again, with its log.
      </p>
      <p>
        {encrypted
          ? 'It is encrypted as the case is, and opens with the same passphrase.'
          : 'This case has no passphrase: whoever has the file can read all of it, privileged items too.'}
      </p>
      <p className="quiet">Every part is read again and compared before the file gets its name.</p>
    </>
  );
}

function AboutEverything({ encrypted }: { readonly encrypted: boolean }): ReactNode {
  return (
    <>
      <p>
        A folder that any computer can read without this program: the originals under their names, their text, every
        table, the custody log, and a README that explains them.
      </p>
      <p>
        <strong>
          It is not encrypted{encrypted ? ', though the case is' : ''}, and it holds privileged and compelled items too.
        </strong>{' '}
        It is your own copy, not a production.
      </p>
      <p className="quiet">Every original is read again and its hash compared with the log.</p>
    </>
  );
}

function TakenOut({ kind, done }: { readonly kind: TakeOutKind; readonly done: Done }): ReactNode {
  const { run, failure } = useRun();
  const close = () => askToTakeOut(null);
  return (
    <Dialog
      title={kind === 'copy' ? 'Portable copy saved' : 'Everything exported'}
      onClose={close}
      onSubmit={close}
      actions={
        <>
          <Button onClick={() => void run(() => shellCall('shell.reveal', { token: done.token }))}>
            {kind === 'copy' ? 'Show the file' : 'Show the folder'}
          </Button>
          <Button type="submit" look="primary">
            Close
          </Button>
        </>
      }
    >
      <p>
        <strong>{done.name}</strong>, {counted(done.files, kind === 'copy' ? 'part' : 'file')}
        {done.bytes === null ? '' : `, ${sizeWords(done.bytes)}`}. The custody log has it.
      </p>
      {done.sha256 !== null && (
        <p>
          SHA-256 <code className="export-hash">{done.sha256}</code>
        </p>
      )}
      {done.missing.length > 0 && (
        <>
          <p>
            <strong>{counted(done.missing.length, 'item')} of evidence could not be taken along:</strong> the bytes are
            missing or damaged.
          </p>
          <ul>
            {done.missing.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </>
      )}
      {failure !== null && <ErrorNote failure={failure} />}
    </Dialog>
  );
}
