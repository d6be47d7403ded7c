import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportCase } from '../../../../electron/core/case-file/export-case.ts';
import type { WritableCase } from '../../../../electron/core/case-file/open-case.ts';
import { verifyCase } from '../../../../electron/core/custody/verify.ts';
import { write } from '../../../../electron/core/journal/write.ts';
import { importPaths, type IntakeOptions } from '../../../../electron/core/sources/intake.ts';
import { listSources } from '../../../../electron/core/sources/sources-queries.ts';
import { buildCase, tempFolder } from '../../../support/case-builder.ts';
import { addFile, filesIn, sharedPool } from '../../../support/case-parts.ts';
import { makeDocx, makePdf } from '../../../support/make-files.ts';

const pool = sharedPool();
const root = process.getuid?.() === 0;
const linux = process.platform === 'linux';

/** Imports into a case that holds one source, and looks that this one and the log are whole afterwards. */
async function take(paths: readonly string[], options: IntakeOptions = {}, opened?: WritableCase) {
  const into = opened ?? (await buildCase());
  const kept = await addFile(into, pool, 'kept.txt', 'What was there before');
  const { outcomes } = await importPaths(into, pool, paths, options);
  expect(await verifyCase(into)).toMatchObject({ ok: true });
  expect(listSources(into).some((source) => source.id === kept)).toBe(true);
  expect(readdirSync(into.layout.evidence).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  return { opened: into, outcomes, said: outcomes.map((o) => [basename(o.path), o.outcome, o.reason]) };
}

describe('a file that cannot be read', () => {
  it('is kept, hashed, with its reason: empty, cut off, encrypted, damaged, unknown', async () => {
    const whole = Buffer.from(await makePdf(['Words']));
    const folder = filesIn({
      'cut.docx': Buffer.from(makeDocx(['Words'])).subarray(0, -30),
      'empty.pdf': '',
      'locked.pdf': await makePdf(['Secret'], { userPassword: 'u', ownerPassword: 'o' }),
      'noise.pdf': Buffer.concat([whole.subarray(0, 20), Buffer.alloc(400, 7)]),
      'tape.mp3': Buffer.from('ID3\u0003\u0000\u0000\u0000\u0000\u0000\u0021', 'latin1'),
    });
    const { opened, said, outcomes } = await take([folder]);
    expect(said.map(([name, outcome]) => [name, outcome])).toEqual(
      ['cut.docx', 'empty.pdf', 'locked.pdf', 'noise.pdf', 'tape.mp3'].map((name) => [name, 'unreadable']),
    );
    const reasons = Object.fromEntries(said.map(([name, , reason]) => [name, reason]));
    expect(reasons).toMatchObject({ 'empty.pdf': 'empty', 'locked.pdf': 'encrypted', 'tape.mp3': 'truncated' });
    expect(['truncated', 'damaged', 'unsupported']).toContain(reasons['cut.docx']);
    expect(['truncated', 'damaged']).toContain(reasons['noise.pdf']);
    for (const { path, source } of outcomes) {
      const { object } = listSources(opened).find((row) => row.id === source)!;
      expect(Buffer.from(await opened.store.readAll(object)).equals(readFileSync(path))).toBe(true);
    }
  });

  it('is read by what it is where its name says something else', async () => {
    const folder = filesIn({ 'page.txt': await makePdf(['Words']), 'words.pdf': 'Not a PDF at all' });
    const { said, outcomes } = await take([folder]);
    expect(said.map(([name]) => name)).toEqual(['page.txt', 'words.pdf']);
    expect(said[0]).toEqual(['page.txt', 'added', null]);
    expect(outcomes[1]!.outcome === 'added' || outcomes[1]!.reason === 'damaged').toBe(true);
  });
});

describe('a path that is not taken in', () => {
  it('that vanished is refused, and the others go in', async () => {
    const folder = filesIn({ 'a.txt': 'a', 'b.txt': 'b', 'c.txt': 'c' });
    const { said } = await take([folder, join(folder, 'never.txt')], {
      onFile: (path) => path.endsWith('b.txt') && unlinkSync(path),
    });
    expect(said).toEqual([
      ['a.txt', 'added', null],
      ['b.txt', 'refused', 'not-found'],
      ['c.txt', 'added', null],
      ['never.txt', 'refused', 'not-found'],
    ]);
  });

  it('that turned into a folder or a link meanwhile is refused', async () => {
    const folder = filesIn({ 'a.txt': 'a', 'b.txt': 'b', 'c.txt': 'c' });
    const { said } = await take([folder], {
      onFile: (path) => {
        if (!path.endsWith('c.txt')) unlinkSync(path);
        if (path.endsWith('a.txt')) mkdirSync(path);
        if (path.endsWith('b.txt')) symlinkSync('/etc/hostname', path);
      },
    });
    expect(said).toEqual([
      ['a.txt', 'refused', 'read-error'],
      ['b.txt', 'refused', 'read-error'],
      ['c.txt', 'added', null],
    ]);
  });

  it.skipIf(!linux)('that turned into a pipe meanwhile is refused without waiting', async () => {
    const folder = filesIn({ 'a.txt': 'a', 'b.txt': 'b' });
    const { said } = await take([folder], {
      onFile: (path) => {
        if (!path.endsWith('a.txt')) return;
        unlinkSync(path);
        execFileSync('mkfifo', [path]);
      },
    });
    expect(said).toEqual([
      ['a.txt', 'refused', 'read-error'],
      ['b.txt', 'added', null],
    ]);
  });

  it.skipIf(!linux)('whose reading fails is refused, and the others go in', async () => {
    const folder = filesIn({ 'a.txt': 'a' });
    // A file of the system that opens and then answers every read with EIO.
    const { said } = await take(['/proc/self/mem', folder]);
    expect(said).toEqual([
      ['mem', 'refused', 'read-error'],
      ['a.txt', 'added', null],
    ]);
  });

  it.skipIf(!linux)('that the person may not read is refused, and the others go in', async () => {
    const folder = filesIn({ 'a.txt': 'a', 'b.txt': 'b' });
    chmodSync(join(folder, 'a.txt'), 0o000);
    // Root may read all, so root is somebody else for the time of that file.
    const { said } = await take([folder], {
      atOnce: 1,
      together: 1,
      onFile: (path) => root && path.endsWith('a.txt') && process.seteuid?.(65_534),
      onOutcome: () => root && process.seteuid?.(0),
    });
    expect(said).toEqual([
      ['a.txt', 'refused', 'no-permission'],
      ['b.txt', 'added', null],
    ]);
  });

  it.skipIf(!linux)('that is a link, a pipe, or a folder inside itself is refused, not followed', async () => {
    const folder = filesIn({ 'a.txt': 'a' });
    symlinkSync(folder, join(folder, 'loop'));
    symlinkSync(join(folder, 'a.txt'), join(folder, 'link.txt'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling'));
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const { said } = await take([folder]);
    expect(said).toEqual([
      ['a.txt', 'added', null],
      ['dangling', 'refused', 'link'],
      ['link.txt', 'refused', 'link'],
      ['loop', 'refused', 'link'],
      ['pipe', 'refused', 'not-a-file'],
    ]);
  });

  it("that lies in the case's own folder is refused, by whatever way it is reached", async () => {
    const opened = await buildCase();
    const around = join(opened.layout.folder, '..');
    writeFileSync(join(around, 'beside.txt'), 'beside');
    symlinkSync(around, join(tempFolder(), 'way'));
    const { said } = await take([around, opened.layout.database, opened.layout.evidence], {}, opened);
    expect(said).toEqual([
      ['beside.txt', 'added', null],
      [basename(opened.layout.folder), 'refused', 'inside-the-case'],
      [basename(opened.layout.database), 'refused', 'inside-the-case'],
      ['evidence', 'refused', 'inside-the-case'],
    ]);
  });

  it('that lies too many folders deep is refused', async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, ...Array.from({ length: 70 }, () => 'd')), { recursive: true });
    const { said } = await take([folder]);
    expect(said).toEqual([['d', 'refused', 'too-deep']]);
  });
});

describe('a name that would mislead', () => {
  it.skipIf(!linux)(
    'with bidi controls, backslashes or line breaks is shown with escapes and kept as received',
    async () => {
      const names = ['..\\..\\evil.txt', 'invoice\u202Efdp.txt', 'line\nbreak.txt'];
      const folder = filesIn(Object.fromEntries(names.map((name, i) => [name, `content ${i}`])));
      const { opened, said } = await take([folder]);
      expect(said.map(([, outcome]) => outcome)).toEqual(['added', 'added', 'added']);
      const sources = listSources(opened).filter((source) => source.name !== 'kept.txt');
      expect(sources.map((source) => source.name).toSorted()).toEqual(names.toSorted());
      expect(sources.every((source) => !/[\u202E\n]/u.test(source.title))).toBe(true);
      const out = join(tempFolder(), 'out');
      await exportCase(opened, out);
      const written = readdirSync(join(out, 'evidence'));
      expect(written).toHaveLength(4);
      expect(written.every((name) => !/[\u202E\n\\]|^\./u.test(name))).toBe(true);
    },
  );

  it('with 255 bytes goes in; with 300 characters or a way out of the folder it is exported under a name that any disk takes', async () => {
    const opened = await buildCase();
    const longest = `${'é'.repeat(125)}.txt`;
    const id = await addFile(opened, pool, longest, 'long');
    const other = await addFile(opened, pool, 'other.txt', 'other');
    const third = await addFile(opened, pool, 'third.txt', 'third');
    expect(listSources(opened)[0]!.name).toBe(longest);
    write(opened, { label: 'edit evidence' }, (edit) => {
      edit.update('source', id, { name: `${'ü'.repeat(300)}.txt` });
      edit.update('source', other, { name: '../../../outside.txt' });
      edit.update('source', third, { name: '..' });
    });
    const around = tempFolder();
    const out = join(around, 'out');
    expect(await exportCase(opened, out)).toMatchObject({ missing: [] });
    const written = readdirSync(join(out, 'evidence')).toSorted();
    expect(written).toHaveLength(3);
    expect(written.every((name) => Buffer.byteLength(name) <= 255)).toBe(true);
    expect(readdirSync(around)).toEqual(['out']);
    expect(written.map((name) => readFileSync(join(out, 'evidence', name), 'utf8')).toSorted()).toEqual([
      'long',
      'other',
      'third',
    ]);
  });
});

describe('a case whose evidence folder is gone', () => {
  it('takes new evidence in, says what is missing, and finds it when the folder is back', async () => {
    const opened = await buildCase();
    await addFile(opened, pool, 'a.txt', 'first');
    rmSync(opened.layout.evidence, { recursive: true });
    const { outcomes } = await importPaths(opened, pool, [filesIn({ 'b.txt': 'second' })]);
    expect(outcomes[0]).toMatchObject({ outcome: 'added' });
    expect((await verifyCase(opened)).problems.map((problem) => problem.title)).toEqual(['a.txt']);
    expect(existsSync(opened.layout.evidence)).toBe(true);
    const again = await importPaths(opened, pool, [filesIn({ 'a.txt': 'first' })]);
    expect(again.outcomes[0]).toMatchObject({ outcome: 'duplicate' });
    expect(await verifyCase(opened)).toMatchObject({ ok: true });
  });
});
