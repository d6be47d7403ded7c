import type { ExhibitRedaction } from '../../../shared/domain/bundle.ts';
import type { ExcerptView, ExhibitRow, FactView } from '../../../shared/contract/views.ts';
import { type BatesRange } from '../../../shared/domain/bates.ts';
import type { Block, CiteRun, FactSentence, Run } from '../../../shared/domain/brief-blocks.ts';
import type { LiveObject } from '../../../shared/domain/brief-document.ts';
import type { CaseInfo } from '../../../shared/domain/cases.ts';
import { pinCite } from '../../../shared/domain/exhibits.ts';
import type { FactStatus } from '../../../shared/domain/facts.ts';
import { fuzzyDateInBrief } from '../../../shared/domain/fuzzy-date-words.ts';
import { isFuzzyDate } from '../../../shared/domain/fuzzy-dates.ts';
import { personLabel } from '../../../shared/domain/people.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { listFacts } from '../facts/facts-queries.ts';
import { type IssueView, listIssues } from '../issues/issues-queries.ts';
import { listPeople } from '../people/people-queries.ts';
import { listExcerpts } from '../sources/excerpts-queries.ts';
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
  /** What is taken out of its copy. */
  readonly redaction?: ExhibitRedaction | null;
};

/** Something that the document names and that this bundle cannot show: nothing is printed for it. */
export type DeadCite = {
  /** `excerpt/<id>`, `exhibit/<id>`, `fact/<id>`, `provision/<id>`, `quote/<id>`, `issue/<id>` or `production/<id>`. */
  readonly target: string;
  /** The block of the document in which it stands, from 0; null outside of it. */
  readonly block: number | null;
};

const statusWords: Readonly<Record<FactStatus, string | null>> = {
  undisputed: null,
  'disputed-by-us': 'disputed by the employee',
  'disputed-by-them': 'disputed by the employer',
  alleged: 'alleged',
  reported: 'reported',
  unsure: 'not confirmed',
};

/** The case as a brief may use it: what an exhibit of the bundle proves, and nothing else. */
export type Ground = {
  readonly opened: ReadableCase;
  readonly info: CaseInfo;
  /** With `bundle` false a cite is words, not a link: there is nothing to link to. */
  readonly bundle: boolean;
  /** By source; one that is withheld is not among them, whatever list it stands on. */
  readonly exhibits: ReadonlyMap<string, ComposedExhibit>;
  readonly excerpts: ReadonlyMap<string, ExcerptView>;
  readonly facts: ReadonlyMap<string, FactView>;
  /** Facts that an exhibit of this bundle proves, by earliest possible day. */
  readonly proven: readonly FactView[];
  readonly issues: readonly IssueView[];
  readonly people: ReadonlyMap<string, string>;
  /** Number of each fact in the statement of facts; empty where the document has none. */
  readonly paragraphs: Map<string, number>;
  /** Live objects that may stand in a paper only once, and do already. */
  readonly printed: Set<LiveObject>;
  readonly dead: DeadCite[];
  readonly warnings: Set<string>;
  /** The block of the document that is being composed. */
  block: number | null;
};

/** Reads the case for one composition. */
export function readGround(
  opened: ReadableCase,
  options: { bundle: boolean; exhibits: readonly ComposedExhibit[]; info: CaseInfo },
): Ground {
  const facts = listFacts(opened);
  const ground: Ground = {
    opened,
    info: options.info,
    bundle: options.bundle,
    exhibits: new Map(options.exhibits.filter((e) => e.row.exportable).map((e) => [e.row.source, e])),
    excerpts: new Map(listExcerpts(opened).map((e) => [e.id, e])),
    facts: new Map(facts.map((f) => [f.id, f])),
    proven: [],
    issues: listIssues(opened),
    people: new Map(listPeople(opened).map((p) => [p.id, personLabel(p)])),
    paragraphs: new Map(),
    printed: new Set(),
    dead: [],
    warnings: new Set(),
    block: null,
  };
  return { ...ground, proven: facts.filter((fact) => provingPins(ground, fact).length > 0) };
}

/** Remembers a cite that cannot be printed, with the block in which it stands. */
export function bury(ground: Ground, target: string): void {
  if (ground.dead.some((one) => one.target === target && one.block === ground.block)) return;
  ground.dead.push({ target, block: ground.block });
}

/** Gives the cite of an excerpt or exhibit as `Union Ex. 4 at 3`, or null where it is not in this bundle. */
export function citeOf(ground: Ground, target: string): CiteRun | null {
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
export function asRun(ground: Ground, run: CiteRun): Run {
  if (ground.bundle) return run;
  return { kind: 'text', text: run.text, ...(run.marks === undefined ? {} : { marks: run.marks }) };
}

/** The cites beside a row: none without the exhibits. */
export function linked(ground: Ground, run: CiteRun | null): CiteRun[] {
  return run === null || !ground.bundle ? [] : [run];
}

/** Gives a text that a person typed into the case, its cite tokens rendered. */
export function textRuns(ground: Ground, text: string): Run[] {
  const runs = runsOf(
    text,
    (target) => citeOf(ground, target),
    (target) => bury(ground, target),
  );
  return runs.map((run) => (run.kind === 'cite' ? asRun(ground, run) : run));
}

/** Gives a text that a person typed into the case as paragraphs; blank lines set them apart. */
export function paragraphsOf(ground: Ground, text: string): Block[] {
  return text
    .split(/\n\s*\n/u)
    .map((part) => part.replaceAll(/\s*\n\s*/gu, ' ').trim())
    .filter((part) => part !== '')
    .map((part) => ({ kind: 'paragraph', at: null, runs: textRuns(ground, part) }));
}

/** The pins that prove a fact: those that support it, to exhibits of this bundle. Nothing of any other pin may be printed. */
export function provingPins(ground: Ground, fact: FactView): { pin: FactView['pins'][number]; run: CiteRun }[] {
  return fact.pins.flatMap((pin) => {
    const run = pin.bearing === 'supports' ? citeOf(ground, `excerpt/${pin.excerpt}`) : null;
    return run === null ? [] : { pin, run };
  });
}

/** The cites that prove a fact, each place once; none for a fact that may not be printed. */
export function citesOf(ground: Ground, fact: FactView): CiteRun[] {
  const runs = provingPins(ground, fact).map(({ run }) => run);
  return runs.filter((run, at) => runs.findIndex((other) => other.text === run.text) === at);
}

/** Gives a text with its cites in parentheses. */
export function withCites(ground: Ground, text: string, cites: readonly CiteRun[]): Run[] {
  if (cites.length === 0) return [{ kind: 'text', text }];
  const runs: Run[] = [{ kind: 'text', text: `${text} (` }];
  cites.forEach((run, i) => {
    if (i > 0) runs.push({ kind: 'text', text: '; ' });
    runs.push(asRun(ground, run));
  });
  return [...runs, { kind: 'text', text: ')' }];
}

/** Gives a fact as a sentence, or null where no exhibit of this bundle proves it. */
export function sentenceOf(ground: Ground, id: string): FactSentence | null {
  const fact = ground.facts.get(id);
  const cites = fact === undefined ? [] : citesOf(ground, fact);
  if (fact === undefined || cites.length === 0) return null;
  return {
    id,
    runs: withCites(ground, fact.text, cites),
    status: statusWords[fact.status],
    paragraph: ground.paragraphs.get(id) ?? null,
  };
}

/** Who says so: the person whom the fact names, else the publisher of what proves it. */
export function whoSays(ground: Ground, fact: FactView): string {
  const person = fact.speaker ?? fact.giver ?? fact.assertedBy;
  if (person !== null) return ground.people.get(person) ?? '';
  return provingPins(ground, fact).find(({ pin }) => pin.publisher !== '')?.pin.publisher ?? 'Not stated';
}

/** Gives a date as a brief prints it, or null. */
export function dateWords(date: string | null): string | null {
  return date === null ? null : isFuzzyDate(date) ? fuzzyDateInBrief(date) : date;
}

/** Gives "1 fact has" or "2 facts have". */
export function counted(count: number, one: string, more: string): string {
  return `${count} ${count === 1 ? one : more}`;
}
