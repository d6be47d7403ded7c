import { describe, expect, it } from 'vitest';
import { exportable, guessSourceKind } from '../../../shared/domain/sources.ts';

describe('guessSourceKind', () => {
  it.each([
    ['Bodycam audit note.md', 'markdown', '', 'bodycam-audit-note'],
    ['body-worn_camera audit.pdf', 'pdf', '', 'bodycam-audit-note'],
    ['P1 press report.pdf', 'pdf', 'found by a bodycam audit', 'news-report'],
    ['Notice of charges.pdf', 'pdf', '', 'notice-of-charges'],
    ['Policy 307.5.pdf', 'pdf', '', 'policy'],
    ['scan.pdf', 'pdf', 'UNITED STATES DISTRICT COURT\nEastern District', 'court-filing'],
    ['letter.eml', 'eml', 'notice of charges', 'correspondence'],
    ['IMG_1.jpg', 'jpeg', '', 'photo'],
    ['notes.txt', 'text', 'nothing that tells', 'other'],
  ] as const)('takes %s (%s, "%s") for %s', (name, format, text, kind) => {
    expect(guessSourceKind(name, format, text)).toBe(kind);
  });
});

describe('exportable', () => {
  it('is what is neither privileged nor compelled', () => {
    expect(exportable({ privilege: 'none', compelled: false })).toBe(true);
    expect(exportable({ privilege: 'attorney-client', compelled: false })).toBe(false);
    expect(exportable({ privilege: 'none', compelled: true })).toBe(false);
  });
});
