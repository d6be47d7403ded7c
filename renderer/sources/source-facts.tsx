import type { ReactNode } from 'react';
import type { ExcerptView } from '../../shared/contract/views.ts';
import { useCall } from '../api.ts';
import { useNavigate } from '../navigation.ts';
import { Button } from '../ui/button.tsx';
import { DateText } from '../ui/date-text.tsx';
import { SideMark } from '../ui/marks.tsx';

/** The facts that rest on a source, each with its side and day. */
export function SourceFacts({ excerpts }: { readonly excerpts: readonly ExcerptView[] }): ReactNode {
  const { open } = useNavigate();
  const ids = new Set(excerpts.flatMap((excerpt) => excerpt.facts));
  const all = useCall('facts.list', {}, { enabled: ids.size > 0, keep: true });
  const facts = (all.data ?? []).filter((fact) => ids.has(fact.id));
  return (
    <section aria-labelledby="source-facts">
      <h2 id="source-facts">Facts ({ids.size})</h2>
      {ids.size === 0 ? <p className="quiet">No fact rests on this source.</p> : null}
      <ul className="fact-lines">
        {facts.map((fact) => (
          <li key={fact.id}>
            <SideMark side={fact.side} shapeOnly />
            <span>
              <Button look="link" onClick={() => open({ screen: 'facts', id: fact.id })}>
                {fact.text}
              </Button>{' '}
              <span className="quiet">
                <DateText date={fact.date} />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
