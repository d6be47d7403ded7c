import type { ImportOutcome, ImportProgress } from '../../../shared/domain/imports.ts';
import { toAppError } from '../../../shared/errors.ts';
import type { WritableCase } from '../case-file/open-case.ts';
import { type Entry, type Enterer, startEntering } from '../imports/enter.ts';
import { createImportGate, type ImportGate } from '../imports/import-gate.ts';
import { createImportMeter, type FileMeter, type ImportMeter } from '../imports/import-progress.ts';
import {
  beginRun,
  endRun,
  finishedFiles,
  hasAllParts,
  type ImportChoice,
  type KeptRun,
  noteRun,
  reopenRun,
} from '../imports/import-runs.ts';
import { inOrder } from '../imports/in-order.ts';
import { createLooker } from '../imports/look.ts';
import { takeFile, type TakeTools } from '../imports/take-file.ts';
import {
  mayHaveParts,
  type PartBudget,
  partBudget,
  partLimits,
  refusedPart,
  storeParts,
  takePart,
} from '../imports/take-parts.ts';
import { closing } from '../jobs/job.ts';
import type { ExtractPool } from '../jobs/pool.ts';
import { countFiles, type Walked, walkFiles } from './file-walk.ts';
import { sourcesOfObject } from './sources-queries.ts';

export type IntakeOptions = ImportChoice & {
  readonly signal?: AbortSignal;
  readonly gate?: ImportGate;
  /** Told before each file. */
  readonly onFile?: (path: string) => void;
  /** Told what became of each file and part, once that is on the disk. */
  readonly onOutcome?: (outcome: ImportOutcome) => void;
  readonly onRun?: (run: string) => void;
  /** Told of every change, which may be a thousand times a second; `read` gives how far it is. */
  readonly onProgress?: (read: () => ImportProgress) => void;
  /** Sources that are written at most by one transaction; files that are stored and looked into at most at once. */
  readonly together?: number;
  readonly atOnce?: number;
};

export type IntakeEnd = {
  readonly run: string;
  /** What became of the files and parts that were in hand this time. */
  readonly outcomes: readonly ImportOutcome[];
  readonly cancelled: boolean;
};

/** As many files are stored and looked into at once, unless they are large. */
const room = { items: 8, weight: 96 * 1024 * 1024 };
const heaviest = room.weight / 2;
const weightOf = (bytes: number): number => Math.min(bytes, heaviest);

/**
 * Takes files and folders in, and what lies in mail and archives: bytes first, row second. Each file is hashed, encrypted and
 * stored before it is looked into; a file that cannot be read is kept with its reason. While one is stored others are looked into;
 * rows are written in the order of the walk. What was finished stays when a person cancels; the whole import is undone as one.
 * Throws what stops all further files: `disk-full`, `read-only`.
 */
export async function importPaths(
  opened: WritableCase,
  pool: ExtractPool,
  paths: readonly string[],
  options: IntakeOptions = {},
): Promise<IntakeEnd> {
  const { kind, received } = options;
  const choice = { ...(kind === undefined ? {} : { kind }), ...(received === undefined ? {} : { received }) };
  return await runImport(opened, pool, beginRun(opened, paths, choice), options);
}

/**
 * Goes on with an import that was cut off: files that are on record with the same size and time are passed over unread. Throws as
 * `importPaths`, and `not-found`.
 */
export async function resumeImport(
  opened: WritableCase,
  pool: ExtractPool,
  run: string,
  options: Omit<IntakeOptions, keyof ImportChoice> = {},
): Promise<IntakeEnd> {
  return await runImport(opened, pool, reopenRun(opened, run), options);
}

async function runImport(
  opened: WritableCase,
  pool: ExtractPool,
  run: KeptRun,
  options: IntakeOptions,
): Promise<IntakeEnd> {
  const { signal, onOutcome, onProgress, gate = createImportGate() } = options;
  const outcomes: ImportOutcome[] = [];
  const seconds = () => performance.now() / 1000;
  const meter = createImportMeter(seconds, () => onProgress?.(() => meter.read(gate.paused())));
  const tools: TakeTools = { group: opened.store.group(), look: createLooker(opened, pool), gate, signal };
  const enterer = startEntering(opened, {
    group: tools.group,
    run,
    onOutcome: (outcome) => {
      outcomes.push(outcome);
      onOutcome?.(outcome);
    },
    most: options.together ?? 64,
    now: seconds,
  });
  const stopCounting = new AbortController();
  const counting = count(opened, run, meter, stopCounting.signal);
  options.onRun?.(run.id);

  /** Writes what is finished, and tells how the import ended where it did not get to its end. */
  const leave = async (cause: unknown): Promise<IntakeEnd> => {
    const error = toAppError(cause);
    if (error.code !== 'cancelled') {
      await enterer.flush().catch(() => undefined);
      throw error;
    }
    await enterer.flush();
    if (signal?.reason !== closing) endRun(opened, run.id, 'cancelled');
    return { run: run.id, outcomes, cancelled: true };
  };

  try {
    const taken = takeFiles(opened, run, meter, tools, options);
    for await (const { entry, file } of taken) {
      await enterWithParts(opened, pool, { entry, file, enterer, tools });
      file.end();
      if (signal?.aborted === true) break;
    }
    if (signal?.aborted === true) return await leave(closing);
    await enterer.flush();
    endRun(opened, run.id, 'done');
    return { run: run.id, outcomes, cancelled: false };
  } catch (cause) {
    try {
      return await leave(cause);
    } catch (failure) {
      noteFailure(opened, run);
      throw failure;
    }
  } finally {
    stopCounting.abort();
    await counting;
  }
}

type Taken = { readonly entry: Entry; readonly file: FileMeter };

/** Gives the files of a walk in its order, stored and looked into a few at a time; what is on record is passed over. */
async function* takeFiles(
  opened: WritableCase,
  run: KeptRun,
  meter: ImportMeter,
  tools: TakeTools,
  { onFile, atOnce = room.items }: IntakeOptions,
): AsyncGenerator<Taken> {
  const finished = finishedFiles(opened, run.id);
  async function* fresh(): AsyncGenerator<Walked> {
    for await (const walked of walkFiles(run.paths, opened.layout.folder)) {
      await tools.gate.pass(tools.signal);
      if (tools.signal?.aborted === true) return;
      const known = finished.get(walked.path);
      if (known?.bytes === walked.bytes && known.modifiedAt === walked.modifiedAt) meter.skip(walked.bytes);
      else yield walked;
    }
  }
  const take = async (walked: Walked): Promise<Taken> => {
    onFile?.(walked.path);
    const file = meter.begin(walked.path, walked.bytes);
    return { entry: await takeFile(walked, file, tools), file };
  };
  yield* inOrder(fresh(), take, (walked) => weightOf(walked.bytes), { ...room, items: atOnce });
}

type InHand = {
  readonly entry: Entry;
  readonly file: FileMeter;
  readonly enterer: Enterer;
  readonly tools: TakeTools;
};

/** Enters a file and then what lies within it, depth first. */
async function enterWithParts(
  opened: WritableCase,
  pool: ExtractPool,
  { entry, file, enterer, tools }: InHand,
  depth = 0,
  budget: PartBudget = partBudget(entry.bytes),
): Promise<void> {
  const object = entry.looked?.object;
  if (object === undefined || !mayHaveParts(object)) {
    await enterer.add(entry, true);
    return;
  }
  const [twin] = entry.parent === null ? sourcesOfObject(opened, object.name) : [];
  const complete = twin !== undefined && hasAllParts(opened, twin.id);
  await enterer.add(entry, complete);
  if (complete) return;
  if (depth >= partLimits.depth) {
    await enterer.add(refusedPart(entry, { path: '', reason: 'too-deep' }), true);
    await enterer.complete(entry);
    return;
  }
  file.phase('parts', entry.name);
  const { stored, refused } = await storeParts(opened, pool, entry, object, budget, tools);
  const parts = inOrder(
    listed(stored),
    (part) => takePart(entry, part, file, tools),
    (part) => weightOf(part.stored.bytes),
    room,
  );
  for await (const part of parts) {
    await enterWithParts(opened, pool, { entry: part, file, enterer, tools }, depth + 1, budget);
  }
  for (const each of refused) await enterer.add(refusedPart(entry, each), true);
  await enterer.complete(entry);
}

async function* listed<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

/** Counts the files beside the import, so that it can say how far it is. */
async function count(opened: WritableCase, run: KeptRun, meter: ImportMeter, signal: AbortSignal): Promise<void> {
  try {
    const counted = await countFiles(run.paths, opened.layout.folder, signal);
    if (counted === null) return;
    meter.expect(counted.files, counted.bytes);
    noteRun(opened, run.id, { total: counted.files });
  } catch {
    // The import itself meets what is wrong with the files, and says it.
  }
}

/** Subtle: on a disk that is full even this may not go in; the import then counts as cut off, which it was. */
function noteFailure(opened: WritableCase, run: KeptRun): void {
  try {
    endRun(opened, run.id, 'failed');
  } catch {
    // What stopped the import is thrown to whoever asked for it.
  }
}
