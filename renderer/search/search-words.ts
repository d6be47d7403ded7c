import type { SearchAnswer } from '../../shared/contract/search-views.ts';
import type { MentionSense } from '../../shared/domain/date-spellings.ts';
import { exampleSpellings } from '../../shared/domain/date-spellings.ts';
import { understandSearch, wantedTerms } from '../../shared/domain/search-words.ts';
import {
  type exhibitStates,
  isNarrowed,
  type PrivilegeState,
  type SearchRequest,
  type SearchScope,
} from '../../shared/domain/searches.ts';
import type { NoteKind } from '../../shared/contract/search-views.ts';
import { counted, privilegeWords } from '../words.ts';

export const scopeWords: Readonly<Record<SearchScope, string>> = {
  pages: 'Pages',
  facts: 'Facts',
  people: 'People',
  notes: 'Titles and notes',
};

export const exhibitStateWords: Readonly<Record<(typeof exhibitStates)[number], string>> = {
  exhibit: 'Exhibits only',
  'not-exhibit': 'No exhibit',
};

export const privilegeStateWords: Readonly<Record<PrivilegeState, string>> = {
  privileged: 'Privileged',
  ...privilegeWords,
  none: 'Not privileged',
};

export const senseWords: Readonly<Record<MentionSense, string | null>> = {
  sure: null,
  'no-year': 'Year not written here',
  'either-order': 'Day or month first?',
};

export const noteKindWords: Readonly<Record<NoteKind, string>> = {
  source: 'Title or note',
  excerpt: 'Note of an excerpt',
  observation: 'Observation',
  provision: 'Provision',
  charge: 'Charge',
  issue: 'Issue',
  comparator: 'Comparator',
  grievance: 'Grievance',
};

/** Says how much was found: "1,204 pages in 31 sources, 2 facts". */
export function countWords({ counts, atLeast, sourcesFound }: SearchAnswer): string {
  const pages =
    counts.pages === 0
      ? ''
      : `${counted(counts.pages, 'page')}${sourcesFound === 0 ? '' : ` in ${counted(sourcesFound, 'source')}`}`;
  const parts = [
    pages,
    counts.facts === 0 ? '' : counted(counts.facts, 'fact'),
    counts.people === 0 ? '' : counted(counts.people, 'person', 'people'),
    counts.notes === 0 ? '' : counted(counts.notes, 'note'),
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `${atLeast ? 'At least ' : ''}${parts.join(', ')}`;
}

/** Says among what the best were chosen, where not all were weighed; empty where all were. */
export function rankWords({ rankedAmong }: SearchAnswer): string {
  return rankedAmong === null
    ? ''
    : `Ordered by fit among ${rankedAmong.toLocaleString('en-US')} of them, exhibits first. More words narrow it.`;
}

export type Advice = { readonly words: string; readonly text: string };

/** Says what was looked through where nothing was found. */
export function nothingWords(request: SearchRequest): string {
  const { tree, days } = understandSearch(request.text);
  if (tree === null && days.length === 0 && !isNarrowed(request)) {
    return /\bNOT\b/.test(request.text)
      ? 'NOT leaves out pages from those that other words find. Put such words before it.'
      : 'There is no word in this to look for.';
  }
  const [day] = days;
  if (tree === null && day !== undefined) {
    return `No page, fact or note mentions this day. ${exampleSpellings(day)
      .map((spelling) => `“${spelling}”`)
      .join(', ')} and other spellings were looked for.`;
  }
  const where = request.scope === null ? 'No page, fact, person or note' : `Nothing under ${scopeWords[request.scope]}`;
  const narrowed = isNarrowed(request) ? ' that fits the filters' : '';
  return `${where}${narrowed} has “${request.text.trim()}”. Every word must stand on one page, or in one fact or note.`;
}

/** Gives other searches that may find something: the beginnings of the words, any of the words, without the filters. */
export function adviceFor(request: SearchRequest): readonly Advice[] {
  const { tree } = understandSearch(request.text);
  const terms = wantedTerms(tree);
  const advice: Advice[] = [];
  const [only] = terms;
  const begins = terms
    .filter((term) => !term.prefix && term.words.length === 1 && (term.words[0] ?? '').length > 4)
    .map((term) => stem(term.words[0] ?? ''));
  if (begins.length === terms.length && only !== undefined) {
    advice.push({ words: 'Search for words that begin this way', text: begins.map((word) => `${word}*`).join(' ') });
  }
  if (terms.length > 1) {
    const any = terms.map((term) => (term.words.length > 1 ? `"${term.words.join(' ')}"` : (term.words[0] ?? '')));
    advice.push({ words: 'Search for any of these words', text: any.join(' OR ') });
  } else if (only !== undefined && only.words.length > 1) {
    advice.push({ words: 'Search for the words apart', text: only.words.join(' ') });
  }
  return advice;
}

/** A word without the ending that most often differs; at least four letters are left. */
function stem(word: string): string {
  const bare = word.replace(/(?:ations?|ing|ers?|ed|es|s)$/iu, '');
  return bare.length >= 4 ? bare : word;
}
