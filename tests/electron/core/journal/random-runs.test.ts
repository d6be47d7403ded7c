import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WritableCase } from '../../../../electron/core/case-file/open-case.ts';
import { updateCase } from '../../../../electron/core/case-file/case-commands.ts';
import { createComparator, removeComparator } from '../../../../electron/core/comparators/comparators-commands.ts';
import { verifyCase } from '../../../../electron/core/custody/verify.ts';
import {
  createDeadline,
  removeDeadline,
  updateDeadline,
} from '../../../../electron/core/deadlines/deadlines-commands.ts';
import { setExhibits } from '../../../../electron/core/exhibits/exhibits-commands.ts';
import * as facts from '../../../../electron/core/facts/facts-commands.ts';
import * as grievances from '../../../../electron/core/grievances/grievances-commands.ts';
import * as issues from '../../../../electron/core/issues/issues-commands.ts';
import { redo, undo } from '../../../../electron/core/journal/history.ts';
import { openJournal } from '../../../../electron/core/journal/journal.ts';
import { allRows } from '../../../../electron/core/journal/read.ts';
import type { TableName } from '../../../../electron/core/journal/tables.ts';
import { createPerson, removePerson, updatePerson } from '../../../../electron/core/people/people-commands.ts';
import { createExcerpt, removeExcerpt, updateExcerpt } from '../../../../electron/core/sources/excerpts-commands.ts';
import { removeSources, updateSource } from '../../../../electron/core/sources/sources-commands.ts';
import type { Resources } from '../../../../electron/core/resources.ts';
import { AppError } from '../../../../shared/errors.ts';
import { buildCase } from '../../../support/case-builder.ts';
import { addFile, dumpTables, indexFaults, sharedPool, testResources } from '../../../support/case-parts.ts';

const pool = sharedPool();

type Ground = { opened: WritableCase; resources: Resources; pick: (table: TableName, n: number) => string };
type Act = (ground: Ground, n: number, m: number) => unknown;

const acts: Readonly<Record<string, Act>> = {
  editCase: ({ opened }, n) => updateCase(opened, { employer: `City ${n}` }),
  addPerson: ({ opened }, n) => createPerson(opened, { name: `Person ${n}` }),
  editPerson: ({ opened, pick }, n, m) => updatePerson(opened, pick('person', n), { rank: `Rank ${m}` }),
  removePerson: ({ opened, pick }, n) => removePerson(opened, pick('person', n)),
  addFact: ({ opened, pick }, n, m) =>
    facts.createFact(opened, { text: `Fact ${n}`, assertedBy: m % 2 === 0 ? pick('person', m) : null }),
  editFact: ({ opened, pick }, n, m) =>
    facts.updateFact(opened, pick('fact', n), { note: `Note ${m}`, date: '2026-02' }),
  removeFact: ({ opened, pick }, n) => facts.removeFacts(opened, [pick('fact', n)]),
  pin: ({ opened, pick }, n, m) =>
    facts.linkExcerpt(opened, pick('fact', n), {
      excerpt: pick('excerpt', m),
      bearing: m % 2 === 0 ? 'supports' : 'contradicts',
    }),
  unpin: ({ opened, pick }, n) => facts.unlinkExcerpt(opened, pick('fact_excerpt', n)),
  contradict: ({ opened, pick }, n, m) => facts.linkContradiction(opened, pick('fact', n), pick('fact', m), ''),
  addExcerpt: ({ opened, pick }, n) => createExcerpt(opened, { source: pick('source', n), kind: 'page', page: 1 }),
  editExcerpt: ({ opened, pick }, n, m) => updateExcerpt(opened, pick('excerpt', n), { note: `Note ${m}` }),
  removeExcerpt: ({ opened, pick }, n) => removeExcerpt(opened, pick('excerpt', n)),
  editSource: ({ opened, pick }, n, m) => updateSource(opened, pick('source', n), { compelled: m % 2 === 0 }),
  removeSource: ({ opened, pick }, n) => removeSources(opened, [pick('source', n)]),
  exhibits: ({ opened, pick }, n, m) =>
    setExhibits(
      opened,
      [...new Set([pick('source', n), pick('source', m)])].map((source) => ({ source, series: 'union' })),
    ),
  addIssue: ({ opened, pick }, n, m) =>
    issues.createIssue(opened, { title: `Issue ${n}`, kind: 'other', parent: m % 3 === 0 ? pick('issue', m) : null }),
  answer: ({ opened, pick }, n, m) =>
    issues.updateIssue(opened, pick('issue', n), { answer: m % 2 === 0 ? 'yes' : null }),
  moveIssue: ({ opened, pick }, n, m) => issues.moveIssue(opened, pick('issue', n), pick('issue', m), m),
  removeIssue: ({ opened, pick }, n) => issues.removeIssue(opened, pick('issue', n)),
  checklist: ({ opened, resources }, n) =>
    issues.addChecklist(opened, resources.checklists[n % resources.checklists.length]!, null),
  linkIssue: ({ opened, pick }, n, m) =>
    facts.linkIssue(opened, pick('fact', n), { issue: pick('issue', m), bearing: 'supports' }),
  addComparator: ({ opened, pick }, n) => createComparator(opened, { person: 'Other', excerpt: pick('excerpt', n) }),
  removeComparator: ({ opened, pick }, n) => removeComparator(opened, pick('comparator', n)),
  addGrievance: ({ opened, resources }, n) =>
    grievances.createGrievance(opened, {
      title: `Grievance ${n}`,
      contract: resources.contracts[0]!.id,
      occurredOn: '2026-02-19',
    }),
  openSteps: ({ opened, resources, pick }, n) => grievances.openSteps(opened, resources, pick('grievance', n)),
  removeGrievance: ({ opened, pick }, n) => grievances.removeGrievance(opened, pick('grievance', n)),
  addClock: ({ opened, resources }, n) =>
    createDeadline(opened, resources, {
      title: `Clock ${n}`,
      triggerOn: '2026-02-19',
      count: n,
      mode: 'unspecified',
      calendar: 'us-federal',
    }),
  editClock: ({ opened, resources, pick }, n, m) =>
    updateDeadline(opened, resources, pick('deadline', n), { count: m }),
  extend: ({ opened, resources, pick }, n, m) =>
    updateDeadline(opened, resources, pick('deadline', n), {
      extendedTo: '2026-05-01',
      extensionSource: pick('source', m),
    }),
  removeClock: ({ opened, pick }, n) => removeDeadline(opened, pick('deadline', n)),
  undo: ({ opened }) => undo(opened),
  redo: ({ opened }) => redo(opened),
};

/** A run in which every act finds something to act on; the random ones come after it. */
const tour: [string, number, number][] = `
  editCase addPerson editPerson addPerson removePerson addFact addFact editFact addExcerpt addExcerpt
  editExcerpt pin unpin addComparator removeComparator removeExcerpt addIssue addIssue answer
  linkIssue checklist removeIssue addGrievance openSteps removeGrievance addClock editClock extend
  removeClock exhibits exhibits undo redo undo undo editSource removeFact removeFact removeSource
`
  .trim()
  .split(/\s+/u)
  .map((name, at) => [name, 0, at % 2 === 0 ? 2 : 4]);
tour.splice(8, 0, ['contradict', 0, 1], ['addIssue', 0, 1], ['addIssue', 0, 1], ['moveIssue', 0, 1]);

/** Runs one act; one that the case refuses (nothing to act on, something rests on it) must leave everything as it was. */
function attempt(ground: Ground, name: string, n: number, m: number): void {
  const { opened } = ground;
  const steps = opened.journal.lastNumber;
  try {
    acts[name]!(ground, n, m);
  } catch (cause) {
    expect(cause).toBeInstanceOf(AppError);
    expect(['conflict', 'not-found', 'invalid-input']).toContain((cause as AppError).code);
    expect(opened.journal.lastNumber).toBe(steps);
  }
}

describe('any run of commands', () => {
  it('followed by undoing everything leaves every table as it was, and the log whole', async () => {
    const resources = await testResources();
    const opened = await buildCase();
    const start = dumpTables(opened);
    for (const name of ['a.txt', 'b.txt', 'c.txt']) await addFile(opened, pool, name, `Words of ${name}`);
    const ground: Ground = {
      opened,
      resources,
      pick: (table, n) => {
        const rows = allRows(opened, table);
        return rows[n % Math.max(1, rows.length)]?.id ?? 'none';
      },
    };
    const seen = new Set<string>();
    const runs = fc.array(fc.tuple(fc.constantFrom(...Object.keys(acts)), fc.nat(40), fc.nat(40)), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(runs, async (run) => {
        for (const [name, n, m] of run) {
          const steps = opened.journal.lastNumber;
          attempt(ground, name, n, m);
          if (opened.journal.lastNumber > steps) seen.add(name);
        }
        const end = dumpTables(opened);
        const count = opened.journal.undoable.length;
        expect(openJournal(opened.db)).toMatchObject({
          undoable: opened.journal.undoable,
          redoable: opened.journal.redoable,
          lastHash: opened.journal.lastHash,
        });
        while (opened.journal.undoable.length > 0) undo(opened);
        expect(dumpTables(opened)).toEqual(start);
        for (let i = 0; i < count; i++) redo(opened);
        expect(dumpTables(opened)).toEqual(end);
        expect((await verifyCase(opened)).problems).toEqual([]);
        expect(indexFaults(opened)).toEqual([]);
      }),
      { numRuns: 12, examples: [[tour]] },
    );
    // Every act has done something, so that none is proven by never being run.
    expect([...seen].toSorted()).toEqual(Object.keys(acts).toSorted());
  });
});
