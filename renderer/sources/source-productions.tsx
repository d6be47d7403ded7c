import type { ReactNode } from 'react';
import { useCall } from '../api.ts';
import { useNavigate } from '../navigation.ts';
import { produceMenu } from '../productions/produce-menu.ts';
import { capital, stateWordsOf } from '../productions/production-words.ts';
import { Button } from '../ui/button.tsx';

/** Where a source stands between the sides: every production that it is in, or that it was never produced. */
export function SourceProductions({ source }: { readonly source: string }): ReactNode {
  const states = useCall('productions.states', {}, { keep: true });
  const productions = useCall('productions.list', {}, { keep: true });
  const { open } = useNavigate();
  const own = (states.data ?? []).filter((state) => state.source === source);
  return (
    <section className="source-productions" aria-labelledby="source-productions">
      <h2 id="source-productions">Productions</h2>
      {own.length === 0 && states.data !== undefined && <p className="quiet">Not produced and not received.</p>}
      <ul>
        {own.map((state) => (
          <li key={state.production}>
            <Button look="link" onClick={() => open({ screen: 'productions', id: state.production })}>
              {capital(stateWordsOf(state))}
            </Button>
          </li>
        ))}
      </ul>
      <span className="source-actions">
        {produceMenu([source], productions.data ?? [])
          .slice(0, own.some((state) => state.state === 'preparing') ? 0 : 1)
          .map((item) => (
            <Button key={item.words} look="quiet" onClick={item.act}>
              {item.words}
            </Button>
          ))}
      </span>
    </section>
  );
}
