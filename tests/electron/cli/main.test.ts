import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asWritable, closeCase, createCase, openCase } from '../../../electron/core/case-file/open-case.ts';
import { updateSource } from '../../../electron/core/sources/sources-commands.ts';
import { tempFolder, testContext } from '../../support/case-builder.ts';
import { filesIn } from '../../support/case-parts.ts';
import { makePdf } from '../../support/make-files.ts';
import { jsonLines, runCli } from '../../support/run-cli.ts';

const base = mkdtempSync(join(tmpdir(), 'loudermill-cli-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
const folder = join(base, 'Doe');
const files = join(base, 'files');
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const keys = ['chars', 'inside', 'kind', 'outcome', 'pages', 'path', 'reason', 'sha256', 'source'];

// The case that the tests below read: made and filled by the command line itself.
beforeAll(async () => {
  mkdirSync(files);
  filesIn(
    {
      'Dispatch log.txt': 'First line\nThe officer called dispatch.\fSecond sheet',
      'copy.txt': 'First line\nThe officer called dispatch.\fSecond sheet',
      'empty.pdf': '',
      'memo.pdf': await makePdf(['Cover', 'A translator was asked for']),
    },
    files,
  );
  const made = await runCli([
    'new',
    folder,
    '--title',
    'Doe v. City',
    '--client',
    'Officer Jane Doe',
    '--no-passphrase',
  ]);
  expect(made).toMatchObject({ code: 0, err: '' });
  expect(made.out).toContain(join(folder, 'Doe.loudermill'));
  expect(made.out).toContain('not encrypted');
});

describe('add', () => {
  it('prints one JSON line for each file, with these keys', async () => {
    const { code, out, err } = await runCli(['add', folder, files, join(base, 'none.txt'), '--json']);
    expect([code, err]).toEqual([0, '']);
    const lines = jsonLines(out);
    for (const line of lines) expect(Object.keys(line).toSorted()).toEqual(keys);
    expect(lines.map(({ path, outcome, kind, pages, reason }) => [path, outcome, kind, pages, reason])).toEqual([
      [join(files, 'copy.txt'), 'added', 'other', 2, null],
      [join(files, 'Dispatch log.txt'), 'duplicate', 'other', 2, null],
      [join(files, 'empty.pdf'), 'unreadable', 'other', 0, 'empty'],
      [join(files, 'memo.pdf'), 'added', 'other', 2, null],
      [join(base, 'none.txt'), 'refused', null, null, 'not-found'],
    ]);
    for (const { path, sha256: hash } of lines.slice(0, 4)) expect(hash).toBe(sha256(readFileSync(String(path))));
    expect(lines[4]).toMatchObject({ source: null, sha256: null, chars: null });
  });

  it('takes a kind for all, and sums up for a person', async () => {
    const more = filesIn({ 'policy.txt': 'Policy words' });
    const { code, out } = await runCli(['add', folder, more, '--kind', 'training-record']);
    expect(code).toBe(0);
    expect(out).toContain('training-record');
    expect(out).toContain('1 added, 0 duplicate, 0 unreadable, 0 refused');
    expect(await runCli(['add', folder, more, '--kind', 'nonsense'])).toMatchObject({ code: 2, out: '' });
  });
});

describe('reading', () => {
  it('lists sources, prints text and finds pages', async () => {
    const listed = await runCli(['sources', folder, '--json']);
    const sources = JSON.parse(listed.out) as { id: string; name: string; sha256: string }[];
    expect(sources.map((source) => source.name)).toEqual(['copy.txt', 'empty.pdf', 'memo.pdf', 'policy.txt']);
    const [log, , memo] = sources;
    const whole = await runCli(['text', folder, log!.id]);
    expect(whole.out).toBe('First line\nThe officer called dispatch.\n\fSecond sheet\n');
    expect((await runCli(['text', folder, log!.id, '--page', '2'])).out).toBe('Second sheet\n');
    expect(await runCli(['text', folder, log!.id, '--page', '3'])).toMatchObject({ code: 2, out: '' });
    const found = await runCli(['search', folder, 'transl*', '--json']);
    expect(jsonLines(found.out)).toMatchObject([
      { kind: 'page', source: memo!.id, page: 2, snippet: 'A translator was asked for' },
    ]);
    expect((await runCli(['search', folder, 'transl*', '--exhibit', 'exhibit'])).out).toBe('');
    expect((await runCli(['search', folder, 'transl*', '--kind', 'nonsense'])).code).toBe(2);
    expect((await runCli(['search', folder, 'transl*', '--from', 'whenever'])).code).toBe(2);
    expect(
      (await runCli(['search', folder, 'First OR translator', '--limit', '1', '--json'])).out.trim().split('\n'),
    ).toHaveLength(1);
    expect(await runCli(['search', folder, 'unheardof', '--json'])).toMatchObject({ code: 0, out: '' });
    expect(await runCli(['search', folder, '"*('])).toMatchObject({ code: 2, out: '' });
  });

  it('works while another process has the case open, which writing does not', async () => {
    const opened = await openCase(folder, null, testContext());
    try {
      expect(await runCli(['sources', folder])).toMatchObject({ code: 0 });
      const refused = await runCli(['add', folder, files]);
      expect(refused.code).toBe(2);
      expect(refused.err).toContain('[read-only]');
    } finally {
      closeCase(opened);
    }
  });
});

/** Nothing was produced in these cases, so a reason is owed for that. */
const letPass = ['produced', 'other-findings', 'no-cite', 'gaps'].flatMap((check) => [
  '--override',
  `${check}=Exchanged at the hearing`,
]);

describe('brief', () => {
  it('asks for a reason where a check may be let pass, and names how to give it', async () => {
    const out = tempFolder();
    const asked = await runCli(['brief', folder, '--out', join(out, 'b.pdf'), '--bundle']);
    expect([asked.code, readdirSync(out)]).toEqual([1, []]);
    expect(asked.err).toContain('--override produced="..."');
    expect(await runCli(['brief', folder, '--out', join(out, 'b.pdf'), '--override', 'produced'])).toMatchObject({
      code: 2,
    });
  });

  it('gives the same SHA-256 twice, with its checks; every source that may leave is an exhibit', async () => {
    const out = join(tempFolder(), 'Brief.pdf');
    const args = ['brief', folder, '--out', out, '--bundle', '--date', '2026-03-02', '--json', ...letPass];
    const first = await runCli(args);
    expect([first.code, first.err]).toEqual([0, '']);
    const [made] = jsonLines(first.out);
    expect(made).toMatchObject({ out, sha256: sha256(readFileSync(out)) });
    const checks = made!['checks'] as { check: string; ok: boolean; severity: string }[];
    expect(checks.length).toBeGreaterThanOrEqual(7);
    expect(checks.filter((check) => !check.ok && check.severity === 'closed')).toEqual([]);
    expect(made!['overrides']).toEqual([{ check: 'produced', reason: 'Exchanged at the hearing' }]);
    const second = await runCli(args);
    expect(jsonLines(second.out)[0]).toMatchObject({ sha256: made!['sha256'], pages: made!['pages'] });
  });

  it('ends with 1 and no file when a check fails, and with 2 for a day that is none', async () => {
    const opened = asWritable(await openCase(folder, null, testContext()));
    const [{ id }] = opened.db.prepare('SELECT id FROM brief').all() as [{ id: string }];
    const { updateBrief } = await import('../../../electron/core/briefs/briefs-commands.ts');
    updateBrief(opened, id, { summary: 'As [[excerpt/none]] shows.' });
    closeCase(opened);
    const out = tempFolder();
    const failed = await runCli(['brief', folder, '--out', join(out, 'b.pdf'), '--json']);
    expect(failed.code).toBe(1);
    expect(jsonLines(failed.out)[0]).toMatchObject({ out: null, sha256: null });
    expect(failed.err).toContain('[check-failed]');
    expect(readdirSync(out)).toEqual([]);
    expect(await runCli(['brief', folder, '--out', join(out, 'b.pdf'), '--date', '2026-02-30'])).toMatchObject({
      code: 2,
    });
    expect(readdirSync(out)).toEqual([]);
  });
});

describe('verify and export', () => {
  it('says that all is well, in words and as JSON, and ends with 1 when it is not', async () => {
    const well = await runCli(['verify', folder, '--json']);
    expect([well.code, JSON.parse(well.out)]).toEqual([
      0,
      expect.objectContaining({ ok: true, objects: 4, problems: [] }),
    ]);
    const evidence = join(folder, 'evidence');
    const shelf = readdirSync(evidence)[0]!;
    const path = join(evidence, shelf, readdirSync(join(evidence, shelf))[0]!);
    const whole = readFileSync(path);
    const broken = Buffer.from(whole);
    broken[broken.length - 1]! ^= 1;
    writeFileSync(path, broken);
    const ill = await runCli(['verify', folder]);
    writeFileSync(path, whole);
    expect(ill.code).toBe(1);
    expect(ill.out).toContain('PROBLEM');
  });

  it('writes the originals byte for byte under their names, and every table safe to open in a spreadsheet', async () => {
    const home = join(tempFolder(), 'Case');
    closeCase(await createCase(home, { title: '=cmd|calc', client: '@SUM(A1)', passphrase: null }, testContext()));
    const one = filesIn({ 'a.txt': 'first', 'B.txt': 'second', 'bytes.bin': Buffer.from([0, 255, 1, 254]) });
    const two = filesIn({ 'A.TXT': 'third' });
    expect((await runCli(['add', home, one, two])).code).toBe(0);
    const out = join(tempFolder(), 'out');
    const { code, err } = await runCli(['export', home, '--out', out]);
    expect([code, err]).toEqual([0, '']);
    const written = readdirSync(join(out, 'evidence')).toSorted();
    expect(written).toEqual(['A (2).TXT', 'B.txt', 'a.txt', 'bytes.bin']);
    for (const name of ['a.txt', 'B.txt', 'bytes.bin']) {
      expect(readFileSync(join(out, 'evidence', name)).equals(readFileSync(join(one, name)))).toBe(true);
    }
    expect(readFileSync(join(out, 'evidence', 'A (2).TXT'), 'utf8')).toBe('third');
    const [header, row] = readFileSync(join(out, 'tables', 'case_info.csv'), 'utf8').split('\r\n');
    expect(header).toContain('id,title,client');
    expect(row).toContain(`'=cmd|calc`);
    expect(row).toContain(`'@SUM(A1)`);
    expect(readFileSync(join(out, 'tables', 'fact.csv'), 'utf8')).toMatch(/^id,kind,text/u);
    const sources = JSON.parse(readFileSync(join(out, 'tables', 'source.json'), 'utf8')) as { name: string }[];
    expect(sources.map((source) => source.name)).toEqual(['a.txt', 'B.txt', 'bytes.bin', 'A.TXT']);
    const custody = readFileSync(join(out, 'custody.jsonl'), 'utf8').trimEnd().split('\n');
    expect(custody.map((line) => (JSON.parse(line) as { number: number }).number)).toEqual([1, 2, 3, 4, 5]);
    const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as { file: string; sha256: string }[];
    for (const { file, sha256: hash } of manifest) expect(sha256(readFileSync(join(out, file)))).toBe(hash);
    expect(await runCli(['export', home, '--out', out])).toMatchObject({ code: 2 });
  });
});

describe('copy and unpack', () => {
  it('take a case out as one file and bring it in elsewhere, and refuse a file that is none', async () => {
    const home = join(tempFolder(), 'Doe');
    closeCase(await createCase(home, { title: 'Doe', client: 'Jane Doe', passphrase: null }, testContext()));
    expect((await runCli(['add', home, filesIn({ 'a.txt': 'first words' })])).code).toBe(0);
    const out = join(tempFolder(), 'Doe.zip');
    const copied = await runCli(['copy', home, '--out', out]);
    expect(copied).toMatchObject({ code: 0, err: '' });
    expect(copied.out).toContain(sha256(readFileSync(out)));
    const elsewhere = join(tempFolder(), 'Elsewhere');
    expect(await runCli(['unpack', out, '--to', elsewhere])).toMatchObject({ code: 0 });
    expect((await runCli(['verify', elsewhere])).out).toContain('all is as it was written');
    expect(await runCli(['unpack', out, '--to', elsewhere])).toMatchObject({ code: 2 });
    writeFileSync(out, 'no copy at all');
    expect(await runCli(['unpack', out, '--to', join(tempFolder(), 'x')])).toMatchObject({ code: 1 });
  });
});

describe('a passphrase', () => {
  it('comes from LOUDERMILL_PASSPHRASE; without it or with a wrong one the exit code is 3', async () => {
    const home = join(tempFolder(), 'Locked');
    const env = { LOUDERMILL_PASSPHRASE: 'correct horse' };
    const about = ['--title', 'Doe v. City', '--client', 'Jane Doe'];
    expect(await runCli(['new', home, ...about])).toMatchObject({ code: 2 });
    expect(existsSync(home)).toBe(false);
    const made = await runCli(['new', home, ...about], { env });
    expect(made.code).toBe(0);
    expect(made.out).not.toContain('not encrypted');
    expect(await runCli(['sources', home])).toMatchObject({ code: 3, out: '' });
    expect(await runCli(['sources', home], { env: { LOUDERMILL_PASSPHRASE: '' } })).toMatchObject({ code: 3 });
    const wrong = await runCli(['sources', home], { env: { LOUDERMILL_PASSPHRASE: 'wrong horse' } });
    expect([wrong.code, wrong.err]).toEqual([3, expect.stringContaining('[locked]')]);
    expect(await runCli(['sources', home, '--json'], { env })).toMatchObject({ code: 0, out: '[]\n' });
  });
});

describe('deadline', () => {
  it.each([
    [['--from', '2026-02-19', '--count', '5', '--mode', 'unspecified', '--calendar', 'us-federal'], '2026-02-24'],
    [['--from', '2026-06-20', '--count', '14', '--mode', 'calendar-roll'], '2026-07-06'],
    [['--from', '2026-03-02', '--count', '14', '--mode', 'calendar-roll', '--service', 'mail'], '2026-03-19'],
    [
      ['--from', '2026-12-03', '--count', '21', '--mode', 'calendar-roll', '--calendar', 'michigan-courts'],
      '2026-12-28',
    ],
    [['--from', '2026-07-14', '--count', '10', '--mode', 'calendar-roll', '--backward'], '2026-07-02'],
  ])('%j gives %s', async (args, due) => {
    const { code, out } = await runCli(['deadline', ...args, '--json']);
    const result = JSON.parse(out) as Record<string, unknown> & { readings: { due: string }[]; warnings: unknown[] };
    expect([code, Object.keys(result)]).toEqual([0, expect.arrayContaining(['due', 'readings', 'warnings', 'trace'])]);
    if (args.includes('--backward')) expect(result.readings.map((reading) => reading.due)).toContain(due);
    else expect(result.due).toBe(due);
    if (args.includes('unspecified')) expect(result.warnings).not.toEqual([]);
  });

  it('prints its trace for a person, and refuses what is no deadline', async () => {
    const { code, out } = await runCli(['deadline', '--from', '2026-02-19', '--count', '5']);
    expect(code).toBe(0);
    expect(out).toMatch(/2026-02-24|February 24, 2026/u);
    const wrong = [
      ['--from', '2026-02-30', '--count', '5'],
      ['--from', '2026-02-19', '--count', 'five'],
      ['--from', '2026-02-19', '--count', '5', '--calendar', '../../package'],
      ['--from', '2026-02-19'],
    ];
    for (const run of await Promise.all(wrong.map((args) => runCli(['deadline', ...args])))) {
      expect(run).toMatchObject({ code: 2, out: '' });
    }
  });
});

describe('the command line', () => {
  it('tells of each command with --help', async () => {
    const commands = ['new', 'add', 'sources', 'text', 'search', 'brief', 'verify', 'export', 'deadline'];
    const [top, ...each] = await Promise.all([
      runCli(['--help']),
      ...commands.map((command) => runCli([command, '--help'])),
    ]);
    expect(top).toMatchObject({ code: 0, err: '' });
    for (const [at, command] of commands.entries()) {
      expect(top.out).toContain(`  ${command} `);
      expect(each[at]).toMatchObject({ code: 0, err: '' });
      expect(each[at]!.out).toContain(`Usage: loudermill ${command}`);
    }
  });

  it('ends with 2 for wrong use, and says what was wrong', async () => {
    const uses = [[], ['frobnicate'], ['sources'], ['sources', join(base, 'none')], ['new', folder], ['add', folder]];
    const runs = await Promise.all(uses.map((args) => runCli(args)));
    expect(runs.map((run) => run.code)).toEqual(uses.map(() => 2));
    expect(runs.every((run) => run.err !== '')).toBe(true);
    const there = await runCli(['new', folder, '--title', 'x', '--client', 'y', '--no-passphrase']);
    expect([there.code, there.err]).toEqual([2, expect.stringContaining('[conflict]')]);
  });

  it('finishes its work when its reader stops reading', async () => {
    const home = join(tempFolder(), 'Case');
    closeCase(await createCase(home, { title: 'x', client: 'y', passphrase: null }, testContext()));
    const many = filesIn(Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`${n}.txt`, `Words ${n}`])));
    const { code, err } = await runCli(['add', home, many, '--json'], { onOut: (_text, stop) => stop() });
    expect([code, err]).toEqual([0, '']);
    const opened = await openCase(home, null, testContext());
    expect(opened.db.prepare('SELECT count(*) FROM source').pluck().get()).toBe(40);
    closeCase(opened);
    expect(readdirSync(home).toSorted()).toEqual(['Case.keys', 'Case.loudermill', 'evidence']);
  });
});

describe('a source that must not leave', () => {
  it('is no exhibit of a bundle made by the command line', async () => {
    const home = join(tempFolder(), 'Case');
    closeCase(await createCase(home, { title: 'x', client: 'y', passphrase: null }, testContext()));
    await runCli(['add', home, filesIn({ 'a.txt': 'May leave', 'b.txt': 'CANARY stays' })]);
    const opened = asWritable(await openCase(home, null, testContext()));
    const id = opened.db.prepare(`SELECT id FROM source WHERE name = 'b.txt'`).pluck().get() as string;
    updateSource(opened, id, { compelled: true });
    closeCase(opened);
    const out = join(tempFolder(), 'b.pdf');
    const { code } = await runCli(['brief', home, '--out', out, '--bundle', ...letPass]);
    expect(code).toBe(0);
    expect(readFileSync(out).includes('CANARY')).toBe(false);
  });
});
