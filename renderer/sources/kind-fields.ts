import type { DetailName } from '../../shared/domain/source-details.ts';
import type { SourceKind } from '../../shared/domain/sources.ts';

/**
 * How a field of a form is edited: `name` offers the people of the case, `names` holds several, `words` are words as they stand in
 * a source, `date` may be vague, `day` is one day, `clock` a wall clock to the second.
 */
export type FieldForm = 'line' | 'name' | 'names' | 'words' | 'day' | 'date' | 'clock' | 'check' | 'acknowledged';

export type KindField = {
  readonly name: DetailName;
  readonly label: string;
  readonly form: FieldForm;
  readonly hint?: string;
};

const line = (name: DetailName, label: string, hint?: string): KindField => field(name, label, 'line', hint);

function field(name: DetailName, label: string, form: FieldForm, hint?: string): KindField {
  return hint === undefined ? { name, label, form } : { name, label, form, hint };
}

const camera = [line('cameraId', 'Camera'), line('videoId', 'Video')];

const clock = [
  field('clockStart', 'Clock at start', 'clock', 'for example 9 Feb 2026 18:20:05'),
  line('clockZone', 'Time zone', 'for example Eastern'),
  field('clockVerified', 'The clock was compared with another one', 'check'),
  field('clockVerifiedBy', 'Compared by', 'name'),
];

/** What the form of each kind asks, in order. */
export const kindFields: Readonly<Record<SourceKind, readonly KindField[]>> = {
  'bodycam-audit-note': [
    ...camera,
    field('wornBy', 'Worn by', 'name'),
    field('reviewer', 'Reviewer', 'name'),
    field('reviewedOn', 'Reviewed on', 'day'),
  ],
  'bodycam-video': [...camera, field('wornBy', 'Worn by', 'name'), line('place', 'Place'), ...clock],
  instruction: [
    field('giver', 'Given by', 'name'),
    field('recipient', 'Given to', 'name'),
    line('channel', 'Channel', 'for example radio, phone, in person'),
    field('saidAt', 'Time', 'date', 'for example 9 Feb 2026 18:20'),
    field('words', 'Exact words', 'words', 'Only words that the source has.'),
    field('witnesses', 'Witnesses', 'names'),
  ],
  policy: [
    line('number', 'Number', 'for example 307.5'),
    line('version', 'Version'),
    field('inForceFrom', 'In force from', 'date'),
    field('inForceTo', 'In force to', 'date'),
  ],
  'notice-of-charges': [
    line('number', 'Number'),
    field('servedOn', 'Served on', 'day'),
    field('servedBy', 'Served by', 'name'),
    line('servedHow', 'Served how', 'for example by hand'),
    line('penalty', 'Penalty proposed'),
  ],
  interview: [
    field('interviewee', 'Interviewed', 'name'),
    field('interviewer', 'Interviewer', 'name'),
    field('orderedBy', 'Ordered by', 'name'),
    field('orderGiven', 'Order given', 'words', 'The order and the warning, in their words.'),
    field('present', 'Present', 'names'),
  ],
  'press-statement': [
    field('speaker', 'Speaker', 'name'),
    line('outlet', 'Outlet', 'Where it was said or printed'),
    field('words', 'Exact words', 'words', 'Only words that the source has.'),
  ],
  'news-report': [line('byline', 'Byline'), line('webAddress', 'Web address', 'As printed; it is never opened')],
  'training-record': [
    line('course', 'Course'),
    field('trainee', 'Member', 'name'),
    field('trainer', 'Trainer', 'name'),
    line('rule', 'Policy covered'),
    field('acknowledged', 'Acknowledged', 'acknowledged'),
    field('acknowledgedOn', 'Signed on', 'day'),
  ],
  'dispatch-log': [
    line('incidentNumber', 'Run number'),
    line('unit', 'Units'),
    field('dispatcher', 'Dispatcher', 'name'),
  ],
  'discipline-record': [
    field('employee', 'Employee', 'name'),
    line('rule', 'Rule'),
    line('penalty', 'Penalty'),
    field('decidedBy', 'Decided by', 'name'),
    field('decidedOn', 'Decided on', 'date'),
  ],
  contract: [
    line('parties', 'Parties'),
    line('number', 'Number'),
    field('inForceFrom', 'In force from', 'date'),
    field('inForceTo', 'In force to', 'date'),
  ],
  correspondence: [
    field('sender', 'Sent by', 'name'),
    field('addressee', 'Sent to', 'names'),
    field('copies', 'Copies to', 'names'),
    line('channel', 'Sent how', 'for example by mail'),
  ],
  'court-filing': [
    line('court', 'Court'),
    line('caseNumber', 'Case number'),
    line('docketEntry', 'Docket entry'),
    field('filedOn', 'Filed on', 'day'),
    field('filedBy', 'Filed by', 'name'),
  ],
  photo: [
    field('takenBy', 'Taken by', 'name'),
    field('takenAt', 'Taken at', 'date', 'for example 9 Feb 2026 18:20'),
    line('place', 'Place'),
    line('cameraId', 'Camera'),
  ],
  video: [field('recordedBy', 'Recorded by', 'name'), line('place', 'Place'), line('cameraId', 'Camera'), ...clock],
  audio: [
    field('recordedBy', 'Recorded by', 'name'),
    line('place', 'Place'),
    field('present', 'Heard', 'names'),
    ...clock,
  ],
  other: [],
};
