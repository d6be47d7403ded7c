import type { ReactNode } from 'react';
import type { CallOutput } from '../../shared/contract/contract.ts';
import { useNavigate } from '../navigation.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { gapScreens, gapSentence } from './gap-words.ts';

type Gap = CallOutput<'case.overview'>['gaps'][number];

const named = 3;

/** What would lose this hearing, as short sentences that lead to what they count. */
export function Gaps({ gaps, isEmpty }: { readonly gaps: readonly Gap[]; readonly isEmpty: boolean }): ReactNode {
  const { open } = useNavigate();
  const present = gaps.filter((gap) => gap.count > 0);
  return (
    <section aria-labelledby="gaps">
      <h2 id="gaps">What would lose this hearing?</h2>
      {isEmpty ? (
        <EmptyState
          action={
            <Button look="primary" onClick={() => open({ screen: 'sources' })}>
              Add evidence
            </Button>
          }
        >
          Gaps in the proof are listed here once the case holds evidence, facts and issues.
        </EmptyState>
      ) : present.length === 0 ? (
        <p>No gap was found: every fact has a source, and every issue an answer. That is no promise of the outcome.</p>
      ) : null}
      <ul className="gaps">
        {present.map((gap) => (
          <li key={gap.gap}>
            <Button
              look="link"
              onClick={() => open({ screen: gapScreens[gap.gap], filter: gap.gap, id: gap.items[0]?.id ?? null })}
            >
              {gapSentence(gap.gap, gap.count)}
            </Button>
            <span className="gap-items">
              {gap.items.slice(0, named).map((item) => (
                <Button key={item.id} look="link" onClick={() => open({ screen: gapScreens[gap.gap], id: item.id })}>
                  {item.title}
                </Button>
              ))}
              {gap.count > named ? (
                <span className="quiet">and {(gap.count - named).toLocaleString('en-US')} more</span>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
