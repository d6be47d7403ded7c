import type { EvidenceObject } from '../../../shared/domain/sources.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import type { ExtractPool } from '../jobs/pool.ts';
import type { Part } from '../jobs/pool-talk.ts';
import { objectSource } from '../sources/byte-source.ts';
import type { StoredObject } from '../sources/evidence-store.ts';
import { unreadableReason } from '../sources/extract/extraction.ts';
import type { Entry } from './enter.ts';
import type { FileMeter } from './import-progress.ts';
import type { TakeTools } from './take-file.ts';

/** Files within files: how deep, and what all that one file holds may come to, however it is nested. */
export const partLimits = { depth: 8, entries: 50_000, ratio: 200, slackBytes: 512 * 1024 * 1024 } as const;

/** What is left of a file's allowance for its parts at all depths. */
export type PartBudget = { entries: number; bytes: number };

export function partBudget(fileBytes: number): PartBudget {
  return { entries: partLimits.entries, bytes: partLimits.slackBytes + fileBytes * partLimits.ratio };
}

/** Tells whether a file may hold others that are sources of their own: archives do, mail does when something is attached. */
export function mayHaveParts({ format, unreadable, meta }: EvidenceObject): boolean {
  if (unreadable !== null) return false;
  return format === 'zip' || ((format === 'eml' || format === 'msg') && (meta['attachments'] ?? '') !== '');
}

export type StoredPart = { readonly path: string; readonly modifiedAt: number; readonly stored: StoredObject };
export type RefusedPart = { readonly path: string; readonly reason: string };

/**
 * Stores the parts of a file, in the order in which they lie in it. A part that cannot be had is refused with its reason, as is
 * what comes after the allowance is spent. Throws what stops all files, and `cancelled`.
 */
export async function storeParts(
  opened: ReadableCase,
  pool: ExtractPool,
  entry: Entry,
  object: EvidenceObject,
  budget: PartBudget,
  { group, gate, signal }: TakeTools,
): Promise<{ stored: StoredPart[]; refused: RefusedPart[] }> {
  const stored: StoredPart[] = [];
  const refused: RefusedPart[] = [];
  const take = async (part: Part) => {
    await gate.pass(signal);
    if (budget.entries <= 0 || budget.bytes <= 0) {
      refused.push({ path: part.path, reason: budget.entries <= 0 ? 'too-many' : 'too-large' });
      return;
    }
    budget.entries -= 1;
    try {
      const kept = await group.put(counted(part.chunks, budget), { signal, ready: () => gate.pass(signal) });
      const modifiedAt = part.modifiedAt === null ? 0 : Date.parse(part.modifiedAt) || 0;
      stored.push({ path: part.path, modifiedAt, stored: kept });
    } catch (cause) {
      if (!(cause instanceof SpentBudget)) throw cause;
      refused.push({ path: part.path, reason: 'too-large' });
    }
  };
  try {
    const source = objectSource(opened.store, object);
    const summary = await pool.parts(entry.name, source, take, signal === undefined ? {} : { signal });
    const untold = summary.refusedCount - summary.refused.length;
    refused.push(...summary.refused);
    if (untold > 0) refused.push({ path: `${untold} more`, reason: 'too-many' });
  } catch (cause) {
    // What can no longer be read of it: the file itself stays, and so do the parts that came before.
    const reason = unreadableReason(cause);
    if (reason === null) throw cause;
    refused.push({ path: '', reason });
  }
  return { stored, refused };
}

/** Looks into a part that is stored. */
export async function takePart(
  parent: Entry,
  { path, modifiedAt, stored }: StoredPart,
  meter: FileMeter,
  { look, gate, signal }: TakeTools,
): Promise<Entry> {
  const name = path.split(/[/\\]/).findLast((each) => each !== '') ?? path;
  await gate.pass(signal);
  meter.phase('reading', name);
  const looked = await look(name, stored, signal);
  return { ...partPlace(parent, path), name, bytes: stored.bytes, modifiedAt, looked, reason: null, source: null };
}

/** Gives the entry of a part that is refused. */
export function refusedPart(parent: Entry, { path, reason }: RefusedPart): Entry {
  return { ...partPlace(parent, path), name: path, bytes: 0, modifiedAt: 0, looked: null, reason, source: null };
}

function partPlace(parent: Entry, path: string): Pick<Entry, 'path' | 'inside' | 'parent'> {
  // A name of its own has no line breaks, so that the way to a part can be told from it.
  const own = path === '' ? '…' : path.replaceAll('\n', ' ').slice(0, 4000);
  return { path: parent.path, inside: parent.inside === '' ? own : `${parent.inside}\n${own}`, parent };
}

class SpentBudget extends AppError {
  constructor() {
    super('unreadable-file', 'what is within this file comes to too many bytes', { data: { reason: 'too-large' } });
  }
}

async function* counted(chunks: AsyncIterable<Uint8Array>, budget: PartBudget): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    budget.bytes -= chunk.length;
    if (budget.bytes < 0) throw new SpentBudget();
    yield chunk;
  }
}
