import { mediaClock } from '../../../shared/domain/excerpts.ts';
import { clockNote, isRecording, wallClockAt } from '../../../shared/domain/recordings.ts';
import type { SourceRow } from '../../../shared/contract/views.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import type { Redaction } from '../../../shared/domain/redactions.ts';
import { pageLines } from '../../../shared/domain/text-pages.ts';
import { linesWithoutRedacted, namedWithoutRedacted } from '../redactions/redacted-exhibits.ts';
import { redactionsOfSource } from '../redactions/redactions-queries.ts';
import { listPages } from '../sources/sources-queries.ts';
import type { ComposedExhibit } from './ground.ts';
import { stillCaption, stillsForSheet, type SheetStills } from './recording-stills.ts';
import type { TextExhibit } from './typeset-text.ts';
import type { Typesetter } from './typesetter.ts';

/** How a source is printed as an exhibit. */
export type ExhibitForm =
  | { readonly kind: 'pdf' | 'image'; readonly pages: number; readonly source: SourceRow }
  /** Text, mail and Word: the text of each page, set in type. */
  | { readonly kind: 'text'; readonly pages: number; readonly source: SourceRow }
  /** What cannot be printed has a sheet in its place that says what it is and where to find it. */
  | { readonly kind: 'slip-sheet'; readonly pages: 1; readonly source: SourceRow; readonly why: string };

/** Decides how a source is printed. Nothing is ever left out in silence. */
export function exhibitForm(source: SourceRow): ExhibitForm {
  if (source.unreadable !== null) return { kind: 'slip-sheet', pages: 1, source, why: source.unreadable };
  switch (source.format) {
    case 'pdf':
      return { kind: 'pdf', pages: source.pages, source };
    case 'png':
    case 'jpeg':
    case 'tiff':
    case 'gif':
    case 'webp':
    case 'bmp':
      return { kind: 'image', pages: source.pages, source };
    case 'text':
    case 'markdown':
    case 'eml':
    case 'docx':
    case 'doc':
    case 'rtf':
    case 'odt':
    case 'msg':
    case 'csv':
    case 'xlsx':
    case 'zip':
      return { kind: 'text', pages: source.pages, source };
    case 'video':
    case 'audio':
    case 'other':
      return { kind: 'slip-sheet', pages: 1, source, why: source.format === 'other' ? 'unsupported' : source.format };
  }
}

const formatNames: Readonly<Record<string, string>> = {
  text: 'text file',
  markdown: 'text file',
  eml: 'e-mail message',
  docx: 'Word document',
  doc: 'Word document',
  rtf: 'Rich Text document',
  odt: 'OpenDocument text',
  msg: 'Outlook message',
  csv: 'table',
  xlsx: 'Excel workbook',
  zip: 'list of an archive',
};

/** Gives the bytes that go into the bundle: the original PDF or image, or the text set in type. */
export async function exhibitBytes(
  opened: ReadableCase,
  tools: { readonly typesetter: Typesetter; readonly signal?: AbortSignal | undefined },
  exhibit: ComposedExhibit & { readonly form: ExhibitForm },
): Promise<Uint8Array> {
  return await formBytes(opened, tools, exhibit.form);
}

/** What a slip sheet says of the file that it stands for, and of where the original is; with `stills`, those of a video are on it. */
export type SlipWords = { readonly what: string; readonly original: string; readonly stills: boolean };

const exhibitSlip: SlipWords = {
  what: 'This exhibit is a file that cannot be printed here.',
  original: 'The original file is produced separately. Its SHA-256 hash is',
  stills: true,
};

/** Gives the pages of a source in the form in which it is printed; of set type `shown` leaves what is marked for redaction in view. */
export async function formBytes(
  opened: ReadableCase,
  tools: { readonly typesetter: Typesetter; readonly signal?: AbortSignal | undefined },
  form: ExhibitForm,
  slip = exhibitSlip,
  redactions: 'applied' | 'shown' = 'applied',
): Promise<Uint8Array> {
  const { source } = form;
  if (form.kind === 'pdf' || form.kind === 'image') return await opened.unlocked.readAll(source.object);
  const marked = redactions === 'applied' ? redactionsOfSource(opened, source.id) : [];
  const text =
    form.kind === 'slip-sheet' ? await slipSheet(opened, source, form.why, slip) : textPages(opened, source, marked);
  return (await tools.typesetter.text(text, tools.signal)).pdf;
}

function textPages(opened: ReadableCase, source: SourceRow, redactions: readonly Redaction[]): TextExhibit {
  const pages = listPages(opened, source.object, 1, source.pages);
  const { title, name } = namedWithoutRedacted(source, redactions);
  return {
    title,
    provenance: [`Text of the ${formatNames[source.format] ?? 'file'} "${name}", SHA-256 ${source.sha256}`],
    pages: pages.map((page) => {
      const own = redactions.filter((redaction) => redaction.page === page.number);
      const rects = own.flatMap((redaction) => redaction.rects);
      const boxes = own.flatMap(({ rects: each, reason }) => each.map((rect) => ({ rect, code: reason })));
      return { lines: linesWithoutRedacted(page.text, rects), boxes };
    }),
  };
}

function fileLines(source: SourceRow): string[] {
  return [`File:    ${source.name}`, `Size:    ${source.bytes.toLocaleString('en-US')} bytes`];
}

/** What a hearing officer must know to find a cited place of a recording. */
function recordingLines(source: SourceRow, why: string, stills: SheetStills | null): string[] {
  const { clockStart } = source.details;
  const begins = typeof clockStart === 'string' ? wallClockAt(clockStart, 0) : null;
  return [
    'This exhibit is a recording. A cite to it gives the time from its beginning.',
    '',
    ...fileLines(source),
    `Kind:    ${source.format === 'audio' ? 'audio' : 'video'} recording`,
    `Length:  ${source.seconds === null ? 'not known' : mediaClock(source.seconds)}`,
    ...(begins === null ? [] : [`Begins:  ${begins}, ${clockNote(source.details)}`]),
    ...(stills === null ? [] : [`Stills:  ${stillsLine(source, stills)}`]),
    ...(source.unreadable === null ? [] : [`Note:    it could not be played here (${why})`]),
  ];
}

function stillsLine(source: SourceRow, { shown, taken }: SheetStills): string {
  if (source.format === 'audio') return 'none; this recording has sound alone';
  if (shown.length === 0) return 'none was taken';
  const below = shown.length === 1 ? 'one is shown below' : `${shown.length} are shown below`;
  return taken === shown.length ? below : `${taken} were taken; ${below}`;
}

async function slipSheet(opened: ReadableCase, source: SourceRow, why: string, slip: SlipWords): Promise<TextExhibit> {
  const stills = slip.stills && isRecording(source) ? stillsForSheet(opened, source) : null;
  const shown = stills?.shown ?? [];
  const about = isRecording(source)
    ? recordingLines(source, why, stills)
    : [slip.what, '', ...fileLines(source), `Reason:  ${why}`];
  const lines = [...about, '', slip.original, source.sha256].flatMap((line) =>
    line === '' ? [''] : pageLines(line).map((part) => part.text),
  );
  const provenance = [`File "${source.name}"`];
  if (shown.length === 0) return { title: source.title, provenance, pages: [{ lines }] };
  const pictures = shown.map(({ source: still, seconds }) => ({
    name: `${still.sha256}.png`,
    caption: stillCaption(source, seconds),
  }));
  const files = new Map<string, Uint8Array>();
  for (const { source: still } of shown) files.set(`${still.sha256}.png`, await opened.store.readAll(still.object));
  return { title: source.title, provenance, pages: [{ lines, pictures }], files };
}
