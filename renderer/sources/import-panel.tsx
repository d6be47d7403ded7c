import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useJobs } from '../jobs.ts';
import { leaveImports, useImportEnd } from './import-evidence.ts';
import { ImportOffers } from './import-offers.tsx';
import { ImportProgressLines } from './import-progress.tsx';
import { ImportSummary } from './import-summary.tsx';
import './imports.css';

/** What is to be said of imports, above the status bar: those under way, how the last one ended, those that were cut off. */
export function ImportPanel({ isReadOnly }: { readonly isReadOnly: boolean }): ReactNode {
  const end = useImportEnd();
  const jobs = useJobs();
  useEffect(() => leaveImports, []);
  const isLive = jobs.some((job) => job.kind === 'import');
  return (
    <div className="import-panel">
      {jobs.map(({ job, progress }) =>
        progress === undefined ? null : <ImportProgressLines key={job} job={job} progress={progress} />,
      )}
      {isLive || isReadOnly ? null : <ImportOffers />}
      {end === null ? null : <ImportSummary end={end} isReadOnly={isReadOnly} />}
    </div>
  );
}
