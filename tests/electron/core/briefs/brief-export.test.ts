import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { exportBrief, makeBrief, type ExportRequest } from '../../../../electron/core/briefs/brief-export.ts';
import { updateBrief } from '../../../../electron/core/briefs/briefs-commands.ts';
import { createTypesetter } from '../../../../electron/core/briefs/typesetter.ts';
import { updateCase } from '../../../../electron/core/case-file/case-commands.ts';
import { asWritable, closeCase, openCase, type WritableCase } from '../../../../electron/core/case-file/open-case.ts';
import { stepsOfSource } from '../../../../electron/core/custody/custody-queries.ts';
import { verifyCase } from '../../../../electron/core/custody/verify.ts';
import { setExhibits } from '../../../../electron/core/exhibits/exhibits-commands.ts';
import { listExhibits } from '../../../../electron/core/exhibits/exhibits-queries.ts';
import { createFact } from '../../../../electron/core/facts/facts-commands.ts';
import { historyState } from '../../../../electron/core/journal/history.ts';
import { allRows } from '../../../../electron/core/journal/read.ts';
import { write } from '../../../../electron/core/journal/write.ts';
import { createExcerpt } from '../../../../electron/core/sources/excerpts-commands.ts';
import { getSource } from '../../../../electron/core/sources/sources-queries.ts';
import { updateSource } from '../../../../electron/core/sources/sources-commands.ts';
import type { NamedCheck } from '../../../../shared/contract/views.ts';
import { buildCase, tempFolder, testContext } from '../../../support/case-builder.ts';
import { addFile, dumpTables, resourcesFolder, sharedPool } from '../../../support/case-parts.ts';
import { makePdf } from '../../../support/make-files.ts';
import { noPdfTools, pdfPages, pdfUnpacked, standsIn } from '../../../support/read-pdf.ts';
import { noMount, smallDisk } from '../../../support/small-disk.ts';

const pool = sharedPool();
const typesetter = createTypesetter();
afterAll(async () => await typesetter.close());
const tools = { templates: join(resourcesFolder, 'templates'), typesetter };
const date = '2026-03-02';
/** Nothing was produced in these cases, so a reason is owed for that in each. */
const letProduced = [{ check: 'produced', reason: 'Exchanged at the hearing by agreement' }];
/** Every check passes but that one. */
const onlyUnproduced = (checks: readonly NamedCheck[]) =>
  expect(checks.filter((check) => !check.ok && check.severity !== 'note').map((check) => check.check)).toEqual([
    'produced',
  ]);

/** A case with a log and a memo, a fact on each, and one source that must never leave. */
async function ready() {
  const opened = await buildCase();
  const log = await addFile(opened, pool, 'log.txt', 'First line\nThe officer called dispatch.');
  const memo = await addFile(opened, pool, 'memo.pdf', await makePdf(['Cover', 'A translator was asked for']));
  const secret = await addFile(opened, pool, 'CANARYNAME.txt', 'CANARYTEXT between counsel and client');
  updateSource(opened, secret, { privilege: 'attorney-client', title: 'CANARYTITLE' });
  const prove = (text: string, source: string, page: number, quote: string) => {
    const excerpt = createExcerpt(opened, { source, kind: 'words', page, quote });
    return {
      excerpt,
      fact: createFact(opened, { text, date: '2026-02-09' }, [{ excerpt: excerpt.id, bearing: 'supports' }]),
    };
  };
  const called = prove('She called dispatch', log, 1, 'officer called dispatch');
  prove('A translator was asked for', memo, 2, 'translator');
  prove('CANARYFACT was said', secret, 1, 'CANARYTEXT');
  createFact(opened, { text: 'UNPROVEN happened' });
  setExhibits(opened, [
    { source: log, series: 'union' },
    { source: memo, series: 'union' },
  ]);
  const brief = allRows(opened, 'brief')[0]!.id;
  return { opened, log, memo, secret, called, brief };
}

async function issue(opened: WritableCase, folder: string, more: Partial<ExportRequest> = {}) {
  const brief = allRows(opened, 'brief')[0]!.id;
  const path = join(folder, 'Brief.pdf');
  const request = { brief, bundle: true, date, path, fileName: 'Brief.pdf', overrides: letProduced, ...more };
  const made = await exportBrief(opened, request, tools);
  return { ...made, path };
}

const bates = (opened: WritableCase) =>
  allRows(opened, 'bates_range').map(
    ({ source, prefix, first, pages }) => `${getSource(opened, source).name} ${prefix} ${first}+${pages}`,
  );

describe('an exported brief', () => {
  it('passes every check, is recorded with its hash, and names its exhibits in the log', async () => {
    const { opened, log, memo } = await ready();
    const folder = tempFolder();
    const { made, path, export: row } = await issue(opened, folder);
    onlyUnproduced(made.checks);
    expect(made.checks.map((check) => check.check)).toEqual(
      expect.arrayContaining(['page-numbers', 'links', 'bookmarks', 'cites-resolve', 'not-privileged']),
    );
    const saved = readFileSync(path);
    expect(createHash('sha256').update(saved).digest('hex')).toBe(made.sha256);
    expect(readdirSync(folder)).toEqual(['Brief.pdf']);
    expect(allRows(opened, 'brief_export')).toEqual([row]);
    expect(row).toMatchObject({
      sha256: made.sha256,
      pages: made.pages,
      bytes: saved.length,
      issuedOn: date,
      bundle: true,
    });
    for (const source of [log, memo]) {
      expect(stepsOfSource(opened, source).map((step) => step.label)).toEqual(expect.arrayContaining(['export brief']));
    }
    expect(historyState(opened).undo).toBe('change exhibit list');
    expect(await verifyCase(opened)).toMatchObject({ ok: true });
  });

  it('leaves out a fact that no exhibit proves, with a warning', async () => {
    const { opened, brief } = await ready();
    const { warnings } = await makeBrief(opened, { brief, bundle: true, date }, tools);
    expect(warnings).toEqual([expect.stringContaining('2 facts have no exhibit')]);
  });

  it.skipIf(noPdfTools !== null)('holds no trace of what is privileged, in text or bytes', async () => {
    const { opened } = await ready();
    const { path } = await issue(opened, tempFolder());
    const saved = readFileSync(path);
    const pages = pdfPages(saved).join('\n');
    const bytes = pdfUnpacked(saved);
    expect(pages).toContain('She called dispatch');
    expect(pages).not.toContain('UNPROVEN');
    expect(pages).not.toContain('CANARY');
    expect(standsIn(bytes, 'CANARY')).toBe(false);
    // The same look finds what does stand there, so that it can fail.
    expect(standsIn(bytes, 'memo.pdf')).toBe(true);
  });

  it.skipIf(noPdfTools !== null)(
    'cites by number and place, and links only where the exhibits are with it',
    async () => {
      const { opened, brief } = await ready();
      const bundle = await makeBrief(opened, { brief, bundle: true, date }, tools);
      const alone = await makeBrief(opened, { brief, bundle: false, date }, tools);
      const linked = (pdf: Uint8Array) =>
        pdfUnpacked(pdf)
          .toString('latin1')
          .split(/\/Subtype\s*\/Link\b/u).length - 1;
      for (const { pdf } of [bundle, alone]) expect(pdfPages(pdf).join('\n')).toMatch(/Union Ex\. 2 at\s+2/u);
      expect(linked(bundle.pdf)).toBeGreaterThanOrEqual(4);
      // The entries of its own contents are all that is linked in a brief without its exhibits.
      expect(linked(alone.pdf)).toBe(
        pdfPages(alone.pdf)
          .join('\n')
          .match(/^.*(?:\. ){9}.*$/gmu)?.length,
      );
      expect(standsIn(pdfUnpacked(alone.pdf), 'loudermill:')).toBe(false);
      expect(alone.pages).toBeLessThan(bundle.pages);
      expect(alone.ok).toBe(true);
      expect(pdfPages(bundle.pdf).join('\n')).toContain('DOE-000003');
    },
  );

  it('has the same bytes each time, and on a copy of the case; another day gives others', async () => {
    const { opened } = await ready();
    const first = await issue(opened, tempFolder());
    const second = await issue(opened, tempFolder());
    expect(second.made.sha256).toBe(first.made.sha256);
    const copy = join(tempFolder(), 'Copy');
    cpSync(opened.layout.folder, copy, { recursive: true });
    rmSync(join(copy, 'Case.lock'), { force: true });
    const other = asWritable(await openCase(copy, null, testContext()));
    onTestFinished(() => closeCase(other));
    expect((await makeBrief(other, { brief: allRows(other, 'brief')[0]!.id, bundle: true, date }, tools)).sha256).toBe(
      first.made.sha256,
    );
    expect((await issue(opened, tempFolder(), { date: '2026-03-03' })).made.sha256).not.toBe(first.made.sha256);
  });
});

describe('Bates numbers', () => {
  it('are issued once and kept when exhibits are put in another order; new exhibits follow', async () => {
    const { opened, log, memo } = await ready();
    await issue(opened, tempFolder());
    expect(bates(opened)).toEqual(['log.txt DOE 1+1', 'memo.pdf DOE 2+2']);
    const third = await addFile(opened, pool, 'third.txt', 'Third');
    setExhibits(
      opened,
      [memo, third, log].map((source) => ({ source, series: 'union' as const })),
    );
    await issue(opened, tempFolder());
    expect(bates(opened)).toEqual(['log.txt DOE 1+1', 'memo.pdf DOE 2+2', 'third.txt DOE 4+1']);
    expect(listExhibits(opened).map((exhibit) => exhibit.bates?.first)).toEqual([2, 4, 1]);
  });

  it('start anew under another prefix, once, and come back with the old one', async () => {
    const { opened } = await ready();
    const first = await issue(opened, tempFolder());
    updateCase(opened, { batesPrefix: 'ZZ' });
    await issue(opened, tempFolder());
    expect(bates(opened).slice(2)).toEqual(['log.txt ZZ 1+1', 'memo.pdf ZZ 2+2']);
    updateCase(opened, { batesPrefix: 'DOE' });
    expect((await issue(opened, tempFolder())).made.sha256).toBe(first.made.sha256);
    expect(bates(opened)).toHaveLength(4);
  });

  it('are not issued where no file can be written, and are kept when it cannot take its place', async () => {
    const { opened } = await ready();
    await expect(issue(opened, join(tempFolder(), 'none'))).rejects.toMatchObject({ code: 'not-found' });
    expect(bates(opened)).toEqual([]);
    const folder = tempFolder();
    mkdirSync(join(folder, 'Brief.pdf'));
    await expect(issue(opened, folder)).rejects.toMatchObject({ code: 'conflict' });
    expect(allRows(opened, 'brief_export')).toEqual([]);
    const issued = bates(opened);
    expect(issued).toEqual(['log.txt DOE 1+1', 'memo.pdf DOE 2+2']);
    await issue(opened, tempFolder());
    expect(bates(opened)).toEqual(issued);
  });

  it('are not issued by a preview', async () => {
    const { opened, brief } = await ready();
    const before = dumpTables(opened);
    const made = await makeBrief(opened, { brief, bundle: true, date }, tools);
    expect(dumpTables(opened)).toEqual(before);
    // What an export looks at last is told as early.
    const found = new Map(made.checks.map(({ check, ok }) => [check, ok]));
    expect([found.get('metadata'), found.get('file-name')]).toEqual([true, true]);
    const noFile = await makeBrief(opened, { brief, bundle: false, date, fileName: null }, tools);
    expect(noFile.checks.map(({ check }) => check)).not.toContain('file-name');
  });
});

describe('an export that fails', () => {
  /** Nothing is written, nothing is recorded, and an older file stays as it was. */
  async function leavesNothing(
    opened: WritableCase,
    error: object,
    {
      before,
      signal,
      ...more
    }: { before?: () => void; signal?: AbortSignal } & Pick<Partial<ExportRequest>, 'bundle' | 'overrides'> = {},
  ) {
    const folder = tempFolder();
    const path = join(folder, 'Brief.pdf');
    writeFileSync(path, 'older');
    const rows = dumpTables(opened);
    const steps = opened.journal.lastNumber;
    const brief = allRows(opened, 'brief')[0]!.id;
    const request = { brief, bundle: true, date, path, fileName: 'Brief.pdf', overrides: letProduced, ...more };
    const given = signal === undefined ? tools : { ...tools, signal };
    await expect(exportBrief(opened, request, { ...given, onProgress: () => before?.() })).rejects.toMatchObject(error);
    expect(readdirSync(folder)).toEqual(['Brief.pdf']);
    expect(readFileSync(path, 'utf8')).toBe('older');
    expect(dumpTables(opened)).toEqual(rows);
    expect(opened.journal.lastNumber).toBe(steps);
  }

  it('by a cite in the text that has no exhibit, naming the check', async () => {
    const { opened, brief, called, log, memo } = await ready();
    updateBrief(opened, brief, { summary: `She called [[excerpt/${called.excerpt.id}]].` });
    expect((await makeBrief(opened, { brief, bundle: true, date }, tools)).ok).toBe(true);
    setExhibits(opened, [{ source: memo, series: 'union' }]);
    await leavesNothing(opened, {
      code: 'check-failed',
      data: { checks: expect.arrayContaining(['cites-resolve', 'cites-stand']) },
    });
    setExhibits(opened, [{ source: log, series: 'union' }]);
    updateBrief(opened, brief, { summary: 'As [[exhibit/none]] shows.' });
    await leavesNothing(opened, {
      code: 'check-failed',
      data: { checks: expect.arrayContaining(['cites-resolve', 'cites-stand']) },
    });
  });

  it('by a day that is none', async () => {
    const { opened, brief } = await ready();
    await expect(makeBrief(opened, { brief, bundle: true, date: '2026-02-30' }, tools)).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect(() => updateBrief(opened, brief, { issuedOn: '2026-02-30' })).toThrow(
      expect.objectContaining({ code: 'invalid-input' }),
    );
  });

  it('by an exhibit whose bytes are missing or damaged', async () => {
    const { opened, memo } = await ready();
    const { object } = getSource(opened, memo);
    const path = join(opened.layout.evidence, object.slice(0, 2), object);
    const whole = readFileSync(path);
    writeFileSync(path, whole.subarray(0, -1));
    await leavesNothing(opened, { code: 'corrupt-case' });
    rmSync(path);
    await leavesNothing(opened, { code: 'not-found' });
    writeFileSync(path, whole);
    expect((await issue(opened, tempFolder())).made.ok).toBe(true);
  });

  it('by being cancelled, before and while the bundle is made', async () => {
    const { opened } = await ready();
    await leavesNothing(opened, { code: 'cancelled' }, { signal: AbortSignal.abort() });
    const stop = new AbortController();
    await leavesNothing(opened, { code: 'cancelled' }, { signal: stop.signal, before: () => stop.abort() });
  });

  it.skipIf(noMount !== null)('by a full disk, with its code; a copy elsewhere goes through', async () => {
    const { opened } = await ready();
    const disk = smallDisk(8);
    await expect(issue(opened, disk)).rejects.toMatchObject({ code: 'disk-full' });
    expect(readdirSync(disk)).toEqual([]);
    expect(await verifyCase(opened)).toMatchObject({ ok: true });
    const { path } = await issue(opened, tempFolder());
    expect(existsSync(path)).toBe(true);
  });

  it.each([
    [{ privilege: 'work-product' }, 'not-privileged'],
    [{ confidentiality: 'sealed' }, 'not-sealed'],
    [{ confidentiality: 'protective-order' }, 'not-sealed'],
  ] as const)(
    'by an exhibit that has become %o, with the exhibits and alone, whatever the reason',
    async (mark, check) => {
      const { opened, brief, memo } = await ready();
      // No command allows it; what else might is not to be trusted.
      write(opened, { label: 'edit evidence' }, (edit) => edit.update('source', memo, mark));
      for (const bundle of [true, false]) {
        const { checks, ok } = await makeBrief(opened, { brief, bundle, date }, tools);
        expect(ok).toBe(false);
        expect(checks.find((each) => each.check === check)).toMatchObject({
          ok: false,
          items: ['Union Ex. 2, memo.pdf'],
        });
        const overrides = [...letProduced, { check, reason: 'The chief said so' }];
        await leavesNothing(
          opened,
          { code: 'check-failed', data: { checks: expect.arrayContaining([check]) } },
          { bundle, overrides },
        );
      }
    },
  );

  it('by an exhibit that has become a compelled statement, unless a reason is given, which the log keeps', async () => {
    const { opened, memo } = await ready();
    write(opened, { label: 'edit evidence' }, (edit) => edit.update('source', memo, { compelled: true }));
    await leavesNothing(opened, { code: 'check-failed', data: { owed: expect.arrayContaining(['not-compelled']) } });
    const reasons = [
      ...letProduced,
      ...['not-compelled', 'other-findings'].map((check) => ({ check, reason: 'Waived' })),
    ];
    const { export: row } = await issue(opened, tempFolder(), { overrides: reasons });
    expect(row.overrides).toEqual(expect.arrayContaining([{ check: 'not-compelled', reason: 'Waived' }]));
    const details = opened.db.prepare('SELECT details FROM journal_step ORDER BY number DESC LIMIT 1').pluck().get();
    expect(JSON.parse(details as string)).toMatchObject({ overrides: row.overrides, sha256: row.sha256 });
  });

  it('by a log that cannot take it, and leaves no file that is not on record', async () => {
    const { opened, brief } = await ready();
    const folder = tempFolder();
    const request = {
      brief,
      bundle: false,
      date,
      path: join(folder, 'Brief.pdf'),
      fileName: 'Brief.pdf',
      overrides: letProduced,
    };
    const broken = { ...tools, onChecked: () => opened.db.exec('DROP TABLE brief_export') };
    await expect(exportBrief(opened, request, broken)).rejects.toThrow('brief_export');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('by a target that is a file of a case', async () => {
    const { opened, brief } = await ready();
    const { folder, database, keys, lock, evidence } = opened.layout;
    const link = join(tempFolder(), 'link');
    symlinkSync(folder, link);
    for (const path of [database, keys, lock, join(evidence, 'a.pdf'), join(link, 'Case.keys')]) {
      const request = { brief, bundle: false, date, path, fileName: 'x' };
      await expect(exportBrief(opened, request, tools)).rejects.toMatchObject({ code: 'conflict' });
    }
    expect(await verifyCase(opened)).toMatchObject({ ok: true });
    expect((await issue(opened, folder, { bundle: false })).made.ok).toBe(true);
  });

  it('by a target that is a folder', async () => {
    const { opened } = await ready();
    const folder = tempFolder();
    mkdirSync(join(folder, 'Brief.pdf'));
    await expect(issue(opened, folder)).rejects.toMatchObject({ code: 'conflict' });
    expect(readdirSync(folder)).toEqual(['Brief.pdf']);
    expect(allRows(opened, 'brief_export')).toEqual([]);
  });
});
