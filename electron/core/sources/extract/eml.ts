import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime';
import { type Extraction, extractLimits, unreadable } from './extraction.ts';
import { htmlToText } from './html-text.ts';
import { textToPages } from './text.ts';

const mime = 'message/rfc822';

/** Gives a mail as pages that begin with its header lines; `meta` has from, to, cc, date, subject, attachments. */
export async function extractMail(bytes: Uint8Array): Promise<Extraction> {
  const mail = await parseMail(bytes);
  const meta = mailMeta(mail);
  const warnings: string[] = [];
  if (mail.text === undefined && mail.html !== undefined)
    warnings.push('the mail has an HTML body only, shown as text');
  if (meta['date'] === undefined) warnings.push('the mail has no date');
  return {
    format: 'eml',
    mime,
    title: mail.subject?.trim() || null,
    pages: textToPages(mailText(meta, mail.text ?? (mail.html === undefined ? '' : htmlToText(mail.html)))),
    meta,
    warnings,
  };
}

/** Gives the parsed mail; a mail within it is an attachment when `mailsApart`. Throws `unreadable-file`: too-large, damaged. */
export async function parseMail(bytes: Uint8Array, { mailsApart = false } = {}): Promise<Email> {
  if (bytes.length > extractLimits.zipBytes) throw unreadable('too-large', `a mail of ${bytes.length} bytes`, { mime });
  try {
    return await PostalMime.parse(bytes, { maxNestingDepth: 100, forceRfc822Attachments: mailsApart });
  } catch (cause) {
    throw unreadable('damaged', 'the mail cannot be parsed', { mime, cause });
  }
}

const headerLines = ['from', 'to', 'cc', 'date', 'subject', 'attachments'] as const;

/** Gives a mail as text: its header lines, an empty line, its words. */
export function mailText(meta: Readonly<Record<string, string>>, body: string): string {
  const headers = headerLines
    .filter((key) => meta[key] !== undefined)
    .map((key) => `${key.charAt(0).toUpperCase()}${key.slice(1)}: ${meta[key]}`);
  return `${headers.join('\n')}\n\n${body}`;
}

function mailMeta(mail: Email): Record<string, string> {
  const header = (key: string) => mail.headers.find((one) => one.key === key)?.value.trim();
  const meta: Record<string, string | undefined> = {
    from: mail.from === undefined ? undefined : addressText(mail.from),
    to: addressList(mail.to),
    cc: addressList(mail.cc),
    bcc: addressList(mail.bcc),
    // Subtle: the parser turns a date into UTC; evidence shows it as the mail states it, with its own offset.
    date: header('date'),
    subject: mail.subject?.trim(),
    messageId: mail.messageId,
    attachments: mail.attachments.map(attachmentName).join('; '),
  };
  return plainMeta(meta);
}

/** Gives what is known of a mail, each on one line. */
export function plainMeta(meta: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const known = Object.entries(meta).filter((entry): entry is [string, string] => (entry[1] ?? '') !== '');
  return Object.fromEntries(known.map(([key, value]) => [key, value.replace(/\s+/gu, ' ')]));
}

/** Gives the name of an attachment, for one without a name its number (from 1) and type; `index` counts from 0. */
export function attachmentName(attachment: Attachment, index: number): string {
  return attachment.filename ?? `unnamed ${index + 1} (${attachment.mimeType})`;
}

function addressList(addresses: readonly Address[] | undefined): string | undefined {
  return addresses?.map(addressText).join(', ');
}

function addressText(address: Address): string {
  if (address.group !== undefined) return `${address.name}: ${address.group.map(addressText).join(', ')};`;
  return address.name === '' ? address.address : `${address.name} <${address.address}>`;
}
