import type { CallOutput } from '../../../shared/contract/contract.ts';
import { daysBetween, parseDay } from '../../../shared/domain/dates.ts';
import { deadlineResultSchema } from '../../../shared/domain/deadline-schema.ts';
import { explainDeadline } from '../../../shared/domain/deadline-trace.ts';
import { exportable } from '../../../shared/domain/sources.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { listComparators } from '../comparators/comparators-queries.ts';
import { openLabel } from '../custody/opened-sources.ts';
import { listSteps } from '../custody/custody-queries.ts';
import { listDeadlines } from '../deadlines/deadlines-queries.ts';
import { listFacts } from '../facts/facts-queries.ts';
import { listIssues } from '../issues/issues-queries.ts';
import { allRows } from '../journal/read.ts';
import { redList } from '../productions/productions-queries.ts';
import { coveredSources } from '../redactions/covered-boxes.ts';
import { countSources, listUnreadable, listUsedSources } from '../sources/sources-queries.ts';

type Overview = CallOutput<'case.overview'>;
type Gap = Overview['gaps'][number];
type Item = Gap['items'][number];

/** Gives what a person wants to see first: counts, what would lose this hearing, the next clocks, the last steps. */
export function overview(opened: ReadableCase, today: string): Overview {
  const facts = listFacts(opened);
  const issues = listIssues(opened);
  const used = listUsedSources(opened);
  const clocks = listDeadlines(opened);
  const comparators = listComparators(opened);
  const contradictions = allRows(opened, 'contradiction');
  const parents = new Set(issues.map((issue) => issue.parent));
  const leaves = issues.filter((issue) => !parents.has(issue.id));
  const sentence = new Map(facts.map((fact) => [fact.id, fact.text]));
  const cited = new Set(facts.flatMap((fact) => fact.pins.map((pin) => pin.source)));
  const listed = used.some((source) => source.label !== null);

  const gaps: [Gap['gap'], Item[]][] = [
    ['unsupported-facts', facts.filter((f) => !f.pins.some((pin) => pin.bearing === 'supports')).map(ofFact)],
    ['contradictions', contradictions.map((c) => ({ id: c.factA, title: c.note || (sentence.get(c.factA) ?? '') }))],
    ['unanswered-issues', leaves.filter((issue) => issue.answer === null).map(ofTitle)],
    ['issues-without-support', leaves.filter((i) => !i.facts.some((l) => l.bearing === 'supports')).map(ofTitle)],
    [
      'never-produced',
      redList(opened).map((row) => ({
        id: row.id,
        title: row.label === null ? row.title : `${row.label}, ${row.title}`,
      })),
    ],
    ['unreadable-sources', listUnreadable(opened)],
    ['covered-text', coveredSources(opened, null).map(({ source, title }) => ({ id: source, title }))],
    [
      'sources-not-exhibits',
      used.filter((s) => listed && s.label === null && exportable(s) && cited.has(s.id)).map(ofTitle),
    ],
    ['deadlines-unconfirmed', clocks.filter((c) => c.confirmedBy === '' && c.metOn === null).map(ofTitle)],
    [
      'comparators-unsupported',
      comparators.filter((c) => c.excerpt === null).map((c) => ({ id: c.id, title: c.person })),
    ],
  ];

  return {
    counts: {
      sources: countSources(opened),
      facts: facts.length,
      issues: issues.length,
      people: count(opened, 'person'),
      comparators: comparators.length,
      grievances: count(opened, 'grievance'),
      deadlines: clocks.length,
      exhibits: count(opened, 'exhibit'),
      productions: count(opened, 'production'),
      exports: count(opened, 'brief_export'),
    },
    gaps: gaps.map(([gap, items]) => ({ gap, count: items.length, items: items.slice(0, 50) })),
    clocks: clocks
      .filter((clock) => clock.metOn === null)
      .map((clock) => {
        const due = clock.extendedTo ?? clock.due;
        const result = deadlineResultSchema.safeParse(clock.result);
        return {
          id: clock.id,
          title: clock.title,
          due,
          days: daysBetween(parseDay(today), parseDay(due)),
          why: result.success ? explainDeadline(result.data) : clock.trigger,
        };
      }),
    steps: listSteps(opened, null, 60)
      .steps.filter((step) => step.label !== openLabel)
      .slice(0, 8),
  };
}

function ofFact(fact: { id: string; text: string }): Item {
  return { id: fact.id, title: fact.text };
}

function ofTitle(row: { id: string; title: string }): Item {
  return { id: row.id, title: row.title };
}

function count(
  opened: ReadableCase,
  table: 'person' | 'grievance' | 'exhibit' | 'brief_export' | 'production',
): number {
  return allRows(opened, table).length;
}
