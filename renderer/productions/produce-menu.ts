import type { ProductionListed } from '../../shared/contract/production-views.ts';
import { call } from '../api.ts';
import { open } from '../navigation.ts';
import type { MenuItem } from '../ui/menu.tsx';
import { showToast } from '../ui/toast.tsx';
import { failureLine } from '../words.ts';
import { toAppError } from '../../shared/errors.ts';
import { productionName } from './production-words.ts';

/** Gives the menu's entries that put sources on a production: a new one, or one that is being prepared. */
export function produceMenu(sources: readonly string[], productions: readonly ProductionListed[]): readonly MenuItem[] {
  const run = (work: () => Promise<string>) =>
    void work()
      .then((id) => open({ screen: 'productions', id }))
      .catch((cause: unknown) => showToast(failureLine(toAppError(cause))));
  const drafts = productions.filter((each) => each.direction === 'given' && each.servedAt === null);
  const party = productions.find((each) => each.direction === 'given' && each.party !== '')?.party ?? '';
  return [
    {
      words: 'Produce…',
      act: () =>
        run(async () => (await call('productions.create', { direction: 'given', party, sources: [...sources] })).id),
    },
    ...drafts.slice(0, 5).map((draft) => ({
      words: `Add to ${productionName(draft)}`,
      act: () =>
        run(async () => {
          await call('productions.add-sources', { id: draft.id, sources: [...sources] });
          return draft.id;
        }),
    })),
  ];
}
