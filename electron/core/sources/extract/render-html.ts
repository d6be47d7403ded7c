import type { SourceFormat } from '../../../../shared/domain/sources.ts';
import { AppError } from '../../../../shared/errors.ts';
import { wordHtml } from './docx.ts';
import { parseMail } from './eml.ts';
import { extractLimits } from './extraction.ts';
import { dropRemote, escapeHtml } from './html-local.ts';

/**
 * Gives HTML for the viewer of a Word document or a mail body: **not sanitized**, remote references removed, its own
 * images inlined as data: URLs. Throws `unreadable-file`, and `invalid-input` for other formats.
 */
export async function renderHtml(format: SourceFormat, bytes: Uint8Array): Promise<string> {
  if (format === 'docx') return dropRemote(await wordHtml(bytes, 'inline'), new Map());
  if (format === 'odt') return dropRemote(await (await import('./odt.ts')).odtHtml(bytes), new Map());
  if (format === 'msg') {
    const { html, text, images } = (await import('./msg.ts')).msgHtml(bytes);
    return html === null ? `<pre>${escapeHtml(text)}</pre>` : dropRemote(html, images);
  }
  if (format !== 'eml') throw new AppError('invalid-input', `no HTML for ${format}`);
  const mail = await parseMail(bytes);
  if (mail.html === undefined) return `<pre>${escapeHtml(mail.text ?? '')}</pre>`;
  const images = new Map<string, string>();
  for (const attachment of mail.attachments) {
    const { contentId, content, mimeType } = attachment;
    if (contentId === undefined || typeof content === 'string') continue;
    if (!/^image\/(?:png|jpeg|gif|webp|bmp)$/u.test(mimeType) || content.byteLength > extractLimits.inlineImageBytes)
      continue;
    const data = Buffer.from(content instanceof Uint8Array ? content : new Uint8Array(content)).toString('base64');
    images.set(contentId.replace(/^<|>$/gu, ''), `data:${mimeType};base64,${data}`);
  }
  return dropRemote(mail.html, images);
}
