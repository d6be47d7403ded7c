import mammoth from 'mammoth';
import { type Extraction, extractLimits, unreadable } from './extraction.ts';
import { htmlToText } from './html-text.ts';
import { textToPages } from './text.ts';
import { checkZip } from './zip.ts';

const mime = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Gives a Word document as text pages, footnotes and endnotes included. Throws `unreadable-file`. */
export async function extractWord(bytes: Uint8Array): Promise<Extraction> {
  const html = await wordHtml(bytes, 'none');
  const heading = /<h1[^>]*>(.*?)<\/h1>/su.exec(html.slice(0, 65_536))?.[1];
  const title = heading === undefined ? '' : htmlToText(heading);
  return {
    format: 'docx',
    mime,
    title: title === '' ? null : title,
    pages: textToPages(htmlToText(html)),
    meta: {},
    warnings: [],
  };
}

/** Gives a Word document's HTML, not sanitized; images as data: URLs up to the cap, or none. Throws `unreadable-file`. */
export async function wordHtml(bytes: Uint8Array, images: 'inline' | 'none'): Promise<string> {
  checkZip(bytes, { entries: extractLimits.zipEntries, bytes: extractLimits.zipBytes });
  const convertImage = mammoth.images.imgElement(async (image) => {
    if (images === 'none') return { src: '' };
    const base64 = await image.readAsBase64String();
    const fits = (base64.length * 3) / 4 <= extractLimits.inlineImageBytes;
    return { src: fits && image.contentType.startsWith('image/') ? `data:${image.contentType};base64,${base64}` : '' };
  });
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const result = await mammoth.convertToHtml({ buffer }, { convertImage, externalFileAccess: false });
    return result.value;
  } catch (cause) {
    throw unreadable('damaged', 'the Word document cannot be parsed', { mime, cause });
  }
}
