import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checksLine, failingFirst } from '../../../renderer/briefs/check-words.ts';
import { exportName } from '../../../shared/domain/export-name.ts';
import { barredWords } from '../../../renderer/briefs/other-sources.tsx';

describe('checksLine', () => {
  const ok = { ok: true, severity: 'closed' } as const;
  const bad = { ok: false, severity: 'closed' } as const;
  const owed = { ok: false, severity: 'reason' } as const;
  const note = { ok: false, severity: 'note' } as const;
  it('says in one line what the checks come to', () => {
    expect(checksLine([])).toBe('No check ran');
    expect(checksLine([ok, ok])).toBe('2 checks pass');
    expect(checksLine([ok, bad])).toBe('1 of 2 checks fails');
    expect(checksLine([bad, bad])).toBe('2 of 2 checks fail');
    expect(checksLine([ok, owed, note])).toBe('2 checks pass; 1 needs a decision');
    expect(checksLine([bad, owed, owed])).toBe('1 of 3 checks fails; 2 need a decision');
  });
  it('puts failing checks first', () => expect(failingFirst([ok, bad])).toEqual([bad, ok]));
});

describe('exportName', () => {
  it('names case, bundle and hearing day', () => {
    const brief = { caseTitle: 'Wallet v. DPD', paperTitle: 'Brief', bundle: true, hearingOn: '2026-03-12' };
    expect(exportName(brief)).toBe('Wallet v. DPD bundle 2026-03-12.pdf');
    const log = { caseTitle: '  ../a/b ', paperTitle: 'Privilege: log', bundle: false, hearingOn: null };
    expect(exportName(log)).toBe('a b Privilege log.pdf');
    expect(exportName({ ...log, paperTitle: '..' })).toBe('a b paper.pdf');
  });
  it('never gives a path, a control character or an empty name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (title, bundle) => {
        const name = exportName({ caseTitle: title, paperTitle: title, bundle, hearingOn: null });
        expect(name).toMatch(/^[^/\\:\p{Cc}]+ \S[^/\\:\p{Cc}]*\.pdf$/u);
        expect(name.startsWith('.')).toBe(false);
      }),
    );
  });
});

describe('barredWords', () => {
  it('says why a source may not be an exhibit', () => {
    expect(barredWords({ privilege: 'none', compelled: false, confidentiality: 'none' })).toBeNull();
    expect(barredWords({ privilege: 'none', compelled: true, confidentiality: 'none' })).toBe('Compelled statement');
    expect(barredWords({ privilege: 'none', compelled: false, confidentiality: 'sealed' })).toBe('Sealed');
    expect(barredWords({ privilege: 'none', compelled: false, confidentiality: 'confidential' })).toBeNull();
    expect(barredWords({ privilege: 'work-product', compelled: false, confidentiality: 'none' })).toBe(
      'Privileged: work product',
    );
  });
});
