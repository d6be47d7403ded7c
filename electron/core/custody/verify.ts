import type { VerifyResult } from '../../../shared/contract/views.ts';
import { toAppError } from '../../../shared/errors.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { damageIn } from '../case-file/database.ts';
import { throwIfCancelled } from '../jobs/job.ts';
import { firstHash, hashStep, type RowChange, type StepHead } from '../journal/journal.ts';
import { currentImage, isTable, tableNames, columnsOf, type RawRow } from '../journal/tables.ts';
import { prepared } from '../journal/write.ts';
import { pagesHash, recordedPages } from '../sources/readings.ts';

export type VerifyOptions = {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number, what: string) => void;
};

/**
 * Walks the custody chain, compares the rows and the read text of the case with what the log says that they are, looks the
 * database over for damage, and hashes every evidence object anew. Every problem names its source where there is one. Throws `cancelled`.
 */
export async function verifyCase(opened: ReadableCase, options: VerifyOptions = {}): Promise<VerifyResult> {
  const problems: VerifyResult['problems'] = [];
  const say = (what: string, source: string | null = null, title: string | null = null) =>
    problems.push({ what, source, title });
  const steps = walkChain(opened, say);
  compareRows(opened, say);
  compareReceived(opened, say);
  for (const line of damageIn(opened.db)) say(`the database is damaged: ${line}`);
  const objects = await rehashObjects(opened, say, options);
  return { ok: problems.length === 0, steps, objects, problems };
}

type Say = (what: string, source?: string | null, title?: string | null) => void;
type ChainRow = StepHead & { previous: string; hash: string };

function walkChain(opened: ReadableCase, say: Say): number {
  const changes = prepared(
    opened.db,
    'SELECT "table", row, before, after FROM journal_change WHERE step = ? ORDER BY seq',
  );
  const steps = opened.db.prepare<[], ChainRow>(
    'SELECT number, kind, label, actor, at, batch, target, details, previous, hash FROM journal_step ORDER BY number',
  );
  let last = firstHash;
  let number = 0;
  for (const { previous, hash, ...head } of steps.all()) {
    number += 1;
    if (head.number !== number) say(`the log jumps from entry ${number - 1} to entry ${head.number}`);
    number = head.number;
    if (previous !== last) say(`entry ${head.number} of the log does not follow the entry before it`);
    if (hashStep(head, changes.all(head.number) as RowChange[], previous) !== hash) {
      say(`entry ${head.number} of the log ("${head.label}") is not as it was written`);
    }
    last = hash;
  }
  return number;
}

/** The last image of a row in the log is what the table must hold now. */
function compareRows(opened: ReadableCase, say: Say): void {
  const logged = new Map<string, string | null>();
  const sql = 'SELECT "table", row, after FROM journal_change ORDER BY step, seq';
  for (const change of opened.db.prepare<[], Omit<RowChange, 'before'>>(sql).iterate()) {
    if (isTable(change.table)) logged.set(`${change.table}/${change.row}`, change.after);
  }
  for (const table of tableNames) {
    const rows = opened.db.prepare<[], RawRow>(`SELECT ${columnsOf(table)} FROM ${table}`).all();
    for (const row of rows) {
      const key = `${table}/${String(row['id'])}`;
      const image = logged.get(key) ?? null;
      const now = JSON.stringify(row);
      if (image !== now && (image === null || currentImage(table, image) !== now))
        say(`a ${table} was changed behind the log`);
      logged.delete(key);
    }
  }
  for (const [key, after] of logged) {
    if (after !== null) say(`a ${key.slice(0, key.indexOf('/'))} was removed behind the log`);
  }
}

type Received = { source: string; title: string; object: string | null; sha256: string | null };

/** What the log says was received under a source is what its row, its evidence object and its pages must say. */
function compareReceived(opened: ReadableCase, say: Say): void {
  const receipts = new Map<string, string>();
  const pages = recordedPages(opened);
  const logged = `SELECT details ->> 'source' AS source, details ->> 'sha256' AS sha256
    FROM journal_step WHERE details IS NOT NULL AND json_valid(details) AND sha256 IS NOT NULL AND source IS NOT NULL`;
  for (const { source, sha256 } of opened.db.prepare<[], { source: string; sha256: string }>(logged).all()) {
    receipts.set(source, sha256);
  }
  const sql = `SELECT s.id AS source, s.title, o.name AS object, o.sha256
    FROM source s LEFT JOIN object o ON o.name = s.object ORDER BY s.id`;
  for (const { source, title, object, sha256 } of opened.db.prepare<[], Received>(sql).all()) {
    const read = pages.get(sha256 ?? '');
    if (object === null) say('the record of the bytes of this source is missing', source, title);
    else if (receipts.get(source) !== sha256) {
      say('the hash of this source is not the one that the log has from its receipt', source, title);
    } else if (read !== undefined && read !== pagesHash(opened, object)) {
      say('the text of this source is not the text that was read from it', source, title);
    }
  }
}

async function rehashObjects(opened: ReadableCase, say: Say, options: VerifyOptions): Promise<number> {
  const sql = `SELECT o.name, o.sha256, s.id, s.title FROM object o LEFT JOIN source s ON s.object = o.name
    GROUP BY o.name ORDER BY s.id`;
  const objects = opened.db
    .prepare<[], { name: string; sha256: string; id: string | null; title: string | null }>(sql)
    .all();
  let done = 0;
  for (const object of objects) {
    if (options.signal !== undefined) throwIfCancelled(options.signal);
    options.onProgress?.(done, objects.length, object.title ?? 'removed evidence');
    try {
      const hash = await opened.store.rehash(object.name, options.signal);
      if (hash !== object.sha256)
        say('the bytes of this source are not those that were received', object.id, object.title);
    } catch (cause) {
      const error = toAppError(cause);
      if (error.code === 'cancelled') throw error;
      say(error.message, object.id, object.title);
    }
    done += 1;
  }
  options.onProgress?.(done, objects.length, '');
  return objects.length;
}
