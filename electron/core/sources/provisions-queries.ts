import type { Provision } from '../../../shared/domain/source-parts.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { allRows } from '../journal/read.ts';
import { partsOf } from './part-tree.ts';

/** Gives the provisions of a policy or a contract, siblings in their order; with null those of every source. */
export function listProvisions(opened: ReadableCase, source: string | null): Provision[] {
  return source === null ? allRows(opened, 'provision') : partsOf(opened, 'provision', source);
}
