import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDayEntry, readFuzzyEntry, typedDate } from '../../../renderer/ui/date-entry.ts';

describe('readFuzzyEntry', () => {
  it('says back in plain words what was typed', () => {
    expect(readFuzzyEntry('about 16 Dec 2025')).toEqual({ ok: true, value: '2025-12-16~', echo: 'about 16 Dec 2025' });
    expect(readFuzzyEntry('2/9/2026')).toEqual({ ok: true, value: '2026-02-09', echo: 'Mon 9 Feb 2026' });
    expect(readFuzzyEntry('2026-02')).toMatchObject({ value: '2026-02', echo: 'February 2026' });
  });
  it('takes empty text for no date', () => expect(readFuzzyEntry('  ')).toMatchObject({ ok: true, value: null }));
  it('never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof readFuzzyEntry(text).ok === 'boolean'));
  });
  it('refuses a day that does not exist', () => expect(readFuzzyEntry('30 Feb 2026').ok).toBe(false));
});

describe('readDayEntry', () => {
  it('takes one exact day alone', () => {
    expect(readDayEntry('19 Feb 2026')).toMatchObject({ ok: true, value: '2026-02-19' });
    expect(readDayEntry('February 2026').ok).toBe(false);
    expect(readDayEntry('2026-02-19~').ok).toBe(false);
  });
});

describe('typedDate', () => {
  it('gives text that reads back to the same date', () => {
    for (const edtf of [
      '2026-02-09',
      '2025-12-16~',
      '2026-02',
      '2026-21',
      '2026-02-09T18:20/2026-02-09T18:45',
      '../2026-02-09',
    ]) {
      expect(readFuzzyEntry(typedDate(edtf))).toMatchObject({ ok: true, value: edtf });
    }
    expect(typedDate(null)).toBe('');
    expect(typedDate('whenever')).toBe('whenever');
  });
});
