import { useState, type ReactNode } from 'react';
import type { FileCheck } from '../../shared/domain/file-check.ts';
import { call } from '../api.ts';
import { shellCall } from '../shell.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { useRun } from '../ui/use-run.ts';

/** Holds a PDF that a person picks against what was exported from the case, and tells what was found. */
export function CheckFile(): ReactNode {
  const [found, setFound] = useState<FileCheck | null>(null);
  const { run, failure, busy } = useRun();
  const pick = () =>
    void run(async () => {
      const { picked } = await shellCall('shell.pick-evidence', { folders: false });
      const [first] = picked;
      if (first === undefined) return;
      setFound(null);
      setFound(await call('exports.check-file', { job: crypto.randomUUID(), token: first.token }));
    });
  return (
    <section className="check-file" aria-label="Check a file">
      <p>
        Tell whether a PDF is what was exported here, and which pages were changed.{' '}
        <Button disabled={busy} onClick={pick}>
          {busy ? 'Checking' : 'Check a file'}
        </Button>
      </p>
      {failure !== null && <ErrorNote failure={failure} />}
      {found !== null && (
        <div role="status" className="gate-item" data-severity={look(found)}>
          <p className="gate-title">{found.fileName}</p>
          {found.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
    </section>
  );
}

function look({ standing, exhibits }: FileCheck): string {
  const sound = standing === 'exact' || standing === 'saved-anew';
  return sound && exhibits.every((exhibit) => exhibit.standing === 'same') ? 'passes' : 'closed';
}
