import type { NoteKind, SearchHit } from '../../../shared/contract/search-views.ts';
import { mentionsOf } from '../../../shared/domain/date-spellings.ts';
import { personLabel } from '../../../shared/domain/people.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { personColumns } from '../people/people-queries.ts';
import { prepared } from '../journal/write.ts';
import { type Catalog, daysOf } from './catalog.ts';
import { mostWeighed, placesIn, yearsOf } from './page-hits.ts';
import { queryOf } from './fts-query.ts';
import { holdsDay, type SearchPlan, sourceFits, withinDates } from './search-plan.ts';
import { snippetOf } from './snippets.ts';

/** Hits of one kind of row: how many fit, whether that is all of them, and those that are shown. */
export type RowHits<Hit = SearchHit> = {
  readonly count: number;
  readonly isAll: boolean;
  readonly hits: readonly Hit[];
};
export type NoteHit = SearchHit & { readonly source: string | null };

const none = { count: 0, isAll: true, hits: [] } as const;
const bare = { of: null, page: null, excerpt: null, ocr: false, sense: null, date: null } as const;

type Index = 'fact_fts' | 'person_fts' | 'note_fts';

/** Asks an index for rows, the best first where `weigh`; never more than `mostWeighed` are looked at. */
function match(opened: ReadableCase, index: Index, query: string, weigh: boolean): { ids: number[]; isAll: boolean } {
  const { db } = opened;
  const sql = `SELECT rowid FROM ${index} WHERE ${index} MATCH ? LIMIT ?`;
  const ids = prepared(db, sql)
    .pluck()
    .all(query, mostWeighed + 1) as number[];
  const isAll = ids.length <= mostWeighed;
  if (!weigh) return { ids: ids.slice(0, mostWeighed), isAll };
  const ranked = `SELECT rowid FROM ${index} WHERE ${index} MATCH ? AND rowid <= ? ORDER BY bm25(${index}), rowid LIMIT ?`;
  return {
    ids: prepared(db, ranked)
      .pluck()
      .all(query, ids.at(-1) ?? 0, mostWeighed) as number[],
    isAll,
  };
}

type FactRow = {
  readonly seq: number;
  readonly id: string;
  readonly text: string;
  readonly words: string;
  readonly note: string;
  readonly date: string | null;
  readonly sources: string | null;
} & Readonly<Record<(typeof personColumns)[number], string | null>>;

/** Gives the facts that fit: their words, their own date, the people that they name, the sources that they are pinned to. */
export function factHits(
  opened: ReadableCase,
  catalog: Catalog,
  plan: SearchPlan,
  limit: number,
  weigh: boolean,
): RowHits {
  const { words, days } = plan;
  const isFiltered = plan.asksSource || plan.asksDate || plan.request.person !== null || days.length > 0;
  if (words === null && !isFiltered) return none;
  const { ids, isAll } =
    words !== null ? match(opened, 'fact_fts', words, weigh) : { ids: factsByColumns(opened, plan), isAll: true };
  const kept = isFiltered ? factRows(opened, ids).filter((fact) => factFits(fact, catalog, plan)) : null;
  const shown = kept === null ? factRows(opened, ids.slice(0, limit)) : kept.slice(0, limit);
  return { count: kept?.length ?? ids.length, isAll, hits: shown.map((fact) => showFact(fact, plan)) };
}

/** Without words: the facts that have what the filters ask of columns; for days those too whose text spells one. */
function factsByColumns(opened: ReadableCase, plan: SearchPlan): number[] {
  const { db } = opened;
  const query = queryOf({ tree: null, days: plan.days });
  if (query === null) {
    return prepared(db, 'SELECT seq FROM fact ORDER BY date, seq LIMIT ?').pluck().all(mostWeighed) as number[];
  }
  const spelled = match(opened, 'fact_fts', query, false).ids;
  // Only a date of that month, or one with two ends, can hold a day closely.
  const dated = plan.days.flatMap((day) => {
    const sql = `SELECT seq, date FROM fact WHERE substr(date, 1, 7) = ? OR instr(date, '/') > 0 ORDER BY date, seq`;
    const rows = prepared(db, sql).all(day.slice(0, 7)) as { seq: number; date: string }[];
    return rows.filter((fact) => holdsDay(daysOf(fact.date), day)).map((fact) => fact.seq);
  });
  return [...new Set([...dated, ...spelled])].slice(0, mostWeighed);
}

function factFits(fact: FactRow, catalog: Catalog, { request, days, asksSource }: SearchPlan): boolean {
  const dated = { date: fact.date, ...daysOf(fact.date) };
  if (!withinDates(dated, request)) return false;
  if (request.person !== null && !personColumns.some((column) => fact[column] === request.person)) return false;
  if (asksSource) {
    // The days are those of the fact, not of the source.
    const ofSource = { ...request, from: null, to: null };
    const pinned = (fact.sources ?? '').split(',').map((id) => catalog.sources.get(id));
    if (!pinned.some((source) => source !== undefined && sourceFits(source, ofSource))) return false;
  }
  const text = textOf(fact);
  return days.every(
    (day) => holdsDay(dated, day) || mentionsOf(text, day, yearsOf(dated).has(day.slice(0, 4))).length > 0,
  );
}

function factRows(opened: ReadableCase, ids: readonly number[]): FactRow[] {
  const sql = `SELECT f.seq, f.id, f.text, f.words, f.note, f.date, f.assertedBy, f.giver, f.recipient, f.speaker,
      (SELECT group_concat(DISTINCT e.source) FROM fact_excerpt fe JOIN excerpt e ON e.id = fe.excerpt
       WHERE fe.fact = f.id) AS sources
    FROM json_each(?) j JOIN fact f ON f.seq = j.value ORDER BY j.key`;
  return prepared(opened.db, sql).all(JSON.stringify(ids)) as FactRow[];
}

function textOf({ text, words, note }: FactRow): string {
  return inOneLine([text, words, note]);
}

/** Parts and paragraphs of what someone wrote, in one line for a snippet. */
function inOneLine(parts: readonly string[]): string {
  return parts
    .flatMap((part) => part.split('\n'))
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' · ');
}

function showFact(fact: FactRow, plan: SearchPlan): SearchHit {
  const text = textOf(fact);
  const dated = daysOf(fact.date);
  return {
    ...bare,
    kind: 'fact',
    id: fact.id,
    title: fact.text,
    snippet: snippetOf(text, placesIn(text, plan, [dated])),
    date: fact.date,
  };
}

type PersonRow = { id: string; name: string; rank: string; unit: string; note: string };

/** Gives the people in whose entry the words stand; with the filter for a person, that person alone. */
export function personHits(opened: ReadableCase, plan: SearchPlan, limit: number, weigh: boolean): RowHits {
  if (plan.words === null || plan.days.length > 0 || plan.asksSource || plan.asksDate) return none;
  const { ids, isAll } = match(opened, 'person_fts', plan.words, weigh);
  const sql = `SELECT p.id, p.name, p.rank, p.unit, p.note FROM json_each(?) j JOIN person p ON p.seq = j.value ORDER BY j.key`;
  const rows = prepared(opened.db, sql).all(JSON.stringify(ids)) as PersonRow[];
  const kept = rows.filter((person) => plan.request.person === null || person.id === plan.request.person);
  const hits = kept.slice(0, limit).map((person): SearchHit => {
    const text = inOneLine([personLabel(person), person.unit, person.note]);
    const snippet = snippetOf(text, placesIn(text, plan, []));
    return { ...bare, kind: 'person', id: person.id, title: personLabel(person), snippet };
  });
  return { count: kept.length, isAll, hits };
}

type NoteRow = {
  readonly kind: NoteKind;
  readonly row: string;
  readonly source: string | null;
  readonly text: string;
  readonly excerpt: string | null;
  readonly page: number | null;
};

/**
 * Gives what people wrote beside facts and people: titles and notes of sources, notes of excerpts, observations, provisions,
 * charges, issues, comparators, grievances. A filter that asks something of a source leaves out what is of none.
 */
export function noteHits(
  opened: ReadableCase,
  catalog: Catalog,
  plan: SearchPlan,
  limit: number,
  weigh: boolean,
): RowHits<NoteHit> {
  if (plan.query === null) return plan.asksSource || plan.asksDate ? sourcesThatFit(catalog, plan, limit) : none;
  const { ids, isAll } = match(opened, 'note_fts', plan.query, weigh);
  const isFiltered = plan.asksSource || plan.asksDate || plan.days.length > 0;
  const kept = isFiltered ? noteRows(opened, ids).filter((note) => noteFits(note, catalog, plan)) : null;
  const shown = kept === null ? noteRows(opened, ids.slice(0, limit)) : kept.slice(0, limit);
  const dated = plan.words === null ? sourcesOfDays(catalog, plan, new Set(shown.map((note) => note.row))) : [];
  const hits = [...shown.map((note) => showNote(note, catalog, plan)), ...dated];
  return { count: (kept?.length ?? ids.length) + dated.length, isAll, hits };
}

function noteFits(note: NoteRow, catalog: Catalog, plan: SearchPlan): boolean {
  const source = note.source === null ? undefined : catalog.sources.get(note.source);
  if (plan.asksSource || plan.asksDate) {
    if (source === undefined || !sourceFits(source, plan.request)) return false;
  }
  const years = source === undefined ? new Set<string>() : yearsOf(source);
  return plan.days.every((day) => mentionsOf(note.text, day, years.has(day.slice(0, 4))).length > 0);
}

/** Sources that are dated on every day that is wanted, beside those whose words spell it. */
function sourcesOfDays(catalog: Catalog, plan: SearchPlan, shown: ReadonlySet<string>): NoteHit[] {
  if (plan.days.length === 0 || plan.request.person !== null) return [];
  return [...catalog.sources.values()]
    .filter((source) => !shown.has(source.id) && sourceFits(source, plan.request))
    .filter((source) => plan.days.every((day) => holdsDay(source, day)))
    .slice(0, 200)
    .map((source) => ({ ...sourceHit(source.id, source.title), date: source.date }));
}

/** Filters alone list the sources that fit. */
function sourcesThatFit(catalog: Catalog, { request }: SearchPlan, limit: number): RowHits<NoteHit> {
  const fitting = [...catalog.sources.values()].filter((source) => sourceFits(source, request));
  const hits = fitting.slice(0, limit).map((source) => sourceHit(source.id, source.title));
  return { count: fitting.length, isAll: true, hits };
}

function sourceHit(id: string, title: string): NoteHit {
  return { ...bare, kind: 'note', of: 'source', id, title, snippet: '', source: id };
}

function noteRows(opened: ReadableCase, ids: readonly number[]): NoteRow[] {
  const sql = `SELECT n.kind, n.row, n.source, n.text, e.id AS excerpt, e.page FROM json_each(?) j
      JOIN note_text n ON n.seq = j.value
      LEFT JOIN observation o ON n.kind = 'observation' AND o.id = n.row
      LEFT JOIN provision p ON n.kind = 'provision' AND p.id = n.row
      LEFT JOIN charge c ON n.kind = 'charge' AND c.id = n.row
      LEFT JOIN excerpt e ON e.id = CASE n.kind WHEN 'excerpt' THEN n.row ELSE coalesce(o.excerpt, p.excerpt, c.excerpt) END
    ORDER BY j.key`;
  return prepared(opened.db, sql).all(JSON.stringify(ids)) as NoteRow[];
}

function showNote(note: NoteRow, catalog: Catalog, plan: SearchPlan): NoteHit {
  const source = note.source === null ? undefined : catalog.sources.get(note.source);
  const lines = note.text.replaceAll(/\s*\[\[\w+\/[^\]]*\]\]/gu, '').split('\n');
  // What an issue, a comparator or a grievance is called stands above its words.
  const text = inOneLine(source === undefined ? lines.slice(1) : lines);
  return {
    ...bare,
    kind: 'note',
    of: note.kind,
    id: note.row,
    title: source?.title ?? lines[0] ?? '',
    page: note.page,
    excerpt: note.excerpt,
    snippet: snippetOf(text, placesIn(text, plan, source === undefined ? [] : [source])),
    source: note.source,
  };
}
