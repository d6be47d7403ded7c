import { execFileSync, spawnSync } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { asWritable, closeCase, openCase, type WritableCase } from '../../../../electron/core/case-file/open-case.ts';
import { openPortableCopy } from '../../../../electron/core/case-file/open-portable-copy.ts';
import { savePortableCopy } from '../../../../electron/core/case-file/portable-copy.ts';
import { listSteps, stepsOfSource } from '../../../../electron/core/custody/custody-queries.ts';
import { verifyCase } from '../../../../electron/core/custody/verify.ts';
import { createFact } from '../../../../electron/core/facts/facts-commands.ts';
import { listFacts } from '../../../../electron/core/facts/facts-queries.ts';
import { listSources } from '../../../../electron/core/sources/sources-queries.ts';
import { buildCase, tempFolder, testContext } from '../../../support/case-builder.ts';
import { addFile, sharedPool } from '../../../support/case-parts.ts';
import { fillDisk, noMount, smallDisk } from '../../../support/small-disk.ts';

const pool = sharedPool();
const unzip = spawnSync('unzip', ['-v']).status === 0;
if (!unzip) console.warn('reading by unzip left out: unzip is absent');

async function caseWithEvidence(passphrase: string | null = null): Promise<WritableCase> {
  const opened = await buildCase(passphrase);
  await addFile(opened, pool, 'note.txt', 'The lieutenant said to call.');
  await addFile(opened, pool, 'large.bin', Buffer.alloc(2_500_000, 7));
  createFact(opened, { text: 'She asked her lieutenant' });
  return opened;
}

async function copyOf(opened: WritableCase): Promise<string> {
  const path = join(tempFolder(), 'Doe.zip');
  await savePortableCopy(opened, path);
  return path;
}

const labels = (opened: WritableCase) => listSteps(opened, null, 100).steps.map((step) => step.label);

describe('a portable copy', () => {
  it('is one file that comes back as the same case on another machine, with its log telling both ends', async () => {
    const opened = await caseWithEvidence('correct horse');
    const path = join(tempFolder(), 'Doe.zip');
    const saved = await savePortableCopy(opened, path);
    expect(saved).toMatchObject({ files: 4, missing: [] });
    expect(readdirSync(join(path, '..'))).toEqual(['Doe.zip']);
    expect(readFileSync(path).includes('lieutenant')).toBe(false);

    const folder = join(tempFolder(), 'elsewhere', 'Doe');
    await openPortableCopy(path, folder);
    await expect(openCase(folder, 'wrong', testContext())).rejects.toMatchObject({ code: 'locked' });
    const copy = asWritable(await openCase(folder, 'correct horse', testContext()));
    expect(listFacts(copy).map((fact) => fact.text)).toEqual(['She asked her lieutenant']);
    expect(listSources(copy).map((source) => source.sha256)).toEqual(
      listSources(opened).map((source) => source.sha256),
    );
    expect(await verifyCase(copy)).toMatchObject({ ok: true, objects: 2 });
    expect(labels(copy).slice(0, 2)).toEqual(['bring in portable copy', 'make portable copy']);
    expect(labels(opened).slice(0, 2)).toEqual(['save portable copy', 'make portable copy']);
    const [source] = listSources(opened);
    expect(stepsOfSource(opened, source!.id).at(-1)!.label).toBe('save portable copy');
    closeCase(copy);
    const again = asWritable(await openCase(folder, 'correct horse', testContext()));
    expect(labels(again).filter((label) => label === 'bring in portable copy')).toHaveLength(1);
    closeCase(again);
  });

  it.skipIf(!unzip)('is a ZIP that any other program unpacks into a case that opens', async () => {
    const path = await copyOf(await caseWithEvidence());
    const folder = tempFolder();
    execFileSync('unzip', ['-q', path, '-d', folder]);
    const copy = await openCase(join(folder, 'Case'), null, testContext());
    expect(await verifyCase(copy)).toMatchObject({ ok: true, objects: 2 });
    closeCase(copy);
  });

  it('says which evidence was not there to be copied', async () => {
    const opened = await caseWithEvidence();
    const { object, title } = listSources(opened)[1]!;
    rmSync(join(opened.layout.evidence, object.slice(0, 2), object));
    const path = join(tempFolder(), 'Doe.zip');
    expect(await savePortableCopy(opened, path)).toMatchObject({ files: 3, missing: [title] });
    expect(await openPortableCopy(path, join(tempFolder(), 'Doe'))).toMatchObject({ missing: [title] });
  });

  it('that is cancelled leaves nothing behind', async () => {
    const opened = await caseWithEvidence();
    const folder = tempFolder();
    const cancel = new AbortController();
    const onProgress = () => cancel.abort();
    await expect(
      savePortableCopy(opened, join(folder, 'Doe.zip'), { signal: cancel.signal, onProgress }),
    ).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it.skipIf(noMount !== null)(
    `is not begun where the room is too small${noMount === null ? '' : ` (left out: ${noMount})`}`,
    async () => {
      const opened = await caseWithEvidence();
      const disk = smallDisk(4096);
      fillDisk(disk, 1_500_000);
      const before = readdirSync(disk);
      await expect(savePortableCopy(opened, join(disk, 'Doe.zip'))).rejects.toMatchObject({ code: 'disk-full' });
      expect(readdirSync(disk)).toEqual(before);
    },
  );

  it('is never unpacked over anything', async () => {
    const path = await copyOf(await caseWithEvidence());
    const folder = tempFolder();
    writeFileSync(join(folder, 'mine.txt'), 'mine');
    await expect(openPortableCopy(path, folder)).rejects.toMatchObject({ code: 'conflict' });
    expect(readdirSync(folder)).toEqual(['mine.txt']);
  });
});

describe('a portable copy that was tampered with', () => {
  async function refused(path: string): Promise<string> {
    const folder = join(tempFolder(), 'Doe');
    const failure: unknown = await openPortableCopy(path, folder).catch((cause: unknown) => cause);
    expect(failure).toMatchObject({ code: 'corrupt-case' });
    expect(existsSync(folder)).toBe(false);
    expect(readdirSync(join(folder, '..'))).toEqual([]);
    return (failure as Error).message;
  }

  it('is refused for a single flipped bit, wherever it lies', async () => {
    const path = await copyOf(await caseWithEvidence());
    const whole = readFileSync(path);
    for (let at = 40; at < whole.length; at += Math.floor(whole.length / 23)) {
      const bytes = Buffer.from(whole);
      bytes[at]! ^= 1;
      writeFileSync(path, bytes);
      // A bit of a time stamp or an attribute that nothing reads changes no part.
      const folder = join(tempFolder(), 'Doe');
      const outcome = await openPortableCopy(path, folder).then(
        () => 'opened',
        (cause: unknown) => (cause as { code: string }).code,
      );
      if (outcome !== 'opened') expect(outcome, `byte ${at}`).toBe('corrupt-case');
      else {
        const copy = await openCase(folder, null, testContext());
        expect(await verifyCase(copy), `byte ${at}`).toMatchObject({ ok: true });
        closeCase(copy);
      }
    }
  });

  it('is refused when it is cut off, empty, or no ZIP at all', async () => {
    const path = await copyOf(await caseWithEvidence());
    const whole = readFileSync(path);
    for (const bytes of [
      whole.subarray(0, whole.length - 100),
      whole.subarray(0, 1000),
      Buffer.alloc(0),
      Buffer.from('no'),
    ]) {
      writeFileSync(path, bytes);
      await refused(path);
    }
  });

  it('is refused for names, links and parts that are no part of a case', async () => {
    const path = join(tempFolder(), 'forged.zip');
    const forge = async (fill: (zip: ZipFile) => void) => {
      const zip = new ZipFile();
      fill(zip);
      zip.end();
      await pipeline(zip.outputStream, createWriteStream(path));
      return await refused(path);
    };
    const stored = { compress: false };
    const bytes = Buffer.from('x');
    await forge((zip) => zip.addBuffer(bytes, 'Doe/evidence/AA/BB/CC.loudermill', stored));
    const climbing = readFileSync(path).toString('latin1').replaceAll('AA/BB/CC', '../../CC');
    writeFileSync(path, Buffer.from(climbing, 'latin1'));
    expect(await refused(path)).toContain('..');
    expect(await forge((zip) => zip.addBuffer(bytes, 'Doe/run.exe', stored))).toContain('no part of a case');
    expect(await forge((zip) => zip.addBuffer(bytes, 'Doe/evidence/ab/short', stored))).toContain('no part of a case');
    expect(await forge((zip) => zip.addBuffer(Buffer.alloc(100_000), 'Doe/Doe.keys'))).toContain('not stored');
    expect(await forge((zip) => zip.addBuffer(bytes, 'Doe/Doe.keys', { ...stored, mode: 0o120777 }))).toContain(
      'not stored',
    );
    expect(await forge((zip) => zip.addBuffer(bytes, 'Doe/Doe.keys', stored))).toContain('list of parts is missing');
  });

  it('is refused where its list of parts names more or less than it holds', async () => {
    const opened = await caseWithEvidence();
    const path = await copyOf(opened);
    const folder = join(tempFolder(), 'Doe');
    await openPortableCopy(path, folder);
    const name = basename(opened.layout.database, '.loudermill');
    const repack = async (files: readonly object[]) => {
      const zip = new ZipFile();
      const manifest = { format: 'loudermill-portable-copy', version: 1, name, files, missing: [] };
      for (const end of ['loudermill', 'keys'])
        zip.addFile(join(folder, `${name}.${end}`), `${name}/${name}.${end}`, { compress: false });
      zip.addBuffer(Buffer.from(JSON.stringify(manifest)), `${name}/manifest.json`, { compress: false });
      zip.end();
      await pipeline(zip.outputStream, createWriteStream(path));
      return await refused(path);
    };
    expect(await repack([])).toContain('not in its list');
    const sha256 = 'a'.repeat(64);
    mkdirSync(join(folder, 'evidence'), { recursive: true });
    expect(await repack(['loudermill', 'keys'].map((end) => ({ path: `${name}.${end}`, bytes: 1, sha256 })))).toContain(
      'not what was written',
    );
  });
});
