import type { CallName, CallOutput, CallParsed } from '../../shared/contract/contract.ts';
import { copyTemplate, firmTemplates } from '../core/briefs/firm-templates.ts';
import type { Session } from '../core/session.ts';

type Handlers<S> = { [K in CallName]?: (session: S, input: CallParsed<K>) => CallOutput<K> | Promise<CallOutput<K>> };

/** The calls on templates of a firm; they change no case. */
export const templatesReads = {
  'templates.list': async ({ resources, typesetter }) => ({
    templates: await firmTemplates(resources),
    builtIn: [...typesetter.builtIn],
  }),
  'templates.copy': async ({ resources }, { name, as }) => {
    await copyTemplate(resources, name, as);
    return {};
  },
  'templates.use-built-in': ({ typesetter }, { name, builtIn }) => {
    if (builtIn) typesetter.builtIn.add(name);
    else typesetter.builtIn.delete(name);
    return {};
  },
} satisfies Handlers<Session>;
