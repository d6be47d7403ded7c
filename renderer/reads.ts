import type { CallName } from '../shared/contract/contract.ts';

/** Tables of the case file, as `changed` events name them. */
export type Table =
  | 'case_info'
  | 'person'
  | 'source'
  | 'page'
  | 'exhibit'
  | 'excerpt'
  | 'fact'
  | 'fact_excerpt'
  | 'fact_issue'
  | 'issue'
  | 'contradiction'
  | 'comparator'
  | 'grievance'
  | 'grievance_step'
  | 'deadline'
  | 'bates_range'
  | 'brief'
  | 'brief_export'
  | 'observation'
  | 'provision'
  | 'charge'
  | 'saved_search'
  | 'production'
  | 'production_source'
  | 'production_export'
  | 'brief_draft'
  | 'brief_comment'
  | 'exhibit_series'
  | 'redaction'
  | 'cite_dismissal'
  /** No table: a password was typed, which is nowhere written. */
  | 'password';

/** The tables that a call reads; `all` goes stale with every step, `act` is never held. */
type Reads = readonly Table[] | 'all' | 'act';

const facts = [
  'fact',
  'fact_excerpt',
  'fact_issue',
  'contradiction',
  'excerpt',
  'source',
  'exhibit',
  'exhibit_series',
] as const;
const excerpts = ['excerpt', 'source', 'exhibit', 'exhibit_series', 'fact_excerpt'] as const;

const searched = [
  'source',
  'exhibit',
  'exhibit_series',
  'excerpt',
  'fact',
  'fact_excerpt',
  'person',
  'issue',
  'comparator',
  'grievance',
  'observation',
  'provision',
  'charge',
] as const satisfies readonly Table[];

/** What each call reads, so that a step drops exactly the answers that it made stale. */
export const reads = {
  'case.info': ['case_info'],
  'case.update': 'act',
  'case.overview': 'all',
  'case.save-copy': 'act',
  'case.export-everything': 'act',
  'history.state': 'all',
  'history.undo': 'act',
  'history.redo': 'act',
  'custody.steps': 'all',
  'custody.source': 'all',
  'custody.print': 'act',
  'custody.verify': 'act',
  'sources.list': ['source', 'exhibit', 'exhibit_series'],
  'sources.get': 'all',
  'sources.update': 'act',
  'sources.update-many': 'act',
  'sources.remove': 'act',
  'imports.start': 'act',
  'imports.resume': 'act',
  'imports.pause': 'act',
  'imports.list': 'act',
  'imports.outcomes': 'act',
  'imports.dismiss': 'act',
  'imports.save': 'act',
  'sources.read': [],
  'sources.html': [],
  'sources.pages': ['page'],
  'sources.read-again': 'act',
  'sources.table': [],
  'sources.png': [],
  'sources.words': ['page'],
  'ocr.state': [],
  'ocr.source': 'all',
  'ocr.pause': 'act',
  'ocr.resume': 'act',
  'ocr.retry': 'act',
  'observations.list': ['observation', ...excerpts],
  'observations.create': 'act',
  'observations.update': 'act',
  'observations.remove': 'act',
  'observations.excerpt': 'act',
  'observations.print': 'act',
  'stills.create': 'act',
  'stills.sheet': ['source', 'excerpt', 'redaction'],
  'redactions.list': ['redaction'],
  'redactions.excerpts': ['redaction', 'exhibit_series', ...excerpts],
  'redactions.covered': ['source'],
  'redactions.coveredSources': ['source', 'redaction'],
  'redactions.add': 'act',
  'redactions.update': 'act',
  'redactions.remove': 'act',
  'redactions.find': 'act',
  'redactions.accept': 'act',
  'excerpts.list': excerpts,
  'excerpts.create': 'act',
  'excerpts.update': 'act',
  'excerpts.remove': 'act',
  'facts.list': facts,
  'facts.create': 'act',
  'facts.update': 'act',
  'facts.remove': 'act',
  'facts.link-excerpt': 'act',
  'facts.unlink-excerpt': 'act',
  'facts.link-issue': 'act',
  'facts.unlink-issue': 'act',
  'facts.link-contradiction': 'act',
  'facts.unlink-contradiction': 'act',
  'people.list': ['person', 'fact'],
  'people.create': 'act',
  'people.update': 'act',
  'people.remove': 'act',
  'issues.list': ['issue', 'fact_issue', 'charge', 'source', 'exhibit', 'exhibit_series'],
  'provisions.list': ['provision'],
  'provisions.create': 'act',
  'provisions.update': 'act',
  'provisions.move': 'act',
  'provisions.remove': 'act',
  'charges.list': ['charge'],
  'charges.create': 'act',
  'charges.update': 'act',
  'charges.move': 'act',
  'charges.remove': 'act',
  'charges.make-issues': 'act',
  'issues.checklists': [],
  'issues.add-checklist': 'act',
  'issues.create': 'act',
  'issues.update': 'act',
  'issues.move': 'act',
  'issues.remove': 'act',
  'comparators.list': ['comparator', ...excerpts],
  'comparators.create': 'act',
  'comparators.update': 'act',
  'comparators.remove': 'act',
  'grievances.list': ['grievance', 'grievance_step'],
  'grievances.create': 'act',
  'grievances.update': 'act',
  'grievances.remove': 'act',
  'grievances.update-step': 'act',
  'grievances.contracts': [],
  'grievances.open-steps': 'act',
  'deadlines.list': ['deadline'],
  'deadlines.preview': [],
  'deadlines.create': 'act',
  'deadlines.from-template': 'act',
  'deadlines.update': 'act',
  'deadlines.remove': 'act',
  'deadlines.calendars': [],
  'exhibits.list': ['exhibit', 'exhibit_series', 'source', 'bates_range'],
  'series.list': ['exhibit_series', 'exhibit'],
  'series.set': 'act',
  'series.order': 'act',
  'series.remove': 'act',
  'exhibits.set': 'act',
  'briefs.list': ['brief'],
  'briefs.templates': ['brief'],
  'briefs.create': 'act',
  'briefs.remove': 'act',
  'briefs.document': ['brief'],
  'briefs.draft': 'act',
  'briefs.save': 'act',
  'briefs.versions': ['brief'],
  // Composed from the whole case; asked again with every step.
  'briefs.live': 'all',
  'briefs.version': ['brief'],
  'briefs.restore': 'act',
  'comments.list': ['brief_comment'],
  'comments.add': 'act',
  'comments.update': 'act',
  'comments.remove': 'act',
  'cite-check.run': 'act',
  'cite-check.dismiss': 'act',
  'cite-check.undismiss': 'act',
  'cite-check.report': 'act',
  'briefs.update': 'act',
  'briefs.preview': 'act',
  'briefs.export': 'act',
  'briefs.export-docx': 'act',
  'briefs.exports': ['brief_export'],
  'exports.exhibits': 'act',
  'exports.exhibit-list': 'act',
  'exports.check': 'act',
  'exports.serve': 'act',
  'exports.save-again': 'act',
  'exports.changes': ['brief_export', 'exhibit', 'exhibit_series', 'source'],
  'exports.check-file': 'act',
  'passwords.list': ['password', 'source', 'page', 'exhibit', 'exhibit_series'],
  'passwords.give': 'act',
  'productions.list': ['production', 'production_source', 'bates_range'],
  'productions.get': [
    'production',
    'production_source',
    'production_export',
    'bates_range',
    'source',
    'exhibit',
    'exhibit_series',
    'case_info',
  ],
  'productions.states': ['production', 'production_source'],
  'productions.red-list': [
    'production',
    'production_source',
    'exhibit',
    'exhibit_series',
    'source',
    'fact_excerpt',
    'excerpt',
  ],
  'productions.create': 'act',
  'productions.update': 'act',
  'productions.remove': 'act',
  'productions.set-sources': 'act',
  'productions.add-sources': 'act',
  'productions.update-source': 'act',
  'productions.serve': 'act',
  'productions.export': 'act',
  'productions.preview': 'act',
  'productions.save-paper': 'act',
  'productions.privilege-log': ['production_source', 'source', 'bates_range', 'case_info'],
  'productions.export-privilege-log': 'act',
  'search.first': searched,
  'search.ranked': searched,
  'search.in-source': searched,
  'saved-searches.list': ['saved_search'],
  'saved-searches.create': 'act',
  'saved-searches.update': 'act',
  'saved-searches.move': 'act',
  'saved-searches.remove': 'act',
  'briefs.preview-front': 'act',
  'briefs.live-text': 'act',
  'prints.make': 'act',
  'prints.begin': 'act',
  'prints.call-off': 'act',
  'templates.list': 'act',
  'templates.copy': 'act',
  'templates.use-built-in': 'act',
  'jobs.cancel': 'act',
} as const satisfies Record<CallName, Reads>;

/** Calls whose answer may be held until a step touches what they read. */
export type QueryName = { [K in CallName]: (typeof reads)[K] extends 'act' ? never : K }[CallName];
/** Calls that change the case or run a job. */
export type ActName = Exclude<CallName, QueryName>;

/** Tells whether a step on these tables makes the answer of a call stale. */
export function isStale(name: QueryName, tables: ReadonlySet<string>): boolean {
  const read: Exclude<Reads, 'act'> = reads[name];
  return read === 'all' || read.some((table) => tables.has(table));
}
