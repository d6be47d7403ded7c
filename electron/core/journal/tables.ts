import type { BatesRange } from '../../../shared/domain/bates.ts';
import { standardSettings } from '../../../shared/domain/brief-settings.ts';
import type { Brief, BriefComment, BriefExport } from '../../../shared/domain/briefs.ts';
import type { CaseInfo } from '../../../shared/domain/cases.ts';
import type { CiteDismissal } from '../../../shared/domain/cite-check.ts';
import type { Comparator } from '../../../shared/domain/comparators.ts';
import type { Excerpt } from '../../../shared/domain/excerpts.ts';
import type { Exhibit, SeriesRow } from '../../../shared/domain/exhibits.ts';
import type { Contradiction, Fact, FactExcerpt, FactIssue } from '../../../shared/domain/facts.ts';
import type { Deadline, Grievance, GrievanceStep } from '../../../shared/domain/grievances.ts';
import type { Issue } from '../../../shared/domain/issues.ts';
import type { Person } from '../../../shared/domain/people.ts';
import type { Production, ProductionExport, ProductionSource } from '../../../shared/domain/productions.ts';
import type { Redaction } from '../../../shared/domain/redactions.ts';
import type { SavedSearch } from '../../../shared/domain/saved-searches.ts';
import type { Charge, Observation, Provision } from '../../../shared/domain/source-parts.ts';
import type { Source } from '../../../shared/domain/sources.ts';

/** The tables whose every change goes through the journal, and what a row of each is in TypeScript. */
export type Rows = {
  case_info: CaseInfo;
  person: Person;
  source: Source;
  exhibit: Exhibit;
  excerpt: Excerpt;
  fact: Fact;
  fact_excerpt: FactExcerpt;
  issue: Issue;
  fact_issue: FactIssue;
  contradiction: Contradiction;
  comparator: Comparator;
  grievance: Grievance;
  grievance_step: GrievanceStep;
  deadline: Deadline;
  bates_range: BatesRange;
  brief: Brief;
  brief_export: BriefExport;
  observation: Observation;
  provision: Provision;
  charge: Charge;
  saved_search: SavedSearch;
  production: Production;
  production_source: ProductionSource;
  production_export: ProductionExport;
  brief_comment: BriefComment;
  exhibit_series: SeriesRow;
  redaction: Redaction;
  cite_dismissal: CiteDismissal;
};
export type TableName = keyof Rows;

type Codec = {
  readonly columns: readonly string[];
  readonly json?: readonly string[];
  readonly flags?: readonly string[];
  /** What a column that a later schema added holds in row images that are older than it, as the database holds it. */
  readonly added?: RawRow;
};

/** Columns in the order of the row images; which of them hold JSON, which a flag (0 or 1). */
export const tables: Readonly<Record<TableName, Codec>> = {
  case_info: {
    columns: [
      'id',
      'title',
      'client',
      'employer',
      'union',
      'forum',
      'matterNumber',
      'representative',
      'hearingOn',
      'marking',
      'batesPrefix',
      'banner',
      'createdAt',
      'incidentOn',
    ],
    added: { incidentOn: null },
  },
  person: { columns: ['id', 'name', 'rank', 'badge', 'unit', 'role', 'note'] },
  source: {
    columns: [
      'id',
      'object',
      'name',
      'title',
      'kind',
      'date',
      'publisher',
      'custodian',
      'receivedOn',
      'receivedFrom',
      'receivedHow',
      'privilege',
      'compelled',
      'note',
      'importedAt',
      'parent',
      'parentPath',
      'parentSeconds',
      'confidentiality',
      'details',
    ],
    json: ['details'],
    flags: ['compelled'],
    added: { parent: null, parentPath: '', parentSeconds: null, confidentiality: 'none', details: '{}' },
  },
  exhibit: {
    columns: ['id', 'source', 'series', 'position', 'number', 'late'],
    flags: ['late'],
    added: { number: null, late: 0 },
  },
  excerpt: {
    columns: [
      'id',
      'source',
      'kind',
      'page',
      'lineFrom',
      'lineTo',
      'secondsFrom',
      'secondsTo',
      'rects',
      'quote',
      'note',
    ],
    json: ['rects'],
  },
  fact: {
    columns: [
      'id',
      'kind',
      'text',
      'date',
      'status',
      'side',
      'assertedBy',
      'giver',
      'recipient',
      'speaker',
      'channel',
      'witnesses',
      'audience',
      'venue',
      'words',
      'note',
    ],
  },
  fact_excerpt: { columns: ['id', 'fact', 'excerpt', 'bearing'] },
  issue: {
    columns: ['id', 'parent', 'position', 'kind', 'title', 'question', 'answer', 'answeredBy', 'argument', 'note'],
  },
  fact_issue: { columns: ['id', 'fact', 'issue', 'bearing'] },
  contradiction: { columns: ['id', 'factA', 'factB', 'note'] },
  comparator: {
    columns: [
      'id',
      'position',
      'person',
      'unit',
      'date',
      'conduct',
      'rule',
      'decisionMaker',
      'penalty',
      'alike',
      'differs',
      'excerpt',
    ],
  },
  grievance: { columns: ['id', 'title', 'contract', 'article', 'occurredOn', 'filedOn', 'remedy', 'note'] },
  grievance_step: {
    columns: ['id', 'grievance', 'position', 'name', 'state', 'openedOn', 'answeredOn', 'ifUnanswered', 'note'],
  },
  deadline: {
    columns: [
      'id',
      'grievance',
      'title',
      'actor',
      'authority',
      'triggerOn',
      'trigger',
      'count',
      'unit',
      'mode',
      'calendar',
      'service',
      'backward',
      'due',
      'result',
      'confirmedBy',
      'metOn',
      'extendedTo',
      'extensionSource',
      'note',
    ],
    json: ['result'],
    flags: ['backward'],
  },
  bates_range: { columns: ['id', 'source', 'prefix', 'first', 'pages'] },
  brief: {
    columns: [
      'id',
      'title',
      'template',
      'paper',
      'issuedOn',
      'summary',
      'conclusion',
      'remedy',
      'document',
      'settings',
    ],
    json: ['document', 'settings'],
    added: { document: 'null', settings: JSON.stringify(standardSettings) },
  },
  brief_export: {
    columns: [
      'id',
      'brief',
      'fileName',
      'issuedOn',
      'exportedAt',
      'sha256',
      'bytes',
      'pages',
      'bundle',
      'checks',
      'overrides',
      'manifest',
      'object',
      'servedOn',
      'servedTo',
    ],
    json: ['checks', 'overrides', 'manifest'],
    flags: ['bundle'],
    added: { overrides: '[]', manifest: 'null', object: null, servedOn: null, servedTo: '' },
  },
  observation: {
    columns: ['id', 'source', 'position', 'secondsFrom', 'secondsTo', 'wallClock', 'text', 'observer', 'excerpt'],
  },
  provision: { columns: ['id', 'source', 'parent', 'position', 'label', 'text', 'bearing', 'excerpt'] },
  charge: { columns: ['id', 'source', 'parent', 'position', 'label', 'text', 'issue', 'excerpt'] },
  saved_search: { columns: ['id', 'name', 'position', 'query'], json: ['query'] },
  production: { columns: ['id', 'direction', 'date', 'party', 'means', 'title', 'letter', 'note', 'servedAt'] },
  production_source: {
    columns: ['id', 'production', 'source', 'position', 'bates', 'theirBates', 'withheld', 'reason'],
    flags: ['withheld'],
  },
  production_export: { columns: ['id', 'production', 'folder', 'exportedAt', 'files', 'bytes', 'sha256'] },
  brief_comment: {
    columns: ['id', 'brief', 'parent', 'author', 'at', 'quote', 'text', 'resolved'],
    flags: ['resolved'],
  },
  exhibit_series: { columns: ['id', 'name', 'label', 'numbering', 'position', 'stamp'], json: ['stamp'] },
  redaction: { columns: ['id', 'source', 'page', 'rects', 'words', 'reason', 'pattern', 'note'], json: ['rects'] },
  cite_dismissal: { columns: ['id', 'brief', 'key', 'kind', 'text', 'reason', 'by', 'at'] },
};

export type RawValue = string | number | null;
export type RawRow = { readonly [column: string]: RawValue };

export const tableNames = Object.keys(tables) as readonly TableName[];

/** Tells whether a name is that of a journaled table. */
export function isTable(name: string): name is TableName {
  return Object.hasOwn(tables, name);
}

/** Gives the row as the database holds it, columns in order: the row image of the journal. Throws for a missing column. */
export function toRaw<T extends TableName>(table: T, row: Rows[T]): RawRow {
  const { columns, json = [], flags = [] } = tables[table];
  const given: Readonly<Record<string, unknown>> = row;
  const raw: Record<string, RawValue> = {};
  for (const column of columns) {
    const value = given[column];
    if (json.includes(column)) raw[column] = JSON.stringify(value);
    else if (flags.includes(column)) raw[column] = value === true ? 1 : 0;
    else if (typeof value === 'string' || typeof value === 'number' || value === null) raw[column] = value;
    else throw new TypeError(`${table}.${column} is missing`);
  }
  return raw;
}

/** Gives the row in TypeScript's shape from what the database holds; columns that are not the table's are kept. */
export function fromRaw<T extends TableName>(table: T, raw: Readonly<Record<string, unknown>>): Rows[T] {
  const { json = [], flags = [] } = tables[table];
  const row: Record<string, unknown> = { ...raw };
  for (const column of json) row[column] = JSON.parse(String(raw[column]));
  for (const column of flags) row[column] = raw[column] === 1;
  return row as Rows[T];
}

/** Gives a row image as the schema of today would have written it: columns that were added since hold what they began with. */
export function currentImage(table: TableName, image: string): string {
  const { columns, added } = tables[table];
  if (added === undefined) return image;
  const row = JSON.parse(image) as RawRow;
  return JSON.stringify(Object.fromEntries(columns.map((column) => [column, row[column] ?? added[column] ?? null])));
}

/** Gives the columns of a table for a SELECT, each behind an alias when one is given. */
export function columnsOf(table: TableName, alias?: string): string {
  return tables[table].columns.map((c) => (alias === undefined ? `"${c}"` : `${alias}."${c}"`)).join(', ');
}
