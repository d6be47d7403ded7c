import { batesNumber } from '../../../shared/domain/bates.ts';
import type {
  BundleExhibit,
  BundlePaper,
  BundlePlan,
  BundleTarget,
  PlannedExhibit,
} from '../../../shared/domain/bundle.ts';
import { isDay } from '../../../shared/domain/dates.ts';
import { standardStamp, stampWords } from '../../../shared/domain/exhibits.ts';
import { AppError } from '../../../shared/errors.ts';
import { isPrintable } from './win-ansi.ts';

export type BundleRequest = {
  /** What the brief alone conforms to. */
  readonly standard?: BundlePlan['standard'];
  readonly title: string;
  readonly author: string | null;
  /** YYYY-MM-DD */
  readonly date: string;
  readonly paper?: BundlePaper;
  readonly reducePictures?: boolean;
  readonly frontPages: number;
  readonly exhibits: readonly BundleExhibit[];
  readonly targets: readonly BundleTarget[];
};

/**
 * Gives every exhibit its first page in the bundle (from 1), in the order given, and every exhibit a target of its own:
 * its tab where it has one.
 * Throws `invalid-input` for a label twice, a label or Bates prefix that cannot be printed, Bates numbers that overlap,
 * no pages, a day that is none, or a target outside its exhibit.
 */
export function planBundle(request: BundleRequest): BundlePlan {
  if (!isDay(request.date)) throw invalid('the date of issue is not a day', { date: request.date });
  requireCount(request.frontPages, 'the brief');
  requireDistinct(
    request.exhibits.map((e) => e.id),
    'exhibit',
  );
  requireDistinct(
    request.exhibits.map((e) => e.label.trim().toLowerCase()),
    'label',
  );
  for (const exhibit of request.exhibits) requireExhibit(exhibit);
  requireFreeBates(request.exhibits);

  const exhibits: PlannedExhibit[] = [];
  let next = request.frontPages + 1;
  for (const exhibit of request.exhibits) {
    const firstPage = exhibit.tab === true ? next + 1 : next;
    exhibits.push({ ...exhibit, firstPage, batesNumbers: printBates(exhibit) });
    next = firstPage + exhibit.pages;
  }
  return {
    standard: request.exhibits.length === 0 ? (request.standard ?? null) : null,
    title: request.title,
    author: request.author,
    date: request.date,
    paper: request.paper ?? 'us-letter',
    ...(request.reducePictures === true ? { reducePictures: true } : {}),
    front: { pages: request.frontPages },
    exhibits,
    targets: planTargets(request.exhibits, request.targets),
    pages: next - 1,
  };
}

function printBates(exhibit: BundleExhibit): readonly string[] {
  const { bates, pages } = exhibit;
  return bates ? Array.from({ length: pages }, (_, i) => batesNumber(bates.prefix, bates.first + i)) : [];
}

function planTargets(exhibits: readonly BundleExhibit[], targets: readonly BundleTarget[]): readonly BundleTarget[] {
  requireDistinct(
    targets.map((t) => t.id),
    'target',
  );
  const byId = new Map(exhibits.map((e) => [e.id, e]));
  for (const target of targets) {
    const exhibit = byId.get(target.exhibit);
    if (!exhibit) throw invalid('a cite points to an exhibit that is not in the bundle', { target: target.id });
    if (!Number.isInteger(target.page) || target.page < 1 || target.page > exhibit.pages) {
      throw invalid(`a cite points to page ${target.page} of ${exhibit.label}, which has ${exhibit.pages}`, {
        target: target.id,
        label: exhibit.label,
      });
    }
    if (target.rect && !target.rect.every(Number.isFinite)) throw invalid('a cite has no place', { target: target.id });
  }
  const given = new Set(targets.map((t) => t.id));
  const own = exhibits
    .filter((e) => !given.has(e.id))
    .map((e): BundleTarget => ({ id: e.id, exhibit: e.id, page: e.tab === true ? 0 : 1, rect: null }));
  return [...targets, ...own];
}

function requireExhibit(exhibit: BundleExhibit): void {
  requireCount(exhibit.pages, exhibit.label);
  if (exhibit.label.trim() === '') throw invalid('an exhibit has no label', { exhibit: exhibit.id });
  if (!isPrintable(exhibit.label)) {
    throw invalid(`the label ${exhibit.label} has a character that a stamp cannot print`, { label: exhibit.label });
  }
  const words = stampWords(exhibit.stamp ?? standardStamp, exhibit.label);
  if (!isPrintable(words) || !words.includes(exhibit.label)) {
    throw invalid(`the stamp of ${exhibit.label} does not print its label`, { label: exhibit.label });
  }
  if (!exhibit.bates) return;
  const { prefix, first } = exhibit.bates;
  if (prefix === '' || !isPrintable(prefix)) {
    throw invalid(`the Bates prefix of ${exhibit.label} cannot be printed`, { label: exhibit.label });
  }
  if (!Number.isInteger(first) || first < 1) {
    throw invalid(`the Bates numbers of ${exhibit.label} do not start at a whole number`, { label: exhibit.label });
  }
}

/** Subtle: one source under two labels would bear two stamps, so equal numbers are refused, not merged. */
function requireFreeBates(exhibits: readonly BundleExhibit[]): void {
  const ranges = exhibits
    .flatMap((e) =>
      e.bates
        ? [{ label: e.label, prefix: e.bates.prefix, first: e.bates.first, last: e.bates.first + e.pages - 1 }]
        : [],
    )
    .sort((a, b) => (a.prefix === b.prefix ? a.first - b.first : a.prefix < b.prefix ? -1 : 1));
  for (const [i, range] of ranges.entries()) {
    const before = ranges[i - 1];
    if (before && before.prefix === range.prefix && range.first <= before.last) {
      throw invalid(`the Bates numbers of ${before.label} and ${range.label} overlap`, { label: range.label });
    }
  }
}

function requireDistinct(values: readonly string[], what: string): void {
  const seen = new Set<string>();
  for (const value of values) {
    if (seen.has(value)) throw invalid(`the ${what} ${value} appears twice in the bundle`, { [what]: value });
    seen.add(value);
  }
}

function requireCount(pages: number, what: string): void {
  if (!Number.isInteger(pages) || pages < 1) throw invalid(`${what} has no pages`, { label: what });
}

const invalid = (message: string, data: Record<string, string>): AppError =>
  new AppError('invalid-input', message, { data });
