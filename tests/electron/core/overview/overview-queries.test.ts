import { describe, expect, it } from 'vitest';
import { createComparator } from '../../../../electron/core/comparators/comparators-commands.ts';
import { createDeadline, updateDeadline } from '../../../../electron/core/deadlines/deadlines-commands.ts';
import { setExhibits } from '../../../../electron/core/exhibits/exhibits-commands.ts';
import { createFact, linkContradiction } from '../../../../electron/core/facts/facts-commands.ts';
import { createIssue, updateIssue } from '../../../../electron/core/issues/issues-commands.ts';
import { createProduction } from '../../../../electron/core/productions/productions-commands.ts';
import { serveProduction } from '../../../../electron/core/productions/serve-production.ts';
import { overview } from '../../../../electron/core/overview/overview-queries.ts';
import { createExcerpt } from '../../../../electron/core/sources/excerpts-commands.ts';
import { buildCase } from '../../../support/case-builder.ts';
import { addFile, sharedPool, testResources } from '../../../support/case-parts.ts';

const pool = sharedPool();

describe('the overview', () => {
  it('counts each gap until it is closed', async () => {
    const opened = await buildCase();
    const resources = await testResources();
    const gaps = () =>
      Object.fromEntries(
        overview(opened, '2026-02-20')
          .gaps.filter((gap) => gap.count > 0)
          .map(({ gap, count }) => [gap, count]),
      );
    expect(gaps()).toEqual({});
    const fact = createFact(opened, { text: 'She called' });
    const other = createFact(opened, { text: 'She did not' });
    linkContradiction(opened, fact.id, other.id, '');
    const parent = createIssue(opened, { title: 'Just cause', kind: 'just-cause' });
    const leaf = createIssue(opened, { title: 'Notice', kind: 'test', parent: parent.id });
    createComparator(opened, { person: 'Officer B' });
    const terms = { title: 'Appeal', triggerOn: '2026-02-19', count: 5, mode: 'calendar', calendar: 'us-federal' };
    const clock = createDeadline(opened, resources, terms);
    await addFile(opened, pool, 'empty.pdf', '');
    expect(gaps()).toEqual({
      'unsupported-facts': 2,
      contradictions: 1,
      'unanswered-issues': 1,
      'issues-without-support': 1,
      'comparators-unsupported': 1,
      'deadlines-unconfirmed': 1,
      'unreadable-sources': 1,
    });
    updateIssue(opened, leaf.id, { answer: 'unclear' });
    updateDeadline(opened, resources, clock.id, { confirmedBy: 'Counsel' });
    const [log, memo] = [
      await addFile(opened, pool, 'log.txt', 'Words'),
      await addFile(opened, pool, 'memo.txt', 'Others'),
    ];
    const excerpt = createExcerpt(opened, { source: log, kind: 'page', page: 1 });
    const links = [{ issue: leaf.id, bearing: 'supports' }] as const;
    createFact(opened, { text: 'Proven' }, [{ excerpt: excerpt.id, bearing: 'supports' }], links);
    setExhibits(opened, [{ source: memo, series: 'union' }]);
    expect(gaps()).toEqual({
      'unsupported-facts': 2,
      contradictions: 1,
      'comparators-unsupported': 1,
      'unreadable-sources': 1,
      'sources-not-exhibits': 1,
      'never-produced': 2,
    });
    const given = createProduction(opened, { direction: 'given', party: 'City' }, [memo]);
    serveProduction(opened, { production: given.id, numbers: true, decisions: [] });
    createProduction(opened, { direction: 'received', party: 'City' }, [log]);
    expect(gaps()).not.toHaveProperty('never-produced');
  });

  it('shows the clocks that run, by day, with the days that are left and why', async () => {
    const opened = await buildCase();
    const resources = await testResources();
    const terms = { title: 'Appeal', triggerOn: '2026-02-19', count: 5, mode: 'calendar', calendar: 'us-federal' };
    createDeadline(opened, resources, terms);
    createDeadline(opened, resources, { ...terms, title: 'Answer', count: 2 });
    createDeadline(opened, resources, { ...terms, title: 'Met', metOn: '2026-02-20' });
    const { clocks, counts, steps } = overview(opened, '2026-02-22');
    expect(clocks.map(({ title, due, days }) => [title, due, days])).toEqual([
      ['Answer', '2026-02-21', -1],
      ['Appeal', '2026-02-24', 2],
    ]);
    expect(clocks[0]!.why).toContain('2026');
    expect(counts).toMatchObject({ deadlines: 3, facts: 0, exports: 0 });
    expect(steps[0]!.label).toBe('add clock');
  });
});
