import { describe, expect, it } from 'vitest';
import { extractWord, wordHtml } from '../../../../../electron/core/sources/extract/docx.ts';
import { makeDocx } from '../../../../support/make-files.ts';

describe('extractWord', () => {
  it('gives the paragraphs as text pages', async () => {
    const extraction = await extractWord(makeDocx(['First paragraph', 'Second &amp; last']));
    expect(extraction.format).toBe('docx');
    expect(extraction.pages).toEqual([
      { number: 1, text: 'First paragraph\n\nSecond & last', width: 612, height: 792, rotate: 0 },
    ]);
  });

  it('reads no file that the document points at', async () => {
    const link = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="file:///etc/hostname" TargetMode="External"/></Relationships>`;
    const html = await wordHtml(makeDocx(['x'], [{ name: 'word/_rels/document.xml.rels', data: link }]), 'inline');
    expect(html).toBe('<p>x</p>');
  });
});
