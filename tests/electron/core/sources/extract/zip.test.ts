import { describe, expect, it } from 'vitest';
import { checkZip, zipNames } from '../../../../../electron/core/sources/extract/zip.ts';
import { makeZip } from '../../../../support/make-files.ts';

const limits = { entries: 3, bytes: 1000 };
const reason = (name: string) => expect.objectContaining({ data: { reason: name } });

describe('checkZip', () => {
  it('passes what stays within the limits', () => {
    expect(() => checkZip(makeZip([{ name: 'a', data: 'x'.repeat(900) }]), limits)).not.toThrow();
  });

  it('adds up the true sizes of all parts', () => {
    const part = (name: string) => ({ name, data: 'x'.repeat(400), declared: 1 });
    expect(() => checkZip(makeZip(['a', 'b'].map(part)), limits)).not.toThrow();
    expect(() => checkZip(makeZip(['a', 'b', 'c'].map(part)), limits)).toThrow(reason('too-large'));
  });

  it('refuses too many parts and too large a declared size', () => {
    const parts = ['a', 'b', 'c', 'd'].map((name) => ({ name, data: '' }));
    expect(() => checkZip(makeZip(parts), limits)).toThrow(reason('too-large'));
    expect(() => checkZip(makeZip([{ name: 'a', data: 'x', declared: 5000 }]), limits)).toThrow(reason('too-large'));
  });

  it('refuses what is no archive', () => {
    expect(() => checkZip(new Uint8Array(100), limits)).toThrow(reason('truncated'));
    expect(zipNames(new Uint8Array(100))).toEqual([]);
  });
});
