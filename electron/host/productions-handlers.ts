import { found } from '../../shared/assert.ts';
import type { CallName, CallOutput, CallParsed } from '../../shared/contract/contract.ts';
import { writeFileAtomic } from '../core/case-file/atomic-write.ts';
import { AppError } from '../../shared/errors.ts';
import { isOwnFile } from '../core/case-file/layout.ts';
import type { WritableCase } from '../core/case-file/open-case.ts';
import { rowById } from '../core/journal/read.ts';
import { previewPaper } from '../core/productions/preview-paper.ts';
import { exportPrivilegeLog, privilegeLog } from '../core/productions/privilege-log.ts';
import { exportProduction } from '../core/productions/production-export.ts';
import * as productions from '../core/productions/productions-commands.ts';
import { getProduction, listProductions, productionStates, redList } from '../core/productions/productions-queries.ts';
import { serveProduction } from '../core/productions/serve-production.ts';
import { runJob, type Session } from '../core/session.ts';

type WritingSession = Session & { readonly opened: WritableCase };
type Handlers<S> = { [K in CallName]?: (session: S, input: CallParsed<K>) => CallOutput<K> | Promise<CallOutput<K>> };

const done = {};

/** The calls that read productions. */
export const productionsReads = {
  'productions.list': ({ opened }) => listProductions(opened),
  'productions.get': ({ opened }, { id }) => getProduction(opened, id),
  'productions.states': ({ opened }) => productionStates(opened),
  'productions.red-list': ({ opened }) => redList(opened),
  'productions.preview': (session, { job, ...request }) =>
    runJob(session, job, 'preview', async (signal) => {
      const { typesetter, resources } = session;
      const { pdf, pages } = await previewPaper(session.opened, request, {
        templates: resources.templates,
        typesetter,
        signal,
      });
      return { pdf, pages };
    }),
  'productions.save-paper': (session, { job, token, ...request }) =>
    runJob(session, job, 'export', async (signal) => {
      const path = session.pathOf(token, 'write');
      const { typesetter, resources, opened } = session;
      if (isOwnFile(opened.layout, path)) throw new AppError('conflict', 'that is a file of the case');
      const tools = { templates: resources.templates, typesetter, signal };
      const { pdf, pages } = await previewPaper(opened, request, tools);
      await writeFileAtomic(path, pdf);
      return { pages };
    }),
  'productions.privilege-log': ({ opened }, { scope }) => privilegeLog(opened, scope),
} satisfies Handlers<Session>;

/** The calls that change productions. */
export const productionsWrites = {
  'productions.create': ({ opened }, { sources, ...given }) => productions.createProduction(opened, given, sources),
  'productions.update': ({ opened }, { id, patch }) => productions.updateProduction(opened, id, patch),
  'productions.remove': ({ opened }, { id }) => (productions.removeProduction(opened, id), done),
  'productions.set-sources': ({ opened }, { id, sources }) => (
    productions.setProductionSources(opened, id, sources),
    done
  ),
  'productions.add-sources': ({ opened }, { id, sources }) => (productions.addToProduction(opened, id, sources), done),
  'productions.update-source': ({ opened }, { id, patch }) =>
    productions.updateProductionSource(opened, id, { theirBates: patch.theirBates }),
  'productions.serve': ({ opened }, request) => {
    serveProduction(opened, request);
    return found(rowById(opened, 'production', request.production), 'this production');
  },
  'productions.export': (session, { job, token, ...request }) =>
    runJob(session, job, 'export', async (signal, onProgress) => {
      const { typesetter, resources } = session;
      const made = await exportProduction(
        session.opened,
        { ...request, folder: session.pathOf(token, 'write') },
        { templates: resources.templates, typesetter, signal, onProgress },
      );
      return { export: made.export, warnings: [...made.warnings] };
    }),
  'productions.export-privilege-log': (session, { job, token, ...request }) =>
    runJob(session, job, 'export', (signal) => {
      const { typesetter, resources } = session;
      const folder = session.pathOf(token, 'write');
      const tools = { templates: resources.templates, typesetter, signal };
      return exportPrivilegeLog(session.opened, { ...request, folder }, tools);
    }),
} satisfies Handlers<WritingSession>;
