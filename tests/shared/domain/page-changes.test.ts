import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUnchanged, pageChanges, pagesInWords, type DigestedPage } from '../../../shared/domain/page-changes.ts';

const pages = (text: string): DigestedPage[] => Array.from(text, (digest) => ({ digest, links: [] }));
const changes = (before: string, now: string) => pageChanges(pages(before), pages(now));

describe('what became of the pages', () => {
  it('names those that were altered, added, removed and moved', () => {
    expect(isUnchanged(changes('abcd', 'abcd'))).toBe(true);
    expect(changes('abcd', 'abXd')).toMatchObject({ altered: [{ page: 3, now: 3 }], added: [], removed: [] });
    expect(changes('abcd', 'abXcd')).toMatchObject({ altered: [], added: [3], removed: [] });
    expect(changes('abcd', 'acd')).toMatchObject({ altered: [], added: [], removed: [2] });
    expect(changes('abcd', 'bcda')).toMatchObject({ moved: [{ page: 1, now: 4 }], added: [], removed: [] });
    expect(changes('abcdef', 'XbcYZf')).toMatchObject({
      altered: [
        { page: 1, now: 1 },
        { page: 4, now: 4 },
        { page: 5, now: 5 },
      ],
    });
  });

  it('names a page whose link leads elsewhere, but not one whose target only moved along', () => {
    const before = pages('abc').map((page, at) => (at === 0 ? { ...page, links: [3] } : page));
    const shifted = [...pages('X'), { digest: 'a', links: [4] }, ...pages('bc')];
    expect(pageChanges(before, shifted)).toMatchObject({ added: [1], relinked: [] });
    const turned = before.map((page, at) => (at === 0 ? { ...page, links: [2] } : page));
    expect(pageChanges(before, turned)).toMatchObject({ relinked: [1], altered: [] });
  });

  it('accounts for every page of both files, once', () => {
    const letters = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 25 });
    fc.assert(
      fc.property(letters, letters, (one, two) => {
        const of = (list: number[]) => list.map((digest) => ({ digest: String(digest), links: [] }));
        const { altered, added, removed, moved } = pageChanges(of(one), of(two));
        const same = one.length - removed.length - altered.length - moved.length;
        expect(two.length).toBe(same + added.length + altered.length + moved.length);
        for (const page of removed) expect(two).not.toContain(one[page - 1]);
        for (const page of added) expect(one).not.toContain(two[page - 1]);
        for (const { page, now } of moved) expect(one[page - 1]).toBe(two[now - 1]);
      }),
    );
  });

  it('is said in words', () => {
    expect(pagesInWords([3])).toBe('page 3');
    expect(pagesInWords([7, 2, 5, 6])).toBe('pages 2, 5-7');
  });
});
