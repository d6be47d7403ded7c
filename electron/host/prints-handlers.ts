import type { CallName, CallOutput, CallParsed } from '../../shared/contract/contract.ts';
import type { WritableCase } from '../core/case-file/open-case.ts';
import { makePrint } from '../core/prints/make-print.ts';
import { beginPrint, callOffPrint, keepPrint } from '../core/prints/print-record.ts';
import { runJob, type Session } from '../core/session.ts';

type WritingSession = Session & { readonly opened: WritableCase };
type Handlers<S> = { [K in CallName]?: (session: S, input: CallParsed<K>) => CallOutput<K> | Promise<CallOutput<K>> };

/** The call that makes pages to be printed. */
export const printsReads = {
  'prints.make': (session, { job, what, date }) =>
    runJob(session, job, 'preview', async (signal, onProgress) => {
      const { opened, typesetter, resources } = session;
      const tools = { templates: resources.templates, typesetter, signal, onProgress };
      const made = await makePrint(opened, { what, date }, tools);
      keepPrint(opened, job, made);
      const { pdf, pages, title, head, marks, notes, gate } = made;
      const checks = gate.kind === 'none' ? [] : [...gate.checks];
      return { print: job, pdf, pages, title, head, marks: [...marks], notes: [...notes], gate: gate.kind, checks };
    }),
} satisfies Handlers<Session>;

/** The calls that put prints on record. */
export const printsWrites = {
  'prints.begin': ({ opened }, request) => beginPrint(opened, request),
  'prints.call-off': ({ opened }, { step, reason }) => {
    callOffPrint(opened, step, reason);
    return {};
  },
} satisfies Handlers<WritingSession>;
