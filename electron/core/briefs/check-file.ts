import { basename } from 'node:path';
import type { BriefExport, ExportManifest } from '../../../shared/domain/briefs.ts';
import { fuzzyDateInBrief } from '../../../shared/domain/fuzzy-date-words.ts';
import type { FileCheck } from '../../../shared/domain/file-check.ts';
import {
  isUnchanged,
  pageChanges,
  pagesInWords,
  type DigestedPage,
  type PageChanges,
} from '../../../shared/domain/page-changes.ts';
import { toAppError } from '../../../shared/errors.ts';
import { runSurvey } from '../bundle/run-survey.ts';
import type { PdfSurvey } from '../bundle/survey.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { allRows } from '../journal/read.ts';
import { sourcesById } from '../sources/sources-queries.ts';

export type CheckFileOptions = {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number, what: string) => void) | undefined;
};

type Row = BriefExport & { readonly manifest: ExportManifest };
type Match = { readonly row: Row; readonly part: number };

/**
 * Holds a PDF against what was exported from the case: which export it is (by its bytes, else by its identifier, else by its pages),
 * which pages are not as they were, and whether each exhibit still has the hash in the case (its bytes are hashed anew). Without a
 * case it gives what the file states of itself. Writes nothing. Throws `not-found`, `unreadable-file` for what is no
 * PDF, `cancelled`.
 */
export async function checkFile(
  opened: ReadableCase | null,
  path: string,
  options: CheckFileOptions = {},
): Promise<FileCheck> {
  options.onProgress?.(0, 2, basename(path));
  const survey = await runSurvey(path, { stated: true, signal: options.signal });
  const { sha256 } = survey;
  const found = { fileName: basename(path), sha256, pages: survey.pages.length, stated: [...survey.stated] };
  if (opened === null) return { ...found, standing: 'no-case', export: null, exhibits: [], lines: noCase(survey) };
  const match = matchOf(opened, sha256, survey);
  if (match === null) {
    const lines = ['This file is no export of this case: neither its bytes, its identifier nor its pages are known.'];
    return { ...found, standing: 'unknown', export: null, exhibits: [], lines };
  }
  const { row, part } = match;
  const exact = row.manifest.parts[part]?.sha256 === sha256;
  const first = firstPageOf(row.manifest, part);
  const changes = pageChanges(pagesOf(row.manifest, part), survey.pages);
  const standing = exact ? 'exact' : isUnchanged(changes) ? 'saved-anew' : 'altered';
  const exhibits = await exhibitsOf(opened, row.manifest, part, changes, options);
  const { id, fileName, issuedOn, exportedAt, servedOn, servedTo } = row;
  const about = { id, fileName, issuedOn, exportedAt, servedOn, servedTo, part, parts: row.manifest.parts.length };
  const lines = [...standingLines(standing, about, changes, first), ...exhibitLines(exhibits)];
  return { ...found, standing, export: about, exhibits, lines };
}

/** Subtle: two exports may share an identifier where nothing but the date of a copy differs, so the pages decide among them. */
function matchOf(opened: ReadableCase, sha256: string, survey: PdfSurvey): Match | null {
  const rows = allRows(opened, 'brief_export', 'id DESC').filter((row): row is Row => row.manifest !== null);
  const all = rows.flatMap((row) => row.manifest.parts.map((_, part): Match => ({ row, part })));
  const exact = all.find(({ row, part }) => row.manifest.parts[part]?.sha256 === sha256);
  if (exact !== undefined) return exact;
  const digests = new Set(survey.pages.map(({ digest }) => digest));
  const shared = ({ row, part }: Match) =>
    pagesOf(row.manifest, part).filter(({ digest }) => digests.has(digest)).length;
  const best = (some: readonly Match[]) =>
    some.map((match) => ({ match, pages: shared(match) })).toSorted((a, b) => b.pages - a.pages)[0];
  const { documentId } = survey;
  const byId = best(documentId === null ? [] : all.filter(({ row }) => row.manifest.documentId === documentId));
  if (byId !== undefined) return byId.match;
  const byPages = best(all);
  return byPages === undefined || byPages.pages === 0 ? null : byPages.match;
}

const firstPageOf = ({ parts }: ExportManifest, part: number): number =>
  parts.slice(0, part).reduce((sum, { pages }) => sum + pages, 0) + 1;

function pagesOf(manifest: ExportManifest, part: number): DigestedPage[] {
  const from = firstPageOf(manifest, part) - 1;
  const count = manifest.parts[part]?.pages ?? 0;
  return manifest.pageDigests
    .slice(from, from + count)
    .map((digest, at) => ({ digest, links: manifest.links[String(from + at + 1)] ?? [] }));
}

async function exhibitsOf(
  opened: ReadableCase,
  manifest: ExportManifest,
  part: number,
  changes: PageChanges,
  { signal, onProgress }: CheckFileOptions,
): Promise<FileCheck['exhibits']> {
  const sources = sourcesById(
    opened,
    manifest.exhibits.map(({ source }) => source),
  );
  const touched = new Set([...changes.altered.map(({ page }) => page), ...changes.removed, ...changes.relinked]);
  const exhibits: FileCheck['exhibits'] = [];
  const wanted = manifest.exhibits.filter((exhibit) => exhibit.part === part);
  for (const [at, { label, source, sha256, firstPage, pages }] of wanted.entries()) {
    onProgress?.(at, wanted.length, label);
    const row = sources.get(source);
    const now = row === undefined ? null : await rehashed(opened, row.object, signal);
    exhibits.push({
      label,
      title: row?.title ?? '',
      sha256,
      standing: now === null ? 'missing' : now === sha256 ? 'same' : 'changed',
      pages: Array.from({ length: pages }, (_, i) => i + 1).filter((page) => touched.has(firstPage + page - 1)),
    });
  }
  return exhibits;
}

/** Gives the hash of an object as it lies in the case now, or null where it cannot be read. */
async function rehashed(opened: ReadableCase, object: string, signal: AbortSignal | undefined): Promise<string | null> {
  try {
    return await opened.store.rehash(object, signal);
  } catch (cause) {
    const error = toAppError(cause);
    if (error.code === 'cancelled') throw error;
    return error.code === 'corrupt-case' ? '' : null;
  }
}

function noCase({ stated }: PdfSurvey): string[] {
  return [
    'There is no case to hold this file against, so nothing is said of whether it was altered.',
    stated.length === 0
      ? 'It states no hashes of exhibits.'
      : `Its certificate states the SHA-256 of ${stated.length} exhibits. These are words on a page: compare them with the originals.`,
  ];
}

function standingLines(
  standing: FileCheck['standing'],
  { fileName, issuedOn, servedOn, servedTo, part, parts }: NonNullable<FileCheck['export']>,
  changes: PageChanges,
  first: number,
): string[] {
  const which = parts === 1 ? fileName : `part ${part + 1} of ${parts} of ${fileName}`;
  const served = servedOn === null ? '' : `, served on ${fuzzyDateInBrief(servedOn)} to ${servedTo}`;
  const about = `${which}, issued ${fuzzyDateInBrief(issuedOn)}${served}`;
  if (standing === 'exact') return [`This is ${about}, byte for byte.`];
  if (standing === 'saved-anew') {
    return [`This is ${about}, saved anew by another program. Every page is as it was exported.`];
  }
  const shown = (pages: readonly number[]) => pagesInWords(pages.map((page) => page + first - 1));
  const { altered, added, removed, moved, relinked } = changes;
  return [
    `This was made from ${about}, and was altered since.`,
    ...(altered.length === 0 ? [] : [`Altered: ${shown(altered.map(({ page }) => page))}.`]),
    ...(removed.length === 0 ? [] : [`Removed: ${shown(removed)}.`]),
    ...(added.length === 0 ? [] : [`Added, as counted in this file: ${pagesInWords(added)}.`]),
    ...(moved.length === 0 ? [] : [`In another place: ${shown(moved.map(({ page }) => page))}.`]),
    ...(relinked.length === 0 ? [] : [`With a link that leads elsewhere: ${shown(relinked)}.`]),
  ];
}

function exhibitLines(exhibits: FileCheck['exhibits']): string[] {
  if (exhibits.length === 0) return [];
  const wrong = exhibits.filter(({ standing }) => standing !== 'same');
  const one = exhibits.length === 1;
  const same = one
    ? 'Its exhibit still has the hash in the case that it was exported with.'
    : `All ${exhibits.length} exhibits still have the hashes in the case that they were exported with.`;
  return [
    ...(wrong.length === 0 ? [same] : []),
    ...wrong.map(({ label, standing }) =>
      standing === 'missing'
        ? `${label}: its source is no longer in the case.`
        : `${label}: the bytes in the case do not have the hash that it was exported with.`,
    ),
    ...exhibits.flatMap(({ label, pages }) =>
      pages.length === 0 ? [] : [`${label}: ${pagesInWords(pages)} not as exported.`],
    ),
  ];
}
