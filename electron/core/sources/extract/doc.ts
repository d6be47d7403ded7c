import WordExtractor from 'word-extractor';
import { type Extraction, unreadable } from './extraction.ts';
import { textToPages } from './text.ts';

const mime = 'application/msword';

type Options = { readonly filterUnicode: boolean };

/** As much of the reader's document as is used; its published types leave the options out. */
type WordText = {
  readonly [K in 'getBody' | 'getTextboxes' | 'getFootnotes' | 'getEndnotes' | 'getAnnotations']: (
    options: Options,
  ) => string;
};

/** Gives a Word 97-2003 document as text pages: its words, then text boxes and notes. Throws `unreadable-file`. */
export async function extractDoc(bytes: Uint8Array): Promise<Extraction> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  checkTables(buffer);
  const asWritten = { filterUnicode: false };
  try {
    const document = (await new WordExtractor().extract(buffer)) as unknown as WordText;
    const body = document.getBody(asWritten);
    const rest = [
      ['Text boxes', document.getTextboxes(asWritten)],
      ['Footnotes', document.getFootnotes(asWritten)],
      ['Endnotes', document.getEndnotes(asWritten)],
    ]
      .filter(([, text]) => text?.trim() !== '')
      .map(([title, text]) => `\n\n${title}\n${text?.trim()}`);
    const warnings = document.getAnnotations(asWritten).trim() === '' ? [] : ['comments are not shown'];
    return { format: 'doc', mime, title: null, pages: textToPages(body.trim() + rest.join('')), meta: {}, warnings };
  } catch (cause) {
    if (cause instanceof Error && 'data' in cause) throw cause;
    throw unreadable('damaged', 'the Word document cannot be parsed', { mime, cause });
  }
}

/** Subtle: the reader makes room for as many sectors of tables as the header claims (MS-CFB 2.2), so the claim is held against the file. */
function checkTables(buffer: Buffer): void {
  if (buffer.length < 512) throw unreadable('truncated', 'the Word document ends early', { mime });
  const sectorBytes = 2 ** Math.min(buffer.readUInt16LE(30), 16);
  const sectors = Math.ceil(buffer.length / sectorBytes);
  for (const at of [44, 64, 72]) {
    if (buffer.readUInt32LE(at) > sectors) throw unreadable('damaged', 'the Word document claims too much', { mime });
  }
}
