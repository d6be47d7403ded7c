import type { ReactNode } from 'react';
import { useCall } from '../api.ts';
import { screens, useNavigate, useSelection, type Screen } from '../navigation.ts';
import { Button } from '../ui/button.tsx';
import { setDensity, useDensity } from '../ui/use-row-height.ts';
import { screenWords } from '../words.ts';

/** Names under which the overview counts what a screen holds. */
const countNames: Readonly<Partial<Record<Screen, string>>> = {
  sources: 'sources',
  facts: 'facts',
  issues: 'issues',
  people: 'people',
  comparators: 'comparators',
  grievances: 'grievances',
  productions: 'productions',
};

/** The screens as words with counts. */
export function Rail(): ReactNode {
  const { screen: current } = useSelection();
  const { open } = useNavigate();
  const overview = useCall('case.overview', {}, { keep: true });
  const density = useDensity();
  return (
    <nav className="rail" aria-label="Screens">
      <ul>
        {screens.map((screen) => {
          const count = overview.data?.counts[countNames[screen] ?? ''];
          return (
            <li key={screen}>
              <button
                type="button"
                aria-current={screen === current ? 'page' : undefined}
                onClick={() => open({ screen })}
              >
                <span>{screenWords[screen]}</span>
                {count === undefined ? null : <span className="rail-count">{count.toLocaleString('en-US')}</span>}
              </button>
            </li>
          );
        })}
      </ul>
      <Button look="quiet" onClick={() => setDensity(density === 'dense' ? 'comfortable' : 'dense')}>
        {density === 'dense' ? 'Wider rows' : 'Denser rows'}
      </Button>
    </nav>
  );
}
