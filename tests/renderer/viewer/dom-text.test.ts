import { describe, expect, it } from 'vitest';
import { rangesOf, wordsOfRange } from '../../../renderer/viewer/dom-text.ts';

function element(html: string): HTMLElement {
  const div = document.createElement('div');
  div.innerHTML = html;
  document.body.append(div);
  return div;
}

describe('the words that a page shows', () => {
  it('are found over the pieces that hold them', () => {
    const ranges = rangesOf(element('<span>called Bor</span><span>der</span><br><span>Patrol now</span>'), {
      kind: 'phrase',
      text: 'border patrol',
    });
    expect(ranges).toHaveLength(1);
    expect([ranges[0]!.startContainer.textContent, ranges[0]!.startOffset, ranges[0]!.endOffset]).toEqual([
      'called Bor',
      7,
      6,
    ]);
  });
  it('are quoted with blanks for line breaks, but a broken word keeps its break', () => {
    const div = element('<span>the know-</span><br><span>ledge of</span><br><span>it</span>');
    const range = new Range();
    range.selectNodeContents(div);
    expect(wordsOfRange(range)).toBe('the know-\nledge of it');
  });
});
