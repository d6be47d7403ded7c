import { z } from 'zod';
import { idSchema } from '../domain/ids.ts';
import { evidenceObjectSchema } from '../domain/sources.ts';
import { type Call, nothing } from './call.ts';
import { passwordViewSchema } from './views.ts';

/** Calls on the passwords of files. A password goes in and never comes out; it is kept in memory until the case closes. */
export const passwordsCalls = {
  'passwords.list': { input: nothing, output: z.array(passwordViewSchema) },
  /** Opens a source by its password for as long as the case is open; `encrypted` says that the password is wrong. */
  'passwords.give': {
    input: z.object({ id: idSchema, password: z.string().min(1).max(1000) }),
    output: z.object({ unreadable: evidenceObjectSchema.shape.unreadable }),
  },
} as const satisfies Record<string, Call>;
