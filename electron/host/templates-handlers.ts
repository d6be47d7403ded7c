import type { CallName, CallOutput, CallParsed } from '../../shared/contract/contract.ts';
import { copyTemplate, firmTemplates } from '../core/briefs/firm-templates.ts';
import type { WritableCase } from '../core/case-file/open-case.ts';
import type { Session } from '../core/session.ts';

type Handlers<S> = { [K in CallName]?: (session: S, input: CallParsed<K>) => CallOutput<K> | Promise<CallOutput<K>> };

/** Papers look another way now, though nothing in the case has changed: every window sets them anew. */
function setAnew({ opened, emit }: Session): CallOutput<'templates.copy'> {
  const step = 'journal' in opened ? (opened as WritableCase).journal.lastNumber : 0;
  emit({ type: 'changed', step, tables: ['brief'] });
  return {};
}

/** The calls on templates of a firm; they change no case. */
export const templatesReads = {
  'templates.list': async ({ resources, typesetter }) => ({
    templates: await firmTemplates(resources),
    builtIn: [...typesetter.builtIn],
  }),
  'templates.copy': async (session, { name, as }) => {
    await copyTemplate(session.resources, name, as);
    return setAnew(session);
  },
  'templates.use-built-in': (session, { name, builtIn }) => {
    const { typesetter } = session;
    if (builtIn) typesetter.builtIn.add(name);
    else typesetter.builtIn.delete(name);
    return setAnew(session);
  },
} satisfies Handlers<Session>;
