import type { BundlePaper, BundleWarning, ExhibitRedaction, PlannedExhibit } from '../../../shared/domain/bundle.ts';
import { AppError } from '../../../shared/errors.ts';
import { appendExhibit, type BundlePage } from './append-exhibit.ts';
import { writeStampParts } from './assemble.ts';
import { MemorySink } from './byte-sink.ts';
import { memorySource } from './byte-source.ts';
import { checkInert, checkStanding, flat, includesWhole } from './checks.ts';
import { openExhibit } from './exhibit-file.ts';
import { layerProperties } from './layers.ts';
import { writeInfo, writeXmp } from './metadata.ts';
import { writeOutline } from './outline.ts';
import { openPdfium } from './pdfium.ts';
import { proveRedactions } from './redaction-proof.ts';
import { PdfWriter } from './pdf-writer.ts';

/** One source as it is handed over by itself: a PDF of its own, with its numbers and no more than that. */
export type ProducedFile = {
  readonly id: string;
  /** By what it is named in messages: its first number, or its title. */
  readonly label: string;
  readonly pages: number;
  readonly kind: 'pdf' | 'image';
  /** As printed, one a page; empty where it has none. */
  readonly batesNumbers: readonly string[];
  /** Printed on every page beside the number: "CONFIDENTIAL"; or null. */
  readonly legend: string | null;
  readonly paper: BundlePaper;
  readonly redaction: ExhibitRedaction | null;
  /** YYYY-MM-DD: the only date in the file. */
  readonly date: string;
};

export type MadeFile = {
  readonly pdf: Uint8Array<ArrayBuffer>;
  readonly sha256: string;
  /** What the saved file lacks; when there is anything, it may not be written. */
  readonly faults: readonly string[];
  readonly warnings: readonly BundleWarning[];
};

/**
 * Makes the PDF of a source: a scrubbed copy, numbered at the lower right, read again and checked. Where its own faults swallow
 * a number it is reproduced as images, once, with a warning. Throws `unreadable-file` for one that can neither be copied nor drawn.
 */
export async function makeProducedFile(plan: ProducedFile, bytes: Uint8Array): Promise<MadeFile> {
  let made = await assemble(plan, bytes, false);
  let checked = await check(plan, made.pdf, made.pages);
  if (checked.unstamped) {
    made = await assemble(plan, bytes, true);
    checked = await check(plan, made.pdf, made.pages);
  }
  const { pdf, sha256 } = made;
  return { pdf, sha256, faults: checked.faults, warnings: made.warnings };
}

async function assemble(plan: ProducedFile, bytes: Uint8Array, asImages: boolean) {
  const sink = new MemorySink();
  const writer = new PdfWriter(sink);
  const parts = { ...writeStampParts(writer), root: writer.reserve() };
  const exhibit: PlannedExhibit = {
    id: plan.id,
    label: plan.label,
    title: plan.label,
    pages: plan.pages,
    kind: plan.kind,
    bates: null,
    sha256: '',
    firstPage: 1,
    batesNumbers: plan.batesNumbers,
    redaction: plan.redaction,
  };
  const opened = await openExhibit(exhibit, bytes, { paper: plan.paper, asImages });
  const stampOf = (index: number) => ({ label: null, left: plan.legend, right: plan.batesNumbers[index] ?? null });
  const appended = appendExhibit(writer, exhibit, stampOf, opened, parts);
  writer.object(parts.root, `<</Type/Pages/Count ${plan.pages}/Kids[${appended.node} 0 R]>>`);
  const about = { title: plan.label, author: null, date: plan.date };
  const layers = layerProperties(appended.layers);
  const outline = appended.bookmarks.length === 0 ? '' : `/Outlines ${writeOutline(writer, appended.bookmarks)} 0 R`;
  const root = writer.add(
    [
      `<</Type/Catalog/Pages ${parts.root} 0 R${outline}/Metadata ${writeXmp(writer, about)} 0 R`,
      '/ViewerPreferences<</DisplayDocTitle true>>',
      layers ? `/OCProperties${layers}` : '',
      '>>',
    ].join(''),
  );
  const { sha256 } = writer.finish(root, writeInfo(writer, about));
  return { pdf: sink.take(), sha256, pages: appended.pages, warnings: [...opened.warnings, ...appended.warnings] };
}

async function check(
  plan: ProducedFile,
  pdf: Uint8Array,
  shapes: readonly BundlePage[],
): Promise<{ faults: readonly string[]; unstamped: boolean }> {
  const faults: string[] = [];
  const fail = (_check: string, item: string) => faults.push(item);
  let unstamped = false;
  const pdfium = await openPdfium();
  const file = openSaved(pdfium, pdf, plan);
  try {
    if (file.pages !== plan.pages) faults.push(`${file.pages} pages were saved, ${plan.pages} were planned`);
    for (let index = 0; index < Math.min(file.pages, plan.pages); index++) {
      file.read(index, (page) => {
        const text = flat(page.text);
        const number = plan.batesNumbers[index];
        for (const stamp of [number, plan.legend ?? undefined]) {
          if (stamp === undefined || includesWhole(text, flat(stamp))) continue;
          unstamped = true;
          faults.push(`page ${index + 1} does not show ${stamp}`);
        }
        checkStanding(page, index + 1, shapes[index], { label: number ?? plan.label }, fail);
        for (const link of page.links) {
          if (link.uri !== null) faults.push(`a link on page ${index + 1} opens an address`);
          else if (link.page === null) faults.push(`a link on page ${index + 1} leads nowhere`);
        }
      });
    }
  } finally {
    file.close();
  }
  checkInert(memorySource(pdf), fail);
  if (plan.redaction !== null) {
    const { marks } = plan.redaction;
    const stampsOf = (page: number) => [plan.batesNumbers[page - 1] ?? '', plan.legend ?? ''];
    const words = marks.map((mark) => mark.words);
    const redacted = { label: plan.label, firstPage: 1, pages: shapes, words, stampsOf };
    faults.push(...(await proveRedactions(memorySource(pdf), [redacted], 0)));
  }
  return { faults, unstamped };
}

function openSaved(pdfium: Awaited<ReturnType<typeof openPdfium>>, pdf: Uint8Array, plan: ProducedFile) {
  try {
    return pdfium.open(memorySource(pdf));
  } catch (cause) {
    throw new AppError('unreadable-file', `${plan.label}: the saved file cannot be opened`, {
      data: { label: plan.label },
      cause,
    });
  }
}
