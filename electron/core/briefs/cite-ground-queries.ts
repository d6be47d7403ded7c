import type { ExcerptView, ExhibitRow, FactView, SourceRow } from '../../../shared/contract/views.ts';
import type { Brief } from '../../../shared/domain/briefs.ts';
import type { Comparator } from '../../../shared/domain/comparators.ts';
import type { Contradiction } from '../../../shared/domain/facts.ts';
import type { Person } from '../../../shared/domain/people.ts';
import type { Redaction } from '../../../shared/domain/redactions.ts';
import type { Provision } from '../../../shared/domain/source-parts.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { exhibitsForBundle } from '../exhibits/exhibits-queries.ts';
import { listFacts } from '../facts/facts-queries.ts';
import { type IssueView, listIssues } from '../issues/issues-queries.ts';
import { allRows } from '../journal/read.ts';
import { prepared } from '../journal/write.ts';
import { sharedSources } from '../productions/productions-queries.ts';
import { type RedactedExcerpt, redactedExcerpts, redactionsBySource } from '../redactions/redactions-queries.ts';
import { listExcerpts } from '../sources/excerpts-queries.ts';
import { sourcesById } from '../sources/sources-queries.ts';
import { type PageWords, pageWords } from '../../../shared/domain/page-words.ts';

/** A page as a check reads it; `number` from 1. */
export type CheckedPage = {
  readonly number: number;
  readonly text: string;
  /** Its words were read from a picture. */
  readonly isOcr: boolean;
  readonly words: PageWords;
};

/** What a paper is held against: the case as it stands, pages as they are asked for. */
export type CiteGround = {
  readonly excerpts: ReadonlyMap<string, ExcerptView>;
  /** Every exhibit of the case by its id. */
  readonly exhibits: ReadonlyMap<string, ExhibitRow>;
  /** The exhibits that go with this paper, by their source. */
  readonly bundle: ReadonlyMap<string, ExhibitRow>;
  /** Those that an excerpt or an exhibit is of. */
  readonly sources: ReadonlyMap<string, SourceRow>;
  readonly facts: ReadonlyMap<string, FactView>;
  readonly issues: readonly IssueView[];
  readonly comparators: readonly Comparator[];
  readonly provisions: ReadonlyMap<string, Provision>;
  readonly contradictions: readonly Contradiction[];
  readonly people: readonly Person[];
  /** What is redacted in each source, and the excerpts that stand on it by their id. */
  readonly redactions: ReadonlyMap<string, readonly Redaction[]>;
  readonly redactedExcerpts: ReadonlyMap<string, RedactedExcerpt>;
  /** Sources that the other side has. */
  readonly shared: ReadonlySet<string>;
  /** Gives a page of a source (from 1), or null where it has none of that number. */
  readonly page: (source: SourceRow, number: number) => CheckedPage | null;
};

/** Reads what a check of this paper needs of the case. */
export function readGround(opened: ReadableCase, brief: Brief): CiteGround {
  const exhibits = exhibitsForBundle(opened);
  const chosen = brief.settings.bundle.exhibits;
  const bundle = chosen === null ? exhibits : exhibits.filter(({ id }) => chosen.includes(id));
  const byId = <T extends { readonly id: string }>(rows: readonly T[]) => new Map(rows.map((row) => [row.id, row]));
  const excerpts = listExcerpts(opened);
  return {
    excerpts: byId(excerpts),
    exhibits: byId(exhibits),
    bundle: new Map(bundle.map((row) => [row.source, row])),
    sources: sourcesById(
      opened,
      [...excerpts, ...exhibits].map(({ source }) => source),
    ),
    facts: byId(listFacts(opened)),
    issues: listIssues(opened),
    comparators: allRows(opened, 'comparator', 'position, id'),
    provisions: byId(allRows(opened, 'provision')),
    contradictions: allRows(opened, 'contradiction'),
    people: allRows(opened, 'person'),
    redactions: redactionsBySource(opened),
    redactedExcerpts: new Map(redactedExcerpts(opened).map((each) => [each.excerpt.id, each])),
    shared: sharedSources(opened),
    page: pageReader(opened),
  };
}

/** Reads each page once. */
function pageReader(opened: ReadableCase): CiteGround['page'] {
  const read = new Map<string, CheckedPage | null>();
  const select = prepared(opened.db, 'SELECT text, textFrom FROM page WHERE object = ? AND number = ?');
  return ({ object }, number) => {
    const key = `${object}/${number}`;
    const known = read.get(key);
    if (known !== undefined) return known;
    const row = select.get(object, number) as { text: string; textFrom: string } | undefined;
    const page =
      row === undefined ? null : { number, text: row.text, isOcr: row.textFrom === 'ocr', words: pageWords(row.text) };
    read.set(key, page);
    return page;
  };
}
