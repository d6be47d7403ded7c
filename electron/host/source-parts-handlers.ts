import type { CallName, CallOutput, CallParsed } from '../../shared/contract/contract.ts';
import type { Session } from '../core/session.ts';
import { createCharge, makeIssues, moveCharge, removeCharge, updateCharge } from '../core/sources/charges-commands.ts';
import { listCharges } from '../core/sources/charges-queries.ts';
import {
  createProvision,
  moveProvision,
  removeProvision,
  updateProvision,
} from '../core/sources/provisions-commands.ts';
import { listProvisions } from '../core/sources/provisions-queries.ts';
import type { WritingSession } from './write-handlers.ts';

/** Reads of what a person entered of a policy and of a notice. */
export const sourcePartsReads = {
  'provisions.list': ({ opened }, { source }) => listProvisions(opened, source),
  'charges.list': ({ opened }, { source }) => listCharges(opened, source),
} satisfies { [K in CallName]?: (session: Session, input: CallParsed<K>) => CallOutput<K> };

const done = {};

/** Changes of provisions and charges. */
export const sourcePartsWrites = {
  'provisions.create': ({ opened }, { index, ...given }) => createProvision(opened, given, index),
  'provisions.update': ({ opened }, { id, patch }) => updateProvision(opened, id, patch),
  'provisions.move': ({ opened }, { id, ...place }) => (moveProvision(opened, id, place), done),
  'provisions.remove': ({ opened }, { id }) => (removeProvision(opened, id), done),
  'charges.create': ({ opened }, { index, ...given }) => createCharge(opened, given, index),
  'charges.update': ({ opened }, { id, patch }) => updateCharge(opened, id, patch),
  'charges.move': ({ opened }, { id, ...place }) => (moveCharge(opened, id, place), done),
  'charges.remove': ({ opened }, { id }) => (removeCharge(opened, id), done),
  'charges.make-issues': ({ opened }, { source }) => ({ issues: makeIssues(opened, source) }),
} satisfies { [K in CallName]?: (session: WritingSession, input: CallParsed<K>) => CallOutput<K> };
