import { describe, expect, it } from 'vitest';
import * as clocks from '../../../../electron/core/deadlines/deadlines-commands.ts';
import { listDeadlines } from '../../../../electron/core/deadlines/deadlines-queries.ts';
import * as grievances from '../../../../electron/core/grievances/grievances-commands.ts';
import { listGrievances } from '../../../../electron/core/grievances/grievances-queries.ts';
import { undo } from '../../../../electron/core/journal/history.ts';
import { removeSources } from '../../../../electron/core/sources/sources-commands.ts';
import { deadlineResultSchema } from '../../../../shared/domain/deadline-schema.ts';
import { buildCase } from '../../../support/case-builder.ts';
import { addFile, dumpTables, sharedPool, testResources } from '../../../support/case-parts.ts';

const pool = sharedPool();
const refused = (code: string) => expect.objectContaining({ code });
const terms = {
  title: 'Appeal',
  triggerOn: '2026-02-19',
  count: 5,
  mode: 'unspecified',
  calendar: 'us-federal',
} as const;

async function ready() {
  const resources = await testResources();
  const opened = await buildCase();
  const contract = resources.contracts.find((template) => template.kind === 'contract')!;
  return { opened, resources, contract };
}

describe('a clock', () => {
  it('is kept with its day and its trace, the earliest reading first', async () => {
    const { opened, resources } = await ready();
    const clock = clocks.createDeadline(opened, resources, terms);
    expect(clock).toMatchObject({ due: '2026-02-24', confirmedBy: '', metOn: null });
    const result = deadlineResultSchema.parse(clock.result);
    expect(result.readings.map((reading) => reading.due)).toEqual(expect.arrayContaining(['2026-02-24', '2026-02-26']));
    expect(result.warnings.length).toBeGreaterThan(0);
  });

  it('is refused for terms that the engine does not know', async () => {
    const { opened, resources } = await ready();
    for (const wrong of [
      { calendar: 'moon' },
      { mode: 'lunar' },
      { triggerOn: '2026-02-30' },
      { count: -1 },
      { count: 1.5 },
      { service: 'pigeon' },
    ]) {
      expect(() => clocks.createDeadline(opened, resources, { ...terms, ...wrong })).toThrow(refused('invalid-input'));
    }
    expect(() => clocks.createDeadline(opened, resources, { ...terms, grievance: 'none' })).toThrow(
      refused('conflict'),
    );
    expect(listDeadlines(opened)).toEqual([]);
  });

  it('takes another of its readings, no other day; new terms are counted anew and unconfirmed', async () => {
    const { opened, resources } = await ready();
    const { id } = clocks.createDeadline(opened, resources, terms);
    const change = (patch: Parameters<typeof clocks.updateDeadline>[3]) =>
      clocks.updateDeadline(opened, resources, id, patch);
    expect(change({ due: '2026-02-26', confirmedBy: 'Counsel' })).toMatchObject({ due: '2026-02-26' });
    expect(() => change({ due: '2026-02-27' })).toThrow(refused('invalid-input'));
    expect(change({ note: 'x' })).toMatchObject({ due: '2026-02-26', confirmedBy: 'Counsel' });
    expect(change({ count: 7, mode: 'calendar' })).toMatchObject({ due: '2026-02-26', confirmedBy: '' });
    expect(() => change({ metOn: '2026-02-31' })).toThrow(refused('invalid-input'));
    expect(() => clocks.updateDeadline(opened, resources, 'none', {})).toThrow(refused('not-found'));
  });

  it('is extended only by the signed document that grants it, which then stays; the old day stays too', async () => {
    const { opened, resources } = await ready();
    const early = clocks.createDeadline(opened, resources, terms);
    const late = clocks.createDeadline(opened, resources, { ...terms, count: 7, mode: 'calendar' });
    const extendedTo = '2026-03-10';
    expect(() => clocks.updateDeadline(opened, resources, early.id, { extendedTo })).toThrow(refused('invalid-input'));
    expect(() => clocks.createDeadline(opened, resources, { ...terms, extendedTo })).toThrow(refused('invalid-input'));
    expect(() => clocks.updateDeadline(opened, resources, early.id, { extendedTo, extensionSource: 'none' })).toThrow(
      refused('conflict'),
    );
    const extensionSource = await addFile(opened, pool, 'extension.txt', 'Signed');
    expect(clocks.updateDeadline(opened, resources, early.id, { extendedTo, extensionSource })).toMatchObject({
      due: '2026-02-24',
      extendedTo,
    });
    expect(listDeadlines(opened).map((clock) => clock.id)).toEqual([late.id, early.id]);
    expect(() => removeSources(opened, [extensionSource])).toThrow(refused('conflict'));
  });

  it('starts from a contract template, whose words it carries', async () => {
    const { opened, resources, contract } = await ready();
    const [first] = contract.clocks;
    const given = { contract: contract.id, clock: first!.id, triggerOn: '2026-02-19', grievance: null };
    const clock = clocks.deadlineFromTemplate(opened, resources, given);
    expect(clock).toMatchObject({ title: first!.title, count: first!.count, mode: first!.mode });
    expect(() => clocks.deadlineFromTemplate(opened, resources, { ...given, clock: 'none' })).toThrow(
      refused('not-found'),
    );
    expect(() => clocks.deadlineFromTemplate(opened, resources, { ...given, contract: 'no' })).toThrow(
      refused('not-found'),
    );
  });
});

describe('a grievance', () => {
  it('opens the steps of its contract once and starts the clocks that run from the occurrence', async () => {
    const { opened, resources, contract } = await ready();
    const { id } = grievances.createGrievance(opened, {
      title: 'Suspension',
      contract: contract.id,
      occurredOn: '2026-02-19',
    });
    grievances.openSteps(opened, resources, id);
    const [grievance] = listGrievances(opened);
    expect(grievance!.steps.map((step) => step.name)).toEqual(contract.clocks.map((clock) => clock.title));
    const first = contract.clocks.filter((clock) => clock.trigger.after === undefined);
    expect(
      listDeadlines(opened)
        .map((clock) => clock.title)
        .toSorted(),
    ).toEqual(first.map((clock) => clock.title).toSorted());
    expect(() => grievances.openSteps(opened, resources, id)).toThrow(refused('conflict'));
    const step = grievance!.steps[0]!;
    expect(grievances.updateStep(opened, step.id, { state: 'answered', answeredOn: '2026-02-25' }).state).toBe(
      'answered',
    );
    expect(() => grievances.updateStep(opened, step.id, { openedOn: '2026-13-01' })).toThrow(refused('invalid-input'));
  });

  it('without a template or a day opens what it can, and says what it cannot', async () => {
    const { opened, resources, contract } = await ready();
    const bare = grievances.createGrievance(opened, { title: 'Bare' });
    expect(() => grievances.openSteps(opened, resources, bare.id)).toThrow(refused('not-found'));
    expect(() => grievances.openSteps(opened, resources, 'none')).toThrow(refused('not-found'));
    expect(() => grievances.createGrievance(opened, { title: 'x', filedOn: 'today' })).toThrow(
      refused('invalid-input'),
    );
    const undated = grievances.createGrievance(opened, { title: 'Undated', contract: contract.id });
    grievances.openSteps(opened, resources, undated.id);
    expect(listDeadlines(opened)).toEqual([]);
  });

  it('goes with its steps and clocks, and undo restores all', async () => {
    const { opened, resources, contract } = await ready();
    const { id } = grievances.createGrievance(opened, { title: 'S', contract: contract.id, occurredOn: '2026-02-19' });
    grievances.openSteps(opened, resources, id);
    const before = dumpTables(opened);
    grievances.removeGrievance(opened, id);
    expect([listGrievances(opened), listDeadlines(opened)]).toEqual([[], []]);
    undo(opened);
    expect(dumpTables(opened)).toEqual(before);
    expect(() => grievances.removeGrievance(opened, 'none')).toThrow(refused('not-found'));
  });
});
