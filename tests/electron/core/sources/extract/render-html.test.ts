import { describe, expect, it } from 'vitest';
import { dropRemote } from '../../../../../electron/core/sources/extract/html-local.ts';
import { renderHtml } from '../../../../../electron/core/sources/extract/render-html.ts';
import { makeDocx } from '../../../../support/make-files.ts';

const mail = (type: string, body: string) =>
  new Uint8Array(Buffer.from(`From: a@b.c\r\nMIME-Version: 1.0\r\nContent-Type: ${type}\r\n\r\n${body}`));

describe('renderHtml', () => {
  it('gives the HTML of a Word file', async () => {
    expect(await renderHtml('docx', makeDocx(['a &lt; b']))).toBe('<p>a &lt; b</p>');
  });

  it('gives a plain mail as preformatted text', async () => {
    expect(await renderHtml('eml', mail('text/plain', '<b>not bold</b>'))).toContain('&lt;b&gt;not bold&lt;/b&gt;');
  });

  it('inlines the images that a mail brings along', async () => {
    const body = [
      '--b\r\nContent-Type: text/html\r\n\r\n<p>See <img src="cid:one@x"> <img src="cid:none"> <img src="https://evil.example/t.png"></p>',
      '--b\r\nContent-Type: image/png\r\nContent-ID: <one@x>\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw==',
      '--b--',
    ].join('\r\n');
    const html = await renderHtml('eml', mail('multipart/related; boundary=b', body));
    expect(html).toContain('<img src="data:image/png;base64,iVBORw==">');
    expect(html).not.toMatch(/evil|cid:/u);
  });

  it('refuses other formats', async () => {
    await expect(renderHtml('pdf', new Uint8Array(1))).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('dropRemote', () => {
  it.each([
    '<img src="http://x.example/a">',
    '<img src=//x.example/a>',
    '<img src="a.png" srcset="//x.example/a 2x">',
    '<td background="http://x.example/a">x</td>',
    '<p style="background:url(http://x.example/a)">x</p>',
    '<p style="background:u\\72l(http://x.example/a)">x</p>',
    '<p style="background:u/**/rl(//x.example/a)">x</p>',
    '<style>@import "//x.example/a.css"; p{}</style>',
    '<style>p{background:url(//x.example)}</style>',
    '<link rel=stylesheet href=//x.example/a>',
    '<iframe src="//x.example"></iframe>',
    '<iframe srcdoc="<img src=//x.example>"></iframe>',
    '<script>fetch("//x.example")</script>',
    '<noscript><img src=//x.example></noscript>',
    '<object data="//x.example"></object>',
    '<form action="//x.example"><input type=image src=//x.example></form>',
    '<base href="//x.example"><meta http-equiv=refresh content="0;url=//x.example">',
    '<video poster=//x.example><source src=//x.example></video>',
    '<svg><image xlink:href="//x.example"/></svg>',
    '<a href="//x.example" ping="//x.example">link</a>',
    '<body onload="location=`//x.example`">',
    '<textarea><img src=//x.example></textarea>',
  ])('leaves nothing that reaches out in %s', (html) => {
    expect(dropRemote(html, new Map())).not.toMatch(/x\.example/u);
  });

  it('keeps words, structure, harmless styles and links within the page', () => {
    const html =
      '<style>p{color:red}</style><p style="color:blue" class="a">One &amp; <a href="#n1">two</a></p><h2>x</h2>';
    expect(dropRemote(html, new Map())).toBe(html);
  });
});
