import type { CallName, CallOutput, CallParsed } from '../../shared/contract/contract.ts';
import type { ImportProgress } from '../../shared/domain/imports.ts';
import { AppError } from '../../shared/errors.ts';
import type { ReadableCase } from '../core/case-file/open-case.ts';
import { createImportGate, type ImportGate } from '../core/imports/import-gate.ts';
import { endRun, getRun, listOutcomes, listRuns } from '../core/imports/import-runs.ts';
import { saveImportSummary } from '../core/imports/import-summary.ts';
import { runJob, type Session } from '../core/session.ts';
import { importPaths, type IntakeEnd, type IntakeOptions, resumeImport } from '../core/sources/intake.ts';
import type { WritingSession } from './write-handlers.ts';

type Live = { readonly gate: ImportGate; run: string | null };

/** The imports under way in a case, by their jobs. */
const live = new WeakMap<ReadableCase, Map<string, Live>>();

function liveOf(opened: ReadableCase): Map<string, Live> {
  const known = live.get(opened) ?? new Map<string, Live>();
  live.set(opened, known);
  return known;
}

export const importsReads = {
  'imports.list': ({ opened }) => {
    const under = new Set([...liveOf(opened).values()].map((each) => each.run));
    return listRuns(opened).map((run) => ({ ...run, live: under.has(run.id) }));
  },
  'imports.outcomes': ({ opened }, { id, only, limit }) => listOutcomes(opened, id, { only, limit }),
  'imports.save': async (session, { id, token, form }) => {
    await saveImportSummary(session.opened, id, form, session.pathOf(token, 'write'));
    return {};
  },
} satisfies { [K in CallName]?: (session: Session, input: CallParsed<K>) => CallOutput<K> | Promise<CallOutput<K>> };

export const importsWrites = {
  'imports.start': (session, { job, tokens }) =>
    runLive(session, job, async (options) => {
      const paths = tokens.map((token) => session.pathOf(token, 'read'));
      return await importPaths(session.opened, session.pool, paths, options);
    }),
  'imports.resume': (session, { job, id }) =>
    runLive(session, job, (options) => {
      if (isLive(session.opened, id)) throw new AppError('conflict', 'this import is under way', { data: { id } });
      return resumeImport(session.opened, session.pool, id, options);
    }),
  'imports.pause': ({ opened }, { job, paused }) => {
    const gate = liveOf(opened).get(job)?.gate;
    if (paused) gate?.pause();
    else gate?.resume();
    return {};
  },
  'imports.dismiss': ({ opened }, { id }) => {
    if (isLive(opened, id)) throw new AppError('conflict', 'this import is under way', { data: { id } });
    const { state } = getRun(opened, id);
    if (state === 'running' || state === 'failed') endRun(opened, id, 'dismissed');
    return {};
  },
} satisfies {
  [K in CallName]?: (session: WritingSession, input: CallParsed<K>) => CallOutput<K> | Promise<CallOutput<K>>;
};

function isLive(opened: ReadableCase, run: string): boolean {
  return [...liveOf(opened).values()].some((each) => each.run === run);
}

/** Milliseconds between two words on how far an import is. */
const tellEvery = 100;

async function runLive(
  session: WritingSession,
  job: string,
  work: (options: IntakeOptions) => Promise<IntakeEnd>,
): Promise<CallOutput<'imports.start'>> {
  const { opened, emit } = session;
  return await runJob(session, job, 'import', async (signal) => {
    let last = 0;
    let read: (() => ImportProgress) | null = null;
    const tell = () => {
      if (read === null) return;
      last = performance.now();
      const progress = read();
      const { files, totalFiles, now } = progress;
      emit({
        type: 'job',
        job,
        kind: 'import',
        done: files,
        total: totalFiles ?? 0,
        what: now[0]?.name ?? '',
        progress,
      });
    };
    const self: Live = { gate: createImportGate(tell), run: null };
    const onProgress = (next: () => ImportProgress) => {
      read = next;
      if (performance.now() - last >= tellEvery) tell();
    };
    // What takes long without a change of its own, one large file say, is told of too.
    const timer = setInterval(tell, 1000);
    liveOf(opened).set(job, self);
    try {
      const onRun = (run: string) => (self.run = run);
      const { run, cancelled } = await work({ signal, gate: self.gate, onRun, onProgress });
      return { run: getRun(opened, run), cancelled };
    } finally {
      clearInterval(timer);
      liveOf(opened).delete(job);
    }
  });
}
