import { type ByteSource, readWhole } from '../byte-source.ts';
import { attachmentName, parseMail } from './eml.ts';
import { type PartSink, pieces, uniqueNames } from './part-sink.ts';

/** Gives what is attached to a mail, mails within it as files of their own. Throws `unreadable-file`. */
export async function mailParts(source: ByteSource, sink: PartSink): Promise<void> {
  const mail = await parseMail(await readWhole(source), { mailsApart: true });
  const unique = uniqueNames();
  for (const [index, attachment] of mail.attachments.entries()) {
    const { content } = attachment;
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
    await sink.give(
      { path: unique(attachmentName(attachment, index)), size: bytes.length, modifiedAt: null },
      pieces(bytes),
    );
  }
}
