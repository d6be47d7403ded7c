import { PDFArray, PDFDict, PDFHexString, PDFNull, PDFRef } from 'pdf-lib';
import { targetPage } from './target-page.ts';
import { readDestinations } from './destinations.ts';
import { BundleRef } from './drain.ts';
import { readBookmarks, type SourceBookmark } from './outline.ts';
import { apply, displayToUser } from './page-space.ts';
import { arrayOf, dictOf, nameOf, parsePdf, textOf, type PdfFile, name } from './pdf-file.ts';
import { number } from './pdf-writer.ts';
import type { BundlePage } from './append-exhibit.ts';
import type { BundlePlan, BundleTarget } from '../../../shared/domain/bundle.ts';
import { AppError } from '../../../shared/errors.ts';

/** The start of the private links by which a brief names what it cites. */
export const privateLink = 'loudermill:';

/** Gives the id of the excerpt or exhibit that a private link names, or null when it is another kind of link. */
export function citedId(uri: string): string | null {
  const match = /^loudermill:(?:excerpt|exhibit)\/(.+)$/.exec(uri);
  return match?.[1] ? decodeURIComponent(match[1]) : null;
}

/** Opens the typeset brief. Throws `internal` when it cannot be read or has another number of pages than planned. */
export async function openFront(bytes: Uint8Array, plan: BundlePlan): Promise<PdfFile> {
  let file: PdfFile;
  try {
    file = await parsePdf(bytes);
  } catch (cause) {
    throw new AppError('internal', 'the typeset brief cannot be read', { cause });
  }
  if (file.pages.length !== plan.front.pages) {
    throw new AppError(
      'internal',
      `the typeset brief has ${file.pages.length} pages, ${plan.front.pages} were planned`,
    );
  }
  return file;
}

/**
 * Turns the brief's private links into jumps to their targets: to the top of the cited place, else to the whole page.
 * `toPage` takes an image exhibit's pixels to points as displayed. Throws `invalid-input` for a cite without a target.
 */
export function linkCites(
  file: PdfFile,
  plan: BundlePlan,
  exhibitPages: readonly BundlePage[],
  toDisplay: (target: BundleTarget) => readonly [left: number, top: number] | null,
): void {
  const targets = new Map(plan.targets.map((target) => [target.id, target]));
  for (const link of listLinks(file)) {
    const uri = linkUri(file, link);
    const id = uri === null ? null : citedId(uri);
    if (id === null) {
      if (uri?.startsWith(privateLink))
        throw new AppError('invalid-input', 'the brief has a cite of no known kind', { data: { uri } });
      continue;
    }
    const target = targets.get(id);
    if (!target)
      throw new AppError('invalid-input', 'the brief cites something that is not in the bundle', {
        data: { target: id },
      });
    const page = exhibitPages[targetPage(plan, target) - plan.front.pages - 1];
    if (!page) throw new AppError('internal', 'a cite points past the end of the bundle', { data: { target: id } });
    link.delete(name('A'));
    // Subtle: the typesetter repeats a link's address as its description, which readers show or speak.
    link.set(name('Contents'), PDFHexString.fromText(description(plan, target)));
    link.set(name('Dest'), destination(file, page, toDisplay(target)));
  }
}

/** What a screen reader says of a cite: "Union Ex. 4, page 17 of this file". */
function description(plan: BundlePlan, target: BundleTarget): string {
  const label = plan.exhibits.find((exhibit) => exhibit.id === target.exhibit)?.label ?? 'Exhibit';
  return `${label}, page ${targetPage(plan, target)} of this file`;
}

function destination(file: PdfFile, page: BundlePage, place: readonly [left: number, top: number] | null): PDFArray {
  const array = PDFArray.withContext(file.context);
  array.push(new BundleRef(page.number));
  if (!place) {
    array.push(name('Fit'));
    return array;
  }
  const [x, y] = apply(displayToUser(page), place[0], place[1]);
  array.push(name('XYZ'));
  array.push(file.context.obj(Number(number(x))));
  array.push(file.context.obj(Number(number(y))));
  array.push(PDFNull);
  return array;
}

/** Gives the link annotations of all pages of a file, in order. */
export function listLinks(file: PdfFile): readonly PDFDict[] {
  return file.pages.flatMap((page) =>
    arrayOf(file.context, page.dict.get(name('Annots'))).flatMap((item) => {
      const annotation = dictOf(file.context, item);
      return annotation && nameOf(file.context, annotation.get(name('Subtype'))) === 'Link' ? [annotation] : [];
    }),
  );
}

/** Gives the address that a link opens, or null when it opens none. */
export function linkUri(file: PdfFile, link: PDFDict): string | null {
  const action = dictOf(file.context, link.get(name('A')));
  if (!action || nameOf(file.context, action.get(name('S'))) !== 'URI') return null;
  return textOf(file.context, action.get(name('URI'))) ?? null;
}

/** Gives the brief's own bookmarks, one for each heading. */
export const readSections = (file: PdfFile): readonly SourceBookmark[] => readBookmarks(file, readDestinations(file));

/** Catalog entries of the brief that live on in the bundle: its language, its tags, its own named places. */
const keptEntries = ['Lang', 'MarkInfo', 'StructTreeRoot', 'Dests'] as const;

/** Hangs the brief's pages under the bundle's root; gives their node and the catalog entries of the brief that live on. */
export function adoptFront(file: PdfFile, root: number): { readonly node: PDFRef; readonly kept: PDFDict } {
  const node = file.catalog.get(name('Pages'));
  const pages = dictOf(file.context, node);
  if (!pages || !(node instanceof PDFRef)) throw new AppError('internal', 'the typeset brief has no pages');
  pages.set(name('Parent'), new BundleRef(root));
  for (const page of file.pages) {
    for (const key of ['AA', 'AF', 'Metadata', 'PieceInfo', 'Thumb']) page.dict.delete(name(key));
  }
  const kept = PDFDict.withContext(file.context);
  for (const key of keptEntries) {
    const value = file.catalog.get(name(key));
    if (value) kept.set(name(key), value);
  }
  const named = dictOf(file.context, file.catalog.get(name('Names')))?.get(name('Dests'));
  if (named) {
    const names = PDFDict.withContext(file.context);
    names.set(name('Dests'), named);
    kept.set(name('Names'), names);
  }
  return { node, kept };
}
