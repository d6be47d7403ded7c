import {
  beginsAt,
  printedPageNumber,
  type BundlePlan,
  type BundleProgress,
  type BundleTarget,
  type BundleWarning,
  type PlannedExhibit,
} from '../../../shared/domain/bundle.ts';
import { standardStamp, stampWords } from '../../../shared/domain/exhibits.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ByteSink } from './byte-sink.ts';
import { appendExhibit, openPage, type BundlePage, type StampParts } from './append-exhibit.ts';
import { exhibitTitle, sectionTitle } from './bookmark-titles.ts';
import { Drain } from './drain.ts';
import { openExhibit, type Locate } from './exhibit-file.ts';
import { adoptFront, linkCites, openFront, placeSyntax, readSections } from './front.ts';
import { layerProperties, type BundleLayer } from './layers.ts';
import { writeInfo, writeXmp } from './metadata.ts';
import { writeOutline, type Bookmark, type SourceBookmark } from './outline.ts';
import { namesOfTargets, shareOf, type Piece, type Share } from './parts.ts';
import type { PdfFile } from './pdf-file.ts';
import { PdfRef } from './pdf-values.ts';
import { PdfWriter, type WrittenPdf } from './pdf-writer.ts';
import { standardWidth, type StandardFont } from './standard-fonts.ts';
import type { LabelText, StampFace, StampText } from './stamp.ts';
import { writeTab } from './tab-page.ts';
import { targetPage } from './target-page.ts';

export type BundleInput = {
  /** The typeset brief. */
  readonly front: Uint8Array;
  /** Gives the bytes of an exhibit; asked for once each, in order. */
  readonly read: (exhibitId: string) => Promise<Uint8Array>;
  /** Told when an exhibit's bytes are no longer needed, so that whoever owns them can let go at once. */
  readonly release?: (bytes: Uint8Array) => void;
  /** Exhibits to be reproduced as images whatever they are. */
  readonly asImages?: ReadonlySet<string>;
  readonly onProgress?: (progress: BundleProgress) => void;
  readonly signal?: AbortSignal;
};

export type AssembledBundle = {
  readonly written: WrittenPdf;
  /** Every page of every exhibit as its source shows it, for the check of the saved file. */
  readonly exhibitPages: readonly BundlePage[];
  readonly warnings: readonly BundleWarning[];
  /** What each exhibit takes in the file. */
  readonly pieces: readonly Piece[];
};

/**
 * Makes brief and exhibits one PDF, written to `sink` as it is made; the same input gives the same bytes. One exhibit is in
 * memory at a time.
 * Throws `unreadable-file` naming an exhibit that can neither be copied nor drawn, `invalid-input` for a cite that has
 * no target in the plan, `cancelled` after an abort.
 */
export async function assembleBundle(plan: BundlePlan, input: BundleInput, sink: ByteSink): Promise<AssembledBundle> {
  const writer = new PdfWriter(sink);
  const parts = { ...writeStampParts(writer), root: writer.reserve() };
  const share = shareOf(plan);
  const front = share.hasFront ? openFront(input.front, plan) : null;
  const pieces: Piece[] = [];
  const pages: BundlePage[] = [];
  const nodes: number[] = [];
  const layers: BundleLayer[] = [];
  const warnings: BundleWarning[] = [];
  const bookmarks: Bookmark[] = [];
  const places = new Map<string, ReturnType<Locate>>();
  const targets = targetsByExhibit(plan);
  for (const [i, exhibit] of share.exhibits.entries()) {
    const before = writer.length;
    if (input.signal?.aborted) throw new AppError('cancelled', 'the bundle was cancelled');
    input.onProgress?.({ step: 'assemble', done: i, of: share.exhibits.length, what: exhibit.label });
    const bytes = await input.read(exhibit.id);
    const tab = exhibit.tab === true ? writeTab(writer, plan, exhibit, parts) : null;
    if (tab !== null) {
      pages.push(tab.page);
      nodes.push(tab.page.number);
      warnings.push(...tab.warnings);
    }
    const opened = await openExhibit(exhibit, bytes, {
      paper: plan.paper,
      asImages: input.asImages?.has(exhibit.id) ?? false,
      reduce: plan.reducePictures === true,
    });
    const appended = appendExhibit(writer, exhibit, stampsOf(plan, exhibit), opened, parts);
    // Subtle: worked out at once, since whatever can still locate a target holds its whole exhibit.
    for (const target of targets.get(exhibit.id) ?? []) places.set(target.id, opened.locate(target));
    input.release?.(bytes);
    for (const page of appended.pages) pages.push(page);
    nodes.push(appended.node);
    layers.push(...appended.layers);
    warnings.push(...opened.warnings, ...appended.warnings);
    const start = tab === null ? appended.pages[0] : tab.page;
    bookmarks.push(exhibitBookmark(exhibit, start?.number ?? 0, appended.bookmarks));
    pieces.push({ exhibit: exhibit.id, bytes: writer.length - before });
  }
  const toDisplay = (target: BundleTarget) => places.get(target.id) ?? null;
  if (front !== null) linkCites(front, plan, pages, toDisplay);
  const names = share.hasFront ? '' : namedPlaces(plan, share, pages, toDisplay);
  const root = writeCatalog(writer, plan, front, { root: parts.root, nodes, layers, bookmarks, share, names });
  const info = writeInfo(writer, plan);
  return { written: writer.finish(root, info), exhibitPages: pages, warnings, pieces };
}

const stampsOf =
  (plan: BundlePlan, exhibit: PlannedExhibit) =>
  (index: number): StampText => ({
    label: labelText(exhibit),
    left: exhibit.batesNumbers[index] ?? null,
    right: printedPageNumber(exhibit.firstPage + index, plan.pages),
  });

function labelText(exhibit: PlannedExhibit): LabelText {
  const style = exhibit.stamp ?? standardStamp;
  return { ...style, text: stampWords(style, exhibit.label) };
}

function targetsByExhibit(plan: BundlePlan): ReadonlyMap<string, readonly BundleTarget[]> {
  const found = new Map<string, BundleTarget[]>();
  for (const target of plan.targets) {
    const own = found.get(target.exhibit);
    if (own) own.push(target);
    else found.set(target.exhibit, [target]);
  }
  return found;
}

const exhibitBookmark = (exhibit: PlannedExhibit, page: number, children: readonly Bookmark[]): Bookmark => ({
  title: exhibitTitle(exhibit),
  dest: `[${page} 0 R /Fit]`,
  open: false,
  children,
});

const fonts = {
  sans: 'Helvetica-Bold',
  serif: 'Times-Bold',
  mono: 'Courier-Bold',
  plain: 'Helvetica',
} as const satisfies Record<StampFace, StandardFont>;

/** Writes the fonts and states that all stamps share. */
export function writeStampParts(writer: PdfWriter): StampParts {
  const font = (base: StandardFont) =>
    writer.add(`<</Type/Font/Subtype/Type1/BaseFont/${base}/Encoding/WinAnsiEncoding>>`);
  return {
    faces: { sans: font(fonts.sans), serif: font(fonts.serif), mono: font(fonts.mono), plain: font(fonts.plain) },
    pale: writer.add('<</Type/ExtGState/ca 1/CA 1/BM/Normal/SMask/None>>'),
    multiply: writer.add('<</Type/ExtGState/BM/Multiply>>'),
    open: writer.operators(openPage),
    measure: (text, size, face) => standardWidth(text, size, fonts[face]),
  };
}

function writeCatalog(
  writer: PdfWriter,
  plan: BundlePlan,
  front: PdfFile | null,
  made: {
    root: number;
    nodes: readonly number[];
    layers: readonly BundleLayer[];
    bookmarks: readonly Bookmark[];
    share: Share;
    names: string;
  },
): number {
  const { share } = made;
  const brief = front === null ? null : writeBrief(writer, front, made.root);
  const kids = [...(brief === null ? [] : [brief.number]), ...made.nodes].map((n) => `${n} 0 R`).join(' ');
  writer.object(made.root, `<</Type/Pages/Count ${share.pages}/Kids[${kids}]>>`);
  const sections = brief?.sections ?? [];
  const outline = writeOutline(writer, [...sections, ...exhibitsBookmark(share, made.bookmarks)]);
  const layers = layerProperties(made.layers);
  return writer.add(
    [
      `<</Type/Catalog/Pages ${made.root} 0 R/Outlines ${outline} 0 R/Metadata ${writeXmp(writer, plan)} 0 R`,
      `/PageMode/UseOutlines/PageLabels<</Nums[0<</S/D${share.first === 1 ? '' : `/St ${share.first}`}>>]>>`,
      '/ViewerPreferences<</DisplayDocTitle true>>',
      layers ? `/OCProperties${layers}` : '',
      made.names,
      `${brief?.members ?? ''}>>`,
    ].join(''),
  );
}

/** Writes the brief's pages under the bundle's root, and gives their node, its bookmarks and what else of it lives on. */
function writeBrief(writer: PdfWriter, front: PdfFile, root: number) {
  const drain = new Drain(front, writer, { scrub: false, substitute: () => 'copy' });
  const sections = sectionBookmarks(readSections(front), front, drain);
  const { node, kept } = adoptFront(front, root);
  const number = drain.number(node);
  const members = drain.members(kept);
  drain.run();
  return { number, sections, members };
}

/** Gives the places of a part by name, so that another part can lead to them. */
function namedPlaces(
  plan: BundlePlan,
  share: Share,
  pages: readonly BundlePage[],
  toDisplay: (target: BundleTarget) => readonly [left: number, top: number] | null,
): string {
  const names = namesOfTargets(plan);
  const own = new Set(share.exhibits.map((exhibit) => exhibit.id));
  const places = plan.targets
    .filter((target) => own.has(target.exhibit))
    .map((target) => {
      const page = pages[targetPage(plan, target) - share.first];
      if (!page)
        throw new AppError('internal', 'a cite points past the end of the part', { data: { target: target.id } });
      return `(${names.get(target.id) ?? ''})${placeSyntax(page, toDisplay(target))}`;
    });
  return places.length === 0 ? '' : `/Names<</Dests<</Names[${places.join('')}]>>>>`;
}

function sectionBookmarks(items: readonly SourceBookmark[], front: PdfFile, drain: Drain): readonly Bookmark[] {
  return items.map((item) => {
    const page = item.destination ? front.pages[item.destination.page] : undefined;
    const number = page?.number ? drain.number(new PdfRef(page.number)) : null;
    return {
      title: item.destination ? sectionTitle(item.title, item.destination.page + 1) : item.title,
      dest: item.destination && number !== null ? `[${number} 0 R ${item.destination.view}]` : null,
      open: false,
      children: sectionBookmarks(item.children, front, drain),
    };
  });
}

function exhibitsBookmark({ exhibits }: Share, bookmarks: readonly Bookmark[]): readonly Bookmark[] {
  const [first] = bookmarks;
  const start = exhibits[0];
  if (!first || !start) return [];
  return [{ title: sectionTitle('Exhibits', beginsAt(start)), dest: first.dest, open: true, children: bookmarks }];
}
