import { describe, expect, it } from 'vitest';
import { prepareExhibits } from '../../../../electron/core/briefs/prepared-exhibits.ts';
import { composeBrief, type Composition } from '../../../../electron/core/briefs/compose.ts';
import { caseInfo } from '../../../../electron/core/case-file/case-commands.ts';
import type { WritableCase } from '../../../../electron/core/case-file/open-case.ts';
import { createComparator } from '../../../../electron/core/comparators/comparators-commands.ts';
import { setExhibits } from '../../../../electron/core/exhibits/exhibits-commands.ts';
import { listExhibits } from '../../../../electron/core/exhibits/exhibits-queries.ts';
import { createFact, linkIssue } from '../../../../electron/core/facts/facts-commands.ts';
import { createIssue, updateIssue } from '../../../../electron/core/issues/issues-commands.ts';
import { allRows } from '../../../../electron/core/journal/read.ts';
import { createPerson } from '../../../../electron/core/people/people-commands.ts';
import { createProduction, setProductionSources } from '../../../../electron/core/productions/productions-commands.ts';
import { createExcerpt } from '../../../../electron/core/sources/excerpts-commands.ts';
import { updateSource } from '../../../../electron/core/sources/sources-commands.ts';
import type { Block } from '../../../../shared/domain/brief-blocks.ts';
import { briefData } from '../../../../shared/domain/brief.ts';
import type { BlockNode, LiveObject } from '../../../../shared/domain/brief-document.ts';
import { buildCase } from '../../../support/case-builder.ts';
import { addFile, sharedPool } from '../../../support/case-parts.ts';

const pool = sharedPool();

/** A case with one exhibit and one source that must never leave. */
async function ready() {
  const opened = await buildCase();
  const log = await addFile(opened, pool, 'log.txt', 'She called at 18:20');
  const secret = await addFile(opened, pool, 'secret.txt', 'She called, CANARY said to counsel');
  updateSource(opened, log, { receivedFrom: 'Records division', receivedHow: 'by mail' });
  updateSource(opened, secret, { privilege: 'attorney-client', title: 'Memo of counsel' });
  setExhibits(opened, [{ source: log, series: 'union' }]);
  const pick = (source: string) =>
    createExcerpt(opened, { source, kind: 'words', page: 1, quote: 'She called', note: '' }).id;
  const proven = (text: string, more = {}) =>
    createFact(opened, { text, ...more }, [{ excerpt: pick(log), bearing: 'supports' }]);
  const kept = (text: string, more = {}) =>
    createFact(opened, { text, ...more }, [{ excerpt: pick(secret), bearing: 'supports' }]);
  return { opened, log, secret, pick, proven, kept };
}

function compose(opened: WritableCase, content: BlockNode[]): Composition {
  const info = caseInfo(opened);
  const exhibits = prepareExhibits(opened, info.batesPrefix);
  const document = { type: 'doc' as const, content };
  const made = composeBrief(opened, allRows(opened, 'brief')[0]!, {
    date: '2026-03-02',
    bundle: true,
    exhibits,
    info,
    document,
  });
  briefData.parse(made.data);
  return made;
}

const live = (object: LiveObject, id: string | null = null): BlockNode => ({ type: 'live', attrs: { object, id } });
const composed = (opened: WritableCase, object: LiveObject, id: string | null = null) =>
  compose(opened, [live(object, id)]);
function only<K extends Block['kind']>({ data }: Composition, kind: K): Extract<Block, { kind: K }> {
  expect(data.blocks.map((block) => block.kind)).toEqual([kind]);
  return data.blocks[0] as Extract<Block, { kind: K }>;
}

describe('witnesses', () => {
  it('are the people named in what an exhibit proves, with those facts; nobody known only from what is kept back', async () => {
    const { opened, proven, kept } = await ready();
    const speaker = createPerson(opened, { name: 'Reyes', rank: 'Lt.', role: 'supervisor' });
    const counsel = createPerson(opened, { name: 'Counsel', role: 'counsel' });
    const hidden = createPerson(opened, { name: 'CANARY', role: 'witness' });
    const fact = proven('He said to call', { speaker: speaker.id, assertedBy: counsel.id });
    kept('CANARY saw it', { speaker: hidden.id });
    const made = composed(opened, 'witnesses');
    const { people } = only(made, 'witnesses');
    expect(people).toMatchObject([
      { name: 'Lt. Reyes', role: 'Supervisor', facts: [{ id: fact.id, paragraph: null }] },
    ]);
    expect(JSON.stringify(made.data)).not.toContain('CANARY');
    expect(made.warnings[0]).toContain('1 witness is named in no fact');
  });
});

describe('just cause', () => {
  it('gives each test with the person’s answer, the evidence on both sides and what is missing, and no score', async () => {
    const { opened, proven, kept } = await ready();
    const cause = createIssue(opened, { kind: 'just-cause', title: 'Just cause' });
    const [warning, proof] = ['Warning', 'Proof'].map((title) =>
      createIssue(opened, { kind: 'test', title, parent: cause.id, question: `${title}?`, note: 'CANARY note' }),
    );
    updateIssue(opened, warning!.id, { answer: 'no', answeredBy: 'A. Rep' });
    linkIssue(opened, proven('She was not told').id, { issue: warning!.id, bearing: 'supports' });
    linkIssue(opened, kept('CANARY fact').id, { issue: warning!.id, bearing: 'undermines' });
    const made = composed(opened, 'just-cause');
    const { tests, caution } = only(made, 'just-cause');
    expect(caution).toBe('Not a formula: arbitrators weigh them.');
    expect(tests).toMatchObject([
      { title: 'Warning', answer: 'No', answeredBy: 'A. Rep', gap: '1 fact linked to it has no exhibit.' },
      { title: 'Proof', answer: null, gap: 'No exhibit speaks to it.' },
    ]);
    expect(tests[0]!.supports).toHaveLength(1);
    expect(tests[0]!.undermines).toEqual([]);
    expect(proof!.title).toBe('Proof');
    expect(JSON.stringify(made)).not.toContain('CANARY');
  });

  it('says where the tests are opened while the case has none', async () => {
    const { opened } = await ready();
    expect(composed(opened, 'just-cause')).toMatchObject({
      data: { blocks: [] },
      warnings: [expect.stringContaining('open their checklist under Issues')],
    });
  });
});

describe('an information request', () => {
  it('asks for what has no source, and tells neither what is kept back nor what speaks against the employee', async () => {
    const { opened, proven, kept } = await ready();
    proven('She called');
    kept('CANARY told to counsel');
    createFact(opened, { text: 'CANARY late once', side: 'hurts' });
    createFact(opened, {
      text: 'The lieutenant said to call',
      kind: 'instruction',
      channel: 'phone',
      date: '2026-02-09',
    });
    createFact(opened, { text: 'The audit was run twice' });
    createComparator(opened, { person: 'Officer B', rule: 'Directive 307', conduct: 'Called ICE.' });
    const made = composed(opened, 'information');
    const { groups } = only(made, 'information');
    expect(groups.map((group) => [group.heading, group.requests.length])).toEqual([
      ['Rules and instructions', 2],
      ['What happened', 1],
      ['Other employees', 1],
    ]);
    const text = JSON.stringify(groups);
    expect(text).toContain('instruction (February 9, 2026) by phone');
    expect(text).toContain('Officer B (Called ICE), under Directive 307');
    expect(text).not.toMatch(/CANARY|She called/u);
    expect(made.warnings).toEqual([
      'the request tells 1 fact of this case that has no source: read it before it goes out',
    ]);
  });
});

describe('the custody of the exhibits', () => {
  it('gives each exhibit with hash, origin and the entries of the log, and not the other sources', async () => {
    const { opened, log } = await ready();
    const { exhibits, log: journal } = only(composed(opened, 'custody'), 'custody');
    expect(exhibits).toHaveLength(1);
    const [one] = exhibits;
    expect(one!.sha256).toMatch(/^[0-9a-f]{64}$/u);
    expect(one!.particulars).toContainEqual(['Received from', 'Records division']);
    expect(one!.events[0]).toMatchObject({ event: 'Received and hashed' });
    expect(one!.events.some((event) => event.event === 'Record changed')).toBe(false);
    expect(journal.entries).toBeGreaterThan(0);
    expect(one!.id).toBe(listExhibits(opened).find((row) => row.source === log)!.id);
  });
});

describe('a production', () => {
  it('encloses what nothing bars until a person decides, and states the rest in the privilege log alone', async () => {
    const { opened, log, secret } = await ready();
    const { id } = createProduction(opened, { direction: 'given', date: '2026-03-01', party: 'The City' });
    setProductionSources(opened, id, [log, secret]);
    const made = composed(opened, 'production', id);
    expect(only(made, 'production')).toMatchObject({ to: 'The City', withheld: '1 item, stated in a privilege log' });
    expect(only(made, 'production').entries.map(({ title }) => title)).toEqual(['log.txt']);
    expect(made.warnings[0]).toContain('left out until a person decides');
    expect(composed(opened, 'production').data).toEqual(made.data);
    const { entries } = only(composed(opened, 'privilege-log'), 'privilege-log');
    expect(entries).toMatchObject([{ title: 'Memo of counsel', basis: 'Attorney-client privilege' }]);
  });
});

describe('one object of the case', () => {
  it('is a quotation with its cite, and dead where its source is kept back', async () => {
    const { opened, pick, log, secret } = await ready();
    const [shown, hidden] = [pick(log), pick(secret)];
    const made = compose(opened, [live('quote', shown), live('quote', hidden)]);
    expect(made.data.blocks).toMatchObject([
      { kind: 'quotation', at: 0, cites: [{ target: `excerpt/${shown}`, text: 'Union Ex. 1 at 1' }] },
    ]);
    expect(made.deadCites).toEqual([{ target: `quote/${hidden}`, block: 1 }]);
  });

  it('that does not exist is dead, with its block', async () => {
    const { opened } = await ready();
    const objects = ['quote', 'provision', 'issue', 'production'] as const;
    const made = compose(
      opened,
      objects.map((object) => live(object, 'none')),
    );
    expect(made.data.blocks).toEqual([]);
    expect(made.deadCites).toEqual(objects.map((object, block) => ({ target: `${object}/none`, block })));
  });

  it('stands at a level below the heading above it, and no heading skips a level', async () => {
    const { opened, proven } = await ready();
    const issue = createIssue(opened, { kind: 'other', title: 'Notice', argument: 'None was given.' });
    linkIssue(opened, proven('No notice').id, { issue: issue.id, bearing: 'supports' });
    const made = compose(opened, [
      { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: 'First' }] },
      { type: 'heading', attrs: { level: 4 }, content: [{ type: 'text', text: 'Deep' }] },
      live('issue', issue.id),
      live('facts'),
    ]);
    expect(made.data.blocks).toMatchObject([
      { kind: 'heading', level: 1 },
      { kind: 'heading', level: 2 },
      { kind: 'argument', sections: [{ level: 3, supports: [{ paragraph: 1 }] }] },
      { kind: 'facts', level: 3, groups: [{ sentences: [{ paragraph: 1 }] }] },
    ]);
  });
});
