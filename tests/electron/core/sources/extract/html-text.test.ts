import { describe, expect, it } from 'vitest';
import { decodeEntities, scanHtml } from '../../../../../electron/core/sources/extract/html-scan.ts';
import { htmlToText } from '../../../../../electron/core/sources/extract/html-text.ts';

describe('htmlToText', () => {
  it.each([
    ['<p>One</p><p>Two</p>', 'One\n\nTwo'],
    ['One<br>Two<br/>Three', 'One\nTwo\nThree'],
    ['<div>One <b>bold</b>\n  word</div><div>Two</div>', 'One bold word\nTwo'],
    ['<ul><li>One</li><li><p>Two</p></li></ul>', '• One\n• Two'],
    ['<ol><li>One<ul><li>Inner</li></ul></li><li>Two</li></ol>', '1. One\n\n  • Inner\n\n2. Two'],
    ['<table><tr><td>Day</td><td>Officer</td></tr><tr><td>1</td><td>2</td></tr></table>', 'Day\tOfficer\n1\t2'],
    ['<pre>a\n  b</pre>', 'a\n  b'],
    ['<title>No</title><style>p{}</style><script>if (a<b) c()</script>Yes', 'Yes'],
    ['a <!-- no --> b', 'a b'],
    ['5 < 6 &amp; 7 &gt; 2', '5 < 6 & 7 > 2'],
    ['<a href="x>y">link</a>', 'link'],
    ['<p', ''],
  ])('reads %s', (html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it('reads hostile markup in one pass', () => {
    const started = performance.now();
    for (const part of [
      '<script',
      '<script>',
      '<!--',
      '<',
      '</',
      '<a b="',
      '<p><div>',
      '&#',
      '<pre>',
      '<li>',
      ' ',
      '<b ',
    ]) {
      htmlToText(part.repeat(100_000));
    }
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('decodeEntities', () => {
  it('resolves names and numbers, and leaves what it does not know', () => {
    expect(decodeEntities('&sect; 1 &#167; &#xA7; &nosuch; &#0; &#x110000;')).toBe('§ 1 § § &nosuch; \ufffd \ufffd');
  });
});

describe('scanHtml', () => {
  it('gives the attributes of a tag, the first of each name', () => {
    const [tag] = scanHtml('<IMG src=a.png alt=\'A "b"\' SRC="c" hidden/>');
    expect(tag).toMatchObject({ kind: 'tag', name: 'img', closing: false });
    expect(tag?.kind === 'tag' && [...tag.attributes]).toEqual([
      ['src', 'a.png'],
      ['alt', 'A "b"'],
      ['hidden', ''],
    ]);
  });
});
