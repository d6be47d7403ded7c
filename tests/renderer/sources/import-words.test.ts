import { describe, expect, it } from 'vitest';
import type { ImportCounts } from '../../../shared/domain/imports.ts';
import { importSentence, outcomeReason } from '../../../renderer/sources/import-words.ts';

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
  it('gives each reason in words', () => {
    expect(outcomeReason({ outcome: 'unreadable', reason: 'encrypted' })).toBe('The file is protected by a password.');
    expect(outcomeReason({ outcome: 'refused', reason: 'link' })).toBe('It is a link, and links are not followed.');
    expect(outcomeReason({ outcome: 'added', reason: null })).toBe('');
  });
});
