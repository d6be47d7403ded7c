import type { ImportOutcome } from '../../shared/contract/views.ts';
import { unreadableReasons, type UnreadableReason } from '../../shared/domain/sources.ts';
import { counted, unreadableWords } from '../words.ts';

type Outcome = ImportOutcome['outcome'];

/** Gives what an import came to in one sentence: "12 added, 1 duplicate, 2 could not be read." */
export function importSentence(outcomes: readonly ImportOutcome[], cancelled: boolean): string {
  const count = (outcome: Outcome) => outcomes.filter((each) => each.outcome === outcome).length;
  const parts = [
    [count('added'), 'added'],
    [count('duplicate'), 'already in this case'],
    [count('unreadable'), 'kept but not readable'],
    [count('refused'), 'refused'],
  ] as const;
  const told = parts.filter(([n]) => n > 0).map(([n, words]) => `${n.toLocaleString('en-US')} ${words}`);
  const end = cancelled ? ' Cancelled: what was finished is kept.' : '';
  return `${counted(outcomes.length, 'file')}: ${told.length === 0 ? 'nothing to do' : told.join(', ')}.${end}`;
}

const refusals: Readonly<Record<string, string>> = {
  link: 'It is a link, and links are not followed.',
  'inside-the-case': "It lies in this case's own folder.",
  'too-deep': 'It lies too many folders deep.',
  'not-a-file': 'It is no ordinary file.',
  'no-permission': 'The system does not let the program read it.',
  'not-found': 'It was not there any more.',
  'read-error': 'The disk gave an error while it was read.',
};

/** Gives why a file did not go in as the others did, in words. */
export function outcomeReason({ outcome, reason }: Pick<ImportOutcome, 'outcome' | 'reason'>): string {
  if (outcome === 'added') return '';
  if (outcome === 'duplicate') return 'The same bytes are in this case already.';
  if (isUnreadable(reason)) return unreadableWords[reason];
  return refusals[reason ?? ''] ?? reason ?? '';
}

function isUnreadable(reason: string | null): reason is UnreadableReason {
  return unreadableReasons.some((each) => each === reason);
}
