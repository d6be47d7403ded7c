import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { watchTemplates } from '../../../../electron/core/briefs/watch-templates.ts';
import { tempFolder } from '../../../support/case-builder.ts';

it('makes the folder of a firm’s templates, and tells once of what comes, changes and goes, until it is ended', async () => {
  const folder = join(tempFolder(), 'templates');
  const told = vi.fn();
  const end = watchTemplates(folder, told);
  expect(existsSync(folder)).toBe(true);
  const file = join(folder, 'ours.typ');
  writeFileSync(file, '// Ours');
  writeFileSync(file, '// Ours, changed');
  await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(1), 5000);
  rmSync(file);
  await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(2), 5000);
  end();
  writeFileSync(file, '// Ours');
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(told).toHaveBeenCalledTimes(2);
});

it('leaves a folder alone that cannot be there', () => {
  const file = join(tempFolder(), 'a-file');
  writeFileSync(file, '');
  watchTemplates(join(file, 'templates'), () => undefined)();
});
