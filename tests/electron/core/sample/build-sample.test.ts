import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { closeCase } from '../../../../electron/core/case-file/open-case.ts';
import { listComparators } from '../../../../electron/core/comparators/comparators-queries.ts';
import { verifyCase } from '../../../../electron/core/custody/verify.ts';
import { listDeadlines } from '../../../../electron/core/deadlines/deadlines-queries.ts';
import { listExhibits } from '../../../../electron/core/exhibits/exhibits-queries.ts';
import { listFacts } from '../../../../electron/core/facts/facts-queries.ts';
import { listIssues } from '../../../../electron/core/issues/issues-queries.ts';
import { createExtractPool } from '../../../../electron/core/jobs/pool.ts';
import { loadResources } from '../../../../electron/core/resources.ts';
import { buildSample } from '../../../../electron/core/sample/build-sample.ts';
import { sampleContext } from '../../../../electron/core/sample/sample-context.ts';
import { listCharges } from '../../../../electron/core/sources/charges-queries.ts';
import { listProvisions } from '../../../../electron/core/sources/provisions-queries.ts';
import { listSources } from '../../../../electron/core/sources/sources-queries.ts';
import { inForceOn } from '../../../../shared/domain/source-details.ts';
import { tempFolder } from '../../../support/case-builder.ts';

const pool = createExtractPool({ workers: 1 });
afterAll(async () => await pool.close());

async function built(folder = join(tempFolder(), 'Wallet')) {
  const resources = await loadResources(join(import.meta.dirname, '../../../../resources'));
  const opened = await buildSample(folder, resources, pool, sampleContext());
  onTestFinished(() => closeCase(opened));
  return opened;
}

describe('the sample, built through import and commands', () => {
  test('is a whole case that verifies', async () => {
    const opened = await built();
    const sources = listSources(opened);
    expect(sources).toHaveLength(20);
    expect(sources.filter((source) => source.unreadable !== null)).toEqual([]);
    expect(opened.encrypted).toBe(false);
    const verified = await verifyCase(opened);
    expect(verified).toMatchObject({ ok: true, objects: 20, problems: [] });
  });

  test('has every fact under a pin with publisher, and the withheld sources off the exhibit list', async () => {
    const opened = await built();
    const facts = listFacts(opened);
    expect(facts.length).toBeGreaterThanOrEqual(30);
    for (const fact of facts)
      expect(fact.pins.some((pin) => pin.bearing === 'supports' && pin.publisher !== '')).toBe(true);
    const instruction = facts.find((fact) => fact.kind === 'instruction')!;
    expect(instruction.pins.map((pin) => pin.pin).toSorted()).toEqual(['Union Ex. 1 at 2', 'Union Ex. 2 at 1:29']);
    expect(listExhibits(opened)).toHaveLength(17);
    const withheld = listSources(opened).filter((source) => source.compelled || source.privilege !== 'none');
    expect(withheld.map((source) => source.label)).toEqual([null, null]);
  });

  test('has the issues with their checklists, the comparators and the clocks', async () => {
    const opened = await built();
    const issues = listIssues(opened);
    const heads = issues.filter((issue) => issue.parent === null);
    expect(heads).toHaveLength(10);
    const justCause = heads.find((issue) => issue.kind === 'just-cause')!;
    expect(issues.filter((issue) => issue.parent === justCause.id)).toHaveLength(7);
    expect(issues.filter((issue) => issue.answer === 'yes' || issue.answer === 'no')).toEqual([]);
    expect(listComparators(opened).every((one) => one.pin !== null)).toBe(true);
    const due = listDeadlines(opened).map((clock) => clock.due);
    expect(due).toContain('2026-03-06');
    expect(due).toContain('2026-02-24');
  });

  test('has the provisions of its contract, two of them pinned, and the charges of the form', async () => {
    const opened = await built();
    const of = (kind: string) => listSources(opened).find((source) => source.kind === kind)!;
    const contract = of('contract');
    expect(inForceOn(contract.details, '2026-02-09')).toBe('not-in-force');
    expect(listProvisions(opened, contract.id).map((provision) => provision.excerpt !== null)).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(listProvisions(opened, of('policy').id).map((provision) => provision.bearing)).toEqual(
      expect.arrayContaining(['prohibits', 'requires', 'permits']),
    );
    expect(listCharges(opened, of('notice-of-charges').id).map((charge) => charge.issue)).toEqual([null, null, null]);
  });

  test('gives the same rows when it is built again', async () => {
    const [one, other] = [await built(), await built()];
    const rows = (opened: typeof one) => [
      listFacts(opened),
      listIssues(opened),
      listExhibits(opened),
      listDeadlines(opened),
    ];
    expect(rows(one)).toEqual(rows(other));
  });

  test('is refused in a folder that holds something', async () => {
    const folder = join(tempFolder(), 'Full');
    mkdirSync(folder);
    writeFileSync(join(folder, 'mine.txt'), 'mine');
    await expect(built(folder)).rejects.toMatchObject({ code: 'conflict' });
  });
});
