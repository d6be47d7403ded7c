import { describe, expect, it } from 'vitest';
import { extract } from '../../../../../electron/core/sources/extract/extract.ts';
import { decodeText, extractText } from '../../../../../electron/core/sources/extract/text.ts';

const bytes = (...parts: (string | number[])[]) =>
  new Uint8Array(
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part)))),
  );

describe('decodeText', () => {
  it('reads UTF-8 with and without a byte order mark', () => {
    expect(decodeText(bytes('Señor'))).toEqual({ text: 'Señor', encoding: 'utf-8' });
    expect(decodeText(bytes([0xef, 0xbb, 0xbf], 'Señor')).text).toBe('Señor');
  });

  it('reads UTF-16 by its byte order mark', () => {
    const little = Buffer.from('\ufeffSeñor', 'utf16le');
    expect(decodeText(new Uint8Array(little))).toEqual({ text: 'Señor', encoding: 'utf-16le' });
    expect(decodeText(new Uint8Array(Buffer.from(little).swap16()))).toEqual({ text: 'Señor', encoding: 'utf-16be' });
  });

  it('falls back to Windows-1252, quotes and dashes included', () => {
    expect(decodeText(bytes([0x93], 'Stop', [0x94, 0x97, 0xf1]))).toEqual({
      text: '“Stop”—ñ',
      encoding: 'windows-1252',
    });
  });
});

describe('extractText', () => {
  it('gives US Letter pages by the rule of text pages', () => {
    const extraction = extractText(
      'text',
      'text/plain',
      bytes(Array.from({ length: 50 }, (_, at) => `line ${at}`).join('\n')),
    );
    expect(extraction.pages.map((page) => page.number)).toEqual([1, 2]);
    expect(extraction.pages[1]).toEqual({ number: 2, text: 'line 48\nline 49', width: 612, height: 792, rotate: 0 });
    expect(extraction.title).toBeNull();
  });

  it('takes the first heading of a Markdown file as its title', () => {
    expect(extractText('markdown', 'text/markdown', bytes('intro\n# Audit note #\n\nx')).title).toBe('Audit note');
  });

  it('warns when the file is not UTF-8', () => {
    expect(extractText('text', 'text/plain', bytes([0x93])).warnings).toEqual(['not UTF-8, read as Windows-1252']);
  });

  it('gives a web page as its words, and runs and fetches nothing', async () => {
    const page =
      '<!doctype html><title>Press release</title><script>x()</script><h1>Release</h1><p>Text<img src="http://a/b"></p>';
    expect(await extract('release.html', Buffer.from(page))).toMatchObject({
      format: 'text',
      mime: 'text/html',
      title: 'Press release',
      pages: [{ text: 'Release\n\nText' }],
      warnings: ['a web page, shown as text, without what it would fetch'],
    });
    expect((await extract('notes.html', Buffer.from('no marks at all'))).mime).toBe('text/plain');
  });
});
