import type { CallName, CallOutput, CallParsed } from '../../shared/contract/contract.ts';
import type { WritableCase } from '../core/case-file/open-case.ts';
import { coveredBoxesOf, coveredSources } from '../core/redactions/covered-boxes.ts';
import { findRedactions } from '../core/redactions/find-redactions.ts';
import * as redactions from '../core/redactions/redactions-commands.ts';
import { redactedExcerpts, redactionsOfSource } from '../core/redactions/redactions-queries.ts';
import { runJob, type Session } from '../core/session.ts';

type WritingSession = Session & { readonly opened: WritableCase };
type Handlers<S> = { [K in CallName]?: (session: S, input: CallParsed<K>) => CallOutput<K> | Promise<CallOutput<K>> };

/** The calls on redactions that read. */
export const redactionsReads = {
  'redactions.list': ({ opened }, { id }) => redactionsOfSource(opened, id),
  'redactions.excerpts': ({ opened }) =>
    redactedExcerpts(opened).map((each) => ({ excerpt: each.excerpt, redactions: [...each.redactions] })),
  'redactions.covered': ({ opened, pool }, { id }) => coveredBoxesOf(opened, pool, id),
  'redactions.coveredSources': ({ opened }, { run }) =>
    coveredSources(opened, run).map((each) => ({ ...each, pages: [...each.pages] })),
  'redactions.find': (session, { job, ...wanted }) =>
    runJob(session, job, 'find', async (signal, onProgress) => {
      const found = await findRedactions(session.opened, session.pool, wanted, { signal, onProgress });
      return { ...found, suggestions: [...found.suggestions], unplaced: [...found.unplaced] };
    }),
} satisfies Handlers<Session>;

/** The calls on redactions that write. */
export const redactionsWrites = {
  'redactions.add': ({ opened, pool }, given) => redactions.addRedaction(opened, pool, given),
  'redactions.update': ({ opened }, { id, patch }) => redactions.updateRedaction(opened, id, patch),
  'redactions.remove': ({ opened }, { ids }) => (redactions.removeRedactions(opened, ids), {}),
  'redactions.accept': ({ opened }, { suggestions, reason }) => ({
    marked: redactions.acceptRedactions(opened, suggestions, reason).length,
  }),
} satisfies Handlers<WritingSession>;
