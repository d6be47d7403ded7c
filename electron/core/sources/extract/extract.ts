import { detect, type Detected } from './detect.ts';
import { extractWord } from './docx.ts';
import { extractMail } from './eml.ts';
import { type Extraction, extractLimits, unreadable } from './extraction.ts';
import { extractImage, extractTiff } from './image.ts';
import { extractPdf } from './pdf.ts';
import { extractText } from './text.ts';

/**
 * Gives what the bytes of a source say, its kind decided by the bytes. Pure parsing, for a worker: it may take long, use
 * much memory or never end. Throws `unreadable-file` with `data.reason` and, where known, `data.mime`.
 */
export async function extract(name: string, bytes: Uint8Array): Promise<Extraction> {
  if (bytes.length === 0) throw unreadable('empty', 'the file is empty');
  if (bytes.length > extractLimits.fileBytes) throw unreadable('too-large', `${bytes.length} bytes`);
  const detected = detect(name, bytes);
  const extraction = await extractAs(detected, bytes);
  return detected.warning === null
    ? extraction
    : { ...extraction, warnings: [detected.warning, ...extraction.warnings] };
}

async function extractAs(detected: Detected, bytes: Uint8Array): Promise<Extraction> {
  const { format, mime } = detected;
  switch (format) {
    case 'pdf':
      return extractPdf(bytes);
    case 'docx':
      return extractWord(bytes);
    case 'eml':
      return extractMail(bytes);
    case 'text':
    case 'markdown':
      return extractText(format, mime, bytes);
    case 'png':
    case 'jpeg':
      return extractImage(format, mime, bytes);
    case 'tiff':
      return extractTiff(mime, bytes);
    case 'rtf':
    case 'odt':
    case 'msg':
    case 'csv':
    case 'xlsx':
    case 'video':
    case 'audio':
    case 'zip':
    case 'other':
      throw detected.encrypted
        ? unreadable('encrypted', 'the file needs a password', { mime })
        : unreadable('unsupported', detected.warning ?? `a file of type ${mime}`, { mime });
  }
}
