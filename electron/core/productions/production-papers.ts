import type { PrivilegeRow } from '../../../shared/contract/production-views.ts';
import { batesText } from '../../../shared/domain/bates.ts';
import type { PrivilegeEntry, ProductionEntry } from '../../../shared/domain/brief-blocks.ts';
import type { CaseInfo } from '../../../shared/domain/cases.ts';
import { fuzzyDateInBrief } from '../../../shared/domain/fuzzy-date-words.ts';
import { isFuzzyDate } from '../../../shared/domain/fuzzy-dates.ts';
import type { CoverLetter, PrivilegeLog, ProductionIndex } from '../../../shared/domain/papers.ts';
import { batesSpan } from '../../../shared/domain/productions.ts';
import { sourceKindTitles } from '../../../shared/domain/source-kind-titles.ts';
import { captionOf } from '../briefs/caption.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { allRows } from '../journal/read.ts';
import type { ProducedItem, ProductionPlan } from './production-plan.ts';

/** What was made of an item: the hash of its PDF, and whether the native file goes with it. */
export type MadeItem = { readonly sha256: string; readonly native: boolean };

/** Gives the cover letter of a production as data for its template. */
export function coverLetter(opened: ReadableCase, plan: ProductionPlan): CoverLetter {
  const { production, info, items, withheld } = plan;
  return {
    ...frame(opened, info, production.title || 'Production of documents', production.date),
    kind: 'cover-letter',
    to: production.party,
    means: production.means,
    subject: info.title,
    paragraphs: paragraphs(production.letter),
    items: `${counted(items.length, 'item')}, ${counted(pagesOf(items), 'page')}, listed in the index`,
    numbers: batesSpan(items.flatMap(({ bates }) => bates ?? [])).map(batesText),
    withheld: withheld.length === 0 ? null : `${counted(withheld.length, 'item')}, stated in a privilege log`,
  };
}

/** Gives the index of a production as data for its template; hashes of what is not made yet are left out. */
export function productionIndex(
  opened: ReadableCase,
  plan: ProductionPlan,
  made: ReadonlyMap<string, MadeItem>,
): ProductionIndex {
  const { production, info, items } = plan;
  return {
    ...frame(opened, info, 'Index of production', production.date),
    kind: 'production-index',
    to: production.party,
    means: production.means,
    entries: items.map((item) => indexEntry(item, made.get(item.source.id))),
    pages: pagesOf(items),
  };
}

/** Gives an entry of the index, as it is printed and as it stands in the table of it. */
export function indexEntry(item: ProducedItem, made: MadeItem | undefined): ProductionEntry {
  const { source, form, bates } = item;
  return {
    bates: bates === null ? '' : batesText(bates),
    title: source.title,
    date: printedDate(source.date),
    kind: sourceKindTitles[source.kind],
    pages: form.pages,
    received: source.sha256,
    produced: made?.sha256 ?? '',
    note: form.kind !== 'slip-sheet' ? '' : made?.native === false ? slipSheet : `${slipSheet}, native file enclosed`,
  };
}

const slipSheet = 'slip sheet';

/** Gives the privilege log as data for its template. */
export function privilegeLogPaper(
  opened: ReadableCase,
  info: CaseInfo,
  rows: readonly PrivilegeRow[],
  date: string,
): PrivilegeLog {
  return {
    ...frame(opened, info, 'Privilege log', date),
    kind: 'privilege-log',
    entries: logEntries(rows),
  };
}

/** Gives what is kept back as it is printed, with the reason after the basis. */
export function logEntries(rows: readonly PrivilegeRow[]): PrivilegeEntry[] {
  return rows.map(({ bates, date, author, recipients, kind, title, basis, reason }) => ({
    bates,
    date,
    author,
    recipients,
    kind,
    title,
    basis: [basis, reason].filter((part) => part !== '').join(': '),
  }));
}

/** Subtle: these papers go to the other side, so the marking of our own papers ("Attorney work product") is not on them. */
function frame(opened: ReadableCase, info: CaseInfo, title: string, date: string) {
  return {
    title,
    date,
    paper: paperOf(opened),
    sample: info.banner || null,
    pagesAfter: 0,
    caption: { ...captionOf(info), marking: null },
  };
}

/** Gives the paper size that the case uses. */
export function paperOf(opened: ReadableCase): 'us-letter' | 'a4' {
  return allRows(opened, 'brief')[0]?.paper ?? 'us-letter';
}

/** Gives a date as it is printed, or empty. */
export function printedDate(date: string | null): string {
  return date === null ? '' : isFuzzyDate(date) ? fuzzyDateInBrief(date) : date;
}

function paragraphs(text: string): string[] {
  return text
    .split(/\n\s*\n/u)
    .map((part) => part.replaceAll(/\s*\n\s*/gu, ' ').trim())
    .filter((part) => part !== '');
}

const pagesOf = (items: readonly ProducedItem[]): number => items.reduce((sum, { form }) => sum + form.pages, 0);

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}
