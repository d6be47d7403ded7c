import type { BundlePaper, BundleTarget, BundleWarning, PlannedExhibit } from '../../../shared/domain/bundle.ts';
import type { Rect } from '../../../shared/domain/excerpts.ts';
import { AppError } from '../../../shared/errors.ts';
import { surveyContent, type ActiveContent } from './active-content.ts';
import { damagedPages } from './damaged-pages.ts';
import { needsDrawing } from './form-values.ts';
import type { RedactionBox } from './redact.ts';
import { displaySize, type PageShape } from './page-space.ts';
import { openPdf, type PdfFile } from './pdf-file.ts';
import { IrregularPdf } from './pdf-syntax.ts';

/** Where a target's top left corner lies on a page as displayed, in points from its bottom left; null for the whole page. */
export type Locate = (target: BundleTarget) => readonly [left: number, top: number] | null;

/** An exhibit ready to be copied: a readable PDF with exactly the planned pages. */
export type ExhibitFile = {
  readonly file: PdfFile;
  readonly active: ActiveContent;
  readonly locate: Locate;
  /** What was painted over, by page from 1. */
  readonly boxes: ReadonlyMap<number, readonly RedactionBox[]>;
  readonly warnings: readonly BundleWarning[];
};

/** Space that stays above a cited place when a link jumps there, in points. */
const headroom = 24;

/**
 * Opens an exhibit. A PDF that cannot be copied faithfully is reproduced page by page as an image, with a warning.
 * Throws `unreadable-file` naming the exhibit when that fails too, or when the pages are not as many as planned.
 */
export async function openExhibit(
  exhibit: PlannedExhibit,
  bytes: Uint8Array,
  options: { readonly paper: BundlePaper; readonly asImages: boolean; readonly reduce?: boolean },
): Promise<ExhibitFile> {
  const opened = await openWhole(exhibit, bytes, options);
  return options.reduce === true ? await withReducedPictures(exhibit, opened) : opened;
}

async function openWhole(
  exhibit: PlannedExhibit,
  bytes: Uint8Array,
  options: { readonly paper: BundlePaper; readonly asImages: boolean },
): Promise<ExhibitFile> {
  if (exhibit.kind === 'image') {
    const image = await placeImage(bytes, options.paper).catch((cause: unknown) => {
      throw unreadable(exhibit, 'the picture cannot be read', cause);
    });
    requirePages(exhibit, image.file);
    const detail = `${image.pictures} pictures that move; the first is printed`;
    const warnings = image.pictures > 1 ? [warning(exhibit, 'first-picture-only', detail)] : [];
    const opened = { file: image.file, active: surveyContent(image.file), locate: image.locate, warnings };
    return redacted(exhibit, opened, image.pdf, image.placeOf);
  }
  let reason = 'its pages could not be stamped as they are';
  if (!options.asImages) {
    try {
      const { file, active, unfilled } = openAsItIs(bytes, exhibit.pages) ?? (await openRepaired(bytes));
      if (file.pages.length === exhibit.pages) {
        const drawn = await withDamagedDrawn(exhibit, file, bytes);
        const warnings = [
          ...unfilled.map((field) => warning(exhibit, 'field-value-not-shown', field)),
          ...drawn.warnings,
        ];
        return await redacted(exhibit, { file: drawn.file, active, locate: locateIn(file), warnings }, bytes);
      }
      reason = `the file has ${file.pages.length} pages, its source is known to have ${exhibit.pages}`;
    } catch (cause) {
      reason = cause instanceof Error ? cause.message : String(cause);
    }
  }
  const { pdf, unread } = await drawPages(bytes).catch((cause: unknown) => {
    throw unreadable(exhibit, 'the file can neither be copied nor shown', cause);
  });
  const file = openPdf(pdf);
  requirePages(exhibit, file);
  const missing =
    unread.length === 0
      ? ''
      : `; ${unread.length === 1 ? 'page' : 'pages'} ${unread.join(', ')} cannot be read and say so`;
  const warnings = [warning(exhibit, 'reproduced-as-image', `${reason}${missing}`)];
  return redacted(exhibit, { file, active: surveyContent(file), locate: locateIn(file), warnings }, bytes);
}

/** Pages that show something which could not be read become pictures, as PDFium shows them, with their words behind. */
async function withDamagedDrawn(
  exhibit: PlannedExhibit,
  file: PdfFile,
  bytes: Uint8Array,
): Promise<Pick<ExhibitFile, 'file' | 'warnings'>> {
  const pages = damagedPages(file);
  if (pages.length === 0) return { file, warnings: [] };
  const { redactFile } = await import('./redact.ts');
  const marks = pages.map((page) => ({ page, rects: [], code: '', words: '' }));
  const drawn = await redactFile(file, bytes, marks);
  const which = pages.length === 1 ? `page ${pages[0]} is` : `pages ${pages.join(', ')} are`;
  return {
    file: { ...drawn.file, damaged: new Set() },
    warnings: [warning(exhibit, 'damaged-object', `${which} shown as a picture, because part of the file is damaged`)],
  };
}

/** Last of all, so that pages which were drawn for a redaction are reduced too. */
async function withReducedPictures(exhibit: PlannedExhibit, opened: ExhibitFile): Promise<ExhibitFile> {
  const { reducedFile } = await import('./reduce-pictures.ts');
  const made = await reducedFile(opened.file).catch((cause: unknown) => {
    // What cannot be read to its end is left as it is; whether it can be copied is seen when it is.
    if (cause instanceof IrregularPdf) return null;
    throw cause;
  });
  if (made === null) return opened;
  const { file, reduced, before, after, left } = made;
  const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;
  const many = reduced === 1 ? '1 picture' : `${reduced} pictures`;
  const done = `${many} reduced to 300 dots to the inch: ${megabytes(before)} became ${megabytes(after)}`;
  const kept = `left as they are, though finer than 300 dots to the inch: ${left.join(', ')}`;
  const warnings = [
    ...(reduced === 0 ? [] : [warning(exhibit, 'pictures-reduced', done)]),
    ...(left.length === 0 ? [] : [warning(exhibit, 'pictures-not-reduced', kept)]),
  ];
  return { ...opened, file, warnings: [...opened.warnings, ...warnings] };
}

type Whole = Omit<ExhibitFile, 'boxes'>;

/** Takes out what is redacted, last of all: whatever way a file was opened, no page of it goes on without. */
async function redacted(
  exhibit: PlannedExhibit,
  whole: Whole,
  bytes: Uint8Array,
  placeOf: (page: number, rect: Rect) => Rect = (_, rect) => rect,
): Promise<ExhibitFile> {
  const { redaction } = exhibit;
  if (redaction === null) return { ...whole, boxes: new Map() };
  const { boxesOf, redactFile } = await import('./redact.ts');
  if (redaction.inType) return { ...whole, boxes: boxesOf(redaction.marks) };
  const marks = redaction.marks.map((mark) => ({ ...mark, rects: mark.rects.map((rect) => placeOf(mark.page, rect)) }));
  try {
    const { file, boxes } = await redactFile(whole.file, bytes, marks);
    return { ...whole, file, boxes };
  } catch (cause) {
    throw unreadable(exhibit, 'what is to be redacted cannot be taken out', cause);
  }
}

/** A PDF that was read, and the form fields whose value could not be drawn. */
type Read = { readonly file: PdfFile; readonly active: ActiveContent; readonly unfilled: readonly string[] };

/**
 * Reads a file from its own bytes; null for one that must be repaired, decrypted or filled in first, or that has other pages
 * than expected. Throws PdfBomb.
 */
export function openAsItIs(bytes: Uint8Array, pages: number): Read | null {
  try {
    const file = openPdf(bytes);
    if (file.pages.length !== pages) return null;
    const active = surveyContent(file);
    return needsDrawing(file) ? null : { file, active, unfilled: [] };
  } catch (cause) {
    if (cause instanceof IrregularPdf) return null;
    throw cause;
  }
}

/** Reads a file by way of pdf-lib, which writes it anew. Throws what pdf-lib throws. */
export async function openRepaired(bytes: Uint8Array): Promise<Read> {
  const { pdf, damaged, unfilled } = await (await import('./repair.ts')).repairPdf(bytes);
  const file = openPdf(pdf, damaged);
  return { file, active: surveyContent(file), unfilled };
}

/** Loaded when first needed: most bundles hold neither images nor files that must be drawn. */
const placeImage = async (bytes: Uint8Array, paper: BundlePaper) =>
  (await import('./image-file.ts')).readImage(bytes, paper);
const drawPages = async (bytes: Uint8Array) => (await import('./raster.ts')).reproduceAsImages(bytes);

function locateIn(file: PdfFile): Locate {
  return (target) => {
    const page: PageShape | undefined = file.pages[target.page - 1];
    if (!target.rect || !page) return null;
    const { width, height } = displaySize(page);
    return [
      Math.min(Math.max(0, target.rect[0] - headroom), width),
      Math.max(0, Math.min(target.rect[3] + headroom, height)),
    ];
  };
}

function requirePages(exhibit: PlannedExhibit, file: PdfFile): void {
  if (file.pages.length !== exhibit.pages) {
    throw unreadable(exhibit, `${file.pages.length} pages were found, ${exhibit.pages} were planned`);
  }
}

const warning = (exhibit: PlannedExhibit, code: BundleWarning['code'], detail: string): BundleWarning => ({
  code,
  exhibit: exhibit.id,
  label: exhibit.label,
  detail,
});

const unreadable = (exhibit: PlannedExhibit, why: string, cause?: unknown): AppError =>
  new AppError('unreadable-file', `${exhibit.label}: ${why}`, {
    data: { label: exhibit.label, exhibit: exhibit.id },
    cause,
  });
