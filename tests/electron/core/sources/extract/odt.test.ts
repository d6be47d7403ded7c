import { afterAll, describe, expect, it } from 'vitest';
import { createExtractPool } from '../../../../../electron/core/jobs/pool.ts';
import { extract } from '../../../../../electron/core/sources/extract/extract.ts';
import { unreadableReason } from '../../../../../electron/core/sources/extract/extraction.ts';
import { makeZip } from '../../../../support/make-files.ts';

const pool = createExtractPool({ workers: 1 });
afterAll(() => pool.close());

/** Gives an OpenDocument text; its type stands first, stored as it is. */
function makeOdt(body: string, options: { meta?: string; manifest?: string; before?: string } = {}): Uint8Array {
  const { meta = '', manifest = '', before = '' } = options;
  const names = 'xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:draw="d" xmlns:dc="c" xmlns:meta="m"';
  return makeZip([
    { name: 'mimetype', data: 'application/vnd.oasis.opendocument.text', stored: true },
    {
      name: 'content.xml',
      data: `${before}<office:document-content ${names}><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    },
    {
      name: 'meta.xml',
      data: `<office:document-meta ${names}><office:meta>${meta}</office:meta></office:document-meta>`,
    },
    { name: 'META-INF/manifest.xml', data: `<manifest>${manifest}</manifest>` },
  ]);
}
const reasonOf = (file: Uint8Array) => pool.extract('a.odt', file).then(() => 'read', unreadableReason);

describe('an OpenDocument text', () => {
  const body = `
    <text:sequence-decls><text:p>not shown</text:p></text:sequence-decls>
    <text:h text:outline-level="1">Order 307</text:h>
    <text:p>Two<text:s text:c="2"/>blanks,<text:tab/>a tab<text:line-break/>and <text:span>a <text:a>link</text:a></text:span> &lt;b&gt;.</text:p>
    <text:p>Cited<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>The note.</text:p></text:note-body></text:note> here.</text:p>
    <text:list><text:list-item><text:p>one</text:p></text:list-item><text:list-item><text:p>two</text:p></text:list-item></text:list>
    <table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>
    <text:p>Last<office:annotation><text:p>a comment</text:p></office:annotation>.</text:p>`;

  it('gives headings, paragraphs, lists, tables and notes in order', async () => {
    const extraction = await extract(
      'order.odt',
      makeOdt(body, { meta: '<dc:title>Order</dc:title><dc:creator>Doe</dc:creator>' }),
    );
    expect(extraction).toMatchObject({
      format: 'odt',
      title: 'Order',
      meta: { author: 'Doe' },
      warnings: ['comments are not shown'],
    });
    const text = extraction.pages[0]?.text ?? '';
    expect(text).toMatch(/^Order 307\n\nTwo\s+blanks,\s*a tab\nand a link <b>\.\n\nCited\[1\] here\.\n/u);
    expect(text).toContain('• one');
    expect(text).toMatch(/a\s+b/u);
    expect(text).toMatch(/Last\.[^]*\[1\] The note\.$/u);
    expect(text).not.toMatch(/comment|not shown/u);
  });

  it('is shown as HTML that runs nothing', async () => {
    const html = await pool.html(
      'order.odt',
      makeOdt('<text:p>&lt;script&gt;x()&lt;/script&gt;<text:a>y</text:a></text:p>'),
    );
    expect(html).toBe('<p>&lt;script&gt;x()&lt;/script&gt;y</p>');
  });

  it('under a password is kept with that reason', async () => {
    expect(await reasonOf(makeOdt(body, { manifest: '<file-entry><encryption-data/></file-entry>' }))).toBe(
      'encrypted',
    );
  });
});

describe('a hostile OpenDocument text', () => {
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from(
    { length: 20 },
    (_, at) => `<!ENTITY ${String.fromCharCode(98 + at)} "${`&${String.fromCharCode(97 + at)};`.repeat(10)}">`,
  ).join('')}]>`;

  it.each([
    ['entities within entities', makeOdt('<text:p>&k;</text:p>', { before: bomb }), 'damaged'],
    [
      'an entity that is a file',
      makeOdt('<text:p>&x;</text:p>', { before: '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>' }),
      'damaged',
    ],
    ['elements nested 100,000 deep', makeOdt('<text:list>'.repeat(100_000)), 'damaged'],
    ['blanks without number', makeOdt(`<text:p>${'<text:s text:c="2000000000"/>'.repeat(1000)}x</text:p>`), 'read'],
    ['300 MB of blanks', makeOdt(`<text:p>${' '.repeat(300_000_000)}</text:p>`), 'too-large'],
    [
      'no text',
      makeZip([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.text', stored: true }]),
      'damaged',
    ],
  ])('with %s is kept with its outcome', { timeout: 30_000 }, async (_what, file, reason) => {
    expect(await reasonOf(file)).toBe(reason);
  });
});
