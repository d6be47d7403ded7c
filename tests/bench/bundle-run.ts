import { closeSync, fstatSync, openSync, readFileSync, readSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { assembleBundle } from '../../electron/core/bundle/assemble.ts';
import { FileSink } from '../../electron/core/bundle/byte-sink.ts';
import { writeBundle } from '../../electron/core/bundle/make-bundle.ts';
import type { BundlePlan } from '../../shared/domain/bundle.ts';

/** Ours of the bundle job, one run in one process: bundle-run.ts FOLDER [--checked] [--per-page]. Writes FOLDER/ours.pdf. */
const folder = process.argv[2] ?? '.';
const plan = JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8')) as BundlePlan;
const paths = JSON.parse(readFileSync(join(folder, 'paths.json'), 'utf8')) as Record<string, string>;
const out = join(folder, 'ours.pdf');
rmSync(out, { force: true });

/** One piece of memory for all exhibits, since there is never more than one of them. */
let room = Buffer.allocUnsafeSlow(1024 * 1024);
function read(id: string): Promise<Uint8Array> {
  const handle = openSync(paths[id]!, 'r');
  const { size } = fstatSync(handle);
  if (size > room.length) room = Buffer.allocUnsafeSlow(size * 2);
  readSync(handle, room, 0, size, 0);
  closeSync(handle);
  return Promise.resolve(room.subarray(0, size));
}

const started = process.hrtime.bigint();
const input = { front: readFileSync(join(folder, 'front.pdf')), read };
if (process.argv.includes('--checked')) {
  const made = await writeBundle(plan, input, out);
  if (!made.ok) throw new Error(JSON.stringify(made.checks.filter((check) => !check.ok)));
} else {
  const sink = new FileSink(out);
  await assembleBundle(plan, input, sink);
  sink.close();
}
if (process.argv.includes('--per-page')) {
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  console.log(`measured ${(seconds / plan.pages).toExponential(4)} s`);
}
