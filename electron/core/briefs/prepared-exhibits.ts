import type { ExcerptView } from '../../../shared/contract/views.ts';
import { found } from '../../../shared/assert.ts';
import type { BundleExhibit, BundleTarget, ExhibitRedaction } from '../../../shared/domain/bundle.ts';
import { standardSettings, type BriefSettings } from '../../../shared/domain/brief-settings.ts';
import { standardStamp, type StampStyle } from '../../../shared/domain/exhibits.ts';
import type { Rect } from '../../../shared/domain/excerpts.ts';
import { withoutRedacted } from '../../../shared/domain/redactions.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { planBates } from '../exhibits/exhibits-commands.ts';
import { exhibitsForBundle } from '../exhibits/exhibits-queries.ts';
import { seriesRows } from '../exhibits/series-queries.ts';
import { exhibitRedaction } from '../redactions/redacted-exhibits.ts';
import { redactionsBySource } from '../redactions/redactions-queries.ts';
import { listExcerpts } from '../sources/excerpts-queries.ts';
import { sourcesById } from '../sources/sources-queries.ts';
import type { ComposedExhibit } from './ground.ts';
import { exhibitForm, type ExhibitForm } from './exhibit-form.ts';
import { formNow } from './locked-exhibits.ts';
import { textLineRect } from './typeset-text.ts';

/** An exhibit of a bundle with the form in which it is printed and the Bates numbers that it has or would get. */
export type PreparedExhibit = ComposedExhibit & {
  readonly form: ExhibitForm;
  readonly stamp: StampStyle;
  readonly redaction: ExhibitRedaction | null;
};

/**
 * Gives the exhibits that go with a paper, in the order of the bundle; writes nothing. Labels are those of the whole list, whichever of
 * it goes along. `toCopy`: their files are copied now, so that a sheet stands for one whose password is not known.
 */
export function prepareExhibits(
  opened: ReadableCase,
  prefix: string,
  settings: Pick<BriefSettings['bundle'], 'exhibits' | 'tabs'> = standardSettings.bundle,
  options: { readonly toCopy: boolean } = { toCopy: false },
): PreparedExhibit[] {
  const chosen = settings.exhibits === null ? null : new Set(settings.exhibits);
  const stamps = new Map(seriesRows(opened).map((series) => [series.id, series.stamp]));
  const redactions = redactionsBySource(opened);
  const wanted = exhibitsForBundle(opened).filter((row) => chosen === null || chosen.has(row.id));
  const sources = sourcesById(
    opened,
    wanted.map(({ source }) => source),
  );
  const rows = wanted.map((row) => {
    const source = found(sources.get(row.source), 'this source');
    const form = options.toCopy ? formNow(opened, exhibitForm(source)) : exhibitForm(source);
    return { row, source, form, redactions: redactions.get(source.id) ?? [] };
  });
  const bates = planBates(
    opened,
    prefix,
    rows.map(({ row, form }) => ({ source: row.source, pages: form.pages, issued: row.bates })),
  );
  return rows.map(({ row, source, form, redactions: marks }, i) => ({
    row: marks.length === 0 ? row : { ...row, title: `${withoutRedacted(row.title, marks)} (redacted)` },
    form,
    stamp: stamps.get(row.series) ?? standardStamp,
    redaction: exhibitRedaction(marks, form),
    pages: form.pages,
    tab: settings.tabs === 'slip-sheets',
    bates: bates[i] ?? null,
    sha256: source.sha256,
    fileName: withoutRedacted(source.name, marks),
    date: source.date,
  }));
}

/** Gives an exhibit as the bundle engine takes it. */
export function bundleExhibit(exhibit: PreparedExhibit): BundleExhibit {
  const { row, bates, pages, sha256, form, stamp, tab = false, redaction } = exhibit;
  return {
    id: row.id,
    label: row.label,
    title: row.title,
    pages,
    kind: form.kind === 'image' ? 'image' : 'pdf',
    bates: bates === null ? null : { prefix: bates.prefix, first: bates.first },
    sha256,
    stamp,
    tab,
    redaction,
  };
}

/** Gives the place of every excerpt of the bundle's exhibits, for the cites of the brief. */
export function targetsOf(opened: ReadableCase, exhibits: readonly PreparedExhibit[]): BundleTarget[] {
  const bySource = new Map(exhibits.map((e) => [e.row.source, e]));
  return listExcerpts(opened).flatMap((excerpt) => {
    const exhibit = bySource.get(excerpt.source);
    if (exhibit === undefined || excerpt.page > exhibit.pages) return [];
    return { id: excerpt.id, exhibit: exhibit.row.id, page: excerpt.page, rect: placeOf(excerpt, exhibit.form) };
  });
}

/** Where on its page a cite lands: the first rectangle; on set text the line; else the page as a whole. */
function placeOf(excerpt: ExcerptView, form: ExhibitForm): Rect | null {
  if (form.kind === 'pdf' || form.kind === 'image') return excerpt.rects[0] ?? null;
  return form.kind === 'text' && excerpt.lineFrom !== null ? textLineRect(excerpt.lineFrom) : null;
}
