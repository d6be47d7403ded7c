import { describe, expect, it } from 'vitest';
import { newCaseProblems } from '../../../renderer/welcome/new-case-form.ts';

const good = {
  title: 'Wallet v. DPD',
  client: 'Sgt. Wallet',
  open: false,
  passphrase: 'four plain words',
  again: 'four plain words',
};

describe('a new case', () => {
  it('can be made when all is there', () => expect(newCaseProblems(good)).toEqual({}));
  it('needs a title and a client', () => {
    expect(Object.keys(newCaseProblems({ ...good, title: ' ', client: '' }))).toEqual(['title', 'client']);
  });
  it('needs a passphrase typed twice the same, of ten characters or more', () => {
    expect(Object.keys(newCaseProblems({ ...good, again: 'other' }))).toEqual(['again']);
    expect(Object.keys(newCaseProblems({ ...good, passphrase: 'short', again: 'short' }))).toEqual(['passphrase']);
  });
  it('needs none when the person says so', () => {
    expect(newCaseProblems({ ...good, open: true, passphrase: '', again: '' })).toEqual({});
  });
});
