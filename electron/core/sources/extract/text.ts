import { pageText, paginateText, textPageSize } from '../../../../shared/domain/text-pages.ts';
import { htmlToText } from './html-text.ts';
import { type ExtractedPage, extractLimits, type Extraction, unreadable } from './extraction.ts';

/** What Windows-1252 has at 0x80-0x9F (WHATWG Encoding); its five empty places stay control characters. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

export type DecodedText = {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
};

/** Gives the characters of a text file: by its byte order mark, else UTF-8, else Windows-1252. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le' };
  if (first === 0xfe && second === 0xff) {
    const swapped = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).swap16();
    return { text: new TextDecoder('utf-16le').decode(swapped), encoding: 'utf-16be' };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    const text = latin1.replace(/[\u0080-\u009f]/gu, (char) => windows1252[char.charCodeAt(0) - 0x80] ?? char);
    return { text, encoding: 'windows-1252' };
  }
}

/** Gives a text, a Markdown file or the words of a web page as pages by the frozen rule of text-pages; a first heading is the title. */
export function extractText(format: 'text' | 'markdown', mime: string, bytes: Uint8Array): Extraction {
  const { text: written, encoding } = decodeText(bytes);
  const isPage = mime === 'text/html';
  const text = isPage ? htmlToText(written) : written;
  const heading = format === 'markdown' ? /^# +(.+?) *#* *$/mu.exec(text.slice(0, 65_536))?.[1] : undefined;
  const title = isPage ? /<title[^>]*>([^<]{1,500})/iu.exec(written.slice(0, 65_536))?.[1] : undefined;
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  const warnings = isPage ? ['a web page, shown as text, without what it would fetch'] : [];
  if (encoding === 'windows-1252') warnings.push('not UTF-8, read as Windows-1252');
  return {
    format,
    mime,
    title: heading ?? (title === undefined ? null : htmlToText(title) || null),
    pages: textToPages(text),
    meta: { encoding, lines: String(lines) },
    warnings,
  };
}

/** Gives the pages of any text-like source, US Letter each; throws too-large and too-many-pages. */
export function textToPages(text: string): ExtractedPage[] {
  if (text.length > extractLimits.textBytes) throw unreadable('too-large', `${text.length} characters of text`);
  const pages = paginateText(text);
  if (pages.length > extractLimits.pages) throw unreadable('too-many-pages', `${pages.length} pages of text`);
  const { width, height } = textPageSize;
  return pages.map((page) => ({ number: page.number, text: pageText(page), width, height, rotate: 0 }));
}
