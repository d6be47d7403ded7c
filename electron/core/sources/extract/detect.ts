import type { SourceFormat } from '../../../../shared/domain/sources.ts';
import type { ByteSource } from '../byte-source.ts';
import { unreadableReason } from './extraction.ts';
import { oleNames } from './ole.ts';
import { openZip } from './zip-parts.ts';
import { zipNames } from './zip.ts';

/** What the bytes are. `warning` is a sentence when the name says otherwise; `encrypted` when a whole-file password is on. */
export type Detected = {
  readonly format: SourceFormat;
  readonly mime: string;
  readonly warning: string | null;
  readonly encrypted: boolean;
};

type Kind = {
  readonly format: SourceFormat;
  readonly mime: string;
  readonly what: string;
  readonly extensions: readonly string[];
};

const kind = (format: SourceFormat, mime: string, what: string, ...extensions: string[]): Kind => ({
  format,
  mime,
  what,
  extensions,
});

const kinds = {
  pdf: kind('pdf', 'application/pdf', 'a PDF', 'pdf'),
  docx: kind(
    'docx',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'a Word document',
    'docx',
    'docm',
    'dotx',
    'dotm',
  ),
  eml: kind('eml', 'message/rfc822', 'a mail message', 'eml', 'mht', 'mhtml', 'mbox'),
  text: kind('text', 'text/plain', 'plain text'),
  html: kind('text', 'text/html', 'a web page', 'html', 'htm', 'xhtml'),
  csv: kind('csv', 'text/csv', 'a table in text', 'csv', 'tsv', 'tab'),
  markdown: kind('markdown', 'text/markdown', 'Markdown', 'md', 'markdown', 'mdown'),
  png: kind('png', 'image/png', 'a PNG image', 'png'),
  jpeg: kind('jpeg', 'image/jpeg', 'a JPEG image', 'jpg', 'jpeg', 'jpe', 'jfif'),
  tiff: kind('tiff', 'image/tiff', 'a TIFF image', 'tif', 'tiff'),
  gif: kind('gif', 'image/gif', 'a GIF image', 'gif'),
  webp: kind('webp', 'image/webp', 'a WebP image', 'webp'),
  bmp: kind('bmp', 'image/bmp', 'a BMP image', 'bmp', 'dib'),
  heic: kind('other', 'image/heic', 'a HEIC image', 'heic', 'heif', 'avif'),
  mp3: kind('audio', 'audio/mpeg', 'an MP3 recording', 'mp3'),
  wav: kind('audio', 'audio/wav', 'a WAV recording', 'wav'),
  aac: kind('audio', 'audio/aac', 'an AAC recording', 'aac'),
  ogg: kind('audio', 'audio/ogg', 'an Ogg recording', 'ogg', 'oga', 'ogv', 'opus'),
  flac: kind('audio', 'audio/flac', 'a FLAC recording', 'flac'),
  mp4: kind('video', 'video/mp4', 'an MP4 recording', 'mp4', 'm4a', 'm4v', 'mov', 'qt', '3gp', '3g2', 'm4b'),
  mov: kind('video', 'video/quicktime', 'a QuickTime recording', 'mov', 'qt', 'mp4', 'm4v', 'm4a'),
  mkv: kind('video', 'video/x-matroska', 'a Matroska recording', 'mkv', 'webm', 'mka'),
  webm: kind('video', 'video/webm', 'a WebM recording', 'webm', 'mkv'),
  ts: kind('video', 'video/mp2t', 'an MPEG transport stream', 'ts', 'm2ts', 'mts'),
  avi: kind('other', 'video/x-msvideo', 'an AVI recording', 'avi'),
  wmv: kind('other', 'video/x-ms-asf', 'a Windows Media recording', 'wmv', 'wma', 'asf'),
  mpg: kind('other', 'video/mpeg', 'an MPEG recording', 'mpg', 'mpeg', 'vob'),
  xlsx: kind('xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'an Excel workbook', 'xlsx'),
  pptx: kind(
    'other',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    'a PowerPoint file',
    'pptx',
  ),
  zip: kind('zip', 'application/zip', 'a ZIP archive', 'zip'),
  ole: kind('other', 'application/x-ole-storage', 'an Office 97-2003 file', 'doc', 'xls', 'ppt'),
  doc: kind('doc', 'application/msword', 'a Word 97-2003 document', 'doc', 'dot'),
  xls: kind('other', 'application/vnd.ms-excel', 'an Excel 97-2003 workbook', 'xls', 'xlt'),
  ppt: kind('other', 'application/vnd.ms-powerpoint', 'a PowerPoint 97-2003 file', 'ppt', 'pps'),
  msg: kind('msg', 'application/vnd.ms-outlook', 'an Outlook message', 'msg', 'oft'),
  odt: kind('odt', 'application/vnd.oasis.opendocument.text', 'an OpenDocument text', 'odt', 'ott'),
  ods: kind('other', 'application/vnd.oasis.opendocument.spreadsheet', 'an OpenDocument spreadsheet', 'ods'),
  odp: kind('other', 'application/vnd.oasis.opendocument.presentation', 'an OpenDocument presentation', 'odp'),
  rtf: kind('rtf', 'application/rtf', 'an RTF file', 'rtf'),
  wpd: kind('other', 'application/vnd.wordperfect', 'a WordPerfect file', 'wpd', 'wp', 'wp5'),
  unknown: kind('other', 'application/octet-stream', 'of a kind that is not known'),
} as const;

/** Extensions that promise another kind of file than plain text. */
const promised = new Set(Object.values(kinds).flatMap((one) => one.extensions));

/** Gives what a source is by its bytes; the name only tells Markdown from text and earns a warning where it disagrees. */
export function detect(name: string, bytes: Uint8Array, members: readonly string[] = zipNames(bytes)): Detected {
  const extension = /\.([a-z0-9]+)$/iu.exec(name)?.[1]?.toLowerCase() ?? '';
  const found = byMagic(bytes, extension, members) ?? byText(bytes, extension) ?? kinds.unknown;
  const agrees =
    extension === '' ||
    found.extensions.includes(extension) ||
    found === kinds.unknown ||
    (found === kinds.text && !promised.has(extension));
  return {
    format: found.format,
    mime: found.mime,
    warning: agrees ? null : `named .${extension}, is ${found.what}`,
    encrypted:
      found === kinds.ole &&
      (members.includes('EncryptedPackage') || includes(bytes.subarray(0, 1 << 20), utf16('EncryptedPackage'))),
  };
}

const headBytes = 1024 * 1024;

/** Gives what a source is from its first bytes; of an archive its directory is read too. */
export async function detectSource(name: string, source: ByteSource): Promise<Detected> {
  const head = await source.read(0, headBytes);
  if (head[0] === 0xd0 && head[1] === 0xcf) return detect(name, head, await oleNames(source));
  if (source.size <= headBytes || !latin1(head.subarray(0, 4)).startsWith('PK')) return detect(name, head);
  try {
    const { members } = await openZip(source, 1000);
    return detect(
      name,
      head,
      members.map((member) => member.path),
    );
  } catch (error) {
    // An archive that cannot be read is an archive all the same.
    if (unreadableReason(error) !== null) return detect(name, head, []);
    throw error;
  }
}

function byMagic(bytes: Uint8Array, extension: string, members: readonly string[]): Kind | null {
  const head = latin1(bytes.subarray(0, 1024));
  const is = (...starts: string[]) => starts.some((start) => head.startsWith(start));
  if (is('\x89PNG\r\n\x1a\n')) return kinds.png;
  if (is('\xff\xd8\xff')) return kinds.jpeg;
  if (is('II*\0', 'MM\0*', 'II+\0', 'MM\0+')) return kinds.tiff;
  if (is('GIF87a', 'GIF89a')) return kinds.gif;
  if (is('BM') && bytes.length > 14 && head.slice(6, 10) === '\0\0\0\0') return kinds.bmp;
  if (is('RIFF')) return { WEBP: kinds.webp, WAVE: kinds.wav, 'AVI ': kinds.avi }[head.slice(8, 12)] ?? kinds.unknown;
  if (head.slice(4, 8) === 'ftyp') return byBrand(head.slice(8, 12));
  if (bytes[0] === 0 && /^(?:moov|mdat|wide|free|skip|pnot)$/u.test(head.slice(4, 8))) return kinds.mov;
  if (is('\x1aE\xdf\xa3')) return head.slice(0, 64).includes('webm') ? kinds.webm : kinds.mkv;
  if (is('OggS')) return kinds.ogg;
  if (is('fLaC')) return kinds.flac;
  if (is('0&\xb2u\x8ef\xcf\x11')) return kinds.wmv;
  if (is('\0\0\x01\xba', '\0\0\x01\xb3')) return kinds.mpg;
  if (bytes[0] === 0x47 && bytes[188] === 0x47 && bytes[376] === 0x47 && hasBinary(bytes.subarray(0, 4096)))
    return kinds.ts;
  if (is('PK\x03\x04', 'PK\x05\x06')) return byMimetype(head) ?? byMembers(members);
  if (is('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return byStreams(members);
  if (is('{\\rtf')) return kinds.rtf;
  if (is('\xffWPC')) return kinds.wpd;
  if (/^(?:\xef\xbb\xbf)?\s*%PDF-/u.test(head)) return kinds.pdf;
  // Subtle: bytes may stand before the header (mail, print streams), but a text may also speak of it.
  if (head.includes('%PDF-') && (extension === 'pdf' || hasBinary(bytes.subarray(0, 4096)))) return kinds.pdf;
  if (is('ID3') || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2)) return kinds.mp3;
  if (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xf6) === 0xf0) return kinds.aac;
  return null;
}

/** An OpenDocument file begins with its type, stored as it is (OpenDocument 1.3 part 2, 3.3). */
function byMimetype(head: string): Kind | null {
  const type = /^mimetypeapplication\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)/u.exec(
    head.slice(30),
  )?.[1];
  if (type === undefined) return null;
  return type === 'text' ? kinds.odt : type === 'spreadsheet' ? kinds.ods : kinds.odp;
}

/** What a compound file is by the names in it. */
function byStreams(names: readonly string[]): Kind {
  if (names.some((name) => /^__(?:properties_version|nameid_version|substg)1\.0/u.test(name))) return kinds.msg;
  if (names.includes('WordDocument')) return kinds.doc;
  if (names.includes('Workbook') || names.includes('Book')) return kinds.xls;
  return names.includes('PowerPoint Document') ? kinds.ppt : kinds.ole;
}

function byBrand(brand: string): Kind {
  if (/^(?:heic|heix|hevc|mif1|msf1|avif|avis)$/u.test(brand)) return kinds.heic;
  return brand === 'qt  ' ? kinds.mov : kinds.mp4;
}

function byMembers(names: readonly string[]): Kind {
  if (names.some((name) => /^word\/.+\.xml$/u.test(name))) return kinds.docx;
  if (names.some((name) => name.startsWith('xl/'))) return kinds.xlsx;
  if (names.some((name) => name.startsWith('ppt/'))) return kinds.pptx;
  return kinds.zip;
}

function byText(bytes: Uint8Array, extension: string): Kind | null {
  if (hasBinary(bytes.subarray(0, 65_536))) {
    // A damaged PDF may have lost its first bytes; only PDFium can say.
    return extension === 'pdf' ? kinds.pdf : null;
  }
  if (isMail(latin1(bytes.subarray(0, 16_384)), extension)) return kinds.eml;
  if (extension === 'pdf' && /\b\d+ \d+ obj\b/u.test(latin1(bytes.subarray(0, 65_536)))) return kinds.pdf;
  if (kinds.csv.extensions.includes(extension)) return kinds.csv;
  if (kinds.html.extensions.includes(extension) && /^(?:\xef\xbb\xbf)?\s*</u.test(latin1(bytes.subarray(0, 1024))))
    return kinds.html;
  return kinds.markdown.extensions.includes(extension) ? kinds.markdown : kinds.text;
}

/** Gives whether bytes cannot be text: a NUL outside of UTF-16 or more than a tenth control characters. */
function hasBinary(bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return false;
  let controls = 0;
  for (const byte of bytes) {
    if (byte === 0) return true;
    if (byte < 32 && !(byte >= 9 && byte <= 13) && byte !== 27) controls += 1;
  }
  return controls > bytes.length / 10;
}

const mailHeader =
  /^(?:from|to|cc|subject|date|received|message-id|mime-version|return-path|delivered-to|content-type|reply-to|x-[a-z0-9-]+|dkim-signature|arc-[a-z-]+|authentication-results|sender|in-reply-to|references):/iu;

/** Gives whether a text begins as a mail does: a block of headers with at least three known ones (one, when named .eml). */
function isMail(head: string, extension: string): boolean {
  const block = head.replace(/^(?:\xef\xbb\xbf)?\s*(?:From [^\n]*\n)?/u, '').split(/\r?\n\r?\n/u)[0] ?? '';
  const lines = block.split(/\r?\n/u).filter((line) => !/^[ \t]/u.test(line));
  const known = new Set(
    lines.map((line) => mailHeader.exec(line)?.[0].toLowerCase()).filter((one) => one !== undefined),
  );
  if (kinds.eml.extensions.includes(extension)) return known.size > 0;
  const technical = ['received:', 'message-id:', 'mime-version:', 'return-path:'].some((one) => known.has(one));
  return known.size >= 3 && technical && lines.every((line) => /^[\x21-\x39\x3b-\x7e]+:/u.test(line));
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function utf16(text: string): Buffer {
  return Buffer.from(text, 'utf16le');
}

function includes(bytes: Uint8Array, part: Buffer): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(part);
}
