import type { Block, CiteRun, FactSentence, Run, TextRun } from '../../../../shared/domain/brief-blocks.ts';

/* What is known of the reference case from public reports: facts only as reported, in our words, each with its source. */

export const words = (text: string): TextRun => ({ kind: 'text', text });
export const cite = (id: string, text: string): CiteRun => ({ kind: 'cite', target: `excerpt/${id}`, text });
export const note = (text: string): Run => ({ kind: 'note', runs: [words(text)] });
export const paragraph = (...runs: Run[]): Block => ({ kind: 'paragraph', at: null, runs });
export const heading = (text: string, level = 1): Block => ({ kind: 'heading', at: null, level, runs: [words(text)] });
export const plain = (text: string): Block => paragraph(words(text));
export const quoted = (text: string, source: CiteRun): Block => ({
  kind: 'quotation',
  at: null,
  blocks: [plain(text)],
  cites: [source],
});

export const press = (page: number) => cite(`p1-${page}`, `Union Ex. 1 at ${page}`);
export const fox = (page: number) => cite(`p2-${page}`, `Union Ex. 2 at ${page}`);
export const outlier = (page: number) => cite(`p3-${page}`, `Union Ex. 3 at ${page}`);
export const wire = (page: number) => cite(`p4-${page}`, `Union Ex. 4 at ${page}`);
export const local = (page: number) => cite(`p6-${page}`, `Union Ex. 5 at ${page}`);

const fact = (id: string, text: string, source: CiteRun, status: string | null): FactSentence => ({
  id,
  runs: [words(`${text}. `), source, words('.')],
  status,
  paragraph: null,
});

export const facts = {
  service: fact('f1', 'Sgt. Denise Wallet has 27 years of service with the department', press(2), 'reported'),
  stop: fact(
    'f2',
    'On February 9, 2026, after a traffic stop, Customs and Border Protection was contacted; by the department’s account the purpose was translation, and federal agents took the civilian into custody',
    press(1),
    'purpose disputed',
  ),
  identify: fact(
    'f3',
    'By her attorney’s account, she contacted Border Patrol to help identify a man who carried no identifying documents',
    fox(1),
    'asserted by the defense',
  ),
  lieutenant: fact(
    'f4',
    'By her attorney’s account, she first called her lieutenant and asked what to do about a man they could not identify, and the lieutenant said to call Border Patrol',
    fox(1),
    'asserted by the defense',
  ),
  policy: fact(
    'f5',
    'Chief Todd Bettison has said that contacting Border Patrol, ICE or another federal agency for translation is strictly prohibited',
    press(1),
    'statement',
  ),
  broader: fact(
    'f6',
    'Other local reports describe the policy as barring any engagement of ICE or CBP, translation included',
    local(2),
    'reported, differs',
  ),
  audit: fact(
    'f7',
    'WXYZ-TV reported that the first incident was found by a bodycam audit; the report leaves open which of the two is meant',
    press(1),
    'reported',
  ),
  feedback: fact(
    'f8',
    'In early 2025 an officer at the 4th Precinct contacted ICE about a woman who had come to report extortion, and the department gave “corrective feedback” while an investigation ran',
    outlier(1),
    'reported',
  ),
  suspended: fact(
    'f9',
    'Thirty-day suspensions without pay were handed down on the night of Thursday, February 19, 2026',
    fox(1),
    'reported',
  ),
  sufficient: fact(
    'f10',
    'On February 20, 2026, the chief said that the suspensions, made final by the Board, are sufficient and that he supports them',
    fox(2),
    'statement',
  ),
  fired: fact(
    'f11',
    'Earlier in the same week the chief had called for both employees to be fired',
    fox(1),
    'statement',
  ),
  training: fact(
    'f12',
    'After a 2019 incident, the Fairfax County chief said that a department order required otherwise and that officers are trained on it',
    wire(2),
    'reported',
  ),
};

export const questions: readonly (readonly Run[])[] = [
  [words('Did the rule in force on February 9, 2026 prohibit a call made to identify a person?')],
  [words('Did Sgt. Wallet act on the instruction of her lieutenant, and was it lawful on its face?')],
  [words('Was the rule applied evenhandedly, given the discipline reported for the 2025 matter?')],
  [words('Was the penalty reasonably related to the conduct and to a record of 27 years?')],
];

export const provisions: Extract<Block, { kind: 'provisions' }>['provisions'] = [
  {
    label: 'Policy on contact with federal agencies',
    title: 'as stated by the chief',
    quote: 'Contacting Border Patrol, ICE or other federal agencies for translation services is strictly prohibited.',
    cites: [press(1)],
  },
];

let numbered = 0;
export const groups: Extract<Block, { kind: 'facts' }>['groups'] = (
  [
    { heading: 'The employee', sentences: [facts.service] },
    { heading: 'The call of February 9, 2026', sentences: [facts.stop, facts.identify, facts.lieutenant] },
    { heading: 'The rule', sentences: [facts.policy, facts.broader, facts.audit] },
    { heading: 'The discipline', sentences: [facts.suspended, facts.fired, facts.sufficient] },
    { heading: 'Other employees', sentences: [facts.feedback, facts.training] },
  ] as const
).map((group) => ({
  heading: group.heading,
  sentences: group.sentences.map((sentence) => ({ ...sentence, paragraph: (numbered += 1) })),
}));
export const paragraphOf = (id: string): number | null =>
  groups.flatMap((group) => group.sentences).find((sentence) => sentence.id === id)?.paragraph ?? null;

export const points: Extract<Block, { kind: 'disputes' }>['points'] = [
  {
    point: 'Purpose of the call',
    one: { who: 'The department, by WXYZ-TV', runs: [words('The call was made for translation. '), press(1)] },
    other: {
      who: 'Solomon Radner, her attorney',
      runs: [words('The call was made to identify a man without documents. '), fox(1)],
    },
  },
  {
    point: 'Which incident the audit found',
    one: { who: 'WXYZ-TV', runs: [words('The first incident; which one is meant stays open. '), press(1)] },
    other: { who: 'Other local reports', runs: [words('That of December 2025, the other officer’s. '), local(3)] },
  },
  {
    point: 'Day of the federal suit',
    one: { who: 'FOX 2 Detroit', runs: [words('Friday, February 20, 2026. '), fox(2)] },
    other: { who: 'Other local reports', runs: [words('Thursday, February 19, 2026. '), local(4)] },
  },
];

export const events: Extract<Block, { kind: 'chronology' }>['events'] = [
  {
    date: 'About February 2025',
    runs: [
      words('An officer contacts ICE about a woman who reports extortion; corrective feedback follows. '),
      outlier(1),
    ],
    who: 'Outlier Media, by Michigan News Source',
    status: 'reported',
  },
  {
    date: 'December 16, 2025',
    runs: [words('CBP is contacted in the other officer’s matter; a civilian is taken into custody. '), press(1)],
    who: 'The department, by WXYZ-TV',
    status: 'reported',
  },
  {
    date: 'February 9, 2026',
    runs: [words('Traffic stop; the lieutenant is asked; Border Patrol is called. '), press(1), words('; '), fox(1)],
    who: 'Both sides',
    status: 'purpose disputed',
  },
  {
    date: 'February 16-20, 2026',
    runs: [words('The chief calls for both to be fired. '), fox(1)],
    who: 'FOX 2 Detroit',
    status: 'statement',
  },
  {
    date: 'February 19, 2026',
    runs: [
      words('Thirty days without pay; the Board approves the change of the suspension. '),
      press(2),
      words('; '),
      fox(1),
    ],
    who: 'FOX 2 Detroit; press report',
    status: 'reported',
  },
  {
    date: 'February 20, 2026',
    runs: [words('The chief calls the suspensions sufficient. '), fox(2)],
    who: 'Chief Todd Bettison',
    status: 'statement',
  },
];
export const rows: Extract<Block, { kind: 'comparators' }>['rows'] = [
  {
    person: 'Sgt. Denise Wallet',
    conduct: 'Border Patrol called after a traffic stop; a man was taken into custody.',
    rule: 'Contact with federal agencies',
    decisionMaker: 'Board of Police Commissioners',
    penalty: 'Thirty days without pay',
    differs: '',
    cites: [press(1)],
    own: true,
  },
  {
    person: 'Officer, 4th Precinct matter (name not reported)',
    conduct: 'ICE contacted about a woman who had come to report extortion.',
    rule: 'Contact with federal agencies',
    decisionMaker: 'The department',
    penalty: 'Corrective feedback; more was possible while an investigation ran',
    differs: 'The woman was not picked up, by another report. Rank and record are not reported.',
    cites: [outlier(1), local(5)],
    own: false,
  },
  {
    person: 'Officer, Fairfax County (another department)',
    conduct: 'A driver was held on an administrative warrant and handed to ICE.',
    rule: 'A department order on which officers are trained',
    decisionMaker: 'Chief Edwin Roessler Jr.',
    penalty: 'Suspended',
    differs: 'Another employer and rule; training on the order was stated; the driver was released after three hours.',
    cites: [wire(2)],
    own: false,
  },
];

export const discipline: readonly { date: string; action: string; by: string; cites: readonly CiteRun[] }[] = [
  { date: 'February 2026', action: 'Suspension with pay', by: 'The department', cites: [press(1)] },
  { date: 'Week of February 16, 2026', action: 'Call for dismissal', by: 'Chief Todd Bettison', cites: [fox(1)] },
  {
    date: 'February 19, 2026',
    action: 'Suspension of thirty days without pay',
    by: 'Board of Police Commissioners',
    cites: [press(2), fox(1)],
  },
  { date: 'February 20, 2026', action: 'Suspensions called sufficient', by: 'Chief Todd Bettison', cites: [fox(2)] },
];
