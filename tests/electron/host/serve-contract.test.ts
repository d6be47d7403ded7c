import { dirname, join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { createTypesetter } from '../../../electron/core/briefs/typesetter.ts';
import { closeCase, openCase, type ReadableCase } from '../../../electron/core/case-file/open-case.ts';
import { createOpenedSources } from '../../../electron/core/custody/opened-sources.ts';
import type { Session } from '../../../electron/core/session.ts';
import { readHandlers } from '../../../electron/host/read-handlers.ts';
import { handle, serveContract } from '../../../electron/host/serve-contract.ts';
import { writeHandlers } from '../../../electron/host/write-handlers.ts';
import { type CallInput, type CallName, type CallOutput, contract } from '../../../shared/contract/contract.ts';
import type { CaseEvent, PortMessage } from '../../../shared/contract/events.ts';
import { AppError } from '../../../shared/errors.ts';
import { buildCase, tempFolder, testContext } from '../../support/case-builder.ts';
import { callOnBriefs } from './call-on-briefs.ts';
import { callOnExports } from './call-on-exports.ts';
import { callOnCustody } from './call-on-custody.ts';
import { callOnRedactions } from './call-on-redactions.ts';
import { callOnCiteCheck, callOnSeries } from './call-on-exhibits.ts';
import { callOnPasswords } from './call-on-passwords.ts';
import { callOnProductions } from './call-on-productions.ts';
import { writeInputs } from './write-inputs.ts';
import { callOnRecording } from './call-on-recording.ts';
import { filesIn, sharedPool, testResources } from '../../support/case-parts.ts';
import { makePdf, makeTiff } from '../../support/make-files.ts';

const pool = sharedPool();
const typesetter = createTypesetter();
afterAll(async () => await typesetter.close());
const words = (bytes: Uint8Array) => Buffer.from(bytes).toString();
const calls = Object.keys(contract) as CallName[];

async function sessionOf(opened: ReadableCase, grants: Record<string, string> = {}) {
  const events: CaseEvent[] = [];
  const session: Session = {
    opened,
    resources: { ...(await testResources()), firmTemplates: join(tempFolder(), 'templates') },
    pool,
    typesetter,
    openedSources: createOpenedSources(opened),
    jobs: new Map(),
    emit: (event) => events.push(event),
    pathOf(token, use) {
      const path = grants[`${use} ${token}`];
      if (path === undefined) throw new AppError('no-permission', 'this path was not granted', { data: { use } });
      return path;
    },
  };
  const seen = new Set<CallName>();
  /** Makes a call as a window would, its output checked, and gives the value. */
  async function call<K extends CallName>(name: K, input: CallInput<K>): Promise<CallOutput<K>> {
    seen.add(name);
    const envelope = await handle(session, name, input, true);
    if (!envelope.ok) throw new Error(`${name}: ${envelope.error.code}: ${envelope.error.message}`);
    return envelope.value as CallOutput<K>;
  }
  return { session, call, events, seen };
}

const evidence = async () =>
  filesIn({
    'Dispatch log.txt': 'First line\nThe officer called dispatch.',
    'memo.pdf': await makePdf(['Cover', 'A translator was asked for']),
    'mail.eml': 'From: a@example.org\r\nTo: b@example.org\r\nSubject: Records\r\n\r\nPlease send them.',
    'roster.csv': 'Name,Course\nA. Sergeant,Interpreters\n',
    'scan.tiff': makeTiff([{ width: 8, height: 8, rgb: () => [200, 10, 10] }]),
    'empty.pdf': '',
  });

/** Calls everything that a window can call, in an order in which each has something to work on. */
async function callEverything() {
  const opened = await buildCase();
  const out = join(tempFolder(), 'Brief.pdf');
  const ground = await sessionOf(opened, {
    'read in': await evidence(),
    'write out': out,
    'write record': join(dirname(out), 'Record.pdf'),
    'write copy': join(dirname(out), 'Copy.zip'),
    'write all': join(dirname(out), 'All'),
    'write folder': join(dirname(out), 'Production'),
    'write log': join(dirname(out), 'Log'),
    'read made': out,
    'write paper': join(dirname(out), 'Index.pdf'),
    'write exhibits': join(dirname(out), 'Exhibits'),
    'write list': join(dirname(out), 'Exhibits.csv'),
    'write word': join(dirname(out), 'Brief.docx'),
  });
  const { call } = ground;
  await call('case.info', {});
  await call('case.update', { patch: { employer: 'City', hearingOn: '2026-04-01' } });
  const { run } = await call('imports.start', { job: 'import', tokens: ['in'] });
  expect(run).toMatchObject({ state: 'done', counts: { files: 6, unreadable: 1 } });
  const outcomes = await call('imports.outcomes', { id: run.id, only: null, limit: 100 });
  expect(await call('imports.list', {})).toMatchObject([{ id: run.id, live: false, finished: 6, total: 6 }]);
  await call('imports.pause', { job: 'import', paused: true });
  expect((await call('imports.resume', { job: 'again', id: run.id })).run.counts).toEqual(run.counts);
  await call('imports.dismiss', { id: run.id });
  await call('imports.save', { id: run.id, token: 'out', form: 'csv' });
  const [log = '', empty = '', mail = '', memo = '', roster = '', tiff = ''] = outcomes.map((o) => o.source ?? '');
  expect(outcomes.map((o) => o.outcome)).toEqual(['added', 'unreadable', 'added', 'added', 'added', 'added']);
  await call('sources.list', {});
  await call('sources.update', { id: log, patch: { title: 'Dispatch log', publisher: 'City' } });
  expect(await call('sources.read-again', { id: log })).toMatchObject({ unreadable: null });
  await call('sources.update-many', { ids: [log, memo], patch: { custodian: 'Records' } });
  await call('sources.get', { id: log });
  expect(words((await call('sources.read', { id: log, offset: 6, length: 4 })).bytes)).toBe('line');
  expect((await call('sources.html', { id: mail })).html).toContain('Please send them.');
  expect(await call('sources.pages', { id: memo, from: 2, count: 5 })).toHaveLength(1);
  await call('sources.table', { id: roster, sheet: 0, from: 0, count: 10 });
  expect(words((await call('sources.png', { id: tiff, page: 1 })).bytes.subarray(1, 4))).toBe('PNG');
  const excerpt = await call('excerpts.create', { source: log, kind: 'lines', page: 1, lineFrom: 2 });
  const spare = await call('excerpts.create', { source: memo, kind: 'page', page: 2 });
  await call('excerpts.update', { id: excerpt.id, patch: { note: 'Here' } });
  await call('excerpts.list', {});
  await callOnRecording(call, opened);
  await callOnPasswords(call, opened, pool);
  const person = await call('people.create', { name: 'A. Sergeant', rank: 'Sgt.' });
  await call('people.update', { id: person.id, patch: { role: 'supervisor' } });
  const other = await call('people.create', { name: 'Nobody' });
  await call('people.remove', { id: other.id });
  await call('people.list', {});
  const issue = await call('issues.create', { title: 'Was she warned?', kind: 'test' });
  const [list] = await call('issues.checklists', {});
  const { ids } = await call('issues.add-checklist', { checklist: list!.id, parent: null });
  await call('issues.update', { id: issue.id, patch: { answer: 'unclear' } });
  await call('issues.move', { id: issue.id, parent: null, index: 0 });
  await call('issues.remove', { id: ids[0]! });
  const fact = await call('facts.create', { fact: { text: 'She called', speaker: person.id } });
  const against = await call('facts.create', {
    fact: { text: 'She did not call', date: '2026-02' },
    excerpts: [{ excerpt: spare.id, bearing: 'supports' }],
    issues: [{ issue: issue.id, bearing: 'undermines' }],
  });
  await call('facts.update', { id: fact.id, patch: { status: 'alleged', side: 'helps' } });
  await call('facts.link-excerpt', { fact: fact.id, excerpt: excerpt.id, bearing: 'supports' });
  await call('facts.link-issue', { fact: fact.id, issue: issue.id, bearing: 'supports' });
  const mark = await call('facts.link-contradiction', { factA: fact.id, factB: against.id, note: '' });
  await call('facts.list', {});
  await call('issues.list', {});
  await call('facts.unlink-contradiction', { link: mark.id });
  await call('facts.unlink-issue', { link: against.issues[0]!.link });
  await call('facts.unlink-excerpt', { link: against.pins[0]!.link });
  await call('facts.remove', { ids: [against.id] });
  await call('excerpts.remove', { id: spare.id });
  const provision = await call('provisions.create', { source: memo, label: '1', bearing: 'prohibits' });
  await call('provisions.update', { id: provision.id, patch: { text: 'No calls.' } });
  await call('provisions.move', { id: provision.id, parent: null, index: 0 });
  expect(await call('provisions.list', { source: memo })).toHaveLength(1);
  await call('provisions.remove', { id: provision.id });
  const charge = await call('charges.create', { source: memo, label: 'Charge 1' });
  await call('charges.update', { id: charge.id, patch: { text: 'Conduct' } });
  await call('charges.move', { id: charge.id, parent: null, index: 0 });
  expect((await call('charges.make-issues', { source: memo })).issues).toHaveLength(1);
  expect(await call('charges.list', { source: memo })).toMatchObject([{ label: 'Charge 1' }]);
  await call('charges.remove', { id: charge.id });
  const comparator = await call('comparators.create', { person: 'Officer B', excerpt: excerpt.id });
  await call('comparators.update', { id: comparator.id, patch: { penalty: 'Reprimand' } });
  await call('comparators.list', {});
  const gone = await call('comparators.create', { person: 'Officer C' });
  await call('comparators.remove', { id: gone.id });
  const templates = await call('grievances.contracts', {});
  const template = templates.find((each) => each.kind === 'contract')!;
  const grievance = await call('grievances.create', {
    title: 'Suspension',
    contract: template.id,
    occurredOn: '2026-02-19',
  });
  await call('grievances.update', { id: grievance.id, patch: { remedy: 'Make whole' } });
  await call('grievances.open-steps', { id: grievance.id });
  const [{ steps } = { steps: [] }] = await call('grievances.list', {});
  await call('grievances.update-step', { id: steps[0]!.id, patch: { state: 'answered' } });
  const terms = { triggerOn: '2026-02-19', count: 5, mode: 'unspecified', calendar: 'us-federal' };
  await call('deadlines.preview', { ...terms, unit: 'days', service: 'none', backward: false });
  const clock = await call('deadlines.create', { title: 'Appeal', ...terms });
  await call('deadlines.update', { id: clock.id, patch: { confirmedBy: 'Counsel' } });
  const started = await call('deadlines.from-template', {
    contract: template.id,
    clock: template.clocks[0]!.id,
    triggerOn: '2026-02-19',
    grievance: grievance.id,
  });
  await call('deadlines.remove', { id: started.id });
  await call('deadlines.list', {});
  await call('deadlines.calendars', {});
  await call('grievances.remove', { id: grievance.id });
  const exhibits = await call('exhibits.set', { exhibits: [log, memo].map((source) => ({ source, series: 'union' })) });
  expect(exhibits.map((exhibit) => exhibit.label)).toEqual(['Union Ex. 1', 'Union Ex. 2']);
  await call('exhibits.list', {});
  await callOnRedactions(call, memo);
  await callOnProductions(call, log, memo);
  await call('sources.remove', { ids: [empty] });
  await call('history.undo', {});
  await call('history.redo', {});
  await call('history.state', {});
  const [brief] = await call('briefs.list', {});
  await call('briefs.update', { id: brief!.id, patch: { summary: `She called [[excerpt/${excerpt.id}]].` } });
  await callOnExports(call, brief!.id, 'out', 'made');
  await callOnBriefs(call, brief!.id);
  await call('case.overview', {});
  await call('custody.steps', { before: null, limit: 100 });
  await callOnCustody(call, log);
  await callOnSeries(call);
  await callOnCiteCheck(call, brief!.id);
  await call('custody.verify', { job: 'verify' });
  const query = { text: 'dispatch' };
  const size = { sources: 5, perSource: 3, others: 5 };
  expect(await call('search.first', { request: query, size })).toMatchObject({ ranked: false, atLeast: false });
  const ranked = await call('search.ranked', { request: query, size, box: 'a' });
  expect(ranked.sources[0]).toMatchObject({ label: 'Union Ex. 1', found: 1 });
  expect(await call('search.in-source', { request: query, source: ranked.sources[0]!.source })).toMatchObject({
    found: 1,
  });
  const saved = await call('saved-searches.create', { name: 'Radio', query });
  await call('saved-searches.update', { id: saved.id, patch: { name: 'Radio traffic' } });
  await call('saved-searches.move', { id: saved.id, index: 0 });
  expect(await call('saved-searches.list', {})).toMatchObject([{ name: 'Radio traffic', query: { kind: null } }]);
  await call('saved-searches.remove', { id: saved.id });
  await call('jobs.cancel', { job: 'none' });
  return { ...ground, opened, log, memo, brief: brief!.id };
}

describe('every call of the contract', () => {
  it('is answered, with an output that is what the contract says, and again on the same case opened for reading', async () => {
    const { seen, events, opened, log, memo, brief } = await callEverything();
    expect([...seen].toSorted()).toEqual(calls.toSorted());
    const kinds = new Set(events.flatMap((event) => (event.type === 'job' ? event.kind : [])));
    expect([...kinds].toSorted()).toEqual(['copy', 'export', 'find', 'import', 'preview', 'verify']);

    const reading = await openCase(opened.layout.folder, null, testContext());
    onTestFinished(() => closeCase(reading));
    const { session, call } = await sessionOf(reading);
    for (const name of ['case.info', 'case.overview', 'history.state', 'sources.list', 'facts.list'] as const) {
      await call(name, {});
    }
    expect(await call('history.state', {})).toEqual({ undo: null, redo: null, savedAt: null });
    expect(words((await call('sources.read', { id: memo, offset: 0, length: 5 })).bytes)).toBe('%PDF-');
    expect(await call('custody.verify', { job: 'v' })).toMatchObject({ ok: true });
    await call('briefs.preview', { job: 'p', brief, bundle: false, date: '2026-03-02' });

    const inputFor = writeInputs({ log, memo, brief });
    for (const name of Object.keys(writeHandlers) as CallName[]) {
      const answer = await handle(session, name, inputFor(name), true);
      expect([name, answer]).toEqual([name, { ok: false, error: expect.objectContaining({ code: 'read-only' }) }]);
    }
  });

  it('is served by a reading or a writing handler, and by one only', () => {
    const served = [...Object.keys(readHandlers), ...Object.keys(writeHandlers)];
    expect(served.toSorted()).toEqual(calls.toSorted());
  });

  it('refuses bad input before it does anything', async () => {
    const opened = await buildCase();
    const { session } = await sessionOf(opened);
    const steps = opened.journal.lastNumber;
    for (const name of calls) {
      for (const input of [null, undefined, 'text', 7, []]) {
        expect([name, await handle(session, name, input)]).toEqual([
          name,
          {
            ok: false,
            error: expect.objectContaining({ code: 'invalid-input', data: expect.objectContaining({ call: name }) }),
          },
        ]);
      }
    }
    const wrong: [CallName, object][] = [
      ['sources.read', { id: 'x', offset: -1, length: 1 }],
      ['sources.read', { id: 'x', offset: 0, length: 9_000_000 }],
      ['facts.create', { fact: { text: '' } }],
      ['facts.create', { fact: { text: 'x'.repeat(20_001) } }],
      ['people.create', { name: 'x', role: 'king' }],
      ['briefs.preview', { job: 'x', brief: 'x', bundle: true, date: 'today' }],
      ['case.update', { patch: { batesPrefix: '../..' } }],
      ['issues.move', { id: 'x', parent: null, index: 0.5 }],
      ['search.first', { request: { text: 'x' }, size: { sources: 0, perSource: 1, others: 1 } }],
      [
        'facts.create',
        { fact: { text: 'x' }, excerpts: Array.from({ length: 1001 }, () => ({ excerpt: 'x', bearing: 'supports' })) },
      ],
      [
        'facts.create',
        { fact: { text: 'x' }, issues: Array.from({ length: 1001 }, () => ({ issue: 'x', bearing: 'neutral' })) },
      ],
      ['sources.png', { id: 'x', page: 1e9 }],
    ];
    for (const [name, input] of wrong) {
      expect(await handle(session, name, input)).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    }
    expect(opened.journal.lastNumber).toBe(steps);
  });
});

describe('the case host', () => {
  it('does not know a call that is not in the contract, nor what every object has', async () => {
    const { session } = await sessionOf(await buildCase());
    for (const name of ['facts.drop', 'toString', '__proto__', 'constructor', '']) {
      expect(await handle(session, name, {})).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    }
  });

  it('uses no path that was not granted for that use', async () => {
    const opened = await buildCase();
    const { session, call } = await sessionOf(opened, { 'read in': tempFolder() });
    const refused = { ok: false, error: { code: 'no-permission' } };
    expect(await handle(session, 'imports.start', { job: 'j', tokens: ['/etc/passwd'] })).toMatchObject(refused);
    expect(await handle(session, 'imports.start', { job: 'j', tokens: ['in', 'other'] })).toMatchObject(refused);
    const [brief] = await call('briefs.list', {});
    const job = { job: 'j', brief: brief!.id, bundle: false, date: '2026-03-02', token: 'in' };
    expect(await handle(session, 'briefs.export', job)).toMatchObject(refused);
  });

  it('says what is not there, and what is not for this call', async () => {
    const { session } = await sessionOf(await buildCase());
    for (const name of ['sources.get', 'sources.html', 'people.remove', 'issues.remove', 'deadlines.remove'] as const) {
      expect([name, await handle(session, name, { id: 'none' })]).toMatchObject([
        name,
        { error: { code: 'not-found' } },
      ]);
    }
    expect(await handle(session, 'history.undo', {})).toMatchObject({ error: { code: 'not-found' } });
  });

  it('cancels a job under way by its name; what was finished stays', async () => {
    const files = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`${n}.txt`, `Words ${n}`]));
    const { session, call } = await sessionOf(await buildCase(), { 'read in': filesIn(files) });
    const importing = call('imports.start', { job: 'long', tokens: ['in'] });
    await new Promise((resolve) => setTimeout(resolve, 60));
    await call('jobs.cancel', { job: 'long' });
    const { cancelled, run } = await importing;
    expect(cancelled).toBe(true);
    expect(await call('sources.list', {})).toHaveLength(run.counts.added);
    expect(session.jobs.size).toBe(0);
  });

  it('answers over a port, each request under its own number, and passes over what is no request', async () => {
    const { session } = await sessionOf(await buildCase());
    const { port1, port2 } = new MessageChannel();
    onTestFinished(() => port1.close());
    // Electron's port wraps what it got in an event; Node's gives it as it is.
    serveContract(
      session,
      {
        postMessage: (message) => port2.postMessage(message),
        on: (event, listener) => port2.on(event, (data: unknown) => listener({ data })),
      },
      true,
    );
    const answers = new Map<number, PortMessage>();
    port1.on('message', (message: PortMessage) => 'id' in message && answers.set(message.id, message));
    for (const noise of [null, 'x', {}, { id: 'a', name: 'case.info' }, { id: 1 }]) port1.postMessage(noise);
    port1.postMessage({ id: 7, name: 'people.create', input: { name: 'A. Sergeant' } });
    port1.postMessage({ id: 8, name: 'people.list', input: {} });
    port1.postMessage({ id: 9, name: 'people.remove', input: { id: 'none' } });
    await expect.poll(() => answers.size).toBe(3);
    expect(answers.get(7)).toMatchObject({ envelope: { ok: true, value: { name: 'A. Sergeant' } } });
    expect(answers.get(8)).toMatchObject({ envelope: { ok: true, value: [{ name: 'A. Sergeant', facts: 0 }] } });
    expect(answers.get(9)).toMatchObject({ envelope: { ok: false, error: { code: 'not-found' } } });
  });
});
