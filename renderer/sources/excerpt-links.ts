import type { ExcerptView, FactView } from '../../shared/contract/views.ts';
import type { Issue } from '../../shared/domain/issues.ts';
import { call } from '../api.ts';
import type { PickItem } from '../ui/picker.tsx';
import { showUndoToast } from '../ui/toast.tsx';

/** Gives what an excerpt can be put under: issues, then facts, those of its own source and the latest first. */
export function linkTargets(
  excerpt: Pick<ExcerptView, 'id'>,
  source: string,
  facts: readonly FactView[],
  issues: readonly Pick<Issue, 'id' | 'title'>[],
): { readonly issues: PickItem[]; readonly facts: PickItem[] } {
  const own = (fact: FactView) => (fact.pins.some((pin) => pin.source === source) ? 0 : 1);
  const open = facts.filter((fact) => !fact.pins.some((pin) => pin.excerpt === excerpt.id));
  const ordered = open.toSorted((a, b) => own(a) - own(b) || (a.id < b.id ? 1 : -1));
  return {
    issues: issues.map(({ id, title }) => ({ id: `issue/${id}`, words: title, detail: 'Issue' })),
    facts: ordered.map(({ id, text }) => ({ id: `fact/${id}`, words: text, detail: 'Fact' })),
  };
}

/** What a fact says that is made of an excerpt, until a person words it: its quote, else its note, else its pin. */
function factText({ quote, note, pin }: ExcerptView): string {
  return [quote, note, pin].find((text) => text.trim() !== '') ?? pin;
}

/**
 * Puts an excerpt under a fact or an issue, with an undo. What bears on an issue is a fact: under an issue a fact is made of the
 * excerpt's own words, for a person to word.
 */
export async function linkExcerpt(excerpt: ExcerptView, target: string): Promise<void> {
  const [kind, id = ''] = target.split('/');
  if (kind === 'fact') {
    await call('facts.link-excerpt', { fact: id, excerpt: excerpt.id, bearing: 'supports' });
    return await showUndoToast(`Linked ${excerpt.pin} to the fact`);
  }
  await call('facts.create', {
    fact: { text: factText(excerpt) },
    excerpts: [{ excerpt: excerpt.id, bearing: 'supports' }],
    issues: [{ issue: id, bearing: 'supports' }],
  });
  await showUndoToast(`Made a fact of ${excerpt.pin} under the issue`);
}
