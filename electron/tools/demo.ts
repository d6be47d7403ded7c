import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { decidedChecks } from '../../shared/domain/export-gate.ts';
import type { NamedCheck } from '../../shared/contract/views.ts';
import { found } from '../../shared/assert.ts';
import { AppError } from '../../shared/errors.ts';
import { exportBrief } from '../core/briefs/brief-export.ts';
import { createTypesetter, type Typesetter } from '../core/briefs/typesetter.ts';
import { closeCase, type WritableCase } from '../core/case-file/open-case.ts';
import { verifyCase } from '../core/custody/verify.ts';
import { listFacts } from '../core/facts/facts-queries.ts';
import { createExtractPool } from '../core/jobs/pool.ts';
import { allRows } from '../core/journal/read.ts';
import { loadResources, type Resources } from '../core/resources.ts';
import { buildSample } from '../core/sample/build-sample.ts';
import { sampleContext, sampleDay } from '../core/sample/sample-context.ts';
import { listSources } from '../core/sources/sources-queries.ts';
import { projectRoot } from './cache.ts';
import { makeWay, markAsDemo } from './demo-folder.ts';
import { runTool, setup } from './setup.ts';

type Say = (line: string) => void;

/**
 * Builds the sample case in `<out>/Wallet`, exports its brief with exhibits to `<out>/Wallet-brief.pdf` and says what was
 * checked. Gives 1 where a check fails. The case is built aside and moved in place whole.
 */
export async function demo(out: string, say: Say): Promise<number> {
  const folder = join(out, 'Wallet');
  const pdf = join(out, 'Wallet-brief.pdf');
  await mkdir(out, { recursive: true });
  const kept = await makeWay(folder);
  if (kept !== null) say(kept);
  const aside = await mkdtemp(join(out, '.demo-'));
  const pool = createExtractPool({ workers: 1 });
  const typesetter = createTypesetter();
  try {
    const building = join(aside, 'Wallet');
    const resources = await loadResources(join(projectRoot, 'resources'));
    const opened = await buildSample(building, resources, pool, sampleContext());
    let ok: boolean;
    try {
      tellCase(opened, folder, say);
      ok = await tellBrief(opened, resources, typesetter, pdf, say);
      ok = (await tellVerify(opened, say)) && ok;
      await markAsDemo(building, opened);
    } finally {
      closeCase(opened);
    }
    await rename(building, folder);
    return ok ? 0 : 1;
  } finally {
    await Promise.all([pool.close(), typesetter.close()]);
    await rm(aside, { recursive: true });
  }
}

function tellCase(opened: WritableCase, folder: string, say: Say): void {
  const sources = listSources(opened);
  const facts = listFacts(opened);
  const pins = facts.reduce((sum, fact) => sum + fact.pins.length, 0);
  const formats = new Set(sources.map((source) => source.format)).size;
  say(`Case        ${shown(folder)} (no passphrase, so not encrypted)`);
  say(`            ${sources.length} sources in ${formats} formats, ${facts.length} facts with ${pins} pins`);
}

/** The sample's exhibits come from the press and public records, and nobody files its brief. */
const sampleReasons = decidedChecks.map((check) => ({ check, reason: 'A sample made of public reports' }));

async function tellBrief(
  opened: WritableCase,
  resources: Resources,
  typesetter: Typesetter,
  path: string,
  say: Say,
): Promise<boolean> {
  const brief = found(allRows(opened, 'brief')[0], 'the brief').id;
  const request = {
    brief,
    bundle: true,
    date: sampleDay,
    path,
    fileName: 'Wallet-brief.pdf',
    overrides: sampleReasons,
  };
  try {
    const { made } = await exportBrief(opened, request, { templates: resources.templates, typesetter });
    say(`Brief       ${shown(path)}`);
    say(`            ${made.pages} pages, ${made.exhibits.length} exhibits, issued ${sampleDay}`);
    say(`            SHA-256 ${made.sha256}`);
    tellChecks(made.checks, say);
    for (const warning of made.warnings) say(`  note      ${warning}`);
    return true;
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.code !== 'check-failed') throw cause;
    const lines = cause.data['lines'];
    say(`Brief       not written; what may stand at ${shown(path)} is from an earlier run`);
    for (const line of Array.isArray(lines) ? lines : [cause.message]) say(`  FAILED    ${line}`);
    return false;
  }
}

function tellChecks(checks: readonly NamedCheck[], say: Say): void {
  for (const check of checks) {
    const stand = check.ok ? 'ok    ' : { closed: 'FAILED', reason: 'let by', note: 'note  ' }[check.severity];
    say(`  ${stand}    ${check.title}: ${check.detail}`);
  }
}

async function tellVerify(opened: WritableCase, say: Say): Promise<boolean> {
  const { ok, steps, objects, problems } = await verifyCase(opened);
  say(`Custody     ${steps} entries chained, ${objects} evidence objects hashed again`);
  for (const problem of problems) say(`  FAILED    ${problem.title ?? 'case'}: ${problem.what}`);
  if (ok) say('  ok        The log and the evidence are as they were written');
  return ok;
}

function shown(path: string): string {
  const way = relative(process.cwd(), path);
  return way.startsWith('..') ? path : way;
}

if (import.meta.main) {
  await runTool(async () => {
    await setup(['node']);
    return await demo(join(projectRoot, 'out'), console.log);
  });
}
