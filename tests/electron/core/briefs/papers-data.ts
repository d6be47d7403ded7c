import { evenLevels } from '../../../../electron/core/briefs/heading-levels.ts';
import type { BriefData } from '../../../../shared/domain/brief.ts';
import type { Block } from '../../../../shared/domain/brief-blocks.ts';
import { events, facts, heading, paragraph, plain, press, rows, words } from './wallet-parts.ts';
import { walletBrief } from './wallet-brief.ts';

/* Data for each template of the program: the frame of the reference brief, with words that only show how they are set. */

const hash = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const all = Object.values(facts);

const letter: Block[] = [
  plain('Enclosed is what was asked for on the day named above. It is handed over without waiver of any objection.'),
  paragraph(words('The report on which the notice rests is dated February 20, 2026. '), press(1), words('.')),
];
const requests = (count: number): Block => ({
  kind: 'information',
  at: 2,
  level: 2,
  groups: ['Rule and notice', 'Investigation'].map((name, group) => ({
    heading: name,
    requests: Array.from({ length: count }, (_, i) => ({
      text: `ILLUSTRATIVE: the record numbered ${group + 1}.${i + 1}, as it stood on the day of the call.`,
      why: i % 2 === 0 ? 'Asked for because a fact of the case has no source yet.' : '',
    })),
  })),
});
const entries = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    bates: `WAL-00000${i + 1}`,
    date: 'Feb. 12, 2026',
    author: 'A. Author, Esq.',
    recipients: 'B. Client; C. Paralegal',
    kind: 'Letter',
    title: `ILLUSTRATIVE: advice on the notice of charges, part ${i + 1}`,
    basis: 'Attorney-client privilege: asks for legal advice',
  }));
const produced = (count: number): Block => ({
  kind: 'production',
  at: 2,
  to: 'City of Detroit',
  means: 'e-mail',
  entries: Array.from({ length: count }, (_, i) => ({
    bates: `WAL-00000${i + 1} to WAL-00000${i + 4}`,
    title: `ILLUSTRATIVE: press report, part ${i + 1}`,
    date: 'Feb. 20, 2026',
    kind: 'Report',
    pages: 4,
    received: hash,
    produced: hash,
    note: i === 1 ? 'slip sheet, native file enclosed' : '',
  })),
  pages: 4 * count,
  withheld: '2 items, stated in a privilege log',
});
const custody = (count: number): Block => ({
  kind: 'custody',
  at: 0,
  level: 2,
  exhibits: walletBrief.exhibits.map((one) => ({
    id: one.id,
    label: one.label,
    title: one.title,
    particulars: [
      ['File as received', 'report.pdf'],
      ['Received', 'Feb. 21, 2026, from a public web page, by download'],
    ],
    sha256: hash,
    events: Array.from({ length: count }, (_, i) => ({
      entry: String(12 + i),
      at: '2026-02-21 14:03:22',
      event: i === 0 ? 'Received' : 'Opened',
      detail: i === 0 ? 'SHA-256 taken while it was read, stored, read back and compared' : '',
      actor: 'J. Counsel',
    })),
  })),
  log: { entries: 118, hash },
});
const tests = (count: number): Block => ({
  kind: 'just-cause',
  at: 1,
  level: 2,
  caution: 'These tests are no formula: arbitrators weigh them.',
  tests: Array.from({ length: count }, (_, i) => ({
    title: `Test ${i + 1}: notice`,
    question: 'Was the employee adequately warned of the consequences of the conduct?',
    answer: i === 1 ? null : 'No',
    answeredBy: i === 1 ? '' : 'J. Counsel, Mar. 1, 2026',
    blocks: i === 0 ? [plain('The only wording of the rule in hand is the chief’s.')] : [],
    supports: i === 1 ? [] : all.slice(0, 2),
    undermines: i === 2 ? [] : all.slice(2, 3),
    gap: i === 0 ? null : 'The rule as it stood on the day of the call.',
  })),
});
const witnesses = (count: number): Block => ({
  kind: 'witnesses',
  at: 1,
  people: Array.from({ length: count }, (_, i) => ({
    name: `ILLUSTRATIVE: Witness ${i + 1}`,
    role: i % 2 === 0 ? 'Lieutenant, supervisor' : '',
    facts: all.slice(i % 3, (i % 3) + 3),
  })),
});
const chronology = (count: number): Block => ({
  kind: 'chronology',
  at: 0,
  events: Array.from({ length: count }, () => events).flat(),
});
const comparators = (count: number): Block => ({
  kind: 'comparators',
  at: 0,
  rows: Array.from({ length: count }, () => rows).flat(),
});
const argued = (count: number): Block[] => [
  heading('Statement of the grievance'),
  ...Array.from({ length: count }, () => plain('The suspension is contested. '.repeat(6).trim())),
  heading('Remedy'),
  {
    kind: 'list',
    at: 3,
    ordered: true,
    start: 1,
    items: [[plain('Rescind the suspension.')], [plain('Make the employee whole.')]],
  },
];

/** Words of each paper; `long` fills several pages. */
const bodies: Readonly<Record<string, (long: boolean) => Block[]>> = {
  'grievance-statement': (long) => argued(long ? 40 : 2),
  'position-statement': (long) => argued(long ? 40 : 2),
  'appeal-letter': (long) => [...letter, ...argued(long ? 40 : 1)],
  'information-request': (long) => [plain('Please provide the following by March 16, 2026.'), requests(long ? 40 : 3)],
  'production-cover': (long) => [...letter, produced(long ? 60 : 3)],
  'exhibit-list': () => [heading('List of exhibits'), { kind: 'exhibits', at: 1 }],
  'witness-list': (long) => [heading('Witnesses'), witnesses(long ? 24 : 3)],
  chronology: (long) => [heading('Chronology'), chronology(long ? 8 : 1)],
  'comparator-chart': (long) => [comparators(long ? 8 : 1)],
  'just-cause-worksheet': (long) => [heading('The seven tests'), tests(long ? 14 : 3)],
  'privilege-log': (long) => [{ kind: 'privilege-log', at: 0, entries: entries(long ? 60 : 3) }],
  'custody-appendix': (long) => [custody(long ? 30 : 2)],
};

/** The templates whose sample data are here; the pre-hearing brief has its own. */
export const paperNames: readonly string[] = Object.keys(bodies);

const titles: Readonly<Record<string, string>> = {
  'position-statement': 'Position statement of the union',
  'appeal-letter': 'Appeal from the suspension of February 19, 2026',
  'information-request': 'Request for information',
  'production-cover': 'First production of documents',
};

/** Gives a paper to set with its template; places of its blocks are counted as the document would. */
export function paperData(template: string, { long = false, settings = {} } = {}): BriefData {
  const blocks = evenLevels((bodies[template]?.(long) ?? []).map((block, at) => ({ ...block, at })));
  const title = titles[template] ?? `${template.charAt(0).toUpperCase()}${template.slice(1).replaceAll('-', ' ')}`;
  const addressee = ['Hon. A. Arbitrator', 'ILLUSTRATIVE: 1 Public Square', 'Detroit, Michigan 48226'];
  return {
    ...walletBrief,
    title,
    blocks,
    authorities: [],
    certificate: null,
    exhibits: template === 'exhibit-list' || template === 'custody-appendix' ? walletBrief.exhibits : [],
    settings: { ...walletBrief.settings, addressee: addressee, ...settings },
  };
}
