import { z } from 'zod';
import { lineSchema } from '../domain/ids.ts';
import { type Call, nothing } from './call.ts';

const templateName = z.string().regex(/^[a-z0-9-]{1,60}$/);

/** Calls on a firm's own templates. */
export const templatesCalls = {
  /** A firm's own templates; `builtIn` names those that stand aside, so that the program's own is used. */
  'templates.list': {
    input: nothing,
    output: z.object({
      templates: z.array(z.object({ name: templateName, about: lineSchema, replaces: z.boolean() })),
      builtIn: z.array(templateName),
    }),
  },
  /** Copies a template into the firm's folder, where it can be changed. `conflict`: the name is taken. */
  'templates.copy': { input: z.object({ name: templateName, as: templateName }), output: nothing },
  /** Until the case is closed: sets the program's own template where a firm's has an error, or the firm's again. */
  'templates.use-built-in': { input: z.object({ name: templateName, builtIn: z.boolean() }), output: nothing },
} as const satisfies Record<string, Call>;
