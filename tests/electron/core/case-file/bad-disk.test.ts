import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportCase } from '../../../../electron/core/case-file/export-case.ts';
import {
  asWritable,
  closeCase,
  createCase,
  openCase,
  type WritableCase,
} from '../../../../electron/core/case-file/open-case.ts';
import { verifyCase } from '../../../../electron/core/custody/verify.ts';
import { createFact } from '../../../../electron/core/facts/facts-commands.ts';
import { listFacts } from '../../../../electron/core/facts/facts-queries.ts';
import { importPaths } from '../../../../electron/core/sources/intake.ts';
import { listSources } from '../../../../electron/core/sources/sources-queries.ts';
import { buildCase, tempFolder, testContext } from '../../../support/case-builder.ts';
import { addFile, dumpTables, filesIn, sharedPool } from '../../../support/case-parts.ts';
import { fillDisk, noMount, remount, smallDisk } from '../../../support/small-disk.ts';

const pool = sharedPool();
const about = { title: 'Doe v. City', client: 'Officer Jane Doe', passphrase: null };
const megabyte = Buffer.alloc(1_000_000, 'Words on a page. ');

async function caseOn(disk: string): Promise<WritableCase> {
  return await createCase(join(disk, 'Doe'), about, testContext());
}

async function verified(folder: string): Promise<boolean> {
  const opened = await openCase(folder, null, testContext());
  const { ok } = await verifyCase(opened);
  closeCase(opened);
  return ok;
}

// `noMount` says why this machine has no small disk.
describe.skipIf(noMount !== null)(`a full disk${noMount === null ? '' : ` (left out: ${noMount})`}`, () => {
  it('ends the making of a case with its code and leaves nothing behind', async () => {
    const disk = smallDisk(1024);
    const free = fillDisk(disk, 60_000);
    await expect(caseOn(disk)).rejects.toMatchObject({ code: 'disk-full' });
    expect(readdirSync(disk).filter((name) => !name.startsWith('.filler'))).toEqual([]);
    free();
    closeCase(await caseOn(disk));
    expect(await verified(join(disk, 'Doe'))).toBe(true);
  });

  it('ends an import with its code; what was finished stays, and the rest goes in when there is room', async () => {
    const disk = smallDisk(4096);
    const opened = await caseOn(disk);
    await addFile(opened, pool, 'kept.txt', 'What was there before');
    const free = fillDisk(disk, 700_000);
    const folder = filesIn({ 'a.txt': 'Small enough', 'b.txt': megabyte });
    await expect(importPaths(opened, pool, [folder])).rejects.toMatchObject({ code: 'disk-full' });
    expect(listSources(opened).map((source) => source.name)).toEqual(['kept.txt', 'a.txt']);
    expect(readdirSync(opened.layout.evidence).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect(await verifyCase(opened)).toMatchObject({ ok: true });
    free();
    const { outcomes } = await importPaths(opened, pool, [filesIn({ 'c.txt': 'Now there is room' })]);
    expect(outcomes[0]).toMatchObject({ outcome: 'added' });
    closeCase(opened);
    expect(await verified(join(disk, 'Doe'))).toBe(true);
  });

  it('that fills while a long file is sealed by a second thread ends the import, and nothing of the file is left', async () => {
    const disk = smallDisk(16_384);
    const opened = await caseOn(disk);
    const long = filesIn({ 'long.bin': Buffer.alloc(24 * 1024 * 1024, 'video') });
    await expect(importPaths(opened, pool, [long])).rejects.toMatchObject({ code: 'disk-full' });
    expect(readdirSync(opened.layout.evidence)).toEqual([]);
    expect(await verifyCase(opened)).toMatchObject({ ok: true });
    closeCase(opened);
    expect(await verified(join(disk, 'Doe'))).toBe(true);
  });

  it('refuses an edit with its code, keeps every edit before it, and the case still closes and opens', async () => {
    const disk = smallDisk(2048);
    const folder = join(disk, 'Doe');
    const opened = await caseOn(disk);
    const free = fillDisk(disk);
    let kept = 0;
    await expect(async () => {
      for (; kept < 5000; kept++) createFact(opened, { text: `Fact ${kept} ${'x'.repeat(2000)}` });
    }).rejects.toMatchObject({ code: 'disk-full' });
    expect(listFacts(opened)).toHaveLength(kept);
    expect(opened.journal.lastNumber).toBe(kept + 1);
    closeCase(opened);
    expect(existsSync(join(folder, 'Doe.lock'))).toBe(false);
    const reader = await openCase(folder, null, testContext());
    expect(listFacts(reader)).toHaveLength(kept);
    closeCase(reader);
    free();
    const again = asWritable(await openCase(folder, null, testContext()));
    expect(listFacts(again)).toHaveLength(kept);
    createFact(again, { text: 'There is room again' });
    expect(await verifyCase(again)).toMatchObject({ ok: true });
    closeCase(again);
    expect(readdirSync(folder).sort()).toEqual(['Doe.keys', 'Doe.loudermill', 'evidence']);
  });

  it('lets a case be opened for reading', async () => {
    const disk = smallDisk(1024);
    closeCase(await caseOn(disk));
    fillDisk(disk);
    const opened = await openCase(join(disk, 'Doe'), null, testContext());
    expect(opened.readOnly).toBe('not-writable');
    expect(await verifyCase(opened)).toMatchObject({ ok: true });
    closeCase(opened);
  });

  it('ends an export of everything with its code and leaves no folder that looks whole', async () => {
    const opened = await buildCase();
    await addFile(opened, pool, 'big.txt', megabyte);
    const before = dumpTables(opened);
    const disk = smallDisk(512);
    await expect(exportCase(opened, join(disk, 'out'))).rejects.toMatchObject({ code: 'disk-full' });
    expect(readdirSync(disk)).toEqual([]);
    expect(dumpTables(opened)).toEqual(before);
    expect(await verifyCase(opened)).toMatchObject({ ok: true });
  });
});

describe.skipIf(noMount !== null)(
  `a disk that cannot be written${noMount === null ? '' : ` (left out: ${noMount})`}`,
  () => {
    it('takes no new case, and says so', async () => {
      const disk = smallDisk(256);
      remount(disk, 'ro');
      await expect(caseOn(disk)).rejects.toMatchObject({ code: 'read-only' });
    });

    it('lets a case be read, verified and written out elsewhere, and no more', async () => {
      const disk = smallDisk(4096);
      const made = await caseOn(disk);
      await addFile(made, pool, 'a.txt', 'Words');
      closeCase(made);
      remount(disk, 'ro');
      const opened = await openCase(join(disk, 'Doe'), null, testContext());
      expect(opened.readOnly).toBe('not-writable');
      expect(() => asWritable(opened)).toThrow(expect.objectContaining({ code: 'read-only' }));
      expect(await verifyCase(opened)).toMatchObject({ ok: true, objects: 1 });
      expect(await exportCase(opened, join(tempFolder(), 'out'))).toMatchObject({ missing: [] });
      await expect(exportCase(opened, join(disk, 'out'))).rejects.toMatchObject({ code: 'read-only' });
      closeCase(opened);
    });

    it('stops an import under way with its code', async () => {
      const disk = smallDisk(4096);
      const opened = await caseOn(disk);
      await addFile(opened, pool, 'a.txt', 'Words');
      // A bind mount of the evidence alone goes read-only while the database stays as it is.
      const evidence = opened.layout.evidence;
      for (const args of [
        ['--bind', evidence, evidence],
        ['-o', 'remount,bind,ro', evidence],
      ]) {
        expect(spawnSync('mount', args).status).toBe(0);
      }
      try {
        const failing = importPaths(opened, pool, [filesIn({ 'b.txt': 'More' })]);
        await expect(failing).rejects.toMatchObject({ code: 'read-only' });
      } finally {
        spawnSync('umount', [evidence]);
      }
      expect(await verifyCase(opened)).toMatchObject({ ok: true, objects: 1 });
      closeCase(opened);
    });
  },
);

describe.skipIf(process.platform !== 'linux')('a folder that the person may not write to', () => {
  it('takes no new case; a case in it is opened for reading', async () => {
    const root = process.getuid?.() === 0;
    const around = tempFolder();
    chmodSync(around, 0o755);
    const shut = join(around, 'shut');
    mkdirSync(shut);
    closeCase(await createCase(join(shut, 'Doe'), about, testContext()));
    for (const path of [shut, join(shut, 'Doe'), join(shut, 'Doe/evidence')]) chmodSync(path, 0o555);
    for (const name of ['Doe.keys', 'Doe.loudermill']) chmodSync(join(shut, 'Doe', name), 0o444);
    // Root may write anywhere, so root is somebody else for the time of this test.
    if (root) process.seteuid?.(65_534);
    try {
      await expect(createCase(join(shut, 'New'), about, testContext())).rejects.toMatchObject({
        code: 'no-permission',
      });
      const opened = await openCase(join(shut, 'Doe'), null, testContext());
      expect(opened.readOnly).toBe('not-writable');
      closeCase(opened);
    } finally {
      if (root) process.seteuid?.(0);
      for (const path of [shut, join(shut, 'Doe'), join(shut, 'Doe/evidence')]) chmodSync(path, 0o755);
    }
  });
});

describe('a key file', () => {
  it.each([
    ['a wrapped key that is too short', { wrapped: 'AAAA' }],
    ['a nonce of no length', { nonce: '' }],
    ['a salt that is too short', { salt: 'AAAA' }],
    ['a passphrase hash that would need a gigabyte and more', { memoryKiB: 4_000_000 }],
  ])('with %s is damaged, not wrong', async (_what, patch) => {
    const folder = join(tempFolder(), 'Doe');
    closeCase(await createCase(folder, { ...about, passphrase: 'correct horse' }, testContext()));
    const path = join(folder, 'Doe.keys');
    const { kdf, ...file } = JSON.parse(readFileSync(path, 'utf8')) as { kdf: object };
    const { salt, memoryKiB, ...top } = patch as Record<string, unknown>;
    const more = { ...(salt === undefined ? {} : { salt }), ...(memoryKiB === undefined ? {} : { memoryKiB }) };
    writeFileSync(path, JSON.stringify({ ...file, ...top, kdf: { ...kdf, ...more } }));
    await expect(openCase(folder, 'correct horse', testContext())).rejects.toMatchObject({
      code: 'corrupt-case',
      data: { part: 'keys' },
    });
  });

  it('of an unencrypted case with a cut key is damaged', async () => {
    const folder = join(tempFolder(), 'Doe');
    closeCase(await createCase(folder, about, testContext()));
    const path = join(folder, 'Doe.keys');
    writeFileSync(path, JSON.stringify({ ...(JSON.parse(readFileSync(path, 'utf8')) as object), key: 'AAAA' }));
    await expect(openCase(folder, null, testContext())).rejects.toMatchObject({ code: 'corrupt-case' });
  });
});
