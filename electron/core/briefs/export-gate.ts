import { parse } from 'node:path';
import type { NamedCheck } from '../../../shared/contract/views.ts';
import {
  type CheckPlace,
  gateRule,
  type GateCheckName,
  judge,
  type Verdict,
} from '../../../shared/domain/export-gate.ts';
import type { BundleCheck } from '../../../shared/domain/bundle.ts';
import type { Override } from '../../../shared/domain/briefs.ts';
import type { CaseInfo } from '../../../shared/domain/cases.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { sharedSources } from '../productions/productions-queries.ts';
import { coveredText, printedRedactions } from '../redactions/redaction-findings.ts';
import { sourcesById } from '../sources/sources-queries.ts';
import type { DeadCite } from './ground.ts';
import type { MissingGlyph } from './missing-glyphs.ts';
import type { PreparedExhibit } from './prepared-exhibits.ts';

/** Something that a check found: in words, and where it stands. */
export type Finding = { readonly text: string; readonly place: CheckPlace | null };

/** A place of the paper that repeats what is redacted, and where that stands. */
export type RepeatFinding = Finding & { readonly redacted: { readonly source: string; readonly page: number } | null };

export type GateInput = {
  readonly info: CaseInfo;
  /** Every exhibit that the paper may cite, in the order of the bundle. */
  readonly exhibits: readonly PreparedExhibit[];
  /** All that the paper prints, of whatever shape. */
  readonly printed: unknown;
  /** What the bundle engine found in the saved file. */
  readonly made: readonly BundleCheck[];
  readonly deadCites: readonly DeadCite[];
  /** Characters that no font has. */
  readonly missing: readonly MissingGlyph[];
  /** Where the check of the cites found the paper to repeat what is redacted. */
  readonly repeats: readonly RepeatFinding[];
  /** What others found in the words and the type of the brief. */
  readonly more: readonly NamedCheck[];
  /** Null while nobody has chosen a name. */
  readonly fileName: string | null;
};

/** Runs every check of an export: what the case says of its exhibits, then what was found in the PDF as it was made. */
export function gateChecks(opened: ReadableCase, input: GateInput): NamedCheck[] {
  const { exhibits, made } = input;
  return [
    ...withheldChecks(opened, exhibits),
    producedCheck(opened, exhibits),
    checkOf('cites-resolve', input.deadCites.map(deadFinding), {
      passes: 'Every cite in the text has its exhibit',
      fails: (count) => `${many(count, 'cite')} in the text ${count === 1 ? 'has' : 'have'} no exhibit in this bundle`,
    }),
    checkOf('glyphs', input.missing.flatMap(glyphFindings), {
      passes: 'Every character is printed as it was typed',
      fails: (count) =>
        `${many(count, 'character')} cannot be printed: no font of the program has ${count === 1 ? 'it' : 'them'}`,
    }),
    checkOf('redacted-words', redactedWords(opened, input), {
      passes: 'The paper prints no words that are redacted in an exhibit',
      fails: (count) => `The paper itself gives away what is redacted, in ${many(count, 'place')}`,
    }),
    checkOf('covered-text', coveredText(opened, exhibits), {
      passes: 'No exhibit was found to hide text under a box',
      fails: (count) =>
        `${many(count, 'exhibit')} ${count === 1 ? 'hides' : 'hide'} text under a box: mark it for redaction, or say why it may stay`,
    }),
    ...input.more,
    ...made.map(ofBundle),
    ...notedPages(made),
    lateCheck(exhibits),
    ...(input.fileName === null ? [] : [fileNameCheck(input.info, input.fileName)]),
  ];
}

/** Gives a check by its name: it passes when nothing was found. */
export function checkOf(
  name: GateCheckName,
  findings: readonly Finding[],
  words: { readonly passes: string; readonly fails: (count: number) => string },
): NamedCheck {
  const ok = findings.length === 0;
  return {
    check: name,
    ...gateRule(name),
    ok,
    detail: ok ? words.passes : words.fails(findings.length),
    items: findings.map(({ text }) => text),
    places: findings.map(({ place }) => place),
  };
}

/**
 * Judges checks by the reasons that a person gave. Throws `check-failed` when one fails that no reason lets pass, or that needs a
 * reason and has none: `checks` and `lines` name all that stand in the way, `owed` those that a reason would let pass.
 */
export function passGate(checks: readonly NamedCheck[], overrides: readonly Override[]): Verdict<NamedCheck> {
  const verdict = judge(checks, overrides);
  const failing = [...verdict.closed, ...verdict.owed];
  if (failing.length > 0) throw checkFailed(failing, verdict.owed);
  return verdict;
}

/** The override of the check for compelled statements where a reason was given. */
export function compelledOverride(reason = ''): Override[] {
  return reason.trim() === '' ? [] : [{ check: 'not-compelled', reason: reason.trim() }];
}

/** Gives the error that names each failing check and what it found. */
export function checkFailed(failing: readonly NamedCheck[], owed: readonly NamedCheck[] = []): AppError {
  const lines = failing.map((check) => `${check.title}: ${check.detail}`);
  return new AppError('check-failed', `nothing was written: ${lines.join('; ')}`, {
    data: { checks: failing.map((check) => check.check), lines, owed: owed.map((check) => check.check) },
  });
}

/** What the check of the cites found has its place in the paper; what only the set paper prints (a title, a caption) that of its mark. */
function redactedWords(opened: ReadableCase, { exhibits, printed, repeats }: GateInput): Finding[] {
  const told = new Set(repeats.map(({ redacted }) => `${redacted?.source} ${redacted?.page}`));
  const others = printedRedactions(opened, exhibits, printed).filter(
    ({ place }) => !told.has(`${place.source} ${place.page}`),
  );
  return [...repeats.map(({ text, place }) => ({ text, place })), ...others];
}

function deadFinding({ target, block }: DeadCite): Finding {
  const kind = target.slice(0, target.indexOf('/'));
  const what = /^[aei]/u.test(kind) ? `an ${kind}` : `a ${kind}`;
  const where = block === null ? '' : `, in block ${block + 1} of the brief`;
  return { text: `A cite of ${what}${where}`, place: block === null ? null : { kind: 'block', block } };
}

/** One finding for each block in which the character stands, or one without a place where it stands around them. */
function glyphFindings({ character, codePoint, blocks }: MissingGlyph): Finding[] {
  const text = `${character} (${codePoint}) is printed as ⟨${codePoint}⟩`;
  if (blocks.length === 0) return [nowhere(text)];
  return blocks.map((block) => ({
    text: `${text}, in block ${block + 1} of the paper`,
    place: { kind: 'block', block },
  }));
}

const nowhere = (text: string): Finding => ({ text, place: null });

const many = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Subtle: a source may bear two marks; each check looks for its own, so that no reason for one lets the other pass. */
function withheldChecks(opened: ReadableCase, exhibits: readonly PreparedExhibit[]): NamedCheck[] {
  const sources = sourcesById(
    opened,
    exhibits.map(({ row }) => row.source),
  );
  const marked = (is: (source: NonNullable<ReturnType<typeof sources.get>>) => boolean): Finding[] =>
    exhibits.flatMap(({ row }) => {
      const source = sources.get(row.source);
      return source === undefined || is(source) ? [exhibitFinding(row)] : [];
    });
  const subject = (count: number, what: string) => `${many(count, 'exhibit')} ${count === 1 ? 'is' : 'are'} ${what}`;
  return [
    checkOf(
      'not-privileged',
      marked((source) => source.privilege !== 'none'),
      {
        passes: 'No exhibit is marked privileged or work product',
        fails: (count) => subject(count, 'marked privileged or work product'),
      },
    ),
    checkOf(
      'not-sealed',
      marked(({ confidentiality }) => confidentiality === 'sealed' || confidentiality === 'protective-order'),
      {
        passes: 'No exhibit is sealed or under a protective order',
        fails: (count) => subject(count, 'sealed or under a protective order'),
      },
    ),
    checkOf(
      'not-compelled',
      marked((source) => source.compelled),
      {
        passes: 'No exhibit is a compelled statement',
        fails: (count) => subject(count, count === 1 ? 'a compelled statement' : 'compelled statements'),
      },
    ),
    checkOf(
      'confidential',
      marked((source) => source.confidentiality === 'confidential'),
      {
        passes: 'No exhibit is marked confidential',
        fails: (count) => subject(count, 'marked confidential: make sure that whoever gets this file may see it'),
      },
    ),
  ];
}

/** Evidence that was not produced at an earlier step may not be considered (domain, production ledger). */
function producedCheck(opened: ReadableCase, exhibits: readonly PreparedExhibit[]): NamedCheck {
  const known = sharedSources(opened);
  const missing = exhibits.filter(({ row }) => row.series !== 'employer' && !known.has(row.source));
  return checkOf(
    'produced',
    missing.map(({ row }) => exhibitFinding(row)),
    {
      passes: 'Every exhibit was produced to the other side or came from it',
      fails: (count) => `${many(count, 'exhibit')} ${count === 1 ? 'was' : 'were'} never produced to the other side`,
    },
  );
}

function exhibitFinding({ label, title, source }: PreparedExhibit['row']): Finding {
  return { text: `${label}, ${title}`, place: { kind: 'source', source, page: 1 } };
}

/** What the bundle engine found; a page that an item names is its place. */
function ofBundle({ check, ok, detail, items }: BundleCheck): NamedCheck {
  const rule = gateRule(check);
  const passes = ok && (rule.severity === 'closed' || items.length === 0);
  return { check, ...rule, ok: passes, detail, items: [...items], places: items.map(pageNamed) };
}

function pageNamed(item: string): CheckPlace | null {
  const page = Number(/\bpage (\d+)/u.exec(item)?.[1] ?? 0);
  return page > 0 ? { kind: 'page', page } : null;
}

/** Pages that are as they are in their source, but that a person should know of. */
function notedPages(made: readonly BundleCheck[]): NamedCheck[] {
  const noted = (of: string, ending: string): Finding[] => {
    const items = made.find(({ check }) => check === of)?.items ?? [];
    return items.flatMap((text) => (text.endsWith(ending) ? [{ text, place: pageNamed(text) }] : []));
  };
  const verb = (count: number, one: string, more: string) =>
    `${many(count, 'page')} of exhibits ${count === 1 ? one : more}`;
  return [
    checkOf('upside-down', noted('orientation', 'is upside down in its source'), {
      passes: 'No page of an exhibit is upside down',
      fails: (count) => verb(count, 'is upside down in its source', 'are upside down in their sources'),
    }),
    checkOf('no-text', noted('searchable', 'has no text'), {
      passes: 'Every page of an exhibit has text',
      fails: (count) =>
        verb(count, 'has no text that a reader could search for', 'have no text that a reader could search for'),
    }),
  ];
}

function lateCheck(exhibits: readonly PreparedExhibit[]): NamedCheck {
  const firstLate = exhibits.findIndex(({ row }) => row.late);
  const after = firstLate < 0 ? [] : exhibits.slice(firstLate).filter(({ row }) => !row.late);
  return checkOf(
    'late-last',
    after.map(({ row }) => exhibitFinding(row)),
    {
      passes: 'Every late exhibit stands after all others',
      fails: (count) => `${many(count, 'exhibit')} ${count === 1 ? 'stands' : 'stand'} after a late one`,
    },
  );
}

/** Bundle rule 8: the file name holds the case, what the file is, and the hearing day where one is set. */
function fileNameCheck({ title, hearingOn }: CaseInfo, fileName: string): NamedCheck {
  const words = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const said = new Set(words(parse(fileName).name));
  const lacks: Finding[] = [];
  const caseWords = words(title).filter((word) => word.length > 2);
  if (caseWords.length > 0 && !caseWords.some((word) => said.has(word))) lacks.push(nowhere('the name of the case'));
  if (!['brief', 'bundle', 'exhibits'].some((word) => said.has(word)))
    lacks.push(nowhere('what it is: brief or bundle'));
  if (hearingOn !== null && !fileName.includes(hearingOn)) lacks.push(nowhere(`the day of the hearing, ${hearingOn}`));
  return checkOf('file-name', lacks, {
    passes: 'The name tells the case, what the file is, and the day of the hearing',
    fails: () => 'The name of the file leaves something out',
  });
}
