import type { AppError, ErrorCode } from '../shared/errors.ts';
import type { ExcerptBearing, FactKind, FactStatus, IssueBearing, Side } from '../shared/domain/facts.ts';
import type { IssueKind } from '../shared/domain/issues.ts';
import type { PersonRole } from '../shared/domain/people.ts';
import type { Provision } from '../shared/domain/source-parts.ts';
import type {
  Confidentiality,
  Privilege,
  SourceFormat,
  SourceKind,
  UnreadableReason,
  WithheldReason,
} from '../shared/domain/sources.ts';
import { sourceKindTitles } from '../shared/domain/source-kind-titles.ts';
import type { stepStates } from '../shared/domain/grievances.ts';
import type { Screen } from './navigation.ts';

/** What a failure means for the person: what happened, what was kept, what to do. */
export type FailureWords = { readonly happened: string; readonly kept: string; readonly todo: string };

const nothingChanged = 'Nothing in the case was changed.';

const failures: Readonly<Record<ErrorCode, FailureWords>> = {
  'invalid-input': { happened: 'That entry cannot be used.', kept: nothingChanged, todo: 'Correct it and try again.' },
  'not-found': {
    happened: 'That is no longer in this case.',
    kept: nothingChanged,
    todo: 'It may have been removed; undo brings it back.',
  },
  conflict: {
    happened: 'Something else rests on this, or it has changed since.',
    kept: nothingChanged,
    todo: 'Look at what it is linked to, then try again.',
  },
  cancelled: {
    happened: 'It was cancelled.',
    kept: 'What was finished by then was kept.',
    todo: 'Start it again when you like.',
  },
  locked: { happened: 'The case is locked.', kept: nothingChanged, todo: 'Enter the passphrase to open it.' },
  'read-only': {
    happened: 'This case is open for reading only.',
    kept: nothingChanged,
    todo: 'Close it where else it is open, or move its folder to where it can be written.',
  },
  'disk-full': {
    happened: 'The disk is full.',
    kept: 'What was saved before is safe.',
    todo: 'Free some space and try again.',
  },
  'no-permission': {
    happened: 'The system does not let the program read or write there.',
    kept: nothingChanged,
    todo: 'Choose another place, or change its permissions.',
  },
  'unreadable-file': {
    happened: 'The file could not be read.',
    kept: 'Its bytes are kept as they came.',
    todo: 'Open the original in its own program, or ask for a better copy.',
  },
  'newer-case': {
    happened: 'This case was saved by a newer version of Loudermill.',
    kept: 'The case was not touched.',
    todo: 'Open it with that version.',
  },
  'corrupt-case': {
    happened: 'The case file is damaged.',
    kept: 'The file was left as it is.',
    todo: 'Open a backup of the folder, and keep this one.',
  },
  'check-failed': {
    happened: 'A check did not pass, so no file was written.',
    kept: 'The case is as it was.',
    todo: 'Put right what the check names, then export again.',
  },
  internal: {
    happened: 'Something went wrong in the program.',
    kept: 'What was saved before is safe.',
    todo: 'Try again. If it happens once more, send the details for support.',
  },
};

/** Gives the words of a failure, sharper where its data says which rule it broke. */
export function failureWords(failure: AppError): FailureWords {
  const { reason } = failure.data;
  const sharper = typeof reason === 'string' ? reasonWords[reason] : undefined;
  return { ...failures[failure.code], ...sharper };
}

const reasonWords: Readonly<Record<string, Partial<FailureWords>>> = {
  'bad-copy': {
    happened: 'This file is no portable copy, or it was changed or cut off on its way.',
    kept: 'Nothing was taken from it.',
    todo: 'Copy it again from where it was saved.',
  },
  'unknown-cite': {
    happened: 'A cite in this text names no excerpt of the case.',
    todo: 'Take it out, or insert it again from the list.',
  },
  'password-needed': {
    happened: 'This file opens with a password only, and nobody has typed it since the case was opened.',
    kept: 'Nothing was changed.',
    todo: 'Type it where its pages are shown, then try again.',
  },
  locked: {
    happened: 'A file opens with a password only, so nothing was written.',
    todo: 'Type the password in the exhibits pane or where the source is shown, then export again.',
  },
  privileged: {
    happened: 'This source is marked privileged, so it cannot be an exhibit.',
    todo: 'Change its privilege mark in the inspector if the mark is wrong.',
  },
  compelled: {
    happened: 'This is a compelled statement, so it cannot be an exhibit without a reason.',
    todo: 'Add it by itself in the exhibits pane and say why, or change the mark if the statement was not compelled.',
  },
  sealed: {
    happened: 'This source is sealed, so it cannot be an exhibit.',
    todo: 'Change its confidentiality in the inspector if it is not sealed.',
  },
  'protective-order': {
    happened: 'This source is under a protective order, so it cannot be an exhibit.',
    todo: 'Change its confidentiality in the inspector if the order does not cover it.',
  },
  'is-exhibit': {
    happened: 'An exhibit cannot be withheld.',
    todo: 'Take it off the exhibit list first, then mark it.',
  },
  'rests-exhibit': {
    happened: 'It is an exhibit, so it was not removed.',
    todo: 'Take it off the exhibit list first.',
  },
  'rests-fact': {
    happened: 'A fact rests on it, so it was not removed.',
    todo: 'Remove the pin of that fact first.',
  },
  'rests-comparator': {
    happened: 'A comparator rests on it, so it was not removed.',
    todo: 'Take it out of the comparator first.',
  },
  'rests-production': {
    happened: 'A production lists it, so it was not removed.',
    todo: 'Take it out of the production first.',
  },
  'rests-bates': {
    happened: 'Bates numbers were issued for it, so it stays in the case.',
    todo: '',
  },
  'rests-extension': {
    happened: 'An extension of a deadline rests on it, so it was not removed.',
    todo: 'Take it out of the deadline first.',
  },
  'rests-part': {
    happened: 'It has parts that are sources of their own, so it was not removed.',
    todo: 'Select its parts too, and remove all of them together.',
  },
  'not-kept': {
    happened: 'The exact bytes of this file were not kept, so it could not be printed again.',
    todo: 'Export it again with an exact copy kept, and serve that file.',
  },
  'part-taken': {
    happened: 'A part of the bundle would take the place of a file that is there already.',
    todo: 'Choose another folder or name, or take the older parts away.',
  },
  'label-taken': { happened: 'Another series has this label already.', todo: 'Choose another one.' },
  'number-taken': { happened: 'Another exhibit of this series has this number.', todo: 'Choose another one.' },
  'no-number': {
    happened: 'A number is made of letters, digits, periods and hyphens, 12 at most.',
    todo: 'Write it as 12A, or leave it empty to count on.',
  },
  'no-text': { happened: 'This block prints nothing that could be turned into text.', todo: '' },
  'no-words': { happened: 'This cannot be empty.', todo: '' },
  'stamp-size': { happened: 'A stamp is from 6 to 24 points high.', todo: 'Write a number such as 11.' },
  'stamp-words': { happened: 'The words of a stamp must hold {label}.', todo: 'Write them as Exhibit {label}.' },
  'stamp-letters': { happened: 'A stamp cannot print one of these characters.', todo: 'Use Western letters.' },
  'series-used': { happened: 'This series still has exhibits.', todo: 'Put them under another series first.' },
  'not-one-day': { happened: 'One day is needed here.', todo: 'Write it as 9 Feb 2026.' },
  'not-a-clock': { happened: 'A day and a time of day are needed.', todo: 'Write it as 9 Feb 2026 18:20:05.' },
  'third-level': { happened: 'A specification stands below a charge, and nothing below it.', todo: '' },
  'was-served': {
    happened: 'This production was handed over, so it stays as it is.',
    todo: 'Make a new production to correct it.',
  },
  'no-party': { happened: 'This production does not say to whom it goes.', todo: 'Fill in the party first.' },
  'nothing-to-produce': {
    happened: 'There is nothing on this list to hand over.',
    todo: 'Add a source, or produce one that is withheld.',
  },
  undecided: {
    happened: 'A source that may be withheld waits for a decision, so nothing was handed over.',
    todo: 'Withhold each one, or give the reason for which it is produced.',
  },
  'production-moved': {
    happened: 'The production was changed while it was being written, so no file was kept.',
    todo: 'Export it again.',
  },
  'folder-taken': { happened: 'That folder is not empty, or it is the case itself.', todo: 'Choose another place.' },
  'ends-before-start': { happened: 'The last day lies before the first.', todo: 'Correct one of the two.' },
  'nothing-to-undo': { happened: 'There is nothing to undo.', todo: '' },
  'nothing-to-redo': { happened: 'There is nothing to redo.', todo: '' },
  'rows-moved': {
    happened: 'What this step changed has been changed again since.',
    todo: 'Undo the later change first.',
  },
};

/** Gives a failure in one line, for a field or a toast. */
export function failureLine(failure: AppError): string {
  const { happened, todo } = failureWords(failure);
  return todo === '' ? happened : `${happened} ${todo}`;
}

export const screenWords: Readonly<Record<Screen, string>> = {
  overview: 'Overview',
  sources: 'Evidence',
  facts: 'Chronology',
  issues: 'Issues',
  people: 'People',
  comparators: 'Comparators',
  grievances: 'Grievances',
  productions: 'Productions',
  briefs: 'Briefs',
  custody: 'Custody',
  search: 'Search',
};

export const sourceKindWords: Readonly<Record<SourceKind, string>> = sourceKindTitles;

export const formatWords: Readonly<Record<SourceFormat, string>> = {
  pdf: 'PDF',
  docx: 'Word',
  doc: 'Word 97-2003',
  rtf: 'Rich Text',
  odt: 'OpenDocument',
  eml: 'Mail',
  msg: 'Outlook mail',
  text: 'Text',
  markdown: 'Markdown',
  csv: 'CSV table',
  xlsx: 'Excel workbook',
  png: 'PNG image',
  jpeg: 'JPEG image',
  tiff: 'TIFF image',
  gif: 'GIF image',
  webp: 'WebP image',
  bmp: 'BMP image',
  video: 'Video',
  audio: 'Audio',
  zip: 'ZIP archive',
  other: 'Other',
};

export const unreadableWords: Readonly<Record<UnreadableReason, string>> = {
  empty: 'The file is empty.',
  truncated: 'The file stops before its end.',
  damaged: 'The file is damaged.',
  encrypted: 'The file is protected by a password.',
  unsupported: 'The program has no reader for this kind of file.',
  unplayable: 'The program cannot play this kind of recording.',
  'too-large': 'The file is too large to be read safely.',
  'too-slow': 'Reading took longer than the limit allows.',
  'too-many-pages': 'The file has more pages than the limit allows.',
  'out-of-memory': 'Reading needed more memory than the limit allows.',
  crashed: 'The reader stopped on this file.',
};

export const privilegeWords: Readonly<Record<Privilege, string>> = {
  none: 'None',
  'attorney-client': 'Attorney-client',
  'work-product': 'Work product',
  'union-communication': 'Union communication',
};

export const confidentialityWords: Readonly<Record<Confidentiality, string>> = {
  none: 'None',
  confidential: 'Confidential',
  'protective-order': 'Under a protective order',
  sealed: 'Sealed',
};

/** What follows from the mark of a compelled statement. */
export const compelledHint =
  'Left out of every export. It becomes an exhibit only with a reason, and each export with it asks for one again.';

export const withheldWords: Readonly<Record<WithheldReason, string>> = {
  privileged: 'Privileged',
  compelled: 'Compelled',
  sealed: 'Sealed',
  'protective-order': 'Protective order',
};

export const acknowledgedWords: Readonly<Record<'unknown' | 'yes' | 'no', string>> = {
  unknown: 'Not known',
  yes: 'Yes',
  no: 'No',
};

export const bearingWords: Readonly<Record<Provision['bearing'], string>> = {
  prohibits: 'Prohibits',
  requires: 'Requires',
  permits: 'Permits',
  defines: 'Defines',
  other: 'Other',
};

export const sideWords: Readonly<Record<Side, string>> = { helps: 'Helps', hurts: 'Hurts', neutral: 'Neutral' };

export const factKindWords: Readonly<Record<FactKind, string>> = {
  fact: 'Fact',
  instruction: 'Instruction',
  statement: 'Statement',
  event: 'Event',
};

export const factStatusWords: Readonly<Record<FactStatus, string>> = {
  undisputed: 'Undisputed',
  'disputed-by-us': 'Disputed by us',
  'disputed-by-them': 'Disputed by them',
  alleged: 'Alleged',
  reported: 'Reported',
  unsure: 'Unsure',
};

export const excerptBearingWords: Readonly<Record<ExcerptBearing, string>> = {
  supports: 'Supports',
  contradicts: 'Contradicts',
};

export const issueBearingWords: Readonly<Record<IssueBearing, string>> = {
  supports: 'Supports',
  undermines: 'Undermines',
  neutral: 'Neutral',
};

export const issueKindWords: Readonly<Record<IssueKind, string>> = {
  charge: 'Charge',
  element: 'Element',
  'just-cause': 'Just cause',
  test: 'Test',
  penalty: 'Penalty',
  factor: 'Factor',
  'due-process': 'Due process',
  step: 'Step',
  defense: 'Defense',
  other: 'Other',
};

export const personRoleWords: Readonly<Record<PersonRole, string>> = {
  client: 'Client',
  supervisor: 'Supervisor',
  'decision-maker': 'Decision-maker',
  investigator: 'Investigator',
  witness: 'Witness',
  comparator: 'Comparator',
  union: 'Union',
  counsel: 'Counsel',
  civilian: 'Civilian',
  press: 'Press',
  other: 'Other',
};

export const stepStateWords: Readonly<Record<(typeof stepStates)[number], string>> = {
  pending: 'Pending',
  answered: 'Answered',
  'not-answered': 'Not answered',
  settled: 'Settled',
  withdrawn: 'Withdrawn',
};

/** Gives a number with its noun: "1 page", "3,140 pages". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

/** Gives a size for people: "812 bytes", "4.2 MB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return counted(bytes, 'byte');
  const units = ['KB', 'MB', 'GB', 'TB'];
  const power = Math.min(Math.floor(Math.log10(bytes) / 3), units.length);
  return `${(bytes / 1000 ** power).toFixed(1)} ${units[power - 1] ?? ''}`;
}
