import type { ReactNode } from 'react';
import type { CallOutput } from '../../shared/contract/contract.ts';
import { shellCall } from '../shell.ts';
import { Button } from '../ui/button.tsx';
import { DateText } from '../ui/date-text.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { useRun } from '../ui/use-run.ts';
import { counted, sizeWords } from '../words.ts';
import { CheckList, Notes } from './check-bar.tsx';
import { copyHash } from './past-exports.tsx';

/** An export that went through, and the token of the file that it wrote. */
export type Done = CallOutput<'briefs.export'> & { readonly token: string };

/** Tells what was written, its hash, what was let pass, and where to find it. */
export function Exported({ done, onClose }: { readonly done: Done; readonly onClose: () => void }): ReactNode {
  const { run, failure } = useRun();
  const { fileName, pages, bytes, sha256, overrides, object, servedOn, servedTo } = done.export;
  const titles = new Map(done.checks.map(({ check, title }) => [check, title]));
  const passed = done.checks.filter(({ ok }) => ok);
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
        <strong>{fileName}</strong>, {counted(pages, 'page')}, {sizeWords(bytes)}.
        {object !== null && ' An exact copy is kept in the case.'}
      </p>
      {servedOn !== null && (
        <p>
          Served on <DateText date={servedOn} /> to {servedTo}.
        </p>
      )}
      <p>
        SHA-256 <code className="export-hash">{sha256}</code>{' '}
        <Button look="link" onClick={() => void copyHash(sha256)}>
          Copy
        </Button>
      </p>
      {overrides.length > 0 && (
        <section className="gate-group">
          <h3>Let pass, with the reason that is now in the log</h3>
          <ul>
            {overrides.map(({ check, reason }) => (
              <li key={check} className="gate-item" data-severity="reason">
                <p className="gate-title">{titles.get(check) ?? check}</p>
                <p>{reason}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="export-checks">
        <CheckList checks={passed} />
        <Notes warnings={done.warnings} />
      </div>
      {failure !== null && <ErrorNote failure={failure} />}
    </Dialog>
  );
}
