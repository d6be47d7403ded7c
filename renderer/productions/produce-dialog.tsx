import { useState, type ReactNode } from 'react';
import type { CallOutput } from '../../shared/contract/contract.ts';
import type { ProductionRow } from '../../shared/contract/production-views.ts';
import type { Production, ProductionDecision } from '../../shared/domain/productions.ts';
import { call, useCall } from '../api.ts';
import { useJobs } from '../jobs.ts';
import { shellCall } from '../shell.ts';
import { PasswordsAsked } from '../sources/passwords-asked.tsx';
import { Button } from '../ui/button.tsx';
import { DateText } from '../ui/date-text.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { FormField } from '../ui/form-field.tsx';
import { ProgressLine } from '../ui/progress-line.tsx';
import { showToast } from '../ui/toast.tsx';
import { useRun } from '../ui/use-run.ts';
import { counted, sizeWords } from '../words.ts';
import { barWords, folderName, productionName } from './production-words.ts';

type Props = {
  readonly production: Production;
  readonly sources: readonly ProductionRow[];
  readonly onClose: () => void;
};
type Done = CallOutput<'productions.export'> & { readonly token: string };
type Choice = { readonly produce: boolean; readonly reason: string };

/** Asks what is withheld and what is numbered, then writes the production into a folder or enters it as handed over. */
export function ProduceDialog({ production, sources, onClose }: Props): ReactNode {
  const info = useCall('case.info', {});
  const isOpen = production.servedAt === null;
  const barred = isOpen ? sources.filter((row) => row.bars.length > 0) : [];
  const slips = sources.filter((row) => row.slipSheet && !row.withheld).length;
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  const [numbers, setNumbers] = useState(true);
  const [natives, setNatives] = useState(true);
  const [job, setJob] = useState<string | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const { run, failure, busy, clear } = useRun();
  const progress = useJobs().find((each) => each.job === job);
  const choiceOf = (source: string): Choice => choices[source] ?? { produce: false, reason: '' };
  const decisions = barred.map(({ source }): ProductionDecision => ({ source, ...choiceOf(source) }));
  const withheld = isOpen
    ? decisions.filter((decision) => !decision.produce).length
    : sources.filter((row) => row.withheld).length;
  const unreasoned = decisions.some((decision) => decision.produce && decision.reason.trim() === '');
  const going = sources.length - withheld;
  const choose = (source: string, change: Partial<Choice>) => {
    setChoices({ ...choices, [source]: { ...choiceOf(source), ...change } });
    clear();
  };

  const start = () => {
    if (busy || unreasoned || going === 0) return;
    void run(async () => {
      const suggestedName = folderName(info.data?.title ?? '', 'production', production.date);
      const picked = await shellCall('shell.pick-save', { suggestedName, kind: 'folder' });
      if (picked === null) return;
      const id = crypto.randomUUID();
      setJob(id);
      try {
        const given = { job: id, token: picked.token, production: production.id, numbers, natives, decisions };
        setDone({ ...(await call('productions.export', given)), token: picked.token });
      } finally {
        setJob(null);
      }
    });
  };
  const mark = () =>
    void run(() => call('productions.serve', { production: production.id, numbers, decisions })).then((served) => {
      if (!served) return;
      showToast('Entered as produced');
      onClose();
    });
  const close = () => {
    if (job !== null) void call('jobs.cancel', { job });
    onClose();
  };
  if (done !== null) return <Written done={done} onClose={onClose} />;
  const lines = failure?.data['lines'];
  return (
    <Dialog
      wide
      title={isOpen ? 'Produce' : 'Export again'}
      onClose={close}
      onSubmit={start}
      actions={
        <>
          <Button onClick={close}>{job === null ? 'Cancel' : 'Cancel the export'}</Button>
          {isOpen && (
            <Button disabled={busy || unreasoned || going === 0} onClick={mark}>
              Only mark as produced
            </Button>
          )}
          <Button type="submit" look="primary" disabled={busy || unreasoned || going === 0}>
            Choose a place and export
          </Button>
        </>
      }
    >
      <p>
        <strong>{productionName(production)}</strong>, <DateText date={production.date} />
        {production.title === '' || production.party === '' ? '' : `, to ${production.party}`}
        {production.means === '' ? '' : `, by ${production.means}`}: {counted(going, 'source')}
        {withheld === 0 ? '' : `, ${withheld.toLocaleString('en-US')} withheld`}.
      </p>
      {barred.length > 0 && (
        <section className="withhold" aria-label="What may be withheld">
          <p>
            Privileged, compelled, protected, or with text under boxes that can still be copied. Each is withheld unless
            you say why it is produced; the reason goes to the log. To produce a source without the text under its
            boxes, mark it for redaction first.
          </p>
          <ul>
            {barred.map((row) => (
              <Barred
                key={row.source}
                row={row}
                choice={choiceOf(row.source)}
                disabled={busy}
                onChange={(change) => choose(row.source, change)}
              />
            ))}
          </ul>
        </section>
      )}
      <PasswordsAsked sources={sources.flatMap((row) => (row.withheld ? [] : [row.source]))} />
      <fieldset className="produce-options" disabled={busy}>
        <legend className="hidden-text">What is written</legend>
        {isOpen && (
          <label className="check">
            <input type="checkbox" checked={numbers} onChange={(event) => setNumbers(event.target.checked)} />
            <span>Put Bates numbers on every page. Numbers that a source already has stay as they are.</span>
          </label>
        )}
        {slips > 0 && (
          <label className="check">
            <input type="checkbox" checked={natives} onChange={(event) => setNatives(event.target.checked)} />
            <span>
              Enclose the original of {counted(slips, 'file')} that cannot be printed. A slip sheet bears the number.
            </span>
          </label>
        )}
      </fieldset>
      {isOpen && (
        <p className="quiet">
          The folder holds one PDF for each source, the cover letter and the index with every hash. Once produced, the
          list and its numbers stay as they are: a correction is a new production.
        </p>
      )}
      {failure !== null && <ErrorNote failure={failure} />}
      {Array.isArray(lines) && (
        <ul className="produce-lines">
          {lines.map((line: unknown) => (
            <li key={String(line)}>{String(line)}</li>
          ))}
        </ul>
      )}
      {job !== null && (
        <ProgressLine
          words={
            progress === undefined || progress.what === '' ? 'Setting letter and index' : `Writing ${progress.what}`
          }
          done={progress?.done ?? 0}
          total={progress?.total ?? 0}
        />
      )}
    </Dialog>
  );
}

function Barred(props: {
  readonly row: ProductionRow;
  readonly choice: Choice;
  readonly disabled: boolean;
  readonly onChange: (change: Partial<Choice>) => void;
}): ReactNode {
  const { row, choice, disabled, onChange } = props;
  const name = `withhold-${row.source}`;
  return (
    <li>
      <fieldset disabled={disabled}>
        <legend>
          {row.title} <span className="quiet">{barWords(row.bars)}</span>
        </legend>
        <div className="withhold-choice">
          <label className="check">
            <input type="radio" name={name} checked={!choice.produce} onChange={() => onChange({ produce: false })} />
            Withhold
          </label>
          <label className="check">
            <input type="radio" name={name} checked={choice.produce} onChange={() => onChange({ produce: true })} />
            Produce
          </label>
          <FormField
            label={choice.produce ? 'Why it is produced' : 'Basis, for the privilege log'}
            value={choice.reason}
            disabled={disabled}
            failure={choice.produce && choice.reason.trim() === '' ? 'Give the reason.' : null}
            onChange={(reason) => onChange({ reason })}
          />
        </div>
      </fieldset>
    </li>
  );
}

function Written({ done, onClose }: { readonly done: Done; readonly onClose: () => void }): ReactNode {
  const { run, failure } = useRun();
  const { folder, files, bytes, sha256 } = done.export;
  return (
    <Dialog
      wide
      title="Produced"
      onClose={onClose}
      onSubmit={onClose}
      actions={
        <>
          <Button onClick={() => void run(() => shellCall('shell.reveal', { token: done.token }))}>
            Show the folder
          </Button>
          <Button type="submit" look="primary">
            Close
          </Button>
        </>
      }
    >
      <p>
        <strong>{folder}</strong>, {counted(files, 'file')}, {sizeWords(bytes)}.
      </p>
      <p>
        SHA-256 of index.csv <code className="production-hash">{sha256}</code>
      </p>
      {done.warnings.length > 0 && (
        <ul className="produce-lines">
          {[...new Set(done.warnings)].map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      {failure !== null && <ErrorNote failure={failure} />}
    </Dialog>
  );
}
