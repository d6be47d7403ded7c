import { PDFArray, PDFRef } from 'pdf-lib';
import type { BundleWarning, PlannedExhibit } from '../../../shared/domain/bundle.ts';
import { readActiveContent } from './active-content.ts';
import { readAnnotations, type InertAnnotations } from './annotations.ts';
import { readDestinations, type Destination } from './destinations.ts';
import { Drain } from './drain.ts';
import { readLayers, type BundleLayer } from './layers.ts';
import { readBookmarks, type Bookmark, type SourceBookmark } from './outline.ts';
import type { PageShape } from './page-space.ts';
import { arrayOf, dictOf, entry, type PdfFile, type PdfPage, name, plainName } from './pdf-file.ts';
import { number, type PdfWriter } from './pdf-writer.ts';
import { stampOperators, type Measure, type StampText } from './stamp.ts';

/** Objects that all stamped pages share. */
export type StampParts = {
  readonly bold: number;
  readonly plain: number;
  readonly pale: number;
  readonly multiply: number;
  readonly open: number;
  readonly measure: Measure;
};

/** A page as it stands in the bundle. */
export type BundlePage = PageShape & { readonly number: number };

export type AppendedExhibit = {
  readonly node: number;
  readonly pages: readonly BundlePage[];
  readonly bookmarks: readonly Bookmark[];
  readonly layers: readonly BundleLayer[];
  readonly warnings: readonly BundleWarning[];
};

const stampNames = { bold: 'LmBold', plain: 'LmPlain', state: 'LmPale' };

/**
 * Subtle: an exhibit whose q and Q do not match must not bend the stamp. Of twelve saves six are taken back before the
 * stamp and six after it: with up to five too many of either, the stamp still finds the default state and none is taken
 * back that was never saved (on which some viewers lose the place of the page). Where they match, the sum is even.
 */
export const openPage = 'q '.repeat(12).trim();
const closeHalf = 'Q '.repeat(6).trim();

/** Copies an exhibit's pages into the bundle, inert and stamped, under a page node of their own; `stampOf` counts pages from 0. */
export function appendExhibit(
  writer: PdfWriter,
  exhibit: Pick<PlannedExhibit, 'id' | 'label'>,
  stampOf: (index: number) => StampText,
  file: PdfFile,
  parts: StampParts & { readonly root: number },
): AppendedExhibit {
  const destinations = readDestinations(file);
  const layers = readLayers(file, writer);
  const numbers = file.pages.map(() => writer.reserve());
  const byRef = new Map<PDFRef, number>();
  for (const [i, page] of file.pages.entries()) if (page.ref) byRef.set(page.ref, numbers[i] ?? 0);
  const drain = new Drain(file, writer, {
    scrub: true,
    substitute: (ref, object) => byRef.get(ref) ?? layers.adopt(ref, object) ?? 'copy',
  });
  const node = writer.reserve();
  const place = (d: Destination) => `[${numbers[d.page]} 0 R ${d.view}]`;

  const pages: BundlePage[] = [];
  const annotations: InertAnnotations[] = [];
  for (const [i, page] of file.pages.entries()) {
    const inert = readAnnotations(file, page, layers, destinations);
    annotations.push(inert);
    const stamp = writer.operators(
      [closeHalf, draw(inert), stampOperators(page, stampOf(i), stampNames, parts.measure), closeHalf].join('\n'),
    );
    const links = inert.links.map((link) =>
      writer.add(`<</Type/Annot/Subtype/Link/F 4${link.entries}/Dest${place(link.destination)}>>`),
    );
    const pageNumber = numbers[i] ?? 0;
    writer.object(pageNumber, pageSyntax(drain, page, { node, parts, stamp, links, inert }));
    pages.push({ number: pageNumber, box: page.box, rotate: page.rotate, userUnit: page.userUnit });
  }
  drain.run();
  const kids = numbers.map((n) => `${n} 0 R`).join(' ');
  writer.object(node, `<</Type/Pages/Parent ${parts.root} 0 R/Count ${numbers.length}/Kids[${kids}]>>`);
  return {
    node,
    pages,
    bookmarks: nestBookmarks(readBookmarks(file, destinations), place),
    layers: layers.adopted,
    warnings: warn(exhibit, annotations, readActiveContent(file), drain.damaged.size),
  };
}

function draw(inert: InertAnnotations): string {
  const forms = inert.appearances.map(({ matrix }, i) => `q ${matrix.map(number).join(' ')} cm /LmA${i} Do Q`);
  return [...forms, inert.drawing].filter((text) => text !== '').join('\n');
}

function pageSyntax(
  drain: Drain,
  page: PdfPage,
  with_: { node: number; parts: StampParts; stamp: number; links: readonly number[]; inert: InertAnnotations },
): string {
  const { node, parts, stamp, links, inert } = with_;
  const box = (value: readonly number[]) => `[${value.map(number).join(' ')}]`;
  const entries = [`/Type/Page/Parent ${node} 0 R/MediaBox${box(page.mediaBox)}`];
  if (page.box !== page.mediaBox) entries.push(`/CropBox${box(page.box)}`);
  if (page.rotate !== 0) entries.push(`/Rotate ${page.rotate}`);
  if (page.userUnit !== 1) entries.push(`/UserUnit ${number(page.userUnit)}`);
  const group = page.dict.get(name('Group'));
  if (group) entries.push(`/Group ${drain.syntax(group, page.ref)}`);
  entries.push(`/Contents[${[parts.open, ...contents(drain, page), stamp].map((n) => `${n} 0 R`).join(' ')}]`);
  entries.push(`/Resources<<${resources(drain, page, parts, inert)}>>`);
  if (links.length > 0) entries.push(`/Annots[${links.map((n) => `${n} 0 R`).join(' ')}]`);
  return `<<${entries.join('')}>>`;
}

function contents(drain: Drain, page: PdfPage): readonly number[] {
  const value = page.dict.get(name('Contents'));
  const list = entry(page.dict, 'Contents') instanceof PDFArray ? arrayOf(page.dict.context, value) : [value];
  return list.flatMap((item) => {
    const written = item instanceof PDFRef ? drain.number(item) : null;
    return written === null ? [] : [written];
  });
}

/** Gives the page's own resources with those of the stamp and of flattened appearances among them. */
function resources(drain: Drain, page: PdfPage, parts: StampParts, inert: InertAnnotations): string {
  const own: Record<string, string> = {
    Font: `/LmBold ${parts.bold} 0 R/LmPlain ${parts.plain} 0 R`,
    ExtGState: `/LmPale ${parts.pale} 0 R${inert.drawing.includes('/LmMultiply') ? `/LmMultiply ${parts.multiply} 0 R` : ''}`,
  };
  const forms = inert.appearances.map(({ form }, i) => `/LmA${i} ${drain.syntax(form)}`);
  if (forms.length > 0) own['XObject'] = forms.join('');
  let text = '';
  for (const [key, value] of page.resources?.entries() ?? []) {
    const plain = plainName(key);
    if (plain in own) continue;
    text += `${key.toString()} ${drain.resource(plain, value, page.ref)}`;
  }
  for (const [key, added] of Object.entries(own)) {
    const given = page.resources ? dictOf(page.resources.context, page.resources.get(name(key))) : undefined;
    text += `/${key}<<${given ? drain.names(given, page.ref) : ''}${added}>>`;
  }
  return text;
}

function nestBookmarks(items: readonly SourceBookmark[], place: (d: Destination) => string): readonly Bookmark[] {
  return items.map((item) => ({
    title: item.title,
    dest: item.destination ? place(item.destination) : null,
    open: false,
    children: nestBookmarks(item.children, place),
  }));
}

function warn(
  exhibit: Pick<PlannedExhibit, 'id' | 'label'>,
  pages: readonly InertAnnotations[],
  active: { readonly actions: number; readonly attachments: number },
  damaged: number,
): readonly BundleWarning[] {
  const total = (count: (page: InertAnnotations) => number) => pages.reduce((sum, page) => sum + count(page), 0);
  const say = (code: BundleWarning['code'], count: number, one: string, many: string): readonly BundleWarning[] =>
    count === 0
      ? []
      : [{ code, exhibit: exhibit.id, label: exhibit.label, detail: count === 1 ? `1 ${one}` : `${count} ${many}` }];
  const unseen = [...new Set(pages.flatMap((page) => page.unseen))];
  return [
    ...say(
      'links-removed',
      total((p) => p.linksRemoved),
      'link out of the exhibit taken out',
      'links out of the exhibit taken out',
    ),
    ...say('active-content-removed', active.actions, 'script or action taken out', 'scripts or actions taken out'),
    ...say(
      'attachment-removed',
      active.attachments + total((p) => p.attachments),
      'embedded file or medium taken out',
      'embedded files or media taken out',
    ),
    ...say(
      'note-text-not-carried',
      total((p) => p.notes),
      'comment whose text lies in a pop-up window',
      'comments whose text lies in pop-up windows',
    ),
    ...say(
      'mark-not-shown',
      unseen.length,
      `kind of mark without an appearance: ${unseen.join(', ')}`,
      `kinds of mark without an appearance: ${unseen.join(', ')}`,
    ),
    ...say('damaged-object', damaged, 'damaged object left out', 'damaged objects left out'),
  ];
}
