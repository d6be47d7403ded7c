import { describe, expect, it } from 'vitest';
import { composeBrief, type Composition } from '../../../../electron/core/briefs/compose.ts';
import { caseInfo } from '../../../../electron/core/case-file/case-commands.ts';
import type { WritableCase } from '../../../../electron/core/case-file/open-case.ts';
import { createComparator } from '../../../../electron/core/comparators/comparators-commands.ts';
import { setExhibits } from '../../../../electron/core/exhibits/exhibits-commands.ts';
import { listExhibits } from '../../../../electron/core/exhibits/exhibits-queries.ts';
import { createFact, linkContradiction, linkIssue } from '../../../../electron/core/facts/facts-commands.ts';
import { createIssue } from '../../../../electron/core/issues/issues-commands.ts';
import { allRows } from '../../../../electron/core/journal/read.ts';
import { createExcerpt } from '../../../../electron/core/sources/excerpts-commands.ts';
import { updateSource } from '../../../../electron/core/sources/sources-commands.ts';
import type { Block } from '../../../../shared/domain/brief-blocks.ts';
import { buildCase } from '../../../support/case-builder.ts';
import { addFile, sharedPool } from '../../../support/case-parts.ts';

const pool = sharedPool();

/** A case with two exhibits, a report that is none, and one source that must never leave. */
async function ready() {
  const opened = await buildCase();
  const add = async (name: string, publisher: string) => {
    const id = await addFile(opened, pool, name, `The words of ${name}`);
    updateSource(opened, id, { publisher });
    return id;
  };
  const log = await add('log.txt', 'Dispatch');
  const rule = await add('rule.txt', 'City');
  const report = await add('report.txt', 'Report');
  const secret = await add('secret.txt', 'CANARY Counsel');
  updateSource(opened, rule, { kind: 'policy' });
  updateSource(opened, secret, { privilege: 'attorney-client' });
  setExhibits(
    opened,
    [log, rule].map((source) => ({ source, series: 'union' as const })),
  );
  const pick = (source: string, note = '') =>
    createExcerpt(opened, { source, kind: 'words', page: 1, quote: 'The words', note }).id;
  return { opened, pick, log, rule, report, secret };
}

function block<K extends Block['kind']>({ data }: Composition, kind: K): Extract<Block, { kind: K }> {
  return data.blocks.find((one): one is Extract<Block, { kind: K }> => one.kind === kind)!;
}

function compose(opened: WritableCase): Composition {
  const exhibits = listExhibits(opened).map((row) => ({
    row,
    pages: row.pages,
    bates: null,
    sha256: 'a'.repeat(64),
    fileName: row.title,
    date: null,
  }));
  const options = { date: '2026-03-02', bundle: true, exhibits, info: caseInfo(opened) };
  return composeBrief(opened, allRows(opened, 'brief')[0]!, options);
}

describe('a point on which the sources differ', () => {
  it('says whose account it is from what proves it, never from a source that stays inside or speaks against it', async () => {
    const { opened, pick, log, rule, secret } = await ready();
    const one = createFact(opened, { text: 'She called' }, [
      { excerpt: pick(secret), bearing: 'supports' },
      { excerpt: pick(rule), bearing: 'contradicts' },
      { excerpt: pick(log), bearing: 'supports' },
    ]);
    const other = createFact(opened, { text: 'She did not call' }, [{ excerpt: pick(rule), bearing: 'supports' }]);
    linkContradiction(opened, one.id, other.id, '');
    const made = compose(opened);
    expect(block(made, 'disputes').points.map((point) => [point.one.who, point.other.who])).toEqual([
      ['Dispatch', 'City'],
    ]);
    expect(JSON.stringify(made)).not.toContain('CANARY');
  });
});

describe('a provision', () => {
  it('is quoted without the note that someone kept on it', async () => {
    const { opened, pick, rule } = await ready();
    pick(rule, 'CANARY weak point');
    const made = compose(opened);
    expect(block(made, 'provisions').provisions).toMatchObject([{ quote: 'The words' }]);
    expect(JSON.stringify(made)).not.toContain('CANARY');
  });
});

describe('a comparator', () => {
  it('whose source is no exhibit of this brief is left out, with a warning; one without a source is named', async () => {
    const { opened, pick, log, report, secret } = await ready();
    createComparator(opened, { person: 'Officer A', excerpt: pick(log) });
    createComparator(opened, { person: 'Officer B', excerpt: pick(report) });
    createComparator(opened, { person: 'CANARY Officer', excerpt: pick(secret) });
    createComparator(opened, { person: 'Officer D' });
    const made = compose(opened);
    expect(block(made, 'comparators').rows.map((row) => row.person)).toEqual(['Officer A', 'Officer D']);
    expect(JSON.stringify(made)).not.toContain('CANARY');
    expect(made.warnings).toEqual([
      '2 comparators rest on a source that is no exhibit and are left out',
      '1 comparator has no source and is printed without a cite',
    ]);
  });
});

describe('the argument', () => {
  it('keeps what was written below the third level, in its order, and prints a fact once', async () => {
    const { opened, pick, log } = await ready();
    const fact = createFact(opened, { text: 'She called' }, [{ excerpt: pick(log), bearing: 'supports' }]);
    let parent: string | null = null;
    const ids = [1, 2, 3, 4, 5].map((level) => {
      const issue = createIssue(opened, {
        kind: 'other',
        title: `Level ${level}`,
        argument: `Said at ${level}`,
        parent,
      });
      return (parent = issue.id);
    });
    for (const issue of ids.slice(2)) linkIssue(opened, fact.id, { issue, bearing: 'supports' });
    const { sections } = block(compose(opened), 'argument');
    expect(sections.map(({ heading, level }) => [heading, level])).toEqual([
      ['Level 1', 2],
      ['Level 2', 3],
      ['Level 3', 4],
    ]);
    const third = sections[2]!;
    const texts = third.blocks.map((one) =>
      one.kind === 'paragraph' ? one.runs.map((run) => ('text' in run ? run.text : '')).join('') : one.kind,
    );
    expect(texts).toEqual(['Said at 3', 'Level 4. Said at 4', 'Level 5. Said at 5']);
    expect(third.supports.map((sentence) => sentence.id)).toEqual([fact.id]);
  });

  it('names a dead cite that stands below the third level', async () => {
    const { opened } = await ready();
    let parent: string | null = null;
    for (const argument of ['', '', '', 'As [[exhibit/none]] shows']) {
      parent = createIssue(opened, { kind: 'other', title: 'x', argument, parent }).id;
    }
    expect(compose(opened).deadCites).toEqual([{ target: 'exhibit/none', block: 12 }]);
  });
});

describe('the exhibit list', () => {
  it('says which exhibits are confidential', async () => {
    const { opened, rule } = await ready();
    updateSource(opened, rule, { confidentiality: 'confidential' });
    expect(compose(opened).data.exhibits.map((exhibit) => exhibit.title)).toEqual([
      'log.txt',
      'rule.txt (confidential)',
    ]);
  });
});
