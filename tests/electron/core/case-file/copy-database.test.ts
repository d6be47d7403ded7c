import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../../../electron/core/case-file/migrate.ts';
import { closeCase, openCase } from '../../../../electron/core/case-file/open-case.ts';
import { createFact } from '../../../../electron/core/facts/facts-commands.ts';
import { listFacts } from '../../../../electron/core/facts/facts-queries.ts';
import { buildCase, tempFolder, testContext } from '../../../support/case-builder.ts';
import { fillDisk, noMount, smallDisk } from '../../../support/small-disk.ts';

const older = join(import.meta.dirname, '../../../fixtures/cases/schema-010');
const versionAt = (path: string) => readFileSync(path).readUInt32BE(60);

describe('a copy of the database', () => {
  it('holds what was written up to this moment, and is encrypted as the case is', async () => {
    const opened = await buildCase('correct horse');
    createFact(opened, { text: 'The lieutenant answered by radio' });
    const folder = tempFolder();
    cpSync(opened.layout.keys, join(folder, 'Copy.keys'));
    await opened.copyTo(join(folder, 'Copy.loudermill'));
    const bytes = readFileSync(join(folder, 'Copy.loudermill'));
    expect(bytes.includes('SQLite format 3')).toBe(false);
    expect(bytes.includes('lieutenant')).toBe(false);
    expect(readdirSync(folder).toSorted()).toEqual(['Copy.keys', 'Copy.loudermill']);
    const copy = await openCase(folder, 'correct horse', testContext());
    expect(listFacts(copy).map((fact) => fact.text)).toEqual(['The lieutenant answered by radio']);
    closeCase(copy);
  });
});

describe('a case of an older schema', () => {
  it('is copied as it was before it is brought up to date, and the copy stays', async () => {
    const folder = join(tempFolder(), 'case');
    cpSync(older, folder, { recursive: true });
    closeCase(await openCase(folder, null, testContext()));
    const [name] = readdirSync(join(folder, 'backups'));
    expect(name).toBe(`schema-010 before schema ${migrations.at(-1)!.version}.loudermill`);
    expect(versionAt(join(folder, 'backups', name!))).toBe(10);
    expect(versionAt(join(folder, 'schema-010.loudermill'))).toBe(migrations.at(-1)!.version);
    closeCase(await openCase(folder, null, testContext()));
    expect(readdirSync(join(folder, 'backups'))).toEqual([name]);
  });

  it.skipIf(noMount !== null)(
    `stays as it is when the disk has no room for the copy${noMount === null ? '' : ` (left out: ${noMount})`}`,
    async () => {
      const disk = smallDisk(4096);
      const folder = join(disk, 'case');
      cpSync(older, folder, { recursive: true });
      const free = fillDisk(disk, 60_000);
      await expect(openCase(folder, null, testContext())).rejects.toMatchObject({ code: 'disk-full' });
      expect(versionAt(join(folder, 'schema-010.loudermill'))).toBe(10);
      expect(existsSync(join(folder, 'schema-010.lock'))).toBe(false);
      free();
      closeCase(await openCase(folder, null, testContext()));
      expect(versionAt(join(folder, 'schema-010.loudermill'))).toBe(migrations.at(-1)!.version);
    },
  );
});
