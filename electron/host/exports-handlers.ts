import { basename } from 'node:path';
import type { CallName, CallOutput, CallParsed } from '../../shared/contract/contract.ts';
import { exportBrief, makeBrief } from '../core/briefs/brief-export.ts';
import { changedLabels, reprintExport, serveExport } from '../core/briefs/served-exports.ts';
import { exportExhibitList, exportExhibits } from '../core/briefs/exhibits-folder.ts';
import { checkFile } from '../core/briefs/check-file.ts';
import type { WritableCase } from '../core/case-file/open-case.ts';
import { runJob, type Session } from '../core/session.ts';

type WritingSession = Session & { readonly opened: WritableCase };
type Handlers<S> = { [K in CallName]?: (session: S, input: CallParsed<K>) => CallOutput<K> | Promise<CallOutput<K>> };

/** The calls that look at what would leave the case, or has left it. */
export const exportsReads = {
  'exports.check': (session, { job, ...request }) =>
    runJob(session, job, 'preview', async (signal, onProgress) => {
      const { typesetter, resources } = session;
      const tools = { templates: resources.templates, typesetter, signal, onProgress };
      const { pages, checks, warnings } = await makeBrief(session.opened, request, tools);
      return { pages, checks: [...checks], warnings: [...warnings] };
    }),
  'exports.changes': ({ opened }) => changedLabels(opened),
  'exports.check-file': (session, { job, token }) =>
    runJob(session, job, 'verify', (signal, onProgress) =>
      checkFile(session.opened, session.pathOf(token, 'read'), { signal, onProgress }),
    ),
} satisfies Handlers<Session>;

/** The calls by which briefs leave the case. */
export const exportsWrites = {
  'exports.serve': ({ opened }, { id, on, to, reason }) =>
    serveExport(opened, id, on === null ? null : { on, to }, reason),
  'exports.save-again': (session, { job, id, token }) =>
    runJob(session, job, 'export', () => reprintExport(session.opened, id, session.pathOf(token, 'write'))),
  'exports.exhibits': (session, { job, token, ...request }) =>
    runJob(session, job, 'export', (signal, onProgress) =>
      exportExhibits(
        session.opened,
        { ...request, folder: session.pathOf(token, 'write') },
        { typesetter: session.typesetter, signal, onProgress },
      ),
    ),
  'exports.exhibit-list': (session, { token, ...request }) => {
    const path = session.pathOf(token, 'write');
    return exportExhibitList(session.opened, { ...request, path, fileName: basename(path) });
  },
  'briefs.export': (session, { job, token, ...request }) =>
    runJob(session, job, 'export', async (signal, onProgress) => {
      const path = session.pathOf(token, 'write');
      const { typesetter, resources } = session;
      const tools = { templates: resources.templates, typesetter, signal, onProgress };
      const { made, export: row } = await exportBrief(
        session.opened,
        { ...request, path, fileName: basename(path) },
        tools,
      );
      return { export: row, checks: [...made.checks], warnings: [...made.warnings] };
    }),
} satisfies Handlers<WritingSession>;
