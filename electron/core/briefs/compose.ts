import { redactionStatement } from '../redactions/redacted-exhibits.ts';
import {
  authorityId,
  authorityOf,
  authorityTitles,
  inTableOrder,
  type Authority,
} from '../../../shared/domain/authorities.ts';
import { batesText, type BatesRange } from '../../../shared/domain/bates.ts';
import type { BriefData } from '../../../shared/domain/brief.ts';
import type { Block } from '../../../shared/domain/brief-blocks.ts';
import type { BriefDocument } from '../../../shared/domain/brief-document.ts';
import type { Brief } from '../../../shared/domain/briefs.ts';
import type { CaseInfo } from '../../../shared/domain/cases.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { captionFor, linesOf } from './caption.ts';
import { blocksOf } from './document-blocks.ts';
import { exhibitMarks } from '../../../shared/domain/exhibits.ts';
import { evenLevels } from './heading-levels.ts';
import { type ComposedExhibit, dateWords, type DeadCite, type Ground, readGround } from './ground.ts';
import { custodyBlockOf } from './live-papers.ts';
import { standardDocument } from './standard-documents.ts';

export type Composition = {
  readonly data: BriefData;
  /** What a person should know before the export: facts left out, comparators without a source. */
  readonly warnings: readonly string[];
  /** What the document names and this bundle cannot show: each fails the export. */
  readonly deadCites: readonly DeadCite[];
};

/**
 * Reads the case into the plain data of a brief: its document (where it has none, the one of its template) block by block. Only
 * what an exhibit of this bundle proves is printed; a fact that none proves is left out and named in a warning. With `bundle` false
 * cites are words, not links: there is nothing to link to. `document` takes the place of the one that is saved.
 */
export function composeBrief(
  opened: ReadableCase,
  brief: Brief,
  options: {
    date: string;
    bundle: boolean;
    exhibits: readonly ComposedExhibit[];
    info: CaseInfo;
    document?: BriefDocument | undefined;
  },
): Composition {
  const { info, exhibits, bundle } = options;
  const ground = readGround(opened, options);
  const edited = options.document ?? brief.document;
  const document = edited ?? standardDocument(brief);
  const blocks = blocksOf(ground, document);
  const printed = evenLevels(withoutEmptySections(document, blocks, edited === null));
  const data: BriefData = {
    version: 2,
    title: brief.title,
    date: options.date,
    paper: brief.paper,
    sample: info.banner || null,
    pagesAfter: 0,
    caption: captionFor(info, brief.settings),
    settings: {
      lineNumbers: brief.settings.lineNumbers,
      letterhead: linesOf(brief.settings.letterhead),
      addressee: linesOf(brief.settings.addressee),
    },
    blocks: printed,
    authorities: authoritiesOf(printed),
    exhibits: exhibits.map((e) => ({
      id: e.row.id,
      label: e.row.label,
      title: [e.row.title, ...exhibitMarks(e.row).map((mark) => `(${mark})`)].join(' '),
      date: dateWords(e.date),
      pages: e.pages,
      ...(e.tab === true ? { tab: true } : {}),
      bates: printedBates(bundle ? e.bates : e.row.bates),
      afterFront: null,
    })),
    certificate:
      bundle && brief.settings.bundle.certificate && exhibits.length > 0
        ? certificateOf(exhibits, brief.settings.bundle.reducePictures === true)
        : null,
    appendices: bundle && brief.settings.bundle.custody && exhibits.length > 0 ? custodyAppendix(ground, blocks) : [],
  };
  return { data, warnings: [...ground.warnings], deadCites: ground.dead };
}

/** Subtle: a paper that goes alone issues no numbers, so it prints those that were issued before, and none that is only planned. */
const printedBates = (range: BatesRange | null): string | null => (range === null ? null : batesText(range));

/** Gives what the runs of a paper name as authorities, in the order of their table. */
function authoritiesOf(blocks: readonly Block[]): BriefData['authorities'] {
  const found: Authority[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('kind' in value && value.kind === 'authority' && 'id' in value) {
      const one = authorityOf(String(value.id));
      if (one !== null) found.push(one);
    }
    for (const inner of Object.values(value)) walk(inner);
  };
  walk(blocks);
  return inTableOrder(found).map((one) => ({
    id: authorityId(one),
    group: authorityTitles[one.kind],
    text: one.text,
  }));
}

/**
 * Leaves out a heading under which the case had nothing to put. Subtle: a heading that a person wrote stays, though nothing
 * stands below it yet, unless it is words alone and its section was to be filled by the case; in a document that nobody has edited every heading is ours.
 */
function withoutEmptySections(document: BriefDocument, blocks: readonly Block[], untouched: boolean): Block[] {
  const nodes = document.content;
  const printed = new Set(blocks.map((block) => block.at));
  for (let at = nodes.length - 1; at >= 0; at--) {
    const node = nodes[at];
    if (node?.type !== 'heading' || node.content?.some(({ type }) => type !== 'text') === true) continue;
    let filled = false;
    let live = false;
    for (let below = at + 1; below < nodes.length && !filled; below++) {
      const one = nodes[below];
      if (one?.type === 'heading' && one.attrs.level <= node.attrs.level) break;
      filled = printed.has(below);
      live ||= one?.type === 'live';
    }
    if (!filled && (live || untouched)) printed.delete(at);
  }
  return blocks.filter((block) => block.at === null || printed.has(block.at));
}

const certificateHead =
  'Draft, for a qualified person to complete, correct and sign; the program certifies nothing. Compare Federal Rules of Evidence 902(13) and 902(14) and 28 U.S.C. 1746; this forum may ask for another form.';
/** What the program did, as the person who signs would have to know it. */
const certifiedProcess = [
  'Each exhibit of this bundle was reproduced from a file that was received as the custody log of the case records. The file was kept byte for byte, and its SHA-256 hash was computed from its bytes when it was taken in; the hashes are listed below.',
  'Pages of PDF files and pictures were copied, and the exhibit label, Bates number and page number were added at their edges. Text, mail and word-processor files were set in type from their text. Scripts, forms, links to other files and attached files were left out. A file that could not be copied so was reproduced as pictures of its pages; a sheet stands in place of a file that cannot be printed.',
  'A hash that agrees shows that two files are the same. It does not show that what a file says is true.',
];
const certificateOath =
  'I declare under penalty of perjury that what is stated above of the process is true and correct to my own knowledge.';

function custodyAppendix(ground: Ground, blocks: readonly Block[]): Block[] {
  if (blocks.some(({ kind }) => kind === 'custody')) return [];
  const heading: Block = {
    kind: 'heading',
    at: null,
    level: 1,
    runs: [{ kind: 'text', text: 'Custody of the exhibits' }],
  };
  return [heading, { ...custodyBlockOf(ground, 2), at: null }];
}

/** What was done to pictures must be said before they are looked at: the pages of the brief are set first. */
const reducedPictures =
  'Pictures that had more than 300 dots to the inch of their page were made smaller in this copy, to 300, where that could be done. The hash of each exhibit is that of its whole original file.';

function certificateOf(exhibits: readonly ComposedExhibit[], isReduced: boolean): BriefData['certificate'] {
  const redacted = redactionStatement(exhibits);
  const process = [
    ...certifiedProcess,
    ...(redacted === null ? [] : [redacted]),
    ...(isReduced ? [reducedPictures] : []),
  ];
  const said = (text: string): Block => ({ kind: 'paragraph', at: null, runs: [{ kind: 'text', text }] });
  return {
    statement: [
      said(certificateHead),
      { kind: 'list', at: null, ordered: true, start: 1, items: process.map((words) => [said(words)]) },
      said(certificateOath),
    ],
    exhibits: exhibits.map((e) => ({ id: e.row.id, label: e.row.label, name: e.fileName, sha256: e.sha256 })),
  };
}
