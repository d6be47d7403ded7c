import { describe, expect, it } from 'vitest';
import { exportable, guessSourceKind, withheldReason, type ExportMarks } from '../../../shared/domain/sources.ts';

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
  const open: ExportMarks = { privilege: 'none', compelled: false, confidentiality: 'none' };
  it.each<[Partial<ExportMarks>, ReturnType<typeof withheldReason>]>([
    [{}, null],
    [{ confidentiality: 'confidential' }, null],
    [{ privilege: 'attorney-client' }, 'privileged'],
    [{ privilege: 'union-communication', compelled: true, confidentiality: 'sealed' }, 'privileged'],
    [{ compelled: true, confidentiality: 'sealed' }, 'compelled'],
    [{ confidentiality: 'sealed' }, 'sealed'],
    [{ confidentiality: 'protective-order' }, 'protective-order'],
  ])('of %o is withheld for %s', (marks, reason) => {
    expect(withheldReason({ ...open, ...marks })).toBe(reason);
    expect(exportable({ ...open, ...marks })).toBe(reason === null);
  });
});
