import { describe, expect, it } from 'vitest';
import type { ImportOutcome } from '../../../shared/contract/views.ts';
import { importSentence, outcomeReason } from '../../../renderer/sources/import-words.ts';

const outcome = (part: Partial<ImportOutcome>): ImportOutcome => ({
  path: '/x/a.pdf',
  outcome: 'added',
  source: null,
  sha256: null,
  kind: null,
  pages: null,
  chars: null,
  reason: null,
  ...part,
});

describe('what an import came to', () => {
  it('is one sentence that counts every file', () => {
    const outcomes = [
      outcome({}),
      outcome({ outcome: 'duplicate' }),
      outcome({ outcome: 'unreadable' }),
      outcome({ outcome: 'refused' }),
    ];
    expect(importSentence(outcomes, false)).toBe(
      '4 files: 1 added, 1 already in this case, 1 kept but not readable, 1 refused.',
    );
  });
  it('says that what was finished is kept when it was cancelled', () => {
    expect(importSentence([outcome({})], true)).toBe('1 file: 1 added. Cancelled: what was finished is kept.');
  });
  it('gives each reason in words', () => {
    expect(outcomeReason({ outcome: 'unreadable', reason: 'encrypted' })).toBe('The file is protected by a password.');
    expect(outcomeReason({ outcome: 'refused', reason: 'link' })).toBe('It is a link, and links are not followed.');
    expect(outcomeReason({ outcome: 'added', reason: null })).toBe('');
  });
});
