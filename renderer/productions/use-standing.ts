import { useMemo } from 'react';
import { leadingState, type ProductionState } from '../../shared/domain/productions.ts';
import { groupBy } from '../../shared/group-by.ts';
import { useCall } from '../api.ts';
import { dateWords } from '../ui/date-words.ts';

/** Where each source stands between the sides, by its id; one in no production is not in it. */
export type Standing = ReadonlyMap<string, ProductionState>;

/** Follows where the sources stand between the sides. */
export function useStanding(): Standing {
  const states = useCall('productions.states', {}, { keep: true });
  return useMemo(() => {
    const standing = new Map<string, ProductionState>();
    for (const [source, known] of groupBy(states.data ?? [], (state) => state.source)) {
      const leading = leadingState(known);
      if (leading !== null) standing.set(source, leading);
    }
    return standing;
  }, [states.data]);
}

const words: Readonly<Record<ProductionState['state'], string>> = {
  produced: 'Produced',
  received: 'Received',
  withheld: 'Withheld',
  preparing: 'Listed for',
};

/** Gives a standing in a few words, for a column: "Produced 2 Mar 2026". */
export function shortStanding(state: ProductionState | undefined): string {
  return state === undefined ? 'Not produced' : `${words[state.state]} ${dateWords(state.date)}`;
}

/** Tells whether the other side has a source. */
export function isShared(state: ProductionState | undefined): boolean {
  return state?.state === 'produced' || state?.state === 'received';
}
