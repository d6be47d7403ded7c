import type { ExcerptView, ExhibitRow, FactView } from '../../../shared/contract/views.ts';
import type { BriefArgument, BriefData, CiteRun, FactSentence, Paragraph, Run } from '../../../shared/domain/brief.ts';
import type { Brief } from '../../../shared/domain/briefs.ts';
import type { CaseInfo } from '../../../shared/domain/cases.ts';
import { pinCite } from '../../../shared/domain/exhibits.ts';
import type { FactStatus } from '../../../shared/domain/facts.ts';
import { fuzzyDateInBrief } from '../../../shared/domain/fuzzy-date-words.ts';
import { isFuzzyDate } from '../../../shared/domain/fuzzy-dates.ts';
import { personLabel } from '../../../shared/domain/people.ts';
import { batesText } from '../../../shared/domain/bates.ts';
import type { BatesRange } from '../../../shared/domain/bates.ts';
import { groupBy } from '../../../shared/group-by.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { listComparators } from '../comparators/comparators-queries.ts';
import { listFacts } from '../facts/facts-queries.ts';
import { type IssueView, listIssues } from '../issues/issues-queries.ts';
import { allRows } from '../journal/read.ts';
import { listPeople } from '../people/people-queries.ts';
import { listExcerpts } from '../sources/excerpts-queries.ts';
import { listSources } from '../sources/sources-queries.ts';
import { runsOf } from './cite-tokens.ts';

/** An exhibit as it will stand in the bundle: its pages and Bates numbers are known. */
export type ComposedExhibit = {
  readonly row: ExhibitRow;
  readonly pages: number;
  /** Whether a sheet with its label stands before it. */
  readonly tab?: boolean;
  readonly bates: BatesRange | null;
  readonly sha256: string;
  readonly fileName: string;
  readonly date: string | null;
};

export type Composition = {
  readonly data: BriefData;
  /** What a person should know before the export: facts left out, cites that could not be rendered. */
  readonly warnings: readonly string[];
  /** Cites in a person's text whose target is not in the bundle: each fails the export. */
  readonly deadCites: readonly string[];
};

const statusWords: Readonly<Record<FactStatus, string | null>> = {
  undisputed: null,
  'disputed-by-us': 'disputed by the employee',
  'disputed-by-them': 'disputed by the employer',
  alleged: 'alleged',
  reported: 'reported',
  unsure: 'not confirmed',
};

type Ground = {
  readonly opened: ReadableCase;
  readonly bundle: boolean;
  readonly exhibits: ReadonlyMap<string, ComposedExhibit>;
  readonly excerpts: ReadonlyMap<string, ExcerptView>;
  readonly facts: ReadonlyMap<string, FactView>;
  readonly people: ReadonlyMap<string, string>;
  readonly dead: Set<string>;
};

/**
 * Reads the case into the plain data of a brief. Only what an exhibit of this bundle proves is cited; a fact that none proves is
 * left out and named in a warning. With `bundle` false cites are words, not links: there is nothing to link to.
 */
export function composeBrief(
  opened: ReadableCase,
  brief: Brief,
  options: { date: string; bundle: boolean; exhibits: readonly ComposedExhibit[]; info: CaseInfo },
): Composition {
  const { info, exhibits, bundle } = options;
  const allFacts = listFacts(opened);
  const ground: Ground = {
    opened,
    bundle,
    exhibits: new Map(exhibits.map((e) => [e.row.source, e])),
    excerpts: new Map(listExcerpts(opened).map((e) => [e.id, e])),
    facts: new Map(allFacts.map((f) => [f.id, f])),
    people: new Map(listPeople(opened).map((p) => [p.id, personLabel(p)])),
    dead: new Set(),
  };
  const proven = allFacts.filter((fact) => citesOf(ground, fact).length > 0);
  const issues = listIssues(opened);
  const comparators = comparatorsOf(ground, info);
  const sentences = new Map(proven.map((fact) => [fact.id, sentenceOf(ground, fact)]));
  const data: BriefData = {
    version: 1,
    title: brief.title,
    date: options.date,
    paper: brief.paper,
    sample: info.banner || null,
    bundlePages: null,
    caption: captionOf(info),
    summary: paragraphsOf(ground, brief.summary),
    authorities: [],
    issues: issues
      .filter((issue) => issue.parent === null && argued(issues, issue, sentences))
      .map((issue) => ({ question: [{ kind: 'text', text: issue.question || issue.title }] })),
    provisions: provisionsOf(ground),
    facts: factGroups(ground, proven, sentences),
    disputes: disputesOf(ground),
    chronology: [],
    argument: argumentOf(ground, issues, null, sentences, 1),
    comparators: comparators.rows,
    discipline: [],
    conclusion: paragraphsOf(ground, brief.conclusion),
    remedy: linesOf(brief.remedy).map((line) => textRuns(ground, line)),
    exhibits: exhibits.map((e) => ({
      id: e.row.id,
      label: e.row.label,
      title: e.row.confidentiality === 'confidential' ? `${e.row.title} (confidential)` : e.row.title,
      date: words(e.date),
      pages: e.pages,
      ...(e.tab === true ? { tab: true } : {}),
      bates: e.bates === null ? null : batesText(e.bates),
      firstPage: null,
    })),
    certificate: bundle && exhibits.length > 0 ? certificateOf(exhibits) : null,
  };
  const left = allFacts.length - proven.length;
  const warnings = [
    ...(left === 0
      ? []
      : [
          `${counted(left, 'fact has', 'facts have')} no exhibit to prove it and ${left === 1 ? 'is' : 'are'} left out`,
        ]),
    ...comparators.warnings,
  ];
  return { data, warnings, deadCites: [...ground.dead] };
}

/** Gives the caption of every paper of the case. */
export function captionOf(info: CaseInfo): BriefData['caption'] {
  return {
    forum: info.forum,
    caseTitle: info.title,
    shortTitle: info.title,
    employee: { name: info.client, rank: null },
    employer: info.employer,
    matter: info.matterNumber || null,
    representative:
      info.representative === ''
        ? null
        : { name: info.representative, role: 'For the employee', organization: info.union || null, contact: [] },
    marking: info.marking || null,
  };
}

function cite(ground: Ground, target: string): CiteRun | null {
  const [kind, id = ''] = target.split('/');
  if (kind === 'exhibit') {
    const exhibit = [...ground.exhibits.values()].find((e) => e.row.id === id);
    return exhibit === undefined ? null : { kind: 'cite', target, text: exhibit.row.label };
  }
  const excerpt = ground.excerpts.get(id);
  const exhibit = excerpt === undefined ? undefined : ground.exhibits.get(excerpt.source);
  if (excerpt === undefined || exhibit === undefined) return null;
  return { kind: 'cite', target, text: pinCite(excerpt, exhibit.row.label) };
}

/** Without the exhibits a cite is words. */
function asRun(ground: Ground, run: CiteRun): Run {
  return ground.bundle ? run : { kind: 'text', text: run.text };
}

/** The cites beside a row: none without the exhibits. */
function linked(ground: Ground, run: CiteRun | null): CiteRun[] {
  return run === null || !ground.bundle ? [] : [run];
}

function textRuns(ground: Ground, text: string): Run[] {
  const runs = runsOf(
    text,
    (target) => cite(ground, target),
    (target) => ground.dead.add(target),
  );
  return runs.map((run) => (run.kind === 'cite' ? asRun(ground, run) : run));
}

function linesOf(text: string): string[] {
  return text.split(/\n+/u).flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
}

function paragraphsOf(ground: Ground, text: string): Paragraph[] {
  return text
    .split(/\n\s*\n/u)
    .filter((part) => part.trim() !== '')
    .map((part) => ({ kind: 'text', runs: textRuns(ground, part.replaceAll(/\s*\n\s*/gu, ' ').trim()) }));
}

/** The pins that prove a fact: those that support it, to exhibits of this bundle. Nothing of any other pin may be printed. */
function provingPins(ground: Ground, fact: FactView): { pin: FactView['pins'][number]; run: CiteRun }[] {
  return fact.pins.flatMap((pin) => {
    const run = pin.bearing === 'supports' ? cite(ground, `excerpt/${pin.excerpt}`) : null;
    return run === null ? [] : { pin, run };
  });
}

/** The cites that prove a fact, each place once. */
function citesOf(ground: Ground, fact: FactView): CiteRun[] {
  const runs = provingPins(ground, fact).map(({ run }) => run);
  return runs.filter((run, at) => runs.findIndex((other) => other.text === run.text) === at);
}

function withCites(ground: Ground, text: string, cites: readonly CiteRun[]): Run[] {
  if (cites.length === 0) return [{ kind: 'text', text }];
  const runs: Run[] = [{ kind: 'text', text: `${text} (` }];
  cites.forEach((run, i) => {
    if (i > 0) runs.push({ kind: 'text', text: '; ' });
    runs.push(asRun(ground, run));
  });
  return [...runs, { kind: 'text', text: ')' }];
}

function sentenceOf(ground: Ground, fact: FactView): FactSentence {
  return { id: fact.id, runs: withCites(ground, fact.text, citesOf(ground, fact)), status: statusWords[fact.status] };
}

function factGroups(
  ground: Ground,
  proven: readonly FactView[],
  sentences: ReadonlyMap<string, FactSentence>,
): BriefData['facts'] {
  const sentence = (fact: FactView) => sentences.get(fact.id) ?? sentenceOf(ground, fact);
  const dated = groupBy(
    proven.filter((fact) => fact.date !== null),
    (fact) => fact.date ?? '',
  );
  const groups = [...dated].map(([date, facts]) => ({
    heading: sentenceCase(words(date)),
    sentences: facts.map(sentence),
  }));
  const undated = proven.filter((fact) => fact.date === null).map(sentence);
  return undated.length === 0 ? groups : [...groups, { heading: 'Without a date', sentences: undated }];
}

function whoSays(ground: Ground, fact: FactView): string {
  const person = fact.speaker ?? fact.giver ?? fact.assertedBy;
  if (person !== null) return ground.people.get(person) ?? '';
  return provingPins(ground, fact).find(({ pin }) => pin.publisher !== '')?.pin.publisher ?? 'Not stated';
}

function disputesOf(ground: Ground): BriefData['disputes'] {
  return allRows(ground.opened, 'contradiction').flatMap(({ factA, factB, note }) => {
    const [a, b] = [ground.facts.get(factA), ground.facts.get(factB)];
    if (a === undefined || b === undefined) return [];
    const [citesA, citesB] = [citesOf(ground, a), citesOf(ground, b)];
    if (citesA.length === 0 || citesB.length === 0) return [];
    return {
      point: note || 'Two sources differ',
      one: { who: whoSays(ground, a), runs: withCites(ground, a.text, citesA) },
      other: { who: whoSays(ground, b), runs: withCites(ground, b.text, citesB) },
    };
  });
}

/** The words of policies and contracts that someone picked. The note on an excerpt is for the case alone. */
function provisionsOf(ground: Ground): BriefData['provisions'] {
  const sources = new Map(listSources(ground.opened).map((s) => [s.id, s]));
  return [...ground.excerpts.values()].flatMap((excerpt) => {
    const source = sources.get(excerpt.source);
    const run = cite(ground, `excerpt/${excerpt.id}`);
    if (source === undefined || run === null || excerpt.quote === '') return [];
    if (source.kind !== 'policy' && source.kind !== 'contract') return [];
    return {
      label: run.text,
      title: source.title,
      quote: excerpt.quote,
      cites: linked(ground, run),
      note: null,
    };
  });
}

function argued(issues: readonly IssueView[], issue: IssueView, sentences: ReadonlyMap<string, FactSentence>): boolean {
  return (
    issue.argument.trim() !== '' ||
    issue.facts.some((link) => link.bearing !== 'neutral' && sentences.has(link.fact)) ||
    issues.some((child) => child.parent === issue.id && argued(issues, child, sentences))
  );
}

/** Issues with something to say, down to the third level; what lies deeper is said under the third. */
function argumentOf(
  ground: Ground,
  issues: readonly IssueView[],
  parent: string | null,
  sentences: ReadonlyMap<string, FactSentence>,
  level: number,
): never[] | BriefArgument[] {
  if (level > 3) return [];
  return issues
    .filter((issue) => issue.parent === parent && argued(issues, issue, sentences))
    .map((issue) => {
      const below = level === 3 ? issuesBelow(issues, issue) : [];
      const side = (bearing: 'supports' | 'undermines') => {
        const linked = [issue, ...below].flatMap((i) => i.facts).filter((link) => link.bearing === bearing);
        return [...new Set(linked.map((link) => link.fact))].flatMap((fact) => sentences.get(fact) ?? []);
      };
      return {
        heading: issue.title,
        question: issue.question || null,
        paragraphs: [
          ...paragraphsOf(ground, issue.argument),
          ...below.flatMap((deeper) => headedParagraphs(ground, deeper)),
        ],
        supports: side('supports'),
        undermines: side('undermines'),
        children: argumentOf(ground, issues, issue.id, sentences, level + 1),
      } as BriefArgument;
    });
}

/** The issues below one, each before its own, in their order. */
function issuesBelow(issues: readonly IssueView[], issue: IssueView): IssueView[] {
  return issues.filter((i) => i.parent === issue.id).flatMap((child) => [child, ...issuesBelow(issues, child)]);
}

/** The argument of an issue that has no heading of its own: its title leads in. */
function headedParagraphs(ground: Ground, issue: IssueView): Paragraph[] {
  const title: Run = { kind: 'text', text: `${issue.title}. `, style: 'emphasis' };
  return paragraphsOf(ground, issue.argument).map((p, at) => (at === 0 ? { ...p, runs: [title, ...p.runs] } : p));
}

/** Comparators that an exhibit proves, or that name no source; one whose source stays out of the brief stays out with it. */
function comparatorsOf(ground: Ground, info: CaseInfo): { rows: BriefData['comparators']; warnings: string[] } {
  const all = listComparators(ground.opened).map((comparator) => ({
    comparator,
    run: comparator.excerpt === null ? null : cite(ground, `excerpt/${comparator.excerpt}`),
  }));
  const printed = all.filter(({ comparator, run }) => comparator.excerpt === null || run !== null);
  const left = all.length - printed.length;
  const bare = printed.filter(({ run }) => run === null).length;
  return {
    rows: printed.map(({ comparator, run }) => ({
      person: [comparator.person, comparator.unit].filter(Boolean).join(', '),
      conduct: comparator.conduct,
      rule: comparator.rule,
      decisionMaker: comparator.decisionMaker,
      penalty: comparator.penalty,
      differs: comparator.differs,
      cites: linked(ground, run),
      own: comparator.person === info.client,
    })),
    warnings: [
      ...(left === 0
        ? []
        : [
            `${counted(left, 'comparator rests', 'comparators rest')} on a source that is no exhibit and ${left === 1 ? 'is' : 'are'} left out`,
          ]),
      ...(bare === 0
        ? []
        : [
            `${counted(bare, 'comparator has', 'comparators have')} no source and ${bare === 1 ? 'is' : 'are'} printed without a cite`,
          ]),
    ],
  };
}

function counted(count: number, one: string, more: string): string {
  return `${count} ${count === 1 ? one : more}`;
}

function certificateOf(exhibits: readonly ComposedExhibit[]): BriefData['certificate'] {
  const text =
    'Each exhibit in this bundle is a copy of a file as it was received. The SHA-256 hash of each original file is listed so that anyone who holds the file can compare it. A hash shows that two files are the same; it does not show that what a file says is true.';
  return {
    statement: [{ kind: 'text', runs: [{ kind: 'text', text }] }],
    exhibits: exhibits.map((e) => ({ id: e.row.id, label: e.row.label, name: e.fileName, sha256: e.sha256 })),
  };
}

function sentenceCase(text: string | null): string | null {
  return text === null ? null : text.charAt(0).toUpperCase() + text.slice(1);
}

function words(date: string | null): string | null {
  return date === null ? null : isFuzzyDate(date) ? fuzzyDateInBrief(date) : date;
}
