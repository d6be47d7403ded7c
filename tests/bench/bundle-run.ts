import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assembleBundle } from '../../electron/core/bundle/assemble.ts';
import { letGo } from '../../electron/core/bundle/let-go.ts';
import { makeBundle } from '../../electron/core/bundle/make-bundle.ts';
import type { BundlePlan } from '../../shared/domain/bundle.ts';

/** Ours of the bundle job, one run in one process: bundle-run.ts FOLDER [--checked]. Writes FOLDER/ours.pdf. */
const folder = process.argv[2] ?? '.';
const plan = JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8')) as BundlePlan;
const paths = JSON.parse(readFileSync(join(folder, 'paths.json'), 'utf8')) as Record<string, string>;
const input = {
  release: letGo,
  front: readFileSync(join(folder, 'front.pdf')),
  read: (id: string) => Promise.resolve(readFileSync(paths[id]!)),
};
if (process.argv.includes('--checked')) {
  const made = await makeBundle(plan, input);
  if (!made.ok) throw new Error(JSON.stringify(made.checks.filter((check) => !check.ok)));
  writeFileSync(join(folder, 'ours.pdf'), made.pdf);
} else {
  writeFileSync(join(folder, 'ours.pdf'), (await assembleBundle(plan, input)).pdf);
}
