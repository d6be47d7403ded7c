import { describe, expect, it } from 'vitest';
import { metaLines } from '../../../renderer/sources/source-meta.tsx';

describe('what a file states of itself', () => {
  it('stands under plain names, what a reader asks first at the top', () => {
    const meta = {
      width: '4032',
      camera: 'Example X1',
      gps: '42.3314, -83.0458',
      takenAt: '2026-02-09 18:20:00',
      lensModel: 'f/2',
    };
    expect(metaLines('jpeg', meta)).toEqual([
      ['Taken', '2026-02-09 18:20:00'],
      ['Camera', 'Example X1'],
      ['Width', '4032 px'],
      ['Position (GPS)', '42.3314, -83.0458'],
      ['Lens model', 'f/2'],
    ]);
  });
  it('leaves out what is empty, and the lines that a mail shows at its head', () => {
    expect(metaLines('eml', { from: 'a@example.invalid', subject: 'Log', software: ' ' })).toEqual([]);
    expect(metaLines('pdf', { subject: 'Log' })).toEqual([['Subject', 'Log']]);
  });
  it('shows control characters as escapes', () => {
    expect(metaLines('jpeg', { author: 'a\u202eb' })[0]?.[1]).not.toContain('\u202e');
  });
});
