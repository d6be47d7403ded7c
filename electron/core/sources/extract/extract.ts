import type { SourceFormat } from '../../../../shared/domain/sources.ts';
import { type ByteSource, memorySource, readWhole } from '../byte-source.ts';
import { type Detected, detectSource } from './detect.ts';
import { extractArchive } from './archive.ts';
import { type Extraction, extractLimits, unreadable } from './extraction.ts';
import { extractPdf } from './pdf.ts';
import { extractText } from './text.ts';

/**
 * Gives what the bytes of a source say, its kind decided by the bytes. Pure parsing, for a worker: it may take long, use
 * much memory or never end. Throws `unreadable-file` with `data.reason` and, where known, `data.mime`.
 */
export async function extract(name: string, file: Uint8Array | ByteSource): Promise<Extraction> {
  const source = file instanceof Uint8Array ? memorySource(file) : file;
  if (source.size === 0) throw unreadable('empty', 'the file is empty');
  const detected = await detectSource(name, source);
  const extraction = await extractAs(detected, source);
  return detected.warning === null
    ? extraction
    : { ...extraction, warnings: [detected.warning, ...extraction.warnings] };
}

async function extractAs(detected: Detected, source: ByteSource): Promise<Extraction> {
  const { format, mime } = detected;
  if (format === 'zip') return extractArchive(source);
  if (format === 'video' || format === 'audio') {
    const { extractMedia } = await import('./media.ts');
    return extractMedia(mime, source);
  }
  if (format === 'xlsx') {
    const { extractWorkbook } = await import('./table.ts');
    return extractWorkbook(mime, source);
  }
  if (format === 'other') throw unreadAs(detected);
  if (source.size > extractLimits.fileBytes) throw unreadable('too-large', `${source.size} bytes`, { mime });
  return extractWhole(detected, format, await readWhole(source));
}

type WholeFormat = Exclude<SourceFormat, 'zip' | 'video' | 'audio' | 'xlsx' | 'other'>;

async function extractWhole(detected: Detected, format: WholeFormat, bytes: Uint8Array): Promise<Extraction> {
  const { mime } = detected;
  switch (format) {
    case 'pdf':
      return extractPdf(bytes);
    case 'docx':
      return (await import('./docx.ts')).extractWord(bytes);
    case 'doc':
      return (await import('./doc.ts')).extractDoc(bytes);
    case 'eml':
      return (await import('./eml.ts')).extractMail(bytes);
    case 'text':
    case 'markdown':
      return extractText(format, mime, bytes);
    case 'png':
    case 'jpeg':
    case 'gif':
    case 'webp':
    case 'bmp':
      return (await import('./image.ts')).extractImage(format, mime, bytes);
    case 'tiff':
      return (await import('./image.ts')).extractTiff(mime, bytes);
    case 'csv':
      return (await import('./table.ts')).extractCsv(mime, bytes);
    case 'rtf':
      return (await import('./rtf.ts')).extractRtf(bytes);
    case 'odt':
      return (await import('./odt.ts')).extractOdt(bytes);
    case 'msg':
      return (await import('./msg.ts')).extractMsg(bytes);
  }
}

function unreadAs({ encrypted, warning, mime }: Detected) {
  if (/^(?:video|audio)\//u.test(mime)) return unreadable('unplayable', `a recording of type ${mime}`, { mime });
  return encrypted
    ? unreadable('encrypted', 'the file needs a password', { mime })
    : unreadable('unsupported', warning ?? `a file of type ${mime}`, { mime });
}
