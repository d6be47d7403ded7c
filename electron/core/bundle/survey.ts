import { digestPages, type PageDigest } from './page-digests.ts';
import { dictOf, lookup, openPdf, textOf, type PdfFile } from './pdf-file.ts';
import { openObjects } from './pdf-objects.ts';
import { openPdfium, type OpenPdf } from './pdfium.ts';
import { PdfDict, PdfStream, PdfString, type PdfValue } from './pdf-values.ts';
import { unpackedStream } from './stream-data.ts';

/** What an exported file says of itself, and a digest of each of its pages. */
export type PdfSurvey = {
  /** First part of the /ID, lower-case hex: other programs keep it. Null where there is none. */
  readonly documentId: string | null;
  /** The entries of the information dictionary, as text. */
  readonly info: Readonly<Record<string, string>>;
  /** The XMP metadata of the file as it stands there, or null. */
  readonly xmp: string | null;
  readonly pages: readonly PageDigest[];
  /** Exhibits and SHA-256 as a certificate in the file states them. */
  readonly stated: readonly StatedHash[];
};

export type StatedHash = { readonly label: string; readonly sha256: string };

/**
 * Reads a PDF, mending it first where it must be. `stated` asks for the hashes that its certificate states too. Throws for a file
 * that is no PDF or cannot be read without its password.
 */
export async function surveyPdf(bytes: Uint8Array, options: { readonly stated: boolean }): Promise<PdfSurvey> {
  const { file, trailer } = await opened(bytes);
  if (file.pages.length === 0) throw new Error('the file has no pages');
  const metadata = lookup(file, file.catalog.get('Metadata'));
  return {
    documentId: trailer === null ? idIn(bytes) : documentId(file, trailer),
    info: trailer === null ? {} : infoOf(file, trailer),
    xmp: xmpOf(file, metadata),
    pages: digestPages(file),
    stated: options.stated ? await statedHashes(bytes) : [],
  };
}

/**
 * Reads what a PDF that we wrote says of itself, and nothing else of it. Throws for what is no PDF.
 */
export function surveyAbout(bytes: Uint8Array): Pick<PdfSurvey, 'info' | 'xmp'> {
  const objects = openObjects(bytes);
  const catalog = lookup(objects, objects.trailer.get('Root'));
  const metadata = catalog instanceof PdfDict ? lookup(objects, catalog.get('Metadata')) : undefined;
  return { info: infoOf(objects, objects.trailer), xmp: xmpOf(objects, metadata) };
}

const xmpOf = (file: Pick<PdfFile, 'object'>, metadata: PdfValue | undefined): string | null =>
  metadata instanceof PdfStream ? Buffer.from(unpackedStream(file, metadata).data).toString('utf8') : null;

async function opened(bytes: Uint8Array): Promise<{ file: PdfFile; trailer: PdfDict | null }> {
  try {
    return { file: openPdf(bytes), trailer: openObjects(bytes).trailer };
  } catch {
    const { pdf, damaged } = await (await import('./repair.ts')).repairPdf(bytes);
    return { file: openPdf(pdf, damaged), trailer: null };
  }
}

function documentId(file: PdfFile, trailer: PdfDict): string | null {
  const id = lookup(file, trailer.get('ID'));
  const first: PdfValue | undefined = Array.isArray(id) ? lookup(file, id[0]) : undefined;
  return first instanceof PdfString ? Buffer.from(first.bytes(), 'latin1').toString('hex') : null;
}

/** Subtle: a file that had to be mended has lost its trailer, so its identifier is looked for in the bytes. */
function idIn(bytes: Uint8Array): string | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const found = [...text.matchAll(/\/ID\s*\[\s*<([0-9A-Fa-f]{16,})>/gu)].at(-1)?.[1];
  return found?.toLowerCase() ?? null;
}

function infoOf(file: Pick<PdfFile, 'object'>, trailer: PdfDict): Record<string, string> {
  const info = dictOf(file, trailer.get('Info'));
  const said = [...(info?.entries.keys() ?? [])].map((key) => [key, textOf(file, info?.get(key)) ?? ''] as const);
  return Object.fromEntries(said);
}

const mostPages = 400;

/** Reads the exhibits and hashes that the pages state: a label, then 64 digits, in two lines or one. Pages that cannot be shown state none. */
async function statedHashes(bytes: Uint8Array): Promise<StatedHash[]> {
  const pdfium = await openPdfium();
  let file: OpenPdf;
  try {
    file = pdfium.open(bytes);
  } catch {
    return [];
  }
  const found = new Map<string, string>();
  for (let at = 0; at < Math.min(file.pages, mostPages); at++) {
    for (const [, label = '', one = '', two = ''] of wordsOf(file, at).matchAll(stated)) {
      if (!found.has(label)) found.set(label, one + two);
    }
  }
  file.close();
  return [...found].map(([label, sha256]) => ({ label, sha256 }));
}

function wordsOf(file: OpenPdf, at: number): string {
  try {
    return file.read(at, (page) => page.text.replaceAll(/\s+/gu, ' '));
  } catch {
    return '';
  }
}

const stated =
  /((?:[\p{Lu}][\p{L}.'’]* ){0,4}Ex\. [A-Za-z0-9.-]{1,12}) (?:(?!Ex\. )[^\n]){0,300}?([0-9a-f]{32}) ?([0-9a-f]{32})/gu;
