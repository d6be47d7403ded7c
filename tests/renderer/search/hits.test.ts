import { describe, expect, it } from 'vitest';
import { groupHits, placeOfHit, snippetParts, type Hit } from '../../../renderer/search/hits.ts';

const hit = (part: Partial<Hit>): Hit => ({
  kind: 'page',
  id: 's1',
  title: 'Digest',
  label: null,
  page: 2,
  snippet: 'the \u0002Border\u0003 \u0002Patrol\u0003 call',
  ...part,
});

describe('search results', () => {
  it('stand by kind, evidence first, and count on from group to group', () => {
    const groups = groupHits([
      hit({ kind: 'person', id: 'p' }),
      hit({}),
      hit({ kind: 'fact', id: 'f' }),
      hit({ id: 's2' }),
    ]);
    expect(groups.map((group) => [group.words, group.first, group.hits.length])).toEqual([
      ['Evidence', 0, 2],
      ['Facts', 2, 1],
      ['People', 3, 1],
    ]);
  });
  it('lead to the page with the found words marked', () => {
    expect(placeOfHit(hit({}), 'bord* patrol')).toEqual({
      screen: 'sources',
      id: 's1',
      page: 2,
      words: 'border patrol',
    });
  });
  it('lead to a fact and to a person', () => {
    expect(placeOfHit(hit({ kind: 'fact', id: 'f' }), 'x')).toEqual({ screen: 'facts', id: 'f' });
    expect(placeOfHit(hit({ kind: 'person', id: 'p' }), 'x')).toEqual({ screen: 'people', id: 'p' });
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
