import type { CaseKeys } from '../../electron/core/case-file/keys.ts';

/** Keys that are the same in every process of the bench. */
export function keysFor(): CaseKeys {
  const key = (fill: number) => new Uint8Array(32).fill(fill);
  return { encrypted: true, database: key(1), objects: key(2), names: key(3) };
}
