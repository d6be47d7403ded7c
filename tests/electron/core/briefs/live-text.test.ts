import { describe, expect, it } from 'vitest';
import { saveDocument } from '../../../../electron/core/briefs/briefs-commands.ts';
import { composeBrief } from '../../../../electron/core/briefs/compose.ts';
import { liveText } from '../../../../electron/core/briefs/live-text.ts';
import { prepareExhibits } from '../../../../electron/core/briefs/prepared-exhibits.ts';
import { createComparator } from '../../../../electron/core/comparators/comparators-commands.ts';
import { setExhibits } from '../../../../electron/core/exhibits/exhibits-commands.ts';
import { createFact, linkContradiction, linkIssue } from '../../../../electron/core/facts/facts-commands.ts';
import { createIssue } from '../../../../electron/core/issues/issues-commands.ts';
import { allRows } from '../../../../electron/core/journal/read.ts';
import { createExcerpt } from '../../../../electron/core/sources/excerpts-commands.ts';
import { updateSource } from '../../../../electron/core/sources/sources-commands.ts';
import { briefDocumentSchema, liveObjects, type BlockNode } from '../../../../shared/domain/brief-document.ts';
import { buildCase } from '../../../support/case-builder.ts';
import { addFile, sharedPool } from '../../../support/case-parts.ts';

const pool = sharedPool();

async function ready() {
  const opened = await buildCase();
  const log = await addFile(opened, pool, 'log.txt', 'The words of the log');
  const secret = await addFile(opened, pool, 'secret.txt', 'The words of counsel, CANARY');
  updateSource(opened, secret, { privilege: 'attorney-client' });
  setExhibits(opened, [{ source: log, series: 'union' }]);
  const pick = (source: string) => createExcerpt(opened, { source, kind: 'words', page: 1, quote: 'The words' }).id;
  const [excerpt, kept] = [pick(log), pick(secret)];
  const fact = (text: string, from = excerpt) =>
    createFact(opened, { text, date: '2026-02-09', status: 'reported' }, [{ excerpt: from, bearing: 'supports' }]).id;
  const facts = [fact('She called.'), fact('He answered.')] as const;
  fact('CANARY fact.', kept);
  linkContradiction(opened, facts[0], facts[1], 'Who spoke first');
  const issue = createIssue(opened, {
    title: 'Notice',
    kind: 'charge',
    argument: `She knew. [[excerpt/${excerpt}]]`,
  }).id;
  linkIssue(opened, facts[0], { issue, bearing: 'supports' });
  createComparator(opened, { person: 'B', conduct: 'Late', penalty: 'Reprimand', excerpt });
  const brief = allRows(opened, 'brief')[0]!;
  const info = allRows(opened, 'case_info')[0]!;
  const compose = (content: readonly BlockNode[]) =>
    composeBrief(opened, brief, {
      date: '2026-03-02',
      bundle: true,
      exhibits: prepareExhibits(opened, info.batesPrefix),
      info,
      document: { type: 'doc', content: [...content] },
    });
  const text = (object: (typeof liveObjects)[number], id: string | null = null, level = 1) =>
    liveText(opened, { brief: brief.id, date: '2026-03-02', object, id, level });
  return { opened, brief, excerpt, kept, issue, compose, text };
}

/** Every cite of composed blocks or of a document, sorted. */
function citesIn(value: unknown): string[] {
  return [...JSON.stringify(value).matchAll(/"target":"([^"]+)"/gu)].map(([, target]) => target!).toSorted();
}

describe('a live block that is turned into text', () => {
  it('is a valid document with every cite that the block printed, live, and nothing of what is withheld', async () => {
    const { opened, brief, excerpt, kept, issue, compose, text } = await ready();
    const rows = { quote: excerpt, issue } as const;
    const turned = liveObjects.filter((object) => {
      const id = rows[object as keyof typeof rows] ?? null;
      if (
        object === 'provision' ||
        object === 'production' ||
        ['exhibits', 'custody', 'certificate'].includes(object)
      ) {
        expect(() => text(object), object).toThrow(expect.objectContaining({ code: 'conflict' }));
        return false;
      }
      const printed = compose([{ type: 'live', attrs: { object, id } }]).data.blocks;
      if (printed.length === 0) {
        expect(() => text(object, id), object).toThrow(expect.objectContaining({ code: 'conflict' }));
        return false;
      }
      const content = text(object, id);
      briefDocumentSchema.parse({ type: 'doc', content });
      expect(citesIn(content), object).toEqual(citesIn(printed));
      expect(JSON.stringify(content)).not.toContain('CANARY');
      const again = compose(content);
      expect(again.deadCites).toEqual([]);
      expect(citesIn(again.data.blocks), object).toEqual(citesIn(printed));
      saveDocument(opened, brief.id, { type: 'doc', content });
      return true;
    });
    expect(turned).toEqual(
      expect.arrayContaining([
        'quote',
        'issue',
        'argument',
        'facts',
        'disputes',
        'comparators',
        'chronology',
        'privilege-log',
      ]),
    );
    expect(() => text('quote', kept)).toThrow(expect.objectContaining({ code: 'conflict' }));
  });

  it('keeps how a fact stands, its number, and the level of its headings', async () => {
    const { text } = await ready();
    const [first, list] = text('facts', null, 2);
    expect(first).toMatchObject({ type: 'heading', attrs: { level: 2 } });
    expect(list).toMatchObject({ type: 'orderedList', attrs: { start: 1 } });
    const said = JSON.stringify(list);
    expect(said).toContain('She called. (');
    expect(said).toContain('[reported]');
  });
});
