import { basename } from 'node:path';
import { found } from '../../shared/assert.ts';
import type { CallName, CallOutput, CallParsed } from '../../shared/contract/contract.ts';
import { openDocument } from '../core/briefs/briefs-queries.ts';
import { citeCheckAsJob } from '../core/briefs/cite-check.ts';
import { saveCiteCheck } from '../core/briefs/cite-check-report.ts';
import { dismissFinding, undismissFinding } from '../core/briefs/cite-check-commands.ts';
import { exportWord } from '../core/briefs/docx-export.ts';
import type { WritableCase } from '../core/case-file/open-case.ts';
import { rowById } from '../core/journal/read.ts';
import { runJob, type Session } from '../core/session.ts';

type WritingSession = Session & { readonly opened: WritableCase };
type Handlers<S> = { [K in CallName]?: (session: S, input: CallParsed<K>) => CallOutput<K> | Promise<CallOutput<K>> };

/** The calls that hold a paper against the case. */
export const citeCheckReads = {
  'cite-check.run': (session, { job, brief, document }) =>
    runJob(session, job, 'cite-check', (signal, onProgress) => {
      const { opened } = session;
      const row = found(rowById(opened, 'brief', brief), 'this brief');
      const words = document ?? openDocument(opened, brief).document;
      return citeCheckAsJob(opened, row, words, { signal, onProgress });
    }),
  'cite-check.report': (session, { job, brief, date, token }) =>
    runJob(session, job, 'cite-check', async (signal) => {
      const { opened, typesetter, resources } = session;
      const row = found(rowById(opened, 'brief', brief), 'this brief');
      const check = await citeCheckAsJob(opened, row, openDocument(opened, brief).document, { signal });
      const request = { brief: row, check, date, path: session.pathOf(token, 'write') };
      const { pages } = await saveCiteCheck(opened, request, { typesetter, templates: resources.templates, signal });
      return { pages };
    }),
} satisfies Handlers<Session>;

/** The calls that remember what a person let stand, and the Word file. */
export const citeCheckWrites = {
  'cite-check.dismiss': ({ opened }, { brief, finding, reason }) => dismissFinding(opened, brief, finding, reason),
  'cite-check.undismiss': ({ opened }, { id }) => (undismissFinding(opened, id), {}),
  'briefs.export-docx': (session, { job, token, ...asked }) =>
    runJob(session, job, 'export', async (signal) => {
      const path = session.pathOf(token, 'write');
      const request = { ...asked, path, fileName: basename(path) };
      const { sha256, warnings } = await exportWord(session.opened, request, signal);
      return { sha256, warnings: [...warnings] };
    }),
} satisfies Handlers<WritingSession>;
