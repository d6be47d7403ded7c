import {
  beginsAt,
  bundleChecks,
  printedPageNumber,
  type BundleCheck,
  type BundleCheckName,
  type BundlePlan,
  type PlannedExhibit,
} from '../../../shared/domain/bundle.ts';
import type { BundlePage } from './append-exhibit.ts';
import { activeParts, isPlainlyInert } from './active-names.ts';
import type { ByteSource } from './byte-source.ts';
import { standardStamp, stampWords } from '../../../shared/domain/exhibits.ts';
import { exhibitTitle, sectionTitle } from './bookmark-titles.ts';
import { citedId, linkUri, listLinks, openFront, privateLink, readSections } from './front.ts';
import type { SourceBookmark } from './outline.ts';
import { displaySize, type PageShape } from './page-space.ts';
import type { PdfFile } from './pdf-file.ts';
import { filesOfOthers, namesOfTargets, shareOf, type Share } from './parts.ts';
import { openPdfium, type OpenPdf, type ReadLink, type ReadBookmark, type ReadPage } from './pdfium.ts';
import type { Box } from './pdf-file.ts';
import { proveRedactions, type RedactedExhibit } from './redaction-proof.ts';
import { targetPage } from './target-page.ts';
import { savedObjects, withEmptyPictures, type SavedPicture, type SavedValue } from './saved-objects.ts';

export type CheckInput = {
  /** The saved file. */
  readonly pdf: ByteSource;
  readonly plan: BundlePlan;
  /** The typeset brief, whose links and headings the bundle must carry. */
  readonly front: Uint8Array;
  /** Every page of every exhibit as its source shows it. */
  readonly exhibitPages: readonly BundlePage[];
  readonly onPage?: (done: number) => void;
};

export type CheckedBundle = {
  readonly ok: boolean;
  readonly checks: readonly BundleCheck[];
  /** Exhibits of which a stamp could not be read back. */
  readonly unstamped: ReadonlySet<string>;
};

/** After how many pages the saved file is opened anew. Each time all pages before are passed over, so few is slow. */
const pagesAtOnce = 4000;

/** A little above 300, for a picture is placed on whole dots. */
const mostDots = 303;

type Finding = { readonly check: BundleCheckName; readonly item: string; readonly note: boolean };

const details: Readonly<Record<BundleCheckName, string>> = {
  'page-numbers': 'Every page prints its number, and its label and place in the file are the same number',
  links: 'Every entry of the index and every cite leads to its page, and the page prints its number and label',
  bookmarks: 'Every section and every exhibit is bookmarked with its page',
  searchable: 'Every page of the brief can be searched; pages of exhibits without text are listed',
  orientation: 'Every page stands as in its source, landscape kept, stamps upright',
  stamps: 'No stamp covers words of a page; pages where one does are listed',
  resolution: 'No picture has more than 300 dots to the inch of its page; pages where one does are listed',
  'no-active-content': 'No script, action, form, attachment or medium is in the file',
  redacted: 'What was redacted is in no page, object or bookmark of the file; nothing is hidden under a box',
};

/**
 * Reads the saved bundle again, by PDFium and from its bytes, and checks it against the plan (the bundle rules 1 to 5,
 * and that it is inert). A check that is not ok means that no file may be written.
 */
export async function checkBundle(input: CheckInput): Promise<CheckedBundle> {
  const findings: Finding[] = [];
  const unstamped = new Set<string>();
  const fail = (check: BundleCheckName, item: string) => findings.push({ check, item, note: false });
  const note = (check: BundleCheckName, item: string) => findings.push({ check, item, note: true });
  const share = shareOf(input.plan);
  const front = share.hasFront ? openFront(input.front, input.plan) : null;
  const toOthers = front === null ? 0 : linksToOthers(front, input.plan);
  const pictures = checkInert(input.pdf, fail, toOthers);
  const pdfium = await openPdfium();
  let saved: ByteSource;
  let file: OpenPdf;
  try {
    saved = withEmptyPictures(input.pdf, pictures);
    file = pdfium.open(saved);
  } catch {
    fail('page-numbers', 'the saved file cannot be opened');
    return conclude(findings, unstamped);
  }
  try {
    if (file.pages !== share.pages) fail('page-numbers', `${file.pages} pages were saved, ${share.pages} were planned`);
    file.learnPages();
    const links: ReadLink[] = [];
    const frontPages = share.hasFront ? input.plan.front.pages : 0;
    const exhibits = exhibitsInOrder(input.plan);
    for (let index = 0, pages = Math.min(file.pages, share.pages); index < pages; index++) {
      // Subtle: PDFium keeps whatever it has read of a file until that is closed.
      if (index > 0 && index % pagesAtOnce === 0) {
        file.close();
        file = pdfium.open(saved);
      }
      file.read(index, (page) => {
        const number = share.first + index;
        const exhibit = exhibits(number);
        checkNumber(page, number, input.plan, fail);
        if (exhibit) {
          const missing = missingStamps(page, exhibit, number, input.plan);
          if (missing.length > 0) unstamped.add(exhibit.id);
          for (const stamp of missing) fail('page-numbers', `page ${number} does not show ${stamp}`);
          const shape = input.exhibitPages[index - frontPages];
          checkStanding(page, number, shape, exhibit, fail);
          const hidden =
            shape === undefined ? '' : coveredWords(page, shape.stamps, stampsAndNumber(exhibit, number, input.plan));
          if (hidden !== '') note('stamps', `a stamp covers "${hidden}" on page ${number} (${exhibit.label})`);
          if (page.mainDirection() === 180)
            note('orientation', `page ${number} (${exhibit.label}) is upside down in its source`);
          const dots = page.finestPicture() / (shape?.userUnit ?? 1);
          if (dots > mostDots)
            note(
              'resolution',
              `page ${number} (${exhibit.label}) has a picture of ${Math.round(dots)} dots to the inch`,
            );
          checkInnerLinks(page, number, exhibit, share.first, fail);
          if (isBlank(page, exhibit, number, input.plan))
            note('searchable', `page ${number} (${exhibit.label}) has no text`);
        } else {
          links.push(...page.links);
          if (page.text.trim() === '') fail('searchable', `page ${number} of the brief has no text`);
          if (page.rotate !== 0 || page.mainDirection() === 180)
            fail('orientation', `page ${number} of the brief is turned`);
        }
      });
      input.onPage?.(index + 1);
    }
    if (front !== null) checkCites(links, front, input.plan, unstamped, fail);
    else checkNamedPlaces(file, share, input.plan, fail);
    checkBookmarks(file.bookmarks(), front === null ? [] : readSections(front), share, fail);
  } finally {
    file.close();
  }
  const briefPages = share.hasFront ? input.plan.front.pages : 0;
  for (const fault of await proveRedactions(input.pdf, redactedExhibits(input, share), briefPages))
    fail('redacted', fault);
  return conclude(findings, unstamped);
}

/** What is redacted in a file; its pages are counted there. */
function redactedExhibits({ plan, exhibitPages }: CheckInput, share: Share): readonly RedactedExhibit[] {
  const before = share.first - 1;
  return share.exhibits.flatMap((exhibit) => {
    if (exhibit.redaction === null) return [];
    const from = exhibit.firstPage - 1 - before - (share.hasFront ? plan.front.pages : 0);
    return {
      label: exhibit.label,
      firstPage: exhibit.firstPage - before,
      pages: exhibitPages.slice(from, from + exhibit.pages),
      words: exhibit.redaction.marks.map(({ words }) => words),
      stampsOf: (number: number) => stampsAndNumber(exhibit, number + before, plan),
    };
  });
}

type Report = (check: BundleCheckName, item: string) => void;

function conclude(findings: readonly Finding[], unstamped: ReadonlySet<string>): CheckedBundle {
  const checks = bundleChecks.map((check): BundleCheck => {
    const own = findings.filter((finding) => finding.check === check);
    return { check, ok: own.every((f) => f.note), detail: details[check], items: own.map((f) => f.item) };
  });
  return { ok: checks.every((check) => check.ok), checks, unstamped };
}

/** Gives the exhibit whose page, or tab, this is; asked for pages in their order. */
function exhibitsInOrder(plan: BundlePlan): (page: number) => PlannedExhibit | undefined {
  let next = 0;
  return (page) => {
    let exhibit = plan.exhibits[next];
    while (exhibit && page >= exhibit.firstPage + exhibit.pages) exhibit = plan.exhibits[++next];
    return exhibit && page >= beginsAt(exhibit) ? exhibit : undefined;
  };
}

/** Subtle: text read back may break a line at other blanks than it was printed with. */
export const flat = (text: string): string => text.replace(/\s+/gu, ' ');

function checkNumber(page: ReadPage, number: number, plan: BundlePlan, fail: Report): void {
  const printed = printedPageNumber(number, plan.pages);
  if (page.label !== String(number))
    fail('page-numbers', `page ${number} is labelled ${page.label === '' ? 'nothing' : page.label}`);
  if (!includesWhole(flat(page.text), printed)) fail('page-numbers', `page ${number} does not print "${printed}"`);
}

/** Tells whether a printed text stands whole in a page's text: "Page 1 of 12" must not be found within "Page 1 of 120"; what stands before may touch it. */
export function includesWhole(text: string, part: string): boolean {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    if (!/[0-9]/.test(text[at + part.length] ?? '')) return true;
  }
  return false;
}

const stampsOf = (exhibit: PlannedExhibit, number: number): readonly string[] => [
  number < exhibit.firstPage ? exhibit.label : stampWords(exhibit.stamp ?? standardStamp, exhibit.label),
  ...exhibit.batesNumbers.filter((_, at) => at === number - exhibit.firstPage),
];

const stampsAndNumber = (exhibit: PlannedExhibit, number: number, plan: BundlePlan): readonly string[] => [
  ...stampsOf(exhibit, number),
  printedPageNumber(number, plan.pages),
];

/** Gives the words of the page itself that lie under its stamps, shortened. */
function coveredWords(page: ReadPage, boxes: readonly Box[], printed: readonly string[]): string {
  const covered = boxes.map(([left, bottom, right, top]) => {
    const inner = [left + 1, bottom + 1, right - 1, top - 1] as const;
    const text = flat(page.textIn(inner));
    return printed.reduce((rest, stamp) => rest.replace(flat(stamp), () => ' '), text).trim();
  });
  return flat(covered.filter((text) => /[\p{L}\p{N}]/u.test(text)).join(' ')).slice(0, 60);
}

function missingStamps(page: ReadPage, exhibit: PlannedExhibit, number: number, plan: BundlePlan): readonly string[] {
  const text = flat(page.text);
  return stampsAndNumber(exhibit, number, plan).filter((stamp) => !includesWhole(text, flat(stamp)));
}

function isBlank(page: ReadPage, exhibit: PlannedExhibit, number: number, plan: BundlePlan): boolean {
  let text = flat(page.text);
  for (const stamp of stampsAndNumber(exhibit, number, plan)) {
    const at = text.lastIndexOf(flat(stamp));
    if (at >= 0) text = text.slice(0, at) + text.slice(at + flat(stamp).length);
  }
  return text.trim() === '';
}

/** Reports a page that does not stand as in its source, or a label that is not upright. */
export function checkStanding(
  page: ReadPage,
  number: number,
  shape: PageShape | undefined,
  exhibit: Pick<PlannedExhibit, 'label'>,
  fail: Report,
): void {
  if (!shape) {
    fail('orientation', `page ${number} has no source`);
    return;
  }
  const size = displaySize(shape);
  const tolerance = 1 + 0.002 * Math.max(size.width, size.height);
  const sameSize =
    Math.abs(page.width * unitOf(shape) - size.width) <= tolerance &&
    Math.abs(page.height * unitOf(shape) - size.height) <= tolerance;
  if (page.rotate !== shape.rotate || !sameSize)
    fail('orientation', `page ${number} (${exhibit.label}) does not stand as in its source`);
  const direction = page.directionOf(exhibit.label);
  if (direction !== null && direction !== 0)
    fail('orientation', `the label on page ${number} is turned by ${direction} degrees`);
}

/** Subtle: PDFium gives sizes without UserUnit. */
const unitOf = (shape: PageShape): number => shape.userUnit;

function checkInnerLinks(page: ReadPage, number: number, exhibit: PlannedExhibit, first: number, fail: Report): void {
  for (const link of page.links) {
    if (link.uri !== null || link.file !== null) fail('links', `a link on page ${number} opens an address`);
    else if (link.page === null) fail('links', `a link on page ${number} leads nowhere`);
    else if (!isWithin(exhibit, link.page + first - 1)) {
      fail('links', `a link on page ${number} leads out of ${exhibit.label}`);
    }
  }
}

const isWithin = (exhibit: PlannedExhibit, page: number): boolean =>
  page >= exhibit.firstPage && page < exhibit.firstPage + exhibit.pages;

/** Counts the brief's cites of exhibits in other parts. */
function linksToOthers(front: PdfFile, plan: BundlePlan): number {
  const others = filesOfOthers(plan);
  const exhibits = new Map(plan.targets.map((target) => [target.id, target.exhibit]));
  return listLinks(front).filter((link) => {
    const uri = linkUri(front, link);
    const id = uri === null ? null : citedId(uri);
    return id !== null && others.has(exhibits.get(id) ?? '');
  }).length;
}

/** Every target of a part can be found by its name from another part. */
function checkNamedPlaces(file: OpenPdf, share: Share, plan: BundlePlan, fail: Report): void {
  const names = namesOfTargets(plan);
  const own = new Set(share.exhibits.map((exhibit) => exhibit.id));
  for (const target of plan.targets) {
    if (!own.has(target.exhibit)) continue;
    const page = file.placeNamed(names.get(target.id) ?? '');
    const expected = targetPage(plan, target);
    if (page === null || page + share.first - 1 !== expected) {
      fail('links', `the place on page ${expected} that other parts lead to is not found`);
    }
  }
}

function checkCites(
  found: readonly ReadLink[],
  front: PdfFile,
  plan: BundlePlan,
  unstamped: ReadonlySet<string>,
  fail: Report,
): void {
  const targets = new Map(plan.targets.map((t) => [t.id, t]));
  const others = filesOfOthers(plan);
  for (const link of found) if (link.uri?.startsWith(privateLink)) fail('links', `a cite was left as ${link.uri}`);
  const made = listLinks(front);
  if (made.length !== found.length) fail('links', `${found.length} links were saved, the brief has ${made.length}`);
  for (const [i, link] of made.entries()) {
    const uri = linkUri(front, link);
    const result = found[i];
    if (!result) continue;
    const id = uri === null ? null : citedId(uri);
    if (id === null) {
      if (result.page === null && result.uri === null) fail('links', `link ${i + 1} of the brief leads nowhere`);
      continue;
    }
    const target = targets.get(id);
    const file = target === undefined ? undefined : others.get(target.exhibit);
    if (file !== undefined) {
      if (result.file !== file) fail('links', `link ${i + 1} of the brief does not lead to the file ${file}`);
      continue;
    }
    const expected = target ? targetPage(plan, target) : null;
    if (expected === null || result.page !== expected) {
      fail(
        'links',
        `link ${i + 1} of the brief leads to page ${result.page ?? 'none'}, its target is on page ${expected ?? 'none'}`,
      );
    } else if (target && unstamped.has(target.exhibit)) {
      fail('links', `link ${i + 1} of the brief leads to page ${expected}, which does not show its number`);
    }
  }
}

function checkBookmarks(
  saved: readonly ReadBookmark[],
  sections: readonly SourceBookmark[],
  share: Share,
  fail: Report,
): void {
  const found = new Map<string, number[]>();
  const collect = (items: readonly ReadBookmark[]): void => {
    for (const item of items) {
      const pages = found.get(item.title) ?? [];
      if (item.page !== null) pages.push(item.page + share.first - 1);
      found.set(item.title, pages);
      collect(item.children);
    }
  };
  collect(saved);
  const expect = (title: string, page: number): void => {
    if (!found.get(title)?.includes(page)) fail('bookmarks', `"${title}" is not bookmarked at page ${page}`);
  };
  const walk = (items: readonly SourceBookmark[]): void => {
    for (const item of items) {
      if (item.destination) expect(sectionTitle(item.title, item.destination.page + 1), item.destination.page + 1);
      walk(item.children);
    }
  };
  walk(sections);
  for (const exhibit of share.exhibits) expect(exhibitTitle(exhibit), beginsAt(exhibit));
}

/**
 * Reports every active part in the objects of a saved file. Gives its pictures: what a page says and where its links lead can be read
 * without what they hold, and that is most of what a reader would have to hold in memory. `toOthers` jumps to other parts of the bundle are looked for.
 */
export function checkInert(pdf: ByteSource, fail: Report, toOthers = 0): readonly SavedPicture[] {
  const pictures: SavedPicture[] = [];
  let jumps = 0;
  try {
    for (const { number, value } of savedObjects(pdf, isPlainlyInert)) {
      for (const part of activeParts(value)) {
        if (part === 'GoToR' && jumps++ < toOthers) continue;
        fail('no-active-content', `object ${number} holds ${part}`);
      }
      const picture = pictureOf(number, value);
      if (picture !== null) pictures.push(picture);
    }
  } catch (cause) {
    fail('no-active-content', cause instanceof Error ? cause.message : String(cause));
    return [];
  }
  return pictures;
}

function pictureOf(number: number, value: SavedValue): SavedPicture | null {
  if (!(value instanceof Map) || value.get('/Subtype') !== '/Image') return null;
  const [width, height] = [value.get('/Width'), value.get('/Height')];
  return { number, width: typeof width === 'number' ? width : 0, height: typeof height === 'number' ? height : 0 };
}
