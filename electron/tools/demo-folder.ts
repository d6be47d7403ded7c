import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { closeCase, openCase, type ReadableCase } from '../core/case-file/open-case.ts';
import { listSteps } from '../core/custody/custody-queries.ts';
import { sampleContext } from '../core/sample/sample-context.ts';

/** Stands in a case folder that the demo made, with the hash of the last entry of its log at that time. */
const marker = 'made-by-demo.txt';

/** Marks a case folder as the demo's own; `opened` is the case in it. */
export async function markAsDemo(folder: string, opened: ReadableCase): Promise<void> {
  await writeFile(join(folder, marker), `${lastHash(opened)}\n`);
}

/**
 * Makes way for a new demo case: removes an earlier one as the demo left it, and moves one that someone has worked in aside.
 * Gives a line for the person, or null where there was nothing. Throws for a folder that the demo did not make and for a
 * case that is open.
 */
export async function makeWay(folder: string): Promise<string | null> {
  if (!existsSync(folder)) return null;
  const mark = join(folder, marker);
  if (!existsSync(mark)) {
    throw new Error(`${folder} is not a case that the demo made. Move it away, then run the demo again.`);
  }
  const left = (await readFile(mark, 'utf8')).trim();
  const opened = await openCase(folder, null, sampleContext());
  const now = lastHash(opened);
  closeCase(opened);
  if (opened.readOnly === 'in-use') {
    throw new Error(
      `The case in ${folder} is open${opened.heldBy === null ? '' : ` (${opened.heldBy})`}. Close it, then run the demo again.`,
    );
  }
  if (now === left) {
    await rm(folder, { recursive: true });
    return null;
  }
  const aside = freeName(folder);
  await rename(folder, aside);
  return `Someone has worked in the earlier case: it is kept in ${aside}`;
}

function lastHash(opened: ReadableCase): string {
  return listSteps(opened, null, 1).steps[0]?.hash ?? '';
}

function freeName(folder: string): string {
  let number = 1;
  while (existsSync(`${folder}-kept-${number}`)) number += 1;
  return `${folder}-kept-${number}`;
}
