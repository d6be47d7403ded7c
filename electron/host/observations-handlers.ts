import type { CallName, CallOutput, CallParsed } from '../../shared/contract/contract.ts';
import { stillsForSheet } from '../core/briefs/recording-stills.ts';
import type { WritableCase } from '../core/case-file/open-case.ts';
import type { Session } from '../core/session.ts';
import {
  createObservation,
  excerptOfObservation,
  removeObservations,
  updateObservation,
} from '../core/sources/observations-commands.ts';
import { printLog } from '../core/sources/observations-print.ts';
import { listObservations } from '../core/sources/observations-queries.ts';
import { getSource } from '../core/sources/sources-queries.ts';
import { keepStill } from '../core/sources/stills.ts';

type Writing = Session & { readonly opened: WritableCase };

/** The calls on observations that read. */
export const observationsReads = {
  'observations.list': ({ opened }, { source }) => listObservations(opened, source),
  'stills.sheet': ({ opened }, { source }) => {
    const { shown, taken, next } = stillsForSheet(opened, getSource(opened, source));
    return { shown: shown.map(({ seconds }) => seconds), taken, next };
  },
} satisfies { [K in CallName]?: (session: Session, input: CallParsed<K>) => CallOutput<K> | Promise<CallOutput<K>> };

/** The calls on observations and stills that write. */
export const observationsWrites = {
  'observations.create': ({ opened }, given) => createObservation(opened, given),
  'observations.update': ({ opened }, { id, patch }) => updateObservation(opened, id, patch),
  'observations.remove': ({ opened }, { ids }) => {
    removeObservations(opened, ids);
    return {};
  },
  'observations.excerpt': ({ opened }, { id }) => excerptOfObservation(opened, id),
  'observations.print': async ({ opened, pool, typesetter, resources }, given) => ({
    id: await printLog(opened, { pool, typesetter, templates: resources.templates }, given),
  }),
  'stills.create': async ({ opened, pool }, given) => ({ id: await keepStill(opened, pool, given) }),
} satisfies { [K in CallName]?: (session: Writing, input: CallParsed<K>) => CallOutput<K> | Promise<CallOutput<K>> };
