import { useState, type ReactNode } from 'react';
import { call, useCall } from '../api.ts';
import { shellCall } from '../shell.ts';
import { useToday } from '../today.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { showToast } from '../ui/toast.tsx';
import { useRun } from '../ui/use-run.ts';
import { folderName } from './production-words.ts';

/** Shows what the privilege log lists, and exports it as PDF and as a table. */
export function PrivilegeDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const info = useCall('case.info', {});
  const today = useToday();
  const [scope, setScope] = useState<'withheld' | 'all'>('withheld');
  const log = useCall('productions.privilege-log', { scope }, { keep: true });
  const { run, failure, busy } = useRun();
  const rows = log.data ?? [];
  const start = () =>
    void run(async () => {
      const suggestedName = folderName(info.data?.title ?? '', 'privilege log', today);
      const picked = await shellCall('shell.pick-save', { suggestedName, kind: 'folder' });
      if (picked === null) return;
      await call('productions.export-privilege-log', {
        job: crypto.randomUUID(),
        token: picked.token,
        scope,
        date: today,
      });
      showToast(`Saved ${picked.name}`);
      onClose();
    });
  const failed = log.error ?? failure;
  return (
    <Dialog
      wide
      title="Privilege log"
      onClose={onClose}
      onSubmit={start}
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button type="submit" look="primary" disabled={busy || rows.length === 0}>
            Choose a place and export
          </Button>
        </>
      }
    >
      <fieldset className="produce-options" disabled={busy}>
        <legend className="hidden-text">What is listed</legend>
        <label className="check">
          <input type="radio" name="log-scope" checked={scope === 'withheld'} onChange={() => setScope('withheld')} />
          What was withheld from a production
        </label>
        <label className="check">
          <input type="radio" name="log-scope" checked={scope === 'all'} onChange={() => setScope('all')} />
          Everything privileged, compelled or protected
        </label>
      </fieldset>
      {rows.length === 0 ? (
        <p className="quiet">{log.isPending ? '' : 'Nothing to list.'}</p>
      ) : (
        <div className="log-scroll" tabIndex={0} role="region" aria-label="Entries of the privilege log">
          <table className="log-table" aria-label="Privilege log">
            <thead>
              <tr>
                {['Date', 'Author', 'Recipients', 'Kind', 'Description', 'Basis'].map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td>{row.date}</td>
                  <td>{row.author}</td>
                  <td>{row.recipients}</td>
                  <td>{row.kind}</td>
                  <td>{row.title}</td>
                  <td>{row.reason === '' ? row.basis : `${row.basis}: ${row.reason}`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="quiet">
        The other side reads this list: a title or a basis must not give away what is privileged. Author and recipients
        are those that the source states.
      </p>
      {failed !== null && <ErrorNote failure={failed} />}
    </Dialog>
  );
}
