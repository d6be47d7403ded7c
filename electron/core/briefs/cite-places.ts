import type { ExcerptView, SourceRow } from '../../../shared/contract/views.ts';
import { mediaClock, quoteStands } from '../../../shared/domain/excerpts.ts';
import { barsOf, barTitles } from '../../../shared/domain/productions.ts';
import { isLined } from '../../../shared/domain/sources.ts';
import { pinCite } from '../../../shared/domain/exhibits.ts';
import type { Found } from './cite-findings.ts';
import type { CiteGround } from './cite-ground-queries.ts';

/** What a cite leads to: a source, and the excerpt of it, or null for an exhibit as a whole. */
export type CitedPlace = {
  readonly target: string;
  readonly source: SourceRow;
  readonly excerpt: ExcerptView | null;
  /** As it is printed. */
  readonly pin: string;
};

/** Gives what a cite leads to, or null where the case does not have it. */
export function citedPlace(ground: CiteGround, target: string): CitedPlace | null {
  const slash = target.indexOf('/');
  const id = target.slice(slash + 1);
  if (target.slice(0, slash) === 'exhibit') {
    const exhibit = ground.exhibits.get(id);
    const source = exhibit === undefined ? undefined : ground.sources.get(exhibit.source);
    if (exhibit === undefined || source === undefined) return null;
    return { target, source, excerpt: null, pin: exhibit.label };
  }
  const excerpt = ground.excerpts.get(id);
  const source = excerpt === undefined ? undefined : ground.sources.get(excerpt.source);
  if (excerpt === undefined || source === undefined) return null;
  const label = ground.bundle.get(source.id)?.label ?? source.title;
  return { target, source, excerpt, pin: pinCite(excerpt, label) };
}

type At = { readonly block: number; readonly text: string; readonly within: Found['within'] };

/** Gives what is wrong with the place that a cite names; nothing for one that lands. */
export function placeFindings(ground: CiteGround, target: string, at: At): Found[] {
  const place = citedPlace(ground, target);
  if (place === null) {
    const what = target.startsWith('exhibit/') ? 'exhibit' : 'excerpt';
    return [stops('dead-target', at, target, `The ${what} that is cited here is no longer in the case.`)];
  }
  const { source, excerpt, pin } = place;
  const found: Found[] = [];
  const where = { pin, place: { source: source.id, page: excerpt?.page ?? 1 } };
  const outside = excerpt === null ? null : outsideSource(ground, source, excerpt);
  if (outside !== null) found.push({ ...stops('outside-source', at, target, outside), ...where });
  else if (excerpt !== null && hasChanged(ground, source, excerpt)) {
    const detail = `The words of this excerpt no longer stand on page ${excerpt.page} of ${source.title}, as when the file was read again. Look at the page and pick the excerpt anew.`;
    found.push({ ...stops('excerpt-changed', at, target, detail), severity: 'asks', about: target, ...where });
  }
  return [...found, ...sourceFindings(ground, place, at).map((each) => ({ ...each, ...where }))];
}

/** What is to be said of a source wherever it is cited. */
function sourceFindings(ground: CiteGround, { source, target }: CitedPlace, at: At): Found[] {
  const found: Found[] = [];
  const about = { anywhere: true, about: source.id };
  const bars = barsOf(source);
  if (bars.length > 0) {
    const names = bars.map((bar) => barTitles[bar]).join(', ');
    const letIn = bars.every((bar) => bar === 'compelled') ? (ground.bundle.get(source.id)?.letIn ?? null) : null;
    const standing =
      letIn === null ? `is withheld: ${names}` : `is a compelled statement, made an exhibit because: ${letIn}`;
    const detail = `${source.title} ${standing}. A paper that cites it shows that it exists, and what it says.`;
    // A compelled statement may be printed by a person's decision, with a reason for the log (domain rules); the rest never.
    const severity = bars.every((bar) => bar === 'compelled') ? 'asks' : 'stops';
    found.push({ ...stops('withheld', at, target, detail), severity, ...about });
  }
  const exhibit = ground.bundle.get(source.id);
  if (exhibit === undefined) {
    const isExhibit = [...ground.exhibits.values()].some((row) => row.source === source.id);
    const detail = isExhibit
      ? `${source.title} is an exhibit of the case, but not one of those that go with this paper.`
      : `${source.title} is not an exhibit. Make it one, or cite another source.`;
    found.push({ ...stops('not-exhibit', at, target, detail), ...about });
  } else if (exhibit.series !== 'employer' && exhibit.exportable && !ground.shared.has(source.id)) {
    const detail = `${exhibit.label}, ${source.title}, was never produced to the other side, nor received from it.`;
    found.push({ ...stops('not-produced', at, target, detail), severity: 'asks', ...about });
  }
  return found;
}

/** Says how an excerpt lies beyond its source, or null where it lies within. */
function outsideSource(ground: CiteGround, source: SourceRow, excerpt: ExcerptView): string | null {
  if (excerpt.kind === 'span') {
    const last = excerpt.secondsTo ?? excerpt.secondsFrom;
    // A recording's length is rounded by some programs.
    if (source.seconds === null || last === null || last <= source.seconds + 1) return null;
    return `The cite leads to ${mediaClock(last)}; ${source.title} ends at ${mediaClock(source.seconds)}.`;
  }
  if (source.pages > 0 && excerpt.page > source.pages) {
    return `The cite leads to page ${excerpt.page}; ${source.title} has ${source.pages === 1 ? '1 page' : `${source.pages} pages`}.`;
  }
  if (excerpt.kind !== 'lines' || excerpt.lineFrom === null || !isLined(source.format)) return null;
  const page = ground.page(source, excerpt.page);
  const lines = page === null || page.text === '' ? 0 : page.text.split('\n').length;
  const last = excerpt.lineTo ?? excerpt.lineFrom;
  if (page === null || last <= lines) return null;
  return `The cite leads to line ${last}; page ${excerpt.page} of ${source.title} has ${lines === 1 ? '1 line' : `${lines} lines`}.`;
}

/** Tells whether the words of an excerpt are gone from its page. What was typed of a picture or recording is not held against it. */
function hasChanged(ground: CiteGround, source: SourceRow, excerpt: ExcerptView): boolean {
  if (excerpt.quote.trim() === '' || (excerpt.kind !== 'words' && excerpt.kind !== 'lines')) return false;
  const page = ground.page(source, excerpt.page);
  return page !== null && page.text.trim() !== '' && !quoteStands(excerpt.quote, page.text);
}

function stops(kind: Found['kind'], at: At, target: string, detail: string): Found {
  return { kind, severity: 'stops', block: at.block, text: at.text, detail, target, within: at.within ?? null };
}
