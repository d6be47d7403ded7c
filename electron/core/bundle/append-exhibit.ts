import type { BundleWarning, PlannedExhibit } from '../../../shared/domain/bundle.ts';
import { standardStamp } from '../../../shared/domain/exhibits.ts';
import type { ExhibitFile } from './exhibit-file.ts';
import { readAnnotations, type InertAnnotations } from './annotations.ts';
import { readDestinations, type Destination } from './destinations.ts';
import { Drain } from './drain.ts';
import { opacityStates } from './markup.ts';
import { readLayers, type BundleLayer } from './layers.ts';
import { readBookmarks, type Bookmark, type SourceBookmark } from './outline.ts';
import type { PageShape } from './page-space.ts';
import type { RedactionBox } from './redact.ts';
import { dictOf, lookup, type Box, type PdfFile, type PdfPage } from './pdf-file.ts';
import { nameSyntax, PdfRef, type PdfValue } from './pdf-values.ts';
import { number, type PdfWriter } from './pdf-writer.ts';
import { stampBoxes, stampOperators, type Measure, type StampFace, type StampText } from './stamp.ts';

/** Objects that all stamped pages share. */
export type StampParts = {
  /** The bold fonts of labels, and the plain one of numbers. */
  readonly faces: Readonly<Record<StampFace, number>>;
  readonly pale: number;
  readonly multiply: number;
  readonly open: number;
  readonly measure: Measure;
};

/** A page as it stands in the bundle; `stamps` are the boxes that its stamps cover, in its default user space, `boxes` what was painted over. */
export type BundlePage = PageShape & {
  readonly number: number;
  readonly stamps: readonly Box[];
  readonly boxes: readonly RedactionBox[];
};

export type AppendedExhibit = {
  readonly node: number;
  readonly pages: readonly BundlePage[];
  readonly bookmarks: readonly Bookmark[];
  readonly layers: readonly BundleLayer[];
  readonly warnings: readonly BundleWarning[];
};

export const stampNames = { bold: 'LmBold', plain: 'LmPlain', state: 'LmPale' };

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
  exhibit: Pick<PlannedExhibit, 'id' | 'label' | 'stamp'>,
  stampOf: (index: number) => StampText,
  opened: Pick<ExhibitFile, 'file' | 'active' | 'boxes'>,
  parts: StampParts & { readonly root: number },
): AppendedExhibit {
  const { file } = opened;
  const face = parts.faces[(exhibit.stamp ?? standardStamp).font];
  const destinations = readDestinations(file);
  const layers = readLayers(file, writer);
  const numbers = file.pages.map(() => writer.reserve());
  const byPage = new Map<number, number>();
  for (const [i, page] of file.pages.entries()) if (page.number !== null) byPage.set(page.number, numbers[i] ?? 0);
  const drain = new Drain(file, writer, {
    scrub: true,
    substitute: (source, value) => byPage.get(source) ?? layers.adopt(source, value) ?? 'copy',
  });
  const node = writer.reserve();
  const place = (d: Destination) => `[${numbers[d.page]} 0 R ${d.view}]`;

  const pages: BundlePage[] = [];
  const annotations: InertAnnotations[] = [];
  for (const [i, page] of file.pages.entries()) {
    const inert = readAnnotations(file, page, layers, destinations);
    annotations.push(inert);
    const printed = stampOf(i);
    const stamp = writer.operators(
      [closeHalf, draw(inert), stampOperators(page, printed, stampNames, parts.measure), closeHalf].join('\n'),
    );
    const links = inert.links.map((link) =>
      writer.add(`<</Type/Annot/Subtype/Link/F 4${link.entries}/Dest${place(link.destination)}>>`),
    );
    const pageNumber = numbers[i] ?? 0;
    writer.object(pageNumber, pageSyntax(file, drain, page, { node, parts, face, stamp, links, inert }));
    const stamps = stampBoxes(page, printed, parts.measure);
    const { box, rotate, userUnit } = page;
    pages.push({ number: pageNumber, box, rotate, userUnit, stamps, boxes: opened.boxes.get(i + 1) ?? [] });
  }
  drain.run();
  const kids = numbers.map((n) => `${n} 0 R`).join(' ');
  writer.object(node, `<</Type/Pages/Parent ${parts.root} 0 R/Count ${numbers.length}/Kids[${kids}]>>`);
  return {
    node,
    pages,
    bookmarks: nestBookmarks(readBookmarks(file, destinations), place),
    layers: layers.adopted,
    warnings: warn(exhibit, annotations, opened.active, drain.damaged),
  };
}

function draw(inert: InertAnnotations): string {
  const forms = inert.appearances.map(({ matrix }, i) => `q ${matrix.map(number).join(' ')} cm /LmA${i} Do Q`);
  return [...forms, inert.drawing].filter((text) => text !== '').join('\n');
}

function pageSyntax(
  file: PdfFile,
  drain: Drain,
  page: PdfPage,
  with_: {
    node: number;
    parts: StampParts;
    face: number;
    stamp: number;
    links: readonly number[];
    inert: InertAnnotations;
  },
): string {
  const { node, parts, face, stamp, links, inert } = with_;
  const box = (value: readonly number[]) => `[${value.map(number).join(' ')}]`;
  const entries = [`/Type/Page/Parent ${node} 0 R/MediaBox${box(page.mediaBox)}`];
  if (page.box !== page.mediaBox) entries.push(`/CropBox${box(page.box)}`);
  if (page.rotate !== 0) entries.push(`/Rotate ${page.rotate}`);
  if (page.userUnit !== 1) entries.push(`/UserUnit ${number(page.userUnit)}`);
  const group = page.dict.get('Group');
  if (group !== undefined) entries.push(`/Group ${drain.syntax(group)}`);
  entries.push(`/Contents[${[parts.open, ...contents(file, drain, page), stamp].map((n) => `${n} 0 R`).join(' ')}]`);
  entries.push(`/Resources<<${resources(file, drain, page, { parts, face, inert })}>>`);
  if (links.length > 0) entries.push(`/Annots[${links.map((n) => `${n} 0 R`).join(' ')}]`);
  return `<<${entries.join('')}>>`;
}

function contents(file: PdfFile, drain: Drain, page: PdfPage): readonly number[] {
  const value = page.dict.get('Contents');
  const found = lookup(file, value);
  const list = Array.isArray(found) ? (found as readonly PdfValue[]) : [value];
  return list.flatMap((item) => {
    const written = item instanceof PdfRef ? drain.number(item) : null;
    return written === null ? [] : [written];
  });
}

/** Gives the page's own resources with those of the stamp and of flattened appearances among them. */
function resources(
  file: PdfFile,
  drain: Drain,
  page: PdfPage,
  with_: { parts: StampParts; face: number; inert: InertAnnotations },
): string {
  const { parts, face, inert } = with_;
  const own: Record<string, string> = {
    Font: `/LmBold ${face} 0 R/LmPlain ${parts.faces.plain} 0 R`,
    ExtGState: [
      `/LmPale ${parts.pale} 0 R`,
      inert.drawing.includes('/LmMultiply') ? `/LmMultiply ${parts.multiply} 0 R` : '',
      opacityStates(inert.drawing),
    ].join(''),
  };
  const forms = inert.appearances.map(({ form }, i) => `/LmA${i} ${drain.syntax(form)}`);
  if (forms.length > 0) own['XObject'] = forms.join('');
  let text = '';
  for (const [key, value] of page.resources?.entries ?? []) {
    if (key in own) continue;
    text += `${nameSyntax(key)} ${drain.resource(key, value)}`;
  }
  for (const [key, added] of Object.entries(own)) {
    const given = dictOf(file, page.resources?.get(key));
    text += `/${key}<<${given ? drain.members(given, true) : ''}${added}>>`;
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
