import type { ReactNode } from 'react';
import { useCall } from '../api.ts';
import { useNavigate } from '../navigation.ts';
import { Button } from '../ui/button.tsx';
import { InstantText } from '../ui/date-text.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Caption } from './caption.tsx';
import { Clocks } from './clocks.tsx';
import { Gaps } from './gaps.tsx';
import './overview.css';

/** The case on one page: caption, next clocks, what would lose this hearing, recent steps. */
export function OverviewScreen(): ReactNode {
  const info = useCall('case.info', {});
  const overview = useCall('case.overview', {}, { keep: true });
  const { open } = useNavigate();
  const failure = info.error ?? overview.error;
  return (
    <div className="overview">
      <article className="overview-page">
        {failure === null ? null : (
          <ErrorNote failure={failure} onRetry={() => void Promise.all([info.refetch(), overview.refetch()])} />
        )}
        {info.data === undefined ? null : <Caption info={info.data} />}
        {overview.data === undefined ? null : (
          <>
            <Clocks clocks={overview.data.clocks} />
            <Gaps
              gaps={overview.data.gaps}
              isEmpty={Object.values(overview.data.counts).every((count) => count === 0)}
            />
            <section aria-labelledby="recent-steps">
              <h2 id="recent-steps">Recent steps</h2>
              {overview.data.steps.length === 0 ? <p className="quiet">Nothing has been done yet.</p> : null}
              <ol className="recent-steps">
                {overview.data.steps.slice(0, 8).map((step) => (
                  <li key={step.number}>
                    <InstantText at={step.at} />
                    <span>{step.label}</span>
                    <span className="quiet">{step.actor}</span>
                  </li>
                ))}
              </ol>
              <Button look="link" onClick={() => open({ screen: 'custody' })}>
                Open the custody log
              </Button>
            </section>
          </>
        )}
      </article>
    </div>
  );
}
