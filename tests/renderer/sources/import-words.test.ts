import { describe, expect, it } from 'vitest';
import type { ImportCounts } from '../../../shared/domain/imports.ts';
import {
  importSentence,
  importTitle,
  outcomeReason,
  phaseWords,
  progressWords,
  timeLeft,
} from '../../../renderer/sources/import-words.ts';

const none: ImportCounts = { files: 0, added: 0, parts: 0, duplicate: 0, unreadable: 0, refused: 0 };

describe('what an import came to', () => {
  it('is one sentence that counts every file', () => {
    expect(importSentence({ ...none, files: 4, added: 1, duplicate: 1, unreadable: 1, refused: 1 }, false)).toBe(
      '4 files: 1 added, 1 already in this case, 1 kept but not readable, 1 refused.',
    );
  });
  it('says that what was finished is kept when it was cancelled', () => {
    expect(importSentence({ ...none, files: 1, added: 1 }, true)).toBe(
      '1 file: 1 added. Cancelled: what was finished is kept.',
    );
  });
  it('tells parts from files, and says when there was nothing new', () => {
    expect(importSentence({ ...none, files: 1, added: 3, parts: 2 }, false)).toBe(
      '1 file: 3 added, 2 of them from within mail and archives.',
    );
    expect(importSentence({ ...none, files: 2, duplicate: 2 }, false)).toBe(
      '2 files: nothing new, 2 already in this case.',
    );
    expect(importSentence(none, false)).toBe('There was no file to add.');
  });
  it('says how far it is, and how long it may take yet, no finer than it can be known', () => {
    const progress = {
      files: 120,
      totalFiles: 412,
      bytes: 1_200_000_000,
      totalBytes: 3_400_000_000,
      bytesPerSecond: 1,
    };
    expect(progressWords({ ...progress, secondsLeft: 118, paused: false, now: [] })).toBe(
      '120 of 412 files, 1.2 GB of 3.4 GB, about 2 minutes left',
    );
    expect(
      progressWords({ ...progress, totalFiles: null, totalBytes: null, secondsLeft: 9, paused: true, now: [] }),
    ).toBe('120 files');
    expect([4, 42, 59 * 60, 3 * 3600].map(timeLeft)).toEqual([
      'a few seconds left',
      'about 50 seconds left',
      'about 59 minutes left',
      'about 3 hours left',
    ]);
    const file = { name: 'a.mp4', bytes: 1_000_000, totalBytes: 2_000_000_000 };
    expect(phaseWords({ ...file, phase: 'storing' })).toBe('copying, 1.0 MB of 2.0 GB');
    expect(phaseWords({ ...file, phase: 'parts' })).toBe('taking out its parts');
    expect(importTitle(['/home/a/Discovery', '/home/a/More'])).toBe('Discovery and 1 more');
    expect(importTitle(['C:\\Evidence\\'])).toBe('Evidence');
  });
  it('gives each reason in words', () => {
    expect(outcomeReason({ outcome: 'unreadable', reason: 'encrypted' })).toBe('The file is protected by a password.');
    expect(outcomeReason({ outcome: 'refused', reason: 'link' })).toBe('It is a link, and links are not followed.');
    expect(outcomeReason({ outcome: 'added', reason: null })).toBe('');
  });
});
