import type { BriefData } from '../../../../shared/domain/brief.ts';
import type { ArgumentSection, Block, FactSentence, Run, TableCell } from '../../../../shared/domain/brief-blocks.ts';
import {
  cite,
  discipline,
  events,
  facts,
  groups,
  heading,
  note,
  outlier,
  paragraph,
  paragraphOf,
  plain,
  points,
  press,
  provisions,
  questions,
  quoted,
  rows,
  words,
} from './wallet-parts.ts';

/*
 * A brief as it would be composed from the public reports on the reference case. Facts only as reported, in our words,
 * each with its publisher and date; what no one outside holds is left out.
 */

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
