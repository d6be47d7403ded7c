import { existsSync, rmSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { toAppError } from '../../../shared/errors.ts';
import { prepared, write } from '../journal/write.ts';
import { syncFolder, tempSibling } from './atomic-write.ts';
import type { WritableCase } from './open-case.ts';

/** A file of an export on its way: written under the temp name, then renamed. */
export type TempFile = {
  readonly temp: string;
  readonly path: string;
  /** Its entry; older marks have none. */ readonly row?: string;
};

type Begun = { readonly id: string; readonly files: string; readonly at: string };

/**
 * Writes files so that none is ever there without its entry in the log: `fill` writes each under its temp name, synced; `look` reads
 * them again from the disk; `enter` enters them; only then they are renamed. A process that is ended midway leaves a mark by which the case, when
 * it is opened again, clears up what was left and says so in the log. Throws what the steps and the disk throw; then no
 * file is left and `drop` has taken the entry back.
 */
export async function writeOnRecord<F, T>(
  opened: WritableCase,
  id: string,
  files: readonly { readonly path: string; readonly row: string }[],
  steps: {
    readonly fill: (files: readonly TempFile[]) => Promise<F>;
    readonly look: (filled: F, files: readonly TempFile[]) => Promise<T>;
    readonly enter: (looked: T) => void;
    readonly drop: () => void;
  },
): Promise<T> {
  const temps = files.map(({ path, row }): TempFile => ({ path, row, temp: tempSibling(path) }));
  const mark = 'INSERT INTO export_begun (id, files, at) VALUES (?, ?, ?)';
  prepared(opened.db, mark).run(id, JSON.stringify(temps), opened.clock.now());
  const renamed: string[] = [];
  let entered = false;
  try {
    const filled = await steps.fill(temps);
    const looked = await steps.look(filled, temps);
    steps.enter(looked);
    entered = true;
    for (const { temp, path } of temps) {
      await rename(temp, path);
      renamed.push(path);
    }
    for (const folder of new Set(temps.map(({ path }) => dirname(path)))) await syncFolder(folder);
    return looked;
  } catch (cause) {
    for (const path of [...temps.map(({ temp }) => temp), ...renamed]) await rm(path, { force: true });
    if (entered) steps.drop();
    throw toAppError(cause);
  } finally {
    endMark(opened, id);
  }
}

/** Clears up after exports that were cut off: what they left goes, and the log says that there is no file. Gives how many there were. */
export function settleCutOff(opened: WritableCase): number {
  const begun = prepared(opened.db, 'SELECT id, files, at FROM export_begun ORDER BY id').all() as Begun[];
  for (const { id, files, at } of begun) {
    const temps = JSON.parse(files) as TempFile[];
    const entered = prepared(opened.db, 'SELECT 1 FROM brief_export WHERE id = ?').get(id) !== undefined;
    // Subtle: a temp file that is gone was renamed, so the export was whole but for the taking of its mark.
    const isWhole = entered && temps.every(({ temp, path }) => !existsSync(temp) && existsSync(path));
    if (!isWhole) {
      for (const { temp } of temps) rmSync(temp, { force: true });
      const names = temps.map(({ path }) => basename(path));
      const about = { label: 'export was cut off, no file was written', kind: 'act', details: { names, at } } as const;
      write(opened, about, (edit) => {
        if (entered)
          for (const row of new Set([id, ...temps.flatMap((one) => one.row ?? [])])) edit.remove('brief_export', row);
      });
    }
    endMark(opened, id);
  }
  return begun.length;
}

function endMark(opened: WritableCase, id: string): void {
  prepared(opened.db, 'DELETE FROM export_begun WHERE id = ?').run(id);
}
