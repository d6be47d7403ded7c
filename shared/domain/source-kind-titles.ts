import type { SourceKind } from './sources.ts';

/** What each kind of source is called, on screen and on paper. */
export const sourceKindTitles: Readonly<Record<SourceKind, string>> = {
  'bodycam-audit-note': 'Bodycam audit note',
  'bodycam-video': 'Bodycam video',
  instruction: "Supervisor's instruction",
  policy: 'Policy',
  'notice-of-charges': 'Notice of charges',
  interview: 'Interview',
  'press-statement': 'Press statement',
  'news-report': 'News report',
  'training-record': 'Training record',
  'dispatch-log': 'Dispatch log',
  'discipline-record': 'Discipline record',
  contract: 'Contract',
  correspondence: 'Correspondence',
  'court-filing': 'Court filing',
  photo: 'Photo',
  video: 'Video',
  audio: 'Audio',
  other: 'Other',
};
