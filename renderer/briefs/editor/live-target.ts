import type { LiveObject } from '../../../shared/domain/brief-document.ts';
import type { Target } from '../../navigation.ts';
import type { CaseView } from './case-view.ts';
import { liveWords } from './live-words.ts';

/** Gives where the data of a live block is edited, or null where that is on this screen. */
export function liveTarget(object: LiveObject, id: string | null, view: CaseView): Target | null {
  const { screen } = liveWords[object];
  if (object === 'quote') {
    const excerpt = view.excerpts.get(id ?? '');
    if (excerpt === undefined) return null;
    return { screen: 'sources', id: excerpt.source, page: excerpt.page, excerpt: excerpt.id };
  }
  if (screen === null) return null;
  if (object === 'provision') {
    const provision = view.provisions.get(id ?? '');
    return { screen: 'sources', ...(provision === undefined ? {} : { id: provision.source }) };
  }
  return id === null ? { screen: screen.screen } : { screen: screen.screen, id };
}
