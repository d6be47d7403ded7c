import { describe, expect, it } from 'vitest';
import { placeOfHit, sectionsOf, snippetParts, type Hit } from '../../../renderer/search/hits.ts';
import { answerOf, hit, sourceHits } from '../support/hits.ts';

const lead = (part: Partial<Hit>, typed = 'x') => placeOfHit(hit(part), sourceHits({ source: 's1' }), typed);

describe('search results', () => {
  it('stand by source, then facts, people and notes, and count on from section to section', () => {
    const sections = sectionsOf(
      answerOf({
        sources: [sourceHits({ source: 's1', hits: [hit({}), hit({ page: 3 })] }), sourceHits({ source: 's2' })],
        facts: [hit({ kind: 'fact', id: 'f' })],
        people: [hit({ kind: 'person', id: 'p' })],
      }),
    );
    expect(sections.map((section) => [section.words, section.first, section.hits.length])).toEqual([
      ['Digest', 0, 2],
      ['Digest', 2, 1],
      ['Facts', 3, 1],
      ['People', 4, 1],
    ]);
    expect(sectionsOf(null)).toEqual([]);
  });
  it('lead to the page with the found words marked, those found as one between quotes', () => {
    expect(lead({ page: 2 }, 'bord* patrol')).toEqual({ screen: 'sources', id: 's1', page: 2, words: 'border patrol' });
    expect(lead({ snippet: 'on \u0002Feb. 9\u0003 he' }, 'date:2026-02-09')).toMatchObject({ words: '"feb. 9"' });
  });
  it('lead to what a note is of', () => {
    expect(lead({ kind: 'fact', id: 'f' })).toEqual({ screen: 'facts', id: 'f' });
    expect(lead({ kind: 'person', id: 'p' })).toEqual({ screen: 'people', id: 'p' });
    expect(lead({ kind: 'note', of: 'issue', id: 'i' })).toEqual({ screen: 'issues', id: 'i' });
    expect(lead({ kind: 'note', of: 'comparator', id: 'c' })).toEqual({ screen: 'comparators', id: 'c' });
    expect(lead({ kind: 'note', of: 'grievance', id: 'g' })).toEqual({ screen: 'grievances', id: 'g' });
    expect(lead({ kind: 'note', of: 'source', id: 's1', page: null })).toEqual({ screen: 'sources', id: 's1' });
    expect(lead({ kind: 'note', of: 'excerpt', id: 'e', page: 4, excerpt: 'e' })).toEqual({
      screen: 'sources',
      id: 's1',
      page: 4,
      excerpt: 'e',
    });
  });
  it('show which words were found', () => {
    expect(snippetParts('a \u0002b\u0003 c').map((part) => [part.text, part.found])).toEqual([
      ['a ', false],
      ['b', true],
      [' c', false],
    ]);
    expect(snippetParts('\u0002b\u0003').map((part) => part.text)).toEqual(['b']);
    expect(snippetParts('none')).toEqual([{ at: 0, text: 'none', found: false }]);
  });
});
