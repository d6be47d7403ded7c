import { constants, type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ImportOutcome } from '../../../shared/contract/views.ts';
import { showControls } from '../../../shared/domain/text-pages.ts';
import { type EvidenceObject, guessSourceKind, type Source, type SourceKind } from '../../../shared/domain/sources.ts';
import { AppError, toAppError } from '../../../shared/errors.ts';
import type { WritableCase } from '../case-file/open-case.ts';
import type { ExtractPool } from '../jobs/pool.ts';
import { objectSource } from './byte-source.ts';
import type { StoredObject } from './evidence-store.ts';
import { type ExtractedPage, unreadableReason } from './extract/extraction.ts';
import { type RefusedReason, refusedReason, walkFiles } from './file-walk.ts';
import { addSource } from './sources-commands.ts';
import { getObject, listPages, sourcesOfObject } from './sources-queries.ts';

export type IntakeOptions = {
  readonly kind?: SourceKind;
  /** How and from whom it came, for every file of this import. */
  readonly received?: Partial<Pick<Source, 'receivedOn' | 'receivedFrom' | 'receivedHow' | 'custodian'>>;
  readonly signal?: AbortSignal;
  /** Told before each file. */
  readonly onFile?: (path: string, done: number) => void;
  readonly onOutcome?: (outcome: ImportOutcome) => void;
};

/**
 * Takes files and folders in: bytes first, row second. Each file is hashed, encrypted and stored before it is looked into; a
 * file that cannot be read is kept with its reason. What was finished stays when a person cancels; the whole import is undone as
 * one. Throws what stops all further files: `disk-full`, `read-only`.
 */
export async function importPaths(
  opened: WritableCase,
  pool: ExtractPool,
  paths: readonly string[],
  options: IntakeOptions = {},
): Promise<{ outcomes: ImportOutcome[]; cancelled: boolean }> {
  const outcomes: ImportOutcome[] = [];
  let batch: number | null = null;
  const settle = (outcome: ImportOutcome) => {
    outcomes.push(outcome);
    options.onOutcome?.(outcome);
  };
  for await (const walked of walkFiles(paths, opened.layout.folder)) {
    if (options.signal?.aborted === true) return { outcomes, cancelled: true };
    options.onFile?.(walked.path, outcomes.length);
    if (walked.refused !== null) {
      settle(refusal(walked.path, walked.refused));
      continue;
    }
    try {
      const taken = await importFile(opened, pool, walked.path, batch, options);
      batch = taken.batch;
      settle(taken.outcome);
    } catch (cause) {
      const error = toAppError(cause);
      if (error.code === 'cancelled') return { outcomes, cancelled: true };
      if (!(error instanceof RefusedFile)) throw error;
      settle(refusal(walked.path, error.reason));
    }
  }
  return { outcomes, cancelled: false };
}

/** A file that could not be read at all, and so was not taken in: the fault of that file alone. */
class RefusedFile extends AppError {
  readonly reason: RefusedReason;

  constructor(cause: unknown) {
    super('unreadable-file', 'the system cannot read this file', { cause });
    this.reason = refusedReason(cause);
  }
}

function refusal(path: string, reason: RefusedReason): ImportOutcome {
  return { path, outcome: 'refused', source: null, sha256: null, kind: null, pages: null, chars: null, reason };
}

async function importFile(
  opened: WritableCase,
  pool: ExtractPool,
  path: string,
  batch: number | null,
  options: IntakeOptions,
): Promise<{ outcome: ImportOutcome; batch: number | null }> {
  const stored = await store(opened, path, options.signal);
  const [twin] = sourcesOfObject(opened, stored.name);
  const known = getObject(opened, stored.name);
  if (twin !== undefined && known !== undefined) {
    const { pages, chars, sha256 } = known;
    const outcome: ImportOutcome = {
      path,
      outcome: 'duplicate',
      source: twin.id,
      sha256,
      kind: twin.kind,
      pages,
      chars,
      reason: known.unreadable,
    };
    return { outcome, batch };
  }
  const { object, pages, title } = await look(opened, pool, basename(path), stored, known, options.signal);
  const source = sourceRow(opened, basename(path), title, object, pages, options);
  const joined = addSource(opened, source, object, pages, batch);
  const outcome: ImportOutcome = {
    path,
    outcome: object.unreadable === null ? 'added' : 'unreadable',
    source: source.id,
    sha256: object.sha256,
    kind: source.kind,
    pages: object.pages,
    chars: object.chars,
    reason: object.unreadable,
  };
  return { outcome, batch: joined };
}

async function store(opened: WritableCase, path: string, signal: AbortSignal | undefined): Promise<StoredObject> {
  const file = await openFile(path);
  try {
    return await opened.store.put(file, signal);
  } catch (cause) {
    if (toAppError(cause).code === 'unreadable-file') throw new RefusedFile(cause);
    throw cause;
  } finally {
    await file.close();
  }
}

/** Subtle: the path may have become a pipe since it was walked, and opening that would wait for a writer. */
async function openFile(path: string): Promise<FileHandle> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0));
    if ((await file.stat()).isFile()) return file;
    throw new AppError('unreadable-file', `${path} is no ordinary file`);
  } catch (cause) {
    await file?.close();
    throw new RefusedFile(cause);
  }
}

type Looked = { object: EvidenceObject; pages: readonly ExtractedPage[]; title: string | null };

/** Looks into stored bytes, in a thread that can be killed. Bytes that were looked into before are not looked into again. */
async function look(
  opened: WritableCase,
  pool: ExtractPool,
  name: string,
  stored: StoredObject,
  known: EvidenceObject | undefined,
  signal: AbortSignal | undefined,
): Promise<Looked> {
  if (known !== undefined) {
    return { object: known, pages: listPages(opened, stored.name, 1, known.pages) as ExtractedPage[], title: null };
  }
  const bare = { ...stored, warnings: [], meta: {}, pages: 0, chars: 0, seconds: null };
  try {
    const { format, mime, pages, warnings, meta, title, seconds } = await pool.extract(
      name,
      objectSource(opened.store, stored),
      signal === undefined ? {} : { signal },
    );
    const chars = pages.reduce((sum, page) => sum + page.text.length, 0);
    const object = {
      ...bare,
      format,
      mime,
      pages: pages.length,
      chars,
      seconds: seconds ?? null,
      unreadable: null,
      warnings: [...warnings],
      meta,
    };
    return { object, pages, title };
  } catch (cause) {
    const reason = unreadableReason(cause);
    if (reason === null) throw cause;
    const mime = cause instanceof AppError ? String(cause.data['mime'] ?? '') : '';
    return { object: { ...bare, format: 'other', mime, unreadable: reason }, pages: [], title: null };
  }
}

function sourceRow(
  opened: WritableCase,
  name: string,
  title: string | null,
  object: EvidenceObject,
  pages: readonly ExtractedPage[],
  options: IntakeOptions,
): Source {
  const given = options.received ?? {};
  return {
    id: opened.ids.next(),
    object: object.name,
    name: name.slice(0, 1000),
    title:
      showControls(title ?? '')
        .trim()
        .slice(0, 200) || showControls(name).slice(0, 500),
    kind: options.kind ?? guessSourceKind(name, object.format, pages[0]?.text ?? ''),
    date: null,
    publisher: '',
    custodian: given.custodian ?? '',
    receivedOn: given.receivedOn ?? opened.clock.today(),
    receivedFrom: given.receivedFrom ?? '',
    receivedHow: given.receivedHow ?? '',
    privilege: 'none',
    compelled: false,
    note: '',
    importedAt: opened.clock.now(),
    parent: null,
    parentPath: '',
    parentSeconds: null,
    confidentiality: 'none',
    details: {},
  };
}
