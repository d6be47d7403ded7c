import { decompressRTF } from '@kenjiuno/decompressrtf';
import msgReaderModule, { type FieldsData } from '@kenjiuno/msgreader';
import { deEncapsulateSync } from 'rtf-stream-parser';
import { type ByteSource, readWhole } from '../byte-source.ts';
import { mailText, plainMeta } from './eml.ts';
import { type Extraction, extractLimits, unreadable } from './extraction.ts';
import { htmlToText } from './html-text.ts';
import { type PartSink, pieces, uniqueNames } from './part-sink.ts';
import { decodeCodepage } from './rtf-codepages.ts';
import { rtfText } from './rtf.ts';
import { textToPages } from './text.ts';

const mime = 'application/vnd.ms-outlook';
const longestRtf = 8 * 1024 * 1024;

type Attached = {
  readonly name: string;
  readonly contentId: string | undefined;
  readonly bytes: () => Uint8Array;
};

type OutlookMail = {
  readonly meta: Readonly<Record<string, string>>;
  readonly text: string;
  readonly html: string | null;
  readonly attached: readonly Attached[];
  readonly warnings: readonly string[];
};

/** Gives an Outlook message as pages that begin with its header lines; `meta` as of a mail. Throws `unreadable-file`. */
export function extractMsg(bytes: Uint8Array): Extraction {
  const { meta, text, html, warnings } = parseMsg(bytes);
  const said = [...warnings];
  if (text === '' && html !== null) said.push('the mail has an HTML body only, shown as text');
  if (meta['date'] === undefined) said.push('the mail has no date');
  const body = text === '' && html !== null ? htmlToText(html) : text;
  const pages = textToPages(mailText(meta, body));
  return { format: 'msg', mime, title: meta['subject'] ?? null, pages, meta, warnings: said };
}

/** Gives what is attached to an Outlook message, messages within it as files of their own. Throws `unreadable-file`. */
export async function msgParts(source: ByteSource, sink: PartSink): Promise<void> {
  const { attached } = parseMsg(await readWhole(source));
  const unique = uniqueNames();
  for (const { name, bytes } of attached) {
    const content = async function* () {
      yield* pieces(guarded(bytes));
    };
    await sink.give({ path: unique(name), size: null, modifiedAt: null }, content());
  }
}

/** Gives an Outlook message's own HTML, or null, and its pictures by Content-ID. */
export function msgHtml(bytes: Uint8Array): { html: string | null; text: string; images: ReadonlyMap<string, string> } {
  const { html, text, attached } = parseMsg(bytes);
  const images = new Map<string, string>();
  for (const { name, contentId, bytes: content } of attached) {
    const type = /\.(png|jpe?g|gif|webp|bmp)$/iu.exec(name)?.[1]?.toLowerCase().replace('jpg', 'jpeg');
    if (contentId === undefined || type === undefined) continue;
    const picture = guarded(content);
    if (picture.length > extractLimits.inlineImageBytes) continue;
    images.set(
      contentId.replace(/^<|>$/gu, ''),
      `data:image/${type};base64,${Buffer.from(picture).toString('base64')}`,
    );
  }
  return { html, text, images };
}

function guarded<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof Error && 'data' in cause) throw cause;
    throw unreadable('damaged', 'the Outlook message cannot be parsed', { mime, cause });
  }
}

function parseMsg(bytes: Uint8Array): OutlookMail {
  if (bytes.length > extractLimits.zipBytes) throw unreadable('too-large', `a mail of ${bytes.length} bytes`, { mime });
  return guarded(() => {
    const reader = new MsgReader(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    const fields = reader.getFileData();
    if (fields.error !== undefined) throw unreadable('damaged', fields.error, { mime });
    const attached = (fields.attachments ?? []).map((attachment, index): Attached => {
      const name = attachment.fileName ?? attachment.fileNameShort ?? attachment.name ?? `unnamed ${index + 1}`;
      const isMail = attachment.innerMsgContent === true;
      return {
        name: isMail && !/\.msg$/iu.test(name) ? `${name}.msg` : name,
        contentId: attachment.pidContentId,
        bytes: () => new Uint8Array(reader.getAttachment(attachment).content),
      };
    });
    const meta = metaOf(fields, attached);
    const { text, html, warnings } = bodyOf(fields);
    return { meta, text, html, attached, warnings };
  });
}

/** Subtle: under Node the package's default export is the module itself. */
const MsgReader = (
  'default' in msgReaderModule ? (msgReaderModule as { readonly default: unknown }).default : msgReaderModule
) as typeof msgReaderModule;

function metaOf(fields: FieldsData, attached: readonly Attached[]): Record<string, string> {
  const header = (name: string) =>
    new RegExp(`^${name}:[ \\t]*(.+(?:\\r?\\n[ \\t].+)*)`, 'imu').exec(fields.headers ?? '')?.[1];
  const people = (kind: 'to' | 'cc' | 'bcc') =>
    (fields.recipients ?? [])
      .filter((one) => (one.recipType ?? 'to') === kind)
      .map((one) => person(one.name, one.smtpAddress ?? one.email))
      .join(', ');
  return plainMeta({
    from: person(fields.senderName, fields.senderSmtpAddress ?? fields.creatorSMTPAddress ?? fields.senderEmail),
    to: people('to'),
    cc: people('cc'),
    bcc: people('bcc'),
    date: header('Date') ?? fields.clientSubmitTime ?? fields.messageDeliveryTime ?? fields.creationTime,
    subject: fields.subject?.trim(),
    messageId: fields.messageId ?? header('Message-ID'),
    attachments: attached.map((one) => one.name).join('; '),
  });
}

function person(name: string | undefined, address: string | undefined): string {
  if (name === undefined || name === '' || name === address) return address ?? name ?? '';
  return address === undefined || address === '' ? name : `${name} <${address}>`;
}

function bodyOf(fields: FieldsData): Pick<OutlookMail, 'text' | 'html' | 'warnings'> {
  const text = (fields.body ?? '').trimEnd();
  const own = fields.bodyHtml ?? (fields.html === undefined ? null : htmlOf(fields.html, fields.internetCodepage));
  if (own !== null || fields.compressedRtf === undefined) return { text, html: own, warnings: [] };
  if (fields.compressedRtf.length > longestRtf) {
    return { text, html: null, warnings: ['the body in Rich Text is too large to be read'] };
  }
  try {
    const rtf = new Uint8Array(decompressRTF([...fields.compressedRtf]));
    return { ...fromRtf(rtf, text), warnings: [] };
  } catch {
    return { text, html: null, warnings: ['the body in Rich Text cannot be read'] };
  }
}

/** A body in Rich Text often holds the HTML or plain text that was sent (MS-OXRTFEX). */
function fromRtf(rtf: Uint8Array, text: string): { text: string; html: string | null } {
  const head = Buffer.from(rtf.subarray(0, 4096)).toString('latin1');
  const own = () => (text === '' ? rtfText(rtf).text : text);
  if (!/\\from(?:html|text)/u.test(head) || hasHugeBlock(rtf)) return { text: own(), html: null };
  const result = deEncapsulateSync(Buffer.from(rtf), {
    decode: (bytes, encoding) =>
      decodeCodepage(
        bytes.toString('latin1'),
        Number(/\d+$/u.exec(encoding)?.[0] ?? (encoding === 'utf8' ? 65_001 : 1252)),
      ),
    outputMode: 'string',
    warn: () => undefined,
  });
  const words = String(result.text);
  return result.mode === 'html' ? { text, html: words } : { text: text === '' ? words : text, html: null };
}

/** Subtle: the tokenizer makes room for as many binary bytes as the text claims. */
function hasHugeBlock(rtf: Uint8Array): boolean {
  return /\\bin\d{7,}/u.test(Buffer.from(rtf.buffer, rtf.byteOffset, rtf.byteLength).toString('latin1'));
}

function htmlOf(bytes: Uint8Array, codepage: number | undefined): string {
  return decodeCodepage(Buffer.from(bytes).toString('latin1'), codepage ?? 65_001);
}
