import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { afterAll } from 'vitest';
import {
  asWritable,
  closeCase,
  createCase,
  openCase,
  type WritableCase,
} from '../../electron/core/case-file/open-case.ts';
import { createExtractPool } from '../../electron/core/jobs/pool.ts';
import { createExcerpt } from '../../electron/core/sources/excerpts-commands.ts';
import { systemClock, systemIds } from '../../electron/core/system-clock.ts';
import type { MenuCommand } from '../../shared/contract/shell.ts';
import { addFile } from '../support/case-parts.ts';
import { makePdf } from '../support/make-files.ts';

const context = { clock: systemClock, ids: systemIds, actor: 'Tester' };

export type SmallCase = {
  /** The case folder, closed: the app may open it. */
  readonly folder: string;
  readonly note: string;
  readonly policy: string;
  readonly roster: string;
  readonly excerpt: string;
  readonly remove: () => void;
};

/** The words that the audit note has on its second page. */
export const quoted = 'The lieutenant said to call Border Patrol.';

type Ids = Omit<SmallCase, 'folder' | 'remove'>;

const parents: string[] = [];
afterAll(() => {
  for (const parent of parents) rmSync(parent, { recursive: true, force: true });
});

function newFolder(): string {
  const parent = mkdtempSync(join(tmpdir(), 'loudermill-e2e-'));
  parents.push(parent);
  return join(parent, 'Case');
}

let original: Promise<{ readonly folder: string; readonly ids: Ids }> | undefined;

async function makeOriginal(): Promise<{ folder: string; ids: Ids }> {
  const folder = newFolder();
  const about = { title: 'Doe v. City', client: 'Officer Jane Doe', passphrase: null };
  const opened = await createCase(folder, about, context);
  const pool = createExtractPool({ workers: 1 });
  try {
    const note = await addFile(opened, pool, 'Audit note.pdf', await makePdf(['Page one of the note.', quoted]));
    const policy = await addFile(opened, pool, 'Policy.pdf', await makePdf(['Policy text.']));
    const roster = await addFile(opened, pool, 'Training roster.pdf', await makePdf(['Roster text.']));
    const excerpt = createExcerpt(opened, { source: note, kind: 'words', page: 2, quote: quoted }).id;
    return { folder, ids: { note, policy, roster, excerpt } };
  } finally {
    await pool.close();
    closeCase(opened);
  }
}

/**
 * Gives a case of three PDFs with one excerpt, on page 2 of the first; `more` adds to it before it is closed.
 * The files are read once for all tests of a file; each test has a copy of its own.
 */
export async function smallCase(more: (opened: WritableCase, ids: Ids) => void = () => {}): Promise<SmallCase> {
  const { folder: from, ids } = await (original ??= makeOriginal());
  const folder = newFolder();
  cpSync(from, folder, { recursive: true });
  const opened = asWritable(await openCase(folder, null, context));
  try {
    more(opened, ids);
  } finally {
    closeCase(opened);
  }
  return { ...ids, folder, remove: () => rmSync(join(folder, '..'), { recursive: true, force: true }) };
}

/** Opens the case that the app has closed, and gives what a reader sees in it. */
export async function readBack<T>(
  folder: string,
  read: (opened: Awaited<ReturnType<typeof openCase>>) => T,
): Promise<T> {
  const opened = await openCase(folder, null, context);
  try {
    return read(opened);
  } finally {
    closeCase(opened);
  }
}

/** Clicks an entry of the application menu. */
export async function menu(app: ElectronApplication, command: MenuCommand): Promise<void> {
  await app.evaluate(({ Menu }, id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.click(), command);
}
