import type { BriefData } from '../../../../shared/domain/brief.ts';
import type {
  ArgumentSection,
  Block,
  CiteRun,
  FactSentence,
  Run,
  TableCell,
  TextRun,
} from '../../../../shared/domain/brief-blocks.ts';

/*
 * A brief as it would be composed from the public reports on the reference case. Facts only as reported, in our words,
 * each with its publisher and date; what no one outside holds is left out.
 */

export const words = (text: string): TextRun => ({ kind: 'text', text });
export const cite = (id: string, text: string): CiteRun => ({ kind: 'cite', target: `excerpt/${id}`, text });
const note = (text: string): Run => ({ kind: 'note', runs: [words(text)] });
export const paragraph = (...runs: Run[]): Block => ({ kind: 'paragraph', at: null, runs });
export const heading = (text: string, level = 1): Block => ({ kind: 'heading', at: null, level, runs: [words(text)] });
const plain = (text: string): Block => paragraph(words(text));
const quoted = (text: string, source: CiteRun): Block => ({
  kind: 'quotation',
  at: null,
  blocks: [plain(text)],
  cites: [source],
});

const press = (page: number) => cite(`p1-${page}`, `Union Ex. 1 at ${page}`);
const fox = (page: number) => cite(`p2-${page}`, `Union Ex. 2 at ${page}`);
const outlier = (page: number) => cite(`p3-${page}`, `Union Ex. 3 at ${page}`);
const wire = (page: number) => cite(`p4-${page}`, `Union Ex. 4 at ${page}`);
const local = (page: number) => cite(`p6-${page}`, `Union Ex. 5 at ${page}`);

const fact = (id: string, text: string, source: CiteRun, status: string | null): FactSentence => ({
  id,
  runs: [words(`${text}. `), source, words('.')],
  status,
  paragraph: null,
});

const facts = {
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

const exhibitTitles: readonly (readonly [string, string, string, number])[] = [
  ['p1', 'Press report of February 20, 2026, citing WXYZ-TV and the Detroit News', 'Feb. 20, 2026', 3],
  ['p2', 'FOX 2 Detroit, report on the suspensions', 'Feb. 20, 2026', 2],
  ['p3', 'Michigan News Source, citing Outlier Media, on the 4th Precinct matter', 'Spring 2025', 4],
  ['p4', 'The Daily Wire on Chicago and Fairfax County, citing Fox News', 'Autumn 2019', 5],
  ['p6', 'Further local reports: CBS Detroit, BridgeDetroit, Police1', 'Feb. 2026', 11],
  ['form', 'ILLUSTRATIVE - replace with the real document: bodycam audit note (form)', '', 1],
];

const summary: readonly Block[] = [
  plain(
    'Sgt. Denise Wallet, with 27 years of service, was suspended for thirty days without pay over one telephone call. The department says that the call was made for translation, which its policy is reported to prohibit. Her attorney says that it was made to identify a man without documents, and only after she had asked her lieutenant, who told her to make it.',
  ),
  paragraph(
    words('Three questions decide the matter. What did the rule prohibit on the day of the call? '),
    words('Did she act on a superior’s instruction? And can thirty days without pay stand beside the '),
    { kind: 'text', text: 'corrective feedback', marks: ['italic'] },
    words(' that was reported for a like call in 2025? '),
    outlier(1),
    words('.'),
    note('The 2025 report names the 4th Precinct; another report says that the caller was of the 3rd Precinct.'),
  ),
];

const questions: readonly (readonly Run[])[] = [
  [words('Did the rule in force on February 9, 2026 prohibit a call made to identify a person?')],
  [words('Did Sgt. Wallet act on the instruction of her lieutenant, and was it lawful on its face?')],
  [words('Was the rule applied evenhandedly, given the discipline reported for the 2025 matter?')],
  [words('Was the penalty reasonably related to the conduct and to a record of 27 years?')],
];

const provisions: Extract<Block, { kind: 'provisions' }>['provisions'] = [
  {
    label: 'Policy on contact with federal agencies',
    title: 'as stated by the chief',
    quote: 'Contacting Border Patrol, ICE or other federal agencies for translation services is strictly prohibited.',
    cites: [press(1)],
  },
];

let numbered = 0;
const groups: Extract<Block, { kind: 'facts' }>['groups'] = (
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
const paragraphOf = (id: string): number | null =>
  groups.flatMap((group) => group.sentences).find((sentence) => sentence.id === id)?.paragraph ?? null;

const points: Extract<Block, { kind: 'disputes' }>['points'] = [
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

const events: Extract<Block, { kind: 'chronology' }>['events'] = [
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

const sections: readonly Omit<ArgumentSection, 'level' | 'issue'>[] = [
  {
    heading: 'She was not warned that the rule reached a call made to identify',
    question: 'Was the employee adequately warned of the consequences of the conduct?',
    blocks: [
      paragraph(
        words('Public employees are owed notice of the charges and of the rule behind them. '),
        { kind: 'authority', id: 'loudermill', text: 'Cleveland Board of Education v. Loudermill' },
        words('. The only wording of this rule in hand is the chief’s, and it speaks of translation. '),
        press(1),
        words('.'),
      ),
      quoted(
        'ILLUSTRATIVE: where the rule itself is in hand, its words stand here, set in from both margins, with the page on which they are found.',
        cite('form-1', 'Union Ex. 6 at 1'),
      ),
    ],
    supports: [facts.identify, facts.policy],
    undermines: [facts.broader],
  },
  {
    heading: 'The text of the rule has not been produced',
    question: null,
    blocks: [plain('A rule that is proved by a statement to the press cannot show what it said on the day.')],
    supports: [],
    undermines: [],
  },
  {
    heading: 'The accounts of the rule differ',
    question: null,
    blocks: [plain('One account speaks of translation, another of any engagement. Notice of both is not shown.')],
    supports: [facts.policy],
    undermines: [facts.broader],
  },
  {
    heading: 'She asked her lieutenant, and did as she was told',
    question: 'Did she act on a superior’s instruction that was lawful on its face?',
    blocks: [
      plain(
        'Who told whom, and in which words, is the center of the matter. The lieutenant’s own account is not public.',
      ),
      paragraph(
        words('Improper entry is a federal misdemeanor on a first offense, as reported. '),
        { kind: 'authority', id: '1325', text: '8 U.S.C. § 1325' },
        words('. An instruction to ask the agency concerned who a man is was not unlawful on its face.'),
      ),
    ],
    supports: [facts.lieutenant],
    undermines: [facts.stop],
  },
  {
    heading: 'Another employee received corrective feedback',
    question: 'Were the rules, orders and penalties applied evenhandedly and without discrimination?',
    blocks: [
      plain('The comparators are set out above. The closest of them is within the same department and a year old.'),
    ],
    supports: [facts.feedback],
    undermines: [facts.training],
  },
  {
    heading: 'The penalty changed while the matter was pending',
    question: 'Was the penalty reasonably related to the seriousness of the offense and the past record?',
    blocks: [plain('Within one week the same conduct was said to call for dismissal and then for thirty days.')],
    supports: [facts.fired, facts.sufficient, facts.service],
    undermines: [],
  },
];

const rows: Extract<Block, { kind: 'comparators' }>['rows'] = [
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

const discipline: readonly { date: string; action: string; by: string; cites: readonly CiteRun[] }[] = [
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

const remedy: readonly (readonly Run[])[] = [
  [words('that the suspension of thirty days without pay be rescinded and removed from every file;')],
  [words('that she be made whole for pay, seniority and benefits lost;')],
  [words('in the alternative, that the penalty be reduced to corrective feedback, as in the 2025 matter.')],
];

const cell = (head: boolean, ...runs: Run[]): TableCell => ({
  head,
  colspan: 1,
  rowspan: 1,
  blocks: [paragraph(...runs)],
});
const pointed = (sentences: readonly FactSentence[]) =>
  sentences.map((sentence) => ({ ...sentence, paragraph: paragraphOf(sentence.id) }));

const blocks: readonly Block[] = [
  heading('Summary'),
  ...summary,
  heading('Issues presented'),
  { kind: 'issues', at: null, questions },
  heading('Contract and policy provisions'),
  { kind: 'provisions', at: null, provisions },
  heading('Statement of facts'),
  { kind: 'facts', at: null, level: 2, groups },
  { kind: 'disputes', at: null, level: 2, heading: 'Points on which the sources differ', points },
  heading('How the discipline changed', 2),
  {
    kind: 'table',
    at: null,
    columns: [1.15, 2, 1.4, 1.25],
    headRows: 1,
    rows: [
      ['Date', 'Action', 'By', 'Source'].map((name) => cell(true, words(name))),
      ...discipline.map(({ date, action, by, cites }) => [
        cell(false, words(date)),
        cell(false, words(action)),
        cell(false, words(by)),
        cell(false, ...cites.flatMap((one, i): Run[] => (i === 0 ? [one] : [words('; '), one]))),
      ]),
    ],
  },
  heading('Chronology', 2),
  { kind: 'chronology', at: null, events },
  heading('Comparators'),
  { kind: 'comparators', at: null, rows },
  heading('Argument'),
  {
    kind: 'argument',
    at: null,
    sections: sections.map((section) => ({
      ...section,
      issue: section.heading,
      level: section.question === null ? 3 : 2,
      supports: pointed(section.supports),
      undermines: pointed(section.undermines),
    })),
  },
  heading('Conclusion and remedy'),
  plain('For these reasons the employee asks that the grievance be sustained, with the following orders.'),
  {
    kind: 'list',
    at: null,
    ordered: true,
    start: 1,
    items: remedy.map((runs) => [paragraph(...runs)]),
  },
];

/** The brief as the front of nothing yet: no exhibit has a page of the bundle. */
export const walletBrief: BriefData = {
  version: 2,
  title: 'Pre-hearing brief',
  date: '2026-03-02',
  paper: 'us-letter',
  sample:
    'Sample built from public press reports. Every fact is as reported on the day named; nothing here is evidence, and no document of the department is in hand.',
  pagesAfter: 0,
  caption: {
    forum: 'Before the Board of Police Commissioners',
    caseTitle: 'Wallet v. Detroit Police Department',
    shortTitle: 'Wallet v. Detroit Police Department',
    employee: { name: 'Denise Wallet', rank: 'Sgt.' },
    employer: 'City of Detroit, Police Department',
    matter: null,
    representative: {
      name: 'Counsel for the employee',
      role: 'Attorney for Sgt. Denise Wallet',
      organization: null,
      contact: [],
    },
    marking: 'Attorney work product',
  },
  settings: { lineNumbers: false, letterhead: [], addressee: [] },
  blocks: blocks.map((block, at) => ({ ...block, at })),
  authorities: [
    {
      id: 'loudermill',
      group: 'Cases',
      text: 'Cleveland Board of Education v. Loudermill, 470 U.S. 532 (1985)',
    },
    { id: '1325', group: 'Statutes', text: '8 U.S.C. § 1325 (to be checked by counsel)' },
  ],
  exhibits: exhibitTitles.map(([id, title, date, pages], index) => ({
    id,
    label: `Union Ex. ${index + 1}`,
    title,
    date: date === '' ? null : date,
    pages,
    bates: `WAL-${String(index * 20 + 1).padStart(6, '0')} to ${String(index * 20 + pages).padStart(6, '0')}`,
    afterFront: null,
  })),
  certificate: {
    statement: [
      plain(
        'Draft for a qualified person to complete and sign. The files named below were copied into the case file byte for byte, and the SHA-256 of each was computed when it was received and again when this bundle was made. A hash proves that a file is the same file; it does not prove that what the file says is true.',
      ),
    ],
    exhibits: exhibitTitles.map(([id], index) => ({
      id,
      label: `Union Ex. ${index + 1}`,
      name: `${id}-report-as-received.pdf`,
      sha256: '0123456789abcdef'.repeat(4).slice(index).padEnd(64, '0'),
    })),
  },
};

/** The brief with its first block of a kind replaced. */
export function withBlock<K extends Block['kind']>(
  kind: K,
  change: (block: Extract<Block, { kind: K }>) => Block,
): BriefData {
  const place = walletBrief.blocks.findIndex((block) => block.kind === kind);
  return {
    ...walletBrief,
    blocks: walletBrief.blocks.map((block, at) =>
      at === place ? change(block as Extract<Block, { kind: K }>) : block,
    ),
  };
}
