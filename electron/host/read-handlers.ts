import { found } from '../../shared/assert.ts';
import type { CallName, CallOutput, CallParsed } from '../../shared/contract/contract.ts';
import { hasHtml } from '../../shared/domain/sources.ts';
import { AppError } from '../../shared/errors.ts';
import { makeBrief } from '../core/briefs/brief-export.ts';
import { caseInfo } from '../core/case-file/case-commands.ts';
import { exportCase } from '../core/case-file/export-case.ts';
import { savePortableCopy } from '../core/case-file/portable-copy.ts';
import type { ReadableCase, WritableCase } from '../core/case-file/open-case.ts';
import { listComparators } from '../core/comparators/comparators-queries.ts';
import { printCustodyRecord } from '../core/custody/custody-record.ts';
import { custodyOfSource } from '../core/custody/source-custody-queries.ts';
import { listSteps, stepsOfSource } from '../core/custody/custody-queries.ts';
import { verifyCase } from '../core/custody/verify.ts';
import { previewDeadline } from '../core/deadlines/deadlines-commands.ts';
import { listDeadlines } from '../core/deadlines/deadlines-queries.ts';
import { listFacts } from '../core/facts/facts-queries.ts';
import { listGrievances } from '../core/grievances/grievances-queries.ts';
import { listIssues } from '../core/issues/issues-queries.ts';
import { historyState } from '../core/journal/history.ts';
import { allRows } from '../core/journal/read.ts';
import { overview } from '../core/overview/overview-queries.ts';
import { listPeople } from '../core/people/people-queries.ts';
import { runJob, type Session } from '../core/session.ts';
import { excerptsOfSource, listExcerpts } from '../core/sources/excerpts-queries.ts';
import { tableSlice } from '../core/sources/source-table.ts';
import { getObject, getSource, listPages, listSources } from '../core/sources/sources-queries.ts';
import { localToday } from '../core/system-clock.ts';
import { briefsReads } from './briefs-handlers.ts';
import { exportsReads } from './exports-handlers.ts';
import { exhibitsReads } from './exhibits-handlers.ts';
import { citeCheckReads } from './cite-check-handlers.ts';
import { observationsReads } from './observations-handlers.ts';
import { ocrReads } from './ocr-handlers.ts';
import { redactionsReads } from './redactions-handlers.ts';
import { passwordsReads } from './passwords-handlers.ts';
import { productionsReads } from './productions-handlers.ts';
import { importsReads } from './imports-handlers.ts';
import { sourcePartsReads } from './source-parts-handlers.ts';
import { searchReads } from './search-handlers.ts';
import { previewReads } from './preview-handlers.ts';
import { printsReads } from './prints-handlers.ts';
import { templatesReads } from './templates-handlers.ts';

/** The calls that read, and so work on a case that is open for reading only. */
export const readHandlers = {
  ...sourcePartsReads,
  ...importsReads,
  'case.info': ({ opened }) => caseInfo(opened),
  'case.overview': ({ opened }) => overview(opened, localToday()),
  'case.save-copy': (session, { job, token }) =>
    runJob(session, job, 'copy', async (signal, onProgress) => {
      const copy = await savePortableCopy(session.opened, session.pathOf(token, 'write'), { signal, onProgress });
      return { ...copy, missing: [...copy.missing] };
    }),
  'case.export-everything': (session, { job, token }) =>
    runJob(session, job, 'export', async (signal, onProgress) => {
      const made = await exportCase(session.opened, session.pathOf(token, 'write'), { signal, onProgress });
      return { ...made, missing: [...made.missing] };
    }),
  'history.state': ({ opened }) =>
    isWritable(opened) ? historyState(opened) : { undo: null, redo: null, savedAt: null },
  'custody.steps': ({ opened }, { before, limit }) => listSteps(opened, before, limit),
  'custody.source': ({ opened }, { id }) => custodyOfSource(opened, id),
  'custody.print': (session, { job, token, sources, date }) =>
    runJob(session, job, 'export', (signal) => {
      const { typesetter, resources, opened } = session;
      const tools = { templates: resources.templates, typesetter, signal };
      return printCustodyRecord(opened, { sources, date, path: session.pathOf(token, 'write') }, tools);
    }),
  'custody.verify': (session, { job }) =>
    runJob(session, job, 'verify', (signal, onProgress) => verifyCase(session.opened, { signal, onProgress })),

  'sources.list': ({ opened }) => listSources(opened),
  'sources.get': ({ opened }, { id }) => {
    const source = getSource(opened, id);
    return {
      source,
      object: found(getObject(opened, source.object), 'this evidence object'),
      excerpts: excerptsOfSource(opened, id),
      custody: stepsOfSource(opened, id),
    };
  },
  'sources.read': async ({ opened, openedSources }, { id, offset, length }) => {
    openedSources.note(id);
    const { object, bytes } = getSource(opened, id);
    const total = opened.unlocked.about(object)?.bytes ?? bytes;
    return { bytes: await opened.unlocked.read(object, offset, length), total };
  },
  'sources.html': async ({ opened, pool, openedSources }, { id }) => {
    openedSources.note(id);
    const source = getSource(opened, id);
    if (!hasHtml(source.format)) {
      throw new AppError('invalid-input', 'only mail and Word files are shown this way', { data: { field: 'id' } });
    }
    return { html: await pool.html(source.name, await opened.store.readAll(source.object)) };
  },
  'sources.pages': ({ opened, openedSources }, { id, from, count }) => {
    openedSources.note(id);
    return listPages(opened, getSource(opened, id).object, from, count);
  },
  'sources.table': ({ opened, pool, openedSources }, wanted) => {
    openedSources.note(wanted.id);
    return tableSlice(opened, pool, wanted);
  },
  'sources.png': async ({ opened, pool, openedSources }, { id, page }) => {
    openedSources.note(id);
    const { object } = getSource(opened, id);
    return { bytes: await pool.imagePng(await opened.store.readAll(object), page) };
  },

  ...observationsReads,
  ...ocrReads,

  'excerpts.list': ({ opened }) => listExcerpts(opened),
  'facts.list': ({ opened }) => listFacts(opened),
  'people.list': ({ opened }) => listPeople(opened),
  'issues.list': ({ opened }) => listIssues(opened),
  'issues.checklists': ({ resources }) => [...resources.checklists],
  'comparators.list': ({ opened }) => listComparators(opened),
  'grievances.list': ({ opened }) => listGrievances(opened),
  'grievances.contracts': ({ resources }) => [...resources.contracts],
  'deadlines.list': ({ opened }) => listDeadlines(opened),
  'deadlines.preview': ({ resources }, terms) => previewDeadline(resources, terms),
  'deadlines.calendars': ({ resources }) =>
    [...resources.calendars.values()].map(({ name, title }) => ({ name, title })),
  ...exhibitsReads,
  'briefs.list': ({ opened }) => allRows(opened, 'brief'),
  'briefs.preview': (session, { job, brief, bundle, date }) =>
    runJob(session, job, 'preview', async (signal, onProgress) => {
      const { typesetter, resources } = session;
      const tools = { templates: resources.templates, typesetter, signal, onProgress };
      const made = await makeBrief(session.opened, { brief, bundle, date }, tools);
      return { pdf: made.pdf, pages: made.pages, checks: [...made.checks], warnings: [...made.warnings] };
    }),
  'briefs.exports': ({ opened }) => allRows(opened, 'brief_export', 'id DESC'),
  ...briefsReads,
  ...citeCheckReads,
  ...exportsReads,
  ...passwordsReads,
  ...productionsReads,
  ...redactionsReads,
  ...searchReads,
  ...templatesReads,
  ...previewReads,
  ...printsReads,
  'jobs.cancel': ({ jobs }, { job }) => {
    jobs.get(job)?.abort();
    return {};
  },
} satisfies { [K in CallName]?: (session: Session, input: CallParsed<K>) => CallOutput<K> | Promise<CallOutput<K>> };

function isWritable(opened: ReadableCase): opened is WritableCase {
  return opened.readOnly === null && 'journal' in opened;
}
