import type { ReactNode } from 'react';
import { call, useCall } from '../api.ts';
import { useJobs, type RunningJob } from '../jobs.ts';
import { useNavigate } from '../navigation.ts';
import { OcrStatus } from '../sources/ocr-status.tsx';
import { Button } from '../ui/button.tsx';
import { ProgressLine } from '../ui/progress-line.tsx';
import { counted } from '../words.ts';

const soon = 3;

const jobWords: Readonly<Record<RunningJob['kind'], string>> = {
  import: 'Importing',
  verify: 'Verifying',
  preview: 'Setting the preview',
  export: 'Exporting',
  copy: 'Copying',
  find: 'Looking through the pages',
  'cite-check': 'Checking cites',
};

/** Jobs under way, each with its cancel (imports have their own panel above), and the clocks of the next three days. */
export function StatusBar(): ReactNode {
  const jobs = useJobs();
  const { open } = useNavigate();
  const overview = useCall('case.overview', {}, { keep: true });
  const clocks = overview.data?.clocks ?? [];
  const past = clocks.filter((clock) => clock.days < 0).length;
  const near = clocks.filter((clock) => clock.days >= 0 && clock.days <= soon).length;
  const words = [
    ...(past === 0 ? [] : [`${counted(past, 'clock')} past due`]),
    ...(near === 0 ? [] : [`${counted(near, 'clock')} within 3 days`]),
  ].join(', ');
  return (
    <footer className="status-bar">
      <div className="status-jobs">
        {jobs
          .filter((job) => job.progress === undefined)
          .map((job) => (
            <ProgressLine
              key={job.job}
              words={jobWords[job.kind]}
              done={job.done}
              total={job.total}
              onCancel={() => void call('jobs.cancel', { job: job.job })}
            />
          ))}
        <OcrStatus />
      </div>
      {words === '' ? null : (
        <Button look="link" className="status-clocks" onClick={() => open({ screen: 'grievances' })}>
          {words}
        </Button>
      )}
    </footer>
  );
}
