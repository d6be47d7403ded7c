import { type Envelope, failed } from '../../shared/contract/envelope.ts';
import type { CaseEvent } from '../../shared/contract/events.ts';
import type {
  HostAnswer,
  HostProgress,
  HostRequest,
  HostSettings,
  HostValue,
} from '../../shared/contract/host-control.ts';
import type { OpenedCase } from '../../shared/contract/shell.ts';
import { assert } from '../../shared/assert.ts';
import { AppError } from '../../shared/errors.ts';
import { watchTemplates } from '../core/briefs/watch-templates.ts';
import { createTypesetter } from '../core/briefs/typesetter.ts';
import { useSqliteBinding } from '../core/case-file/database.ts';
import { caseInfo } from '../core/case-file/case-commands.ts';
import { openPortableCopy } from '../core/case-file/open-portable-copy.ts';
import { closeCase, createCase, openCase, type ReadableCase, type WritableCase } from '../core/case-file/open-case.ts';
import { createOpenedSources } from '../core/custody/opened-sources.ts';
import { createExtractPool } from '../core/jobs/pool.ts';
import { loadResources } from '../core/resources.ts';
import { endJobs, type Session } from '../core/session.ts';
import { ocrLanes } from '../core/sources/ocr/ocr-lanes.ts';
import { createOcrQueue, type OcrQueue } from '../core/sources/ocr/ocr-queue.ts';
import { systemClock, systemIds } from '../core/system-clock.ts';
import { createEvidencePieces, type EvidencePieces } from './evidence-pieces.ts';
import { type Port, serveContract } from './serve-contract.ts';

/** As much of Electron's parent port as is needed. */
type ParentPort = {
  readonly postMessage: (message: HostAnswer | HostProgress) => void;
  readonly on: (event: 'message', listener: (event: { data: HostRequest; ports: HostPort[] }) => void) => unknown;
};
type HostPort = Port & { readonly start: () => void; readonly close: () => void };

/** The process that alone has one case open. It answers its parent, and the windows whose ports it was given. */
function main(parent: ParentPort, settings: HostSettings): void {
  const context = { clock: systemClock, ids: systemIds, actor: settings.actor };
  const grants = new Map<string, { path: string; use: 'read' | 'write' }>();
  const ports = new Set<HostPort>();
  let session: Session | undefined;
  let evidence: EvidencePieces | undefined;
  let endWatch = (): void => {};
  let unpacking: { readonly abort: () => void; readonly left: Promise<unknown> } | undefined;
  useSqliteBinding(settings.sqliteBinding);
  const emit = (event: CaseEvent) => ports.forEach((port) => port.postMessage({ event }));

  async function start(opened: ReadableCase | WritableCase): Promise<OpenedCase> {
    const jobs: Session['jobs'] = new Map();
    const ocr = 'journal' in opened ? startOcr(opened, jobs) : undefined;
    session = {
      opened,
      resources: await loadResources(settings.resources, settings.templates),
      pool: createExtractPool({ workers: 2 }),
      typesetter: createTypesetter({ firmTemplates: settings.templates }),
      jobs,
      ...(ocr === undefined ? {} : { ocr }),
      emit,
      openedSources: createOpenedSources(opened),
      pathOf(token, use) {
        const grant = grants.get(token);
        if (grant?.use !== use) throw new AppError('no-permission', 'this path was not granted', { data: { use } });
        return grant.path;
      },
    };
    evidence = createEvidencePieces(opened);
    const { resources } = session;
    endWatch = resources.firmTemplates === null ? () => {} : watchTemplates(resources.firmTemplates, templatesChanged);
    if ('journal' in opened) {
      opened.journal.listeners.add((step, tables) => emit({ type: 'changed', step: step.number, tables: [...tables] }));
    }
    return {
      title: caseInfo(opened).title,
      encrypted: opened.encrypted,
      readOnly: opened.readOnly !== null,
      readOnlyReason: opened.readOnly,
      heldBy: opened.heldBy,
    };
  }

  /** Papers look another way now, though nothing in the case has changed. */
  function templatesChanged(): void {
    if (session === undefined) return;
    const step = 'journal' in session.opened ? (session.opened as WritableCase).journal.lastNumber : 0;
    emit({ type: 'changed', step, tables: ['brief'] });
  }

  async function unpack(file: string, folder: string): Promise<null> {
    const controller = new AbortController();
    let told = 0;
    const work = openPortableCopy(file, folder, {
      signal: controller.signal,
      onProgress: (done, total) => {
        const now = performance.now();
        if (now - told < 100) return;
        told = now;
        parent.postMessage({ progress: { done, total } });
      },
    });
    unpacking = { abort: () => controller.abort(), left: work.catch(() => undefined) };
    await work.finally(() => (unpacking = undefined));
    return null;
  }

  function startOcr(opened: WritableCase, jobs: Session['jobs']): OcrQueue {
    return createOcrQueue(opened, {
      lanes: () => ocrLanes([...jobs.values()].some((job) => job.kind === 'import')),
      onState: (state) => emit({ type: 'ocr', state }),
    });
  }

  async function stop(): Promise<void> {
    unpacking?.abort();
    await unpacking?.left;
    if (session === undefined) return;
    const ending = session;
    const { opened, pool, typesetter } = ending;
    session = undefined;
    endWatch();
    // Subtle: an export that is writing its file must enter it into the log before the case closes.
    await endJobs(ending);
    await ending.ocr?.close();
    ending.openedSources.flush();
    await evidence?.close();
    await pool.close();
    await typesetter.close();
    closeCase(opened);
  }

  async function handle(request: HostRequest, port: HostPort | undefined): Promise<HostValue> {
    switch (request.type) {
      case 'create':
        return await start(await createCase(request.folder, request, context));
      case 'open':
        return await start(await openCase(request.folder, request.passphrase, context));
      case 'unpack':
        return await unpack(request.file, request.folder);
      case 'connect':
        assert(session !== undefined && port !== undefined, 'a window needs an open case and a port');
        ports.add(port);
        serveContract(session, port, settings.development);
        port.start();
        return null;
      case 'grant':
        grants.set(request.token, { path: request.path, use: request.use });
        return null;
      case 'evidence':
        assert(session !== undefined && evidence !== undefined, 'evidence is read from an open case');
        if (request.length > 0) session.openedSources.note(request.source);
        return await evidence.piece(request.source, request.offset, request.length);
      case 'close':
        await stop();
        return null;
    }
  }

  parent.on('message', ({ data, ports: [port] }) => {
    void handle(data, port)
      .then((value): Envelope<HostValue> => ({ ok: true, value }), failed)
      .then((envelope) => {
        parent.postMessage({ id: data.id, envelope });
        if (data.type === 'close') setImmediate(() => process.exit(0));
      });
  });
  process.on('exit', () => {
    if (session !== undefined) closeCase(session.opened);
  });
}

const parent = (process as { parentPort?: ParentPort }).parentPort;
assert(parent, 'the case host is started by the shell');
main(parent, JSON.parse(process.argv.at(-1) ?? '{}') as HostSettings);
