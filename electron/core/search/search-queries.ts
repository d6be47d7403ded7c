import type { SearchHit } from '../../../shared/contract/views.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { prepared } from '../journal/write.ts';
import { sourceLabels } from '../sources/sources-queries.ts';

/** Marks around found words in a snippet: control characters that no page text holds. */
export const snippetMarks = { open: '\u0002', close: '\u0003' } as const;

/** Subtle: FTS5 refuses an expression that is more than 256 deep, and each NOT is one deeper. */
const mostParts = 200;

/**
 * Turns what a person typed into an FTS5 query: words (all must occur), "phrases", prefix*, AND, OR, NOT.
 * Anything else is taken as words, so no input is a syntax error. Null where there is nothing to look for.
 */
export function ftsQuery(text: string): string | null {
  const tokens = text.match(/"[^"]*"?|[^\s"]+/gu) ?? [];
  const parts: string[] = [];
  for (const token of tokens) {
    const operator = ['AND', 'OR', 'NOT'].includes(token);
    if (parts.length >= mostParts) break;
    if (operator) {
      if (parts.length > 0 && !isOperator(parts.at(-1))) parts.push(token);
      else if (token === 'NOT' && parts.at(-1) === 'AND') parts[parts.length - 1] = token;
      continue;
    }
    const prefix = !token.startsWith('"') && token.endsWith('*');
    const words = token.replaceAll(/["*]/g, ' ').match(/[\p{L}\p{N}\p{M}\p{Co}]+/gu) ?? [];
    if (words.length === 0) continue;
    if (parts.length > 0 && !isOperator(parts.at(-1))) parts.push('AND');
    parts.push(`"${words.join(' ')}"${prefix ? ' *' : ''}`);
  }
  while (isOperator(parts.at(-1))) parts.pop();
  return parts.length === 0 ? null : parts.join(' ');
}

function isOperator(part: string | undefined): boolean {
  return part === 'AND' || part === 'OR' || part === 'NOT';
}

type PageHit = { id: string; title: string; page: number; snippet: string };

/** Searches pages, facts and people. `total` counts all hits; `hits` holds people, facts, then pages by rank, at most `limit`. */
export function search(opened: ReadableCase, text: string, limit: number): { total: number; hits: SearchHit[] } {
  const query = ftsQuery(text);
  if (query === null) return { total: 0, hits: [] };
  const people = searchPeople(opened, query, Math.min(limit, 10));
  const facts = searchFacts(opened, query, Math.min(limit, 20));
  const pages = searchPages(opened, query, limit);
  const total =
    countHits(opened, 'person_fts', query) + countHits(opened, 'fact_fts', query) + countPages(opened, query);
  return { total, hits: [...people, ...facts, ...pages].slice(0, limit) };
}

function countHits(opened: ReadableCase, table: 'person_fts' | 'fact_fts', query: string): number {
  return prepared(opened.db, `SELECT count(*) FROM ${table} WHERE ${table} MATCH ?`).pluck().get(query) as number;
}

function countPages(opened: ReadableCase, query: string): number {
  return prepared(
    opened.db,
    `SELECT count(*) FROM page_fts JOIN page p ON p.id = page_fts.rowid JOIN source s ON s.object = p.object
     WHERE page_fts MATCH ?`,
  )
    .pluck()
    .get(query) as number;
}

/** Gives the pages on which the query is found, the best first; a source that was removed is not searched. */
export function searchPages(opened: ReadableCase, query: string, limit: number): SearchHit[] {
  const labels = sourceLabels(opened);
  const sql = `SELECT s.id, s.title, p.number AS page,
      snippet(page_fts, 0, char(2), char(3), ' ... ', 24) AS snippet
    FROM page_fts JOIN page p ON p.id = page_fts.rowid JOIN source s ON s.object = p.object
    WHERE page_fts MATCH ? ORDER BY page_fts.rank, s.id, p.number LIMIT ?`;
  return (prepared(opened.db, sql).all(query, limit) as PageHit[]).map((hit) => ({
    kind: 'page',
    ...hit,
    snippet: oneLine(hit.snippet),
    label: labels.get(hit.id) ?? null,
  }));
}

function searchFacts(opened: ReadableCase, query: string, limit: number): SearchHit[] {
  const sql = `SELECT f.id, f.text AS title, snippet(fact_fts, -1, char(2), char(3), ' ... ', 32) AS snippet
    FROM fact_fts JOIN fact f ON f.seq = fact_fts.rowid WHERE fact_fts MATCH ? ORDER BY fact_fts.rank, f.id LIMIT ?`;
  const rows = prepared(opened.db, sql).all(query, limit) as Omit<PageHit, 'page'>[];
  return rows.map((hit) => ({ kind: 'fact', ...hit, snippet: oneLine(hit.snippet), label: null, page: null }));
}

function searchPeople(opened: ReadableCase, query: string, limit: number): SearchHit[] {
  const sql = `SELECT p.id, trim(p.rank || ' ' || p.name) AS title,
      snippet(person_fts, -1, char(2), char(3), ' ... ', 16) AS snippet
    FROM person_fts JOIN person p ON p.seq = person_fts.rowid WHERE person_fts MATCH ? ORDER BY person_fts.rank, p.id LIMIT ?`;
  const rows = prepared(opened.db, sql).all(query, limit) as Omit<PageHit, 'page'>[];
  return rows.map((hit) => ({ kind: 'person', ...hit, snippet: oneLine(hit.snippet), label: null, page: null }));
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}
