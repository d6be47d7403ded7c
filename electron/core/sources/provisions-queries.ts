import type { Provision } from '../../../shared/domain/source-parts.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { partsOf } from './part-tree.ts';

/** Gives the provisions of a policy or a contract, siblings in their order. */
export function listProvisions(opened: ReadableCase, source: string): Provision[] {
  return partsOf(opened, 'provision', source);
}
