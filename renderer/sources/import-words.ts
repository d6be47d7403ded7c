import type { ImportCounts, ImportOutcome, ImportPhase, ImportProgress } from '../../shared/domain/imports.ts';
import { unreadableReasons, type UnreadableReason } from '../../shared/domain/sources.ts';
import { counted, sizeWords, unreadableWords } from '../words.ts';

/** Gives what an import came to in one sentence: "12 files: 9 added, 1 already in this case, 2 refused." */
export function importSentence(counts: ImportCounts, cancelled: boolean): string {
  const { files, added, parts, duplicate, unreadable, refused } = counts;
  const end = cancelled ? ' Cancelled: what was finished is kept.' : '';
  if (files === 0) return `There was no file to add.${end}`;
  const number = (n: number) => n.toLocaleString('en-US');
  const told = [
    ...(added > 0 ? [`${number(added)} added`] : []),
    ...(parts > 0 ? [`${number(parts)} of them from within mail and archives`] : []),
    ...(added === 0 && unreadable === 0 ? ['nothing new'] : []),
    ...(duplicate > 0 ? [`${number(duplicate)} already in this case`] : []),
    ...(unreadable > 0 ? [`${number(unreadable)} kept but not readable`] : []),
    ...(refused > 0 ? [`${number(refused)} refused`] : []),
  ];
  return `${counted(files, 'file')}: ${told.join(', ')}.${end}`;
}

const phases: Readonly<Record<ImportPhase, string>> = {
  storing: 'copying',
  reading: 'reading',
  parts: 'taking out its parts',
  entering: 'entering',
};

/** Gives what is being done with a file: "copying, 1.2 GB of 2.1 GB". */
export function phaseWords({ phase, bytes, totalBytes }: ImportProgress['now'][number]): string {
  const isLong = phase === 'storing' && totalBytes >= 10_000_000;
  return isLong ? `${phases[phase]}, ${sizeWords(bytes)} of ${sizeWords(totalBytes)}` : phases[phase];
}

/** Gives how far an import is: "120 of 412 files, 1.2 GB of 3.4 GB, about 2 minutes left". */
export function progressWords({ files, totalFiles, bytes, totalBytes, ...speed }: ImportProgress): string {
  const done = files.toLocaleString('en-US');
  const counts = totalFiles === null ? `${done} files` : `${done} of ${counted(totalFiles, 'file')}`;
  const size = totalBytes === null || totalBytes === 0 ? [] : [`${sizeWords(bytes)} of ${sizeWords(totalBytes)}`];
  const left = speed.paused || speed.secondsLeft === null ? [] : [timeLeft(speed.secondsLeft)];
  return [counts, ...size, ...left].join(', ');
}

/** Gives a time that is left, no finer than it can be known. */
export function timeLeft(seconds: number): string {
  if (seconds < 10) return 'a few seconds left';
  if (seconds < 90) return `about ${Math.ceil(seconds / 10) * 10} seconds left`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `about ${counted(minutes, 'minute')} left`;
  return `about ${counted(Math.round(minutes / 60), 'hour')} left`;
}

/** Gives what was asked to be imported, by name: "Discovery" or "Discovery and 2 more". */
export function importTitle(paths: readonly string[]): string {
  const name = paths[0]?.split(/[\\/]/).findLast((part) => part !== '') ?? 'nothing';
  return paths.length < 2 ? name : `${name} and ${(paths.length - 1).toLocaleString('en-US')} more`;
}

const refusals: Readonly<Record<string, string>> = {
  link: 'It is a link, and links are not followed.',
  'inside-the-case': "It lies in this case's own folder.",
  'too-deep': 'It lies too many levels deep.',
  'not-a-file': 'It is no ordinary file.',
  'no-permission': 'The system does not let the program read it.',
  'not-found': 'It was not there any more.',
  'read-error': 'The disk gave an error while it was read.',
  'too-many': 'There are too many parts in this file.',
  'parent-removed': 'The file that it is a part of was removed meanwhile.',
};

/** Gives why a file did not go in as the others did, in words. */
export function outcomeReason({ outcome, reason }: Pick<ImportOutcome, 'outcome' | 'reason'>): string {
  if (outcome === 'added') return '';
  if (outcome === 'duplicate') return 'The same bytes are in this case already.';
  if (outcome === 'refused' && reason === 'too-large') return 'It unpacks to too many bytes.';
  if (outcome === 'refused' && reason === 'encrypted') {
    return 'It is under a password in its archive. Unpack the archive with the password elsewhere, then add the file.';
  }
  if (isUnreadable(reason)) return unreadableWords[reason];
  return refusals[reason ?? ''] ?? reason ?? '';
}

function isUnreadable(reason: string | null): reason is UnreadableReason {
  return unreadableReasons.some((each) => each === reason);
}
