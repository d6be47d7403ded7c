import type { CallOutput } from '../../shared/contract/contract.ts';
import type { Screen } from '../navigation.ts';
import { counted } from '../words.ts';

export type GapName = CallOutput<'case.overview'>['gaps'][number]['gap'];

/** Where each gap is mended. */
export const gapScreens: Readonly<Record<GapName, Screen>> = {
  'unsupported-facts': 'facts',
  contradictions: 'facts',
  'unanswered-issues': 'issues',
  'issues-without-support': 'issues',
  'never-produced': 'productions',
  'unreadable-sources': 'sources',
  'covered-text': 'sources',
  'sources-not-exhibits': 'sources',
  'deadlines-unconfirmed': 'grievances',
  'comparators-unsupported': 'comparators',
};

const sentences: Readonly<Record<GapName, (count: number) => string>> = {
  'unsupported-facts': (n) => `${counted(n, 'fact has', 'facts have')} no source.`,
  contradictions: (n) => `${counted(n, 'pair of facts contradicts', 'pairs of facts contradict')} each other.`,
  'unanswered-issues': (n) => `${counted(n, 'issue has', 'issues have')} no answer yet.`,
  'issues-without-support': (n) => `${counted(n, 'issue has', 'issues have')} nothing in support.`,
  'never-produced': (n) =>
    `${counted(n, 'exhibit or cited source was', 'exhibits and cited sources were')} never produced.`,
  'unreadable-sources': (n) => `${counted(n, 'source', 'sources')} could not be read.`,
  'covered-text': (n) =>
    `${counted(n, 'source looks', 'sources look')} redacted, but the text under the boxes can be copied.`,
  'sources-not-exhibits': (n) => `${counted(n, 'source is', 'sources are')} cited but no exhibit.`,
  'deadlines-unconfirmed': (n) => `${counted(n, 'clock has', 'clocks have')} a reading that nobody has confirmed.`,
  'comparators-unsupported': (n) => `${counted(n, 'comparator has', 'comparators have')} no source.`,
};

/** Gives a gap as a sentence: "4 facts have no source." */
export function gapSentence(gap: GapName, count: number): string {
  return sentences[gap](count);
}
