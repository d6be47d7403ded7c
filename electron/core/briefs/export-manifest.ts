import type { NamedCheck } from '../../../shared/contract/views.ts';
import { batesText } from '../../../shared/domain/bates.ts';
import type { ExportManifest } from '../../../shared/domain/briefs.ts';
import type { PlannedExhibit } from '../../../shared/domain/bundle.ts';
import { redactedPages } from '../redactions/redacted-exhibits.ts';
import { xmpText, type PdfAbout } from '../bundle/metadata.ts';
import type { PageDigest } from '../bundle/page-digests.ts';
import type { PdfSurvey } from '../bundle/survey.ts';
import { checkOf } from './export-gate.ts';
import type { ComposedExhibit } from './ground.ts';

type Made = {
  readonly sha256: string;
  readonly bytes: number;
  readonly exhibits: readonly ComposedExhibit[];
  readonly planned: readonly PlannedExhibit[];
};

/** Gives what is kept of an exported file, so that a copy of it can be told from one that was altered. */
export function manifestOf(made: Made, fileName: string, survey: PdfSurvey): ExportManifest {
  const placed = new Map(made.planned.map((exhibit) => [exhibit.id, exhibit]));
  return {
    documentId: survey.documentId ?? '',
    parts: [{ fileName, sha256: made.sha256, bytes: made.bytes, pages: survey.pages.length }],
    exhibits: made.exhibits.map(({ row, sha256, pages, bates }) => ({
      id: row.id,
      label: row.label,
      source: row.source,
      sha256,
      pages,
      firstPage: placed.get(row.id)?.firstPage ?? 0,
      part: 0,
      bates: bates === null ? null : batesText(bates),
      redacted: redactedPages(placed.get(row.id)?.redaction ?? null),
    })),
    pageDigests: survey.pages.map(({ digest }) => digest),
    links: linksOf(survey.pages),
  };
}

/** Gives where the links of each page lead, by page from 1; pages without links are left out. */
export function linksOf(pages: readonly PageDigest[]): Record<string, number[]> {
  return Object.fromEntries(
    pages.flatMap(({ links }, at) => (links.length === 0 ? [] : [[String(at + 1), [...links]]])),
  );
}

/**
 * The file says of itself only what we put there: the title, the representative as its only author, our name, the day of issue as
 * the only date; nothing that an exhibit said of itself.
 */
export function metadataCheck(survey: Pick<PdfSurvey, 'info' | 'xmp'>, about: PdfAbout): NamedCheck {
  const day = `D:${about.date.replaceAll('-', '')}000000Z`;
  const wanted: Readonly<Record<string, string>> = {
    Title: about.title,
    ...(about.author === null ? {} : { Author: about.author }),
    Producer: 'Loudermill',
    CreationDate: day,
    ModDate: day,
  };
  const keys = new Set([...Object.keys(wanted), ...Object.keys(survey.info)]);
  const wrong = [...keys].filter((key) => wanted[key] !== survey.info[key]);
  const findings = wrong.map((key) => ({ text: `the entry ${key} is not what it should be`, place: null }));
  if (survey.xmp !== xmpText(about))
    findings.push({ text: 'the XMP metadata are not what they should be', place: null });
  return checkOf('metadata', findings, {
    passes: 'Its title, the representative, the day of issue, and nothing else',
    fails: (count) => `${count} of its entries ${count === 1 ? 'is' : 'are'} not what was put there`,
  });
}
