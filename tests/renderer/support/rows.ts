import type { ExhibitRow, FactView, SourceRow, StepView } from '../../../shared/contract/views.ts';
import type { Deadline } from '../../../shared/domain/grievances.ts';
import type { Issue } from '../../../shared/domain/issues.ts';
import type { Person } from '../../../shared/domain/people.ts';

type Pin = FactView['pins'][number];

/** A pin to page 1 of a source that supports; the rest as a test wants it. */
export function pin(over: Partial<Pin> = {}): Pin {
  return {
    link: `l-${over.source ?? 's'}`,
    excerpt: 'e1',
    source: 's1',
    page: 1,
    pin: 'Union Ex. 1 at 1',
    bearing: 'supports',
    quote: 'call Border Patrol',
    publisher: '',
    ...over,
  };
}

/** A fact without date, pins or links; the rest as a test wants it. */
export function fact(over: Partial<FactView> = {}): FactView {
  return {
    id: 'f1',
    kind: 'fact',
    text: 'A fact.',
    date: null,
    status: 'reported',
    side: 'neutral',
    assertedBy: null,
    giver: null,
    recipient: null,
    speaker: null,
    channel: '',
    witnesses: '',
    audience: '',
    venue: '',
    words: '',
    note: '',
    sortDay: null,
    pins: [],
    issues: [],
    contradicts: [],
    ...over,
  };
}

/** A person without rank; the rest as a test wants it. */
export function person(over: Partial<Person & { facts: number }> = {}): Person & { facts: number } {
  return { id: 'p1', name: 'Pat Example', rank: '', badge: '', unit: '', role: 'witness', note: '', facts: 0, ...over };
}

/** An open question at the top of the tree; the rest as a test wants it. */
export function issue(over: Partial<Issue> = {}): Issue {
  return {
    id: 'i1',
    parent: null,
    position: 0,
    kind: 'charge',
    title: 'Charge 1',
    question: '',
    answer: null,
    answeredBy: '',
    argument: '',
    note: '',
    ...over,
  };
}

/** A readable two-page PDF that is no exhibit; the rest as a test wants it. */
export function source(over: Partial<SourceRow> = {}): SourceRow {
  return {
    id: 's1',
    object: 'o1',
    name: 'note.pdf',
    title: 'Audit note',
    kind: 'other',
    date: null,
    publisher: '',
    custodian: '',
    receivedOn: null,
    receivedFrom: '',
    receivedHow: '',
    privilege: 'none',
    compelled: false,
    note: '',
    importedAt: '2026-02-19T10:00:00Z',
    parent: null,
    parentPath: '',
    parentSeconds: null,
    confidentiality: 'none',
    details: {},
    seconds: null,
    sha256: 'a'.repeat(64),
    bytes: 1000,
    format: 'pdf',
    pages: 2,
    chars: 100,
    unreadable: null,
    label: null,
    ...over,
  };
}

/** The first union exhibit; the rest as a test wants it. */
export function exhibit(over: Partial<ExhibitRow> = {}): ExhibitRow {
  return {
    id: 'x1',
    source: 's1',
    series: 'union',
    position: 0,
    number: null,
    late: false,
    label: 'Union Ex. 1',
    title: 'Audit note',
    pages: 2,
    bates: null,
    exportable: true,
    letIn: null,
    confidentiality: 'none',
    ...over,
  };
}

/** One step of the journal; the rest as a test wants it. */
export function step(over: Partial<StepView> = {}): StepView {
  return {
    number: 1,
    kind: 'do',
    label: 'add fact',
    actor: 'R. Example',
    at: '2026-02-19T10:00:00.000Z',
    target: null,
    changes: 1,
    hash: 'b'.repeat(64),
    ...over,
  };
}

/** A clock of five calendar days that nobody confirmed; the rest as a test wants it. */
export function deadline(over: Partial<Deadline> = {}): Deadline {
  return {
    id: 'd1',
    grievance: null,
    title: 'Appeal',
    actor: '',
    authority: '',
    triggerOn: '2026-02-19',
    trigger: 'receipt',
    count: 5,
    unit: 'days',
    mode: 'calendar',
    calendar: 'none',
    service: 'none',
    backward: false,
    due: '2026-02-24',
    result: null,
    confirmedBy: '',
    metOn: null,
    extendedTo: null,
    extensionSource: null,
    note: '',
    ...over,
  };
}
