import { join } from 'node:path';
import { found } from '../../../shared/assert.ts';
import type { SourceRow } from '../../../shared/contract/views.ts';
import { exhibitSeries } from '../../../shared/domain/exhibits.ts';
import { AppError } from '../../../shared/errors.ts';
import { updateBrief } from '../briefs/briefs-commands.ts';
import { updateCase } from '../case-file/case-commands.ts';
import { type CaseContext, closeCase, createCase, type WritableCase } from '../case-file/open-case.ts';
import { createComparator } from '../comparators/comparators-commands.ts';
import { deadlineFromTemplate, updateDeadline } from '../deadlines/deadlines-commands.ts';
import { setExhibits } from '../exhibits/exhibits-commands.ts';
import { createFact, linkContradiction } from '../facts/facts-commands.ts';
import { createGrievance, openSteps } from '../grievances/grievances-commands.ts';
import { addChecklist, createIssue, updateIssue } from '../issues/issues-commands.ts';
import type { ExtractPool } from '../jobs/pool.ts';
import { allRows } from '../journal/read.ts';
import { createPerson } from '../people/people-commands.ts';
import type { Resources } from '../resources.ts';
import { createCharge } from '../sources/charges-commands.ts';
import { createExcerpt } from '../sources/excerpts-commands.ts';
import { importPaths } from '../sources/intake.ts';
import { createProvision } from '../sources/provisions-commands.ts';
import { updateSource } from '../sources/sources-commands.ts';
import { getPage, getSource } from '../sources/sources-queries.ts';
import { placeQuote } from './quote-place.ts';
import { readSample, sampleFile } from './read-sample.ts';
import type { Sample } from './sample-schema.ts';

type Place = Sample['comparators'][number]['pin'];
/** Ids by the names that case.json uses; an excerpt by its file, page and words. */
type Names = {
  readonly sources: Map<string, SourceRow>;
  readonly people: Map<string, string>;
  readonly issues: Map<string, string>;
  readonly facts: Map<string, string>;
  readonly excerpts: Map<string, string>;
  /** For each fact the excerpt that proves it first. */
  readonly proofs: Map<string, string>;
};

/**
 * Builds the sample case in a folder that is empty or not there yet, by the import and the commands that a person's own case goes
 * through, and gives it open. It has no passphrase. Throws `conflict` for a folder with files in it, `check-failed` where a file
 * was not read, `invalid-input` where a quote does not stand on its page.
 */
export async function buildSample(
  folder: string,
  resources: Resources,
  pool: ExtractPool,
  context: CaseContext,
): Promise<WritableCase> {
  const home = join(resources.folder, 'sample');
  const sample = await readSample(home);
  const { title, client, banner } = sample.case;
  const opened = await createCase(folder, { title, client, banner, passphrase: null }, context);
  try {
    const names: Names = {
      sources: await takeIn(opened, pool, home, sample),
      people: new Map(sample.people.map(({ key, ...person }) => [key, createPerson(opened, person).id])),
      issues: new Map(),
      facts: new Map(),
      excerpts: new Map(),
      proofs: new Map(),
    };
    enterParts(opened, sample, names);
    openIssues(opened, resources, sample, names);
    for (const fact of sample.facts) names.facts.set(fact.key, addFact(opened, fact, names));
    argue(opened, sample, names);
    for (const { a, b, note } of sample.contradictions) {
      linkContradiction(opened, named(names.facts, a), named(names.facts, b), note);
    }
    for (const { pin, ...comparator } of sample.comparators) {
      createComparator(opened, { ...comparator, excerpt: excerptAt(opened, pin, names) });
    }
    grieve(opened, resources, sample);
    setExhibits(opened, exhibitsOf(sample, names));
    finish(opened, sample, names);
    return opened;
  } catch (cause) {
    closeCase(opened);
    throw cause;
  }
}

async function takeIn(
  opened: WritableCase,
  pool: ExtractPool,
  home: string,
  sample: Sample,
): Promise<Map<string, SourceRow>> {
  const paths = sample.sources.map(({ file }) => sampleFile(home, file));
  const received = {
    receivedHow: 'Comes with the program',
    receivedFrom: 'Loudermill sample',
    custodian: 'Loudermill sample',
  };
  const { outcomes } = await importPaths(opened, pool, paths, { received });
  const sources = new Map<string, SourceRow>();
  for (const [
    at,
    { file, exhibit: _series, provisions: _provisions, charges: _charges, ...said },
  ] of sample.sources.entries()) {
    const outcome = outcomes[at];
    if (outcome?.outcome !== 'added' || outcome.source === null) {
      const why = outcome === undefined ? 'not reached' : `${outcome.outcome} ${outcome.reason ?? ''}`;
      throw new AppError('check-failed', `${file} of the sample was not taken in: ${why}`);
    }
    updateSource(opened, outcome.source, said);
    sources.set(file, getSource(opened, outcome.source));
  }
  return sources;
}

/** Enters the provisions of policies and contracts and the charges of notices, each pinned where its words stand on a page. */
function enterParts(opened: WritableCase, sample: Sample, names: Names): void {
  for (const { file, provisions, charges } of sample.sources) {
    const source = found(names.sources.get(file), file).id;
    const enter = (given: Omit<Sample['sources'][number]['provisions'][number], 'below'>, parent: string | null) => {
      const { pin, ...said } = given;
      const excerpt = pin === undefined ? null : excerptAt(opened, { file, note: '', ...pin }, names);
      return createProvision(opened, { source, parent, ...said, excerpt }).id;
    };
    for (const { below, ...provision } of provisions) {
      const head = enter(provision, null);
      for (const each of below) enter(each, head);
    }
    for (const { specifications, ...charge } of charges) {
      const head = createCharge(opened, { source, ...charge }).id;
      for (const each of specifications) createCharge(opened, { source, parent: head, ...each });
    }
  }
}

/** Opens the tree; what is argued under an issue comes later, because it cites facts. */
function openIssues(opened: WritableCase, resources: Resources, sample: Sample, names: Names): void {
  for (const { key, checklist, title, question, kind } of sample.issues) {
    if (checklist === null) {
      const issue = createIssue(opened, { title: title ?? key, kind: kind ?? 'other', question });
      names.issues.set(key, issue.id);
      continue;
    }
    const list = found(
      resources.checklists.find((one) => one.id === checklist),
      `the checklist ${checklist}`,
    );
    const [head = '', ...items] = addChecklist(opened, list, null);
    names.issues.set(key, head);
    items.forEach((id, index) => names.issues.set(`${key}/${index + 1}`, id));
    if (title !== undefined || question !== undefined) updateIssue(opened, head, { title, question });
  }
}

function addFact(opened: WritableCase, fact: Sample['facts'][number], names: Names): string {
  const { key, pins, issues, assertedBy, giver, recipient, speaker, ...said } = fact;
  const person = (name: string | undefined) => (name === undefined ? null : named(names.people, name));
  const excerpts = pins.map(({ bearing, ...place }) => ({ excerpt: excerptAt(opened, place, names), bearing }));
  const links = issues.map(({ issue, bearing }) => ({ issue: named(names.issues, issue), bearing }));
  const people = {
    assertedBy: person(assertedBy),
    giver: person(giver),
    recipient: person(recipient),
    speaker: person(speaker),
  };
  const proof = excerpts.find((one) => one.bearing === 'supports');
  if (proof !== undefined) names.proofs.set(key, proof.excerpt);
  return createFact(opened, { ...said, ...people }, excerpts, links).id;
}

/** Gives the excerpt of a place, picked once however many facts rest on it. */
function excerptAt(opened: WritableCase, place: Place, names: Names): string {
  const { file, page: number, quote, note } = place;
  const name = JSON.stringify([file, number, quote]);
  const there = names.excerpts.get(name);
  if (there !== undefined) return there;
  const source = found(names.sources.get(file), file);
  const page = found(getPage(opened, source.object, number), `page ${number} of ${file}`);
  const at = placeQuote(source.format, page.text, quote);
  const { id } = createExcerpt(opened, { ...at, source: source.id, page: number, quote, note });
  names.excerpts.set(name, id);
  return id;
}

type Judgement = Sample['issues'][number]['items'][string];

function argue(opened: WritableCase, sample: Sample, names: Names): void {
  for (const { key, answer, argument, note, items } of sample.issues) {
    const parts: [string, Judgement][] = [[key, { answer, argument, note }]];
    for (const [number, item] of Object.entries(items)) parts.push([`${key}/${number}`, item]);
    for (const [issue, said] of parts) {
      const patch = { ...said, argument: said.argument === undefined ? undefined : withCites(said.argument, names) };
      if (Object.values(patch).some((value) => value !== undefined))
        updateIssue(opened, named(names.issues, issue), patch);
    }
  }
}

/** Turns `[[fact/<key>]]` into the cite of the excerpt that proves the fact. */
function withCites(text: string, names: Names): string {
  return text.replaceAll(
    /\[\[fact\/([a-z0-9-]+)\]\]/gu,
    (_token, key: string) => `[[excerpt/${named(names.proofs, key)}]]`,
  );
}

function grieve(opened: WritableCase, resources: Resources, sample: Sample): void {
  const { clocks, ...given } = sample.grievance;
  const { id } = createGrievance(opened, given);
  openSteps(opened, resources, id);
  for (const { template, clock, triggerOn, note } of clocks) {
    const deadline = deadlineFromTemplate(opened, resources, { contract: template, clock, triggerOn, grievance: id });
    if (note !== undefined) updateDeadline(opened, resources, deadline.id, { note: `${note} ${deadline.note}` });
  }
}

function exhibitsOf(sample: Sample, names: Names) {
  return exhibitSeries.flatMap((series) =>
    sample.sources
      .filter((one) => one.exhibit === series)
      .map(({ file }) => ({ source: found(names.sources.get(file), file).id, series })),
  );
}

function finish(opened: WritableCase, sample: Sample, names: Names): void {
  const brief = found(allRows(opened, 'brief')[0], 'the brief');
  const { title, summary, conclusion, remedy } = sample.brief;
  updateCase(opened, sample.case);
  updateBrief(opened, brief.id, {
    title,
    remedy,
    summary: withCites(summary, names),
    conclusion: withCites(conclusion, names),
  });
}

function named(names: ReadonlyMap<string, string>, name: string): string {
  return found(names.get(name), name);
}
