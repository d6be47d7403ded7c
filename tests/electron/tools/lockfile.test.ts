import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../../electron/tools/cache.ts';

type Locked = { readonly version?: string; readonly optionalDependencies?: Readonly<Record<string, string>> };

const { packages } = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')) as {
  packages: Readonly<Record<string, Locked>>;
};

/** Says whether a package finds another in its own node_modules or in one above it. */
function finds(from: string, name: string): boolean {
  const at = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
  if (at in packages) return true;
  const above = from.lastIndexOf('/node_modules/');
  return from !== '' && finds(above < 0 ? '' : from.slice(0, above), name);
}

test('the lockfile names the builds for every system, without which npm ci refuses it', () => {
  const missing = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !finds(from, name)),
  );
  expect(missing).toEqual([]);
});
