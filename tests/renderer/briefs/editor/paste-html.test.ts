import { getSchema } from '@tiptap/core';
import { DOMParser as NodeParser } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';
import { createActs } from '../../../../renderer/briefs/editor/editor-acts.ts';
import { briefExtensions } from '../../../../renderer/briefs/editor/extensions.ts';
import { toDocument } from '../../../../renderer/briefs/editor/open-document.ts';
import { plainPaste } from '../../../../renderer/briefs/editor/paste-html.ts';
import { briefDocumentSchema, type BlockNode } from '../../../../shared/domain/brief-document.ts';

const schema = getSchema(briefExtensions(createActs()));

/** What the editor makes of pasted HTML. */
function pasted(html: string): BlockNode[] {
  const dom = document.implementation.createHTMLDocument('').body;
  dom.innerHTML = plainPaste(html).html;
  const { content } = toDocument(NodeParser.fromSchema(schema).parse(dom));
  briefDocumentSchema.parse({ type: 'doc', content });
  return [...content];
}

const item = (words: string, level: number, sign: string) =>
  `<p class=MsoListParagraph style='text-indent:-.25in;mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>${words}<o:p></o:p></p>`;

const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style>p.MsoNormal {mso-style-parent:""; color:red}</style>
<link rel=File-List href="file:///C:/x/filelist.xml"></head><body lang=EN-US><!--StartFragment-->
<h1>Argument<o:p></o:p></h1>
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'>She</b> asked<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference>[1]</span></a> first.<span style='mso-hide:all'>HIDDEN</span></p>
${item('One', 1, '·')}${item('Inner', 2, '1.')}${item('Two', 1, '·')}
<p class=MsoNormal>Between</p>${item('First', 1, '1.')}${item('Second', 1, '2.')}
<table class=MsoTableGrid border=1><tr><td width=312><p class=MsoNormal>Day<o:p></o:p></p></td><td><p class=MsoNormal>Event</p></td></tr></table>
<p class=MsoNormal><img width=10 src="file:///C:/x/image001.png" onerror="alert(1)"><script>alert(2)</script><a href="javascript:alert(3)">link</a></p>
<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> The log says so.</p></div></div>
<!--EndFragment--></body></html>`;

describe('what is pasted from Word', () => {
  it('comes in as headings, lists within lists, tables and footnotes of ours', () => {
    const said = JSON.stringify(pasted(word));
    const kinds = pasted(word).map(({ type }) => type);
    expect(kinds.slice(0, 6)).toEqual(['heading', 'paragraph', 'bulletList', 'paragraph', 'orderedList', 'table']);
    const [, first, list, , ordered, table] = pasted(word);
    expect(first).toMatchObject({
      content: [
        { type: 'text', text: 'She', marks: [{ type: 'bold' }] },
        { type: 'text', text: ' asked' },
        { type: 'footnote', content: [{ type: 'text', text: 'The log says so.' }] },
        { type: 'text', text: ' first.' },
      ],
    });
    expect(list).toMatchObject({
      content: [
        { content: [{ content: [{ text: 'One' }] }, { type: 'orderedList' }] },
        { content: [{ content: [{ text: 'Two' }] }] },
      ],
    });
    expect(ordered).toMatchObject({ content: [{ type: 'listItem' }, { type: 'listItem' }] });
    expect(table).toMatchObject({ content: [{ content: [{ type: 'tableCell' }, { type: 'tableCell' }] }] });
    for (const sign of ['·', '[1]', 'HIDDEN']) expect(said).not.toContain(sign);
  });

  it('holds nothing active, remote or of another file, and tells that pictures were left out', () => {
    const { html, hadPictures } = plainPaste(word);
    expect(hadPictures).toBe(true);
    for (const bad of ['<script', '<img', 'onerror', 'file:///', '<style', '<link']) expect(html).not.toContain(bad);
    const said = JSON.stringify(pasted(word));
    for (const bad of ['alert', 'javascript', 'file:', 'mso', 'style']) expect(said).not.toContain(bad);
    expect(said).toContain('link');
    expect(plainPaste('<p>Words</p>').hadPictures).toBe(false);
  });

  it('is taken in within a moment, though it has 200 pages', () => {
    const long = `${item('Point', 1, '1.')}<p>${'Words of a long paper. '.repeat(40)}</p>`.repeat(800);
    const start = performance.now();
    const { html } = plainPaste(long);
    expect(html.match(/<li>/gu)).toHaveLength(800);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
