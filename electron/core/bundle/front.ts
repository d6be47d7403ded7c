import { exhibitOf, targetPage } from './target-page.ts';
import { readDestinations } from './destinations.ts';
import { filesOfOthers, namesOfTargets } from './parts.ts';
import { readBookmarks, type SourceBookmark } from './outline.ts';
import { apply, displayToUser } from './page-space.ts';
import { arrayOf, dictOf, nameOf, openPdf, textOf, type PdfFile } from './pdf-file.ts';
import { BundleRef, PdfDict, pdfName, PdfRef, PdfString, type PdfValue } from './pdf-values.ts';
import { number, textString } from './pdf-writer.ts';
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
export function openFront(bytes: Uint8Array, plan: BundlePlan): PdfFile {
  let file: PdfFile;
  try {
    file = openPdf(bytes);
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
  const others = filesOfOthers(plan);
  const names = namesOfTargets(plan);
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
    const other = others.get(target.exhibit);
    // Subtle: the typesetter repeats a link's address as its description, which readers show or speak.
    link.set('Contents', new PdfString(textString(description(plan, target, other))));
    if (other !== undefined) {
      link.set('A', remote(other, names.get(target.id) ?? ''));
      continue;
    }
    const page = exhibitPages[targetPage(plan, target) - plan.front.pages - 1];
    if (!page) throw new AppError('internal', 'a cite points past the end of the bundle', { data: { target: id } });
    link.delete('A');
    link.set('Dest', destination(page, toDisplay(target)));
  }
}

/** A jump to a named place of another file of the same folder. */
function remote(file: string, place: string): PdfDict {
  // Subtle: /F is read byte by byte, and only /UF as Unicode.
  const plain = Buffer.from(file.normalize('NFKD').replace(/[^\x20-\x7e]/gu, '_'), 'latin1').toString('hex');
  const name = new PdfDict(
    new Map([
      ['F', new PdfString(`<${plain}>`)],
      ['UF', new PdfString(textString(file))],
    ]),
  );
  return new PdfDict(
    new Map<string, PdfValue>([
      ['S', pdfName('GoToR')],
      ['F', name],
      ['D', new PdfString(`(${place})`)],
    ]),
  );
}

/** What a screen reader says of a cite: "Union Ex. 4, page 17 of this file". */
function description(plan: BundlePlan, target: BundleTarget, file: string | undefined): string {
  const where = file === undefined ? ' of this file' : `, in the file ${file}`;
  return `${exhibitOf(plan, target.exhibit).label}, page ${targetPage(plan, target)}${where}`;
}

function destination(page: BundlePage, place: readonly [left: number, top: number] | null): readonly PdfValue[] {
  const target = new BundleRef(page.number);
  if (!place) return [target, pdfName('Fit')];
  const [x, y] = apply(displayToUser(page), place[0], place[1]);
  return [target, pdfName('XYZ'), Number(number(x)), Number(number(y)), null];
}

/** Gives the same destination as PDF syntax. */
export function placeSyntax(page: BundlePage, place: readonly [left: number, top: number] | null): string {
  const at = place === null ? null : apply(displayToUser(page), place[0], place[1]);
  const view = at === null ? '/Fit' : `/XYZ ${number(at[0])} ${number(at[1])} null`;
  return `[${page.number} 0 R${view}]`;
}

/** Gives the link annotations of all pages of a file, in order. */
export function listLinks(file: PdfFile): readonly PdfDict[] {
  return file.pages.flatMap((page) =>
    arrayOf(file, page.dict.get('Annots')).flatMap((item) => {
      const annotation = dictOf(file, item);
      return annotation && nameOf(file, annotation.get('Subtype')) === 'Link' ? [annotation] : [];
    }),
  );
}

/** Gives the address that a link opens, or null when it opens none. */
export function linkUri(file: PdfFile, link: PdfDict): string | null {
  const action = dictOf(file, link.get('A'));
  if (!action || nameOf(file, action.get('S')) !== 'URI') return null;
  return textOf(file, action.get('URI')) ?? null;
}

/** Gives the brief's own bookmarks, one for each heading. */
export const readSections = (file: PdfFile): readonly SourceBookmark[] => readBookmarks(file, readDestinations(file));

/** Catalog entries of the brief that live on in the bundle: its language, its tags, its own named places, what its colors mean. */
const keptEntries = ['Lang', 'MarkInfo', 'StructTreeRoot', 'Dests', 'OutputIntents'] as const;

/** Hangs the brief's pages under the bundle's root; gives their node and the catalog entries of the brief that live on. */
export function adoptFront(file: PdfFile, root: number): { readonly node: PdfRef; readonly kept: PdfDict } {
  const node = file.catalog.get('Pages');
  const pages = dictOf(file, node);
  if (!pages || !(node instanceof PdfRef)) throw new AppError('internal', 'the typeset brief has no pages');
  pages.set('Parent', new BundleRef(root));
  for (const page of file.pages) {
    for (const key of ['AA', 'AF', 'Metadata', 'PieceInfo', 'Thumb']) page.dict.delete(key);
  }
  const kept = new PdfDict();
  for (const key of keptEntries) {
    const value = file.catalog.get(key);
    if (value !== undefined) kept.set(key, value);
  }
  const named = dictOf(file, file.catalog.get('Names'))?.get('Dests');
  if (named) {
    const names = new PdfDict();
    names.set('Dests', named);
    kept.set('Names', names);
  }
  return { node, kept };
}
