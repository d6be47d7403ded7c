import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { syncFolder, writeFileAtomic } from '../../../../electron/core/case-file/atomic-write.ts';
import { tempFolder } from '../../../support/case-builder.ts';

it('a file is written whole under its name and nothing lies beside it', async () => {
  const folder = tempFolder();
  await writeFileAtomic(join(folder, 'a.txt'), 'one');
  await writeFileAtomic(join(folder, 'a.txt'), 'two');
  expect(readdirSync(folder)).toEqual(['a.txt']);
  expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('two');
});

it.skipIf(process.platform !== 'linux')(
  'a file system that cannot sync a folder does not fail what was written to it',
  async () => {
    await expect(syncFolder('/proc')).resolves.toBeUndefined();
  },
);

it('a folder that is not there is said', async () => {
  await expect(syncFolder(join(tempFolder(), 'none'))).rejects.toMatchObject({ code: 'ENOENT' });
});
