import { useContext, type ReactNode } from 'react';
import type { BriefExport } from '../../shared/domain/briefs.ts';
import { useCall } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { copyText } from '../ui/copy-text.ts';
import { DateText, InstantText } from '../ui/date-text.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { ReadOnly } from '../ui/read-only.tsx';
import { useToday } from '../today.ts';
import { showToast } from '../ui/toast.tsx';
import { CheckFile } from './check-file.tsx';
import { ExportActs } from './export-acts.tsx';
import { counted, sizeWords } from '../words.ts';

/** Copies a hash for a letter or another program, and says so. */
export async function copyHash(sha256: string): Promise<void> {
  copyText(sha256);
  showToast('Copied the SHA-256');
}

/** The briefs that were exported, newest first, each with its day, pages and hash. */
export function PastExports(props: { readonly brief: string; readonly onExport: () => void }): ReactNode {
  const exports = useCall('briefs.exports', {});
  const changes = useCall('exports.changes', {});
  const isReadOnly = useContext(ReadOnly);
  const today = useToday();
  if (exports.error !== null) return <ErrorNote failure={exports.error} onRetry={() => void exports.refetch()} />;
  const rows = (exports.data ?? [])
    .filter((each) => each.brief === props.brief)
    .toSorted((a, b) => (a.exportedAt < b.exportedAt ? 1 : -1));
  if (rows.length === 0) {
    return exports.isPending ? null : (
      <EmptyState action={isReadOnly ? null : <Button onClick={props.onExport}>Export brief</Button>}>
        Every brief that leaves this case is listed here with its hash.
      </EmptyState>
    );
  }
  return (
    <div className="inspector-scroll">
      <CheckFile />
      <table className="export-table" aria-label="Past exports">
        <thead>
          <tr>
            <th scope="col">Exported</th>
            <th scope="col">File</th>
            <th scope="col">SHA-256</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ExportRow key={row.id} row={row}>
              <ExportActs row={row} today={today} changes={changes.data?.[row.id] ?? []} />
            </ExportRow>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ExportRow({ row, children }: { readonly row: BriefExport; readonly children: ReactNode }): ReactNode {
  return (
    <>
      <tr className="export-first">
        <td>
          <InstantText at={row.exportedAt} />
          <p className="quiet small">
            issued <DateText date={row.issuedOn} />
          </p>
        </td>
        <td>
          <p className="export-name">{row.fileName}</p>
          <p className="quiet small figures">
            {counted(row.pages, 'page')}, {sizeWords(row.bytes)}, {row.bundle ? 'with exhibits' : 'brief only'}
          </p>
        </td>
        <td>
          <code className="hash" title={row.sha256}>
            {row.sha256.slice(0, 12)}
          </code>
          <p>
            <Button look="link" onClick={() => void copyHash(row.sha256)}>
              Copy
            </Button>
          </p>
        </td>
      </tr>
      <tr>
        <td colSpan={3}>{children}</td>
      </tr>
    </>
  );
}
