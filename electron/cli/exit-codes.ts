import type { ErrorCode } from '../../shared/errors.ts';

export const exitCodes = { done: 0, checkFailed: 1, wrongUse: 2, locked: 3 } as const;

/** Gives the exit code of a failure: 3 for a locked case, 2 for what the caller got wrong, 1 for all else. */
export function exitCodeOf(code: ErrorCode): number {
  if (code === 'locked') return exitCodes.locked;
  const wrongUse: readonly ErrorCode[] = ['invalid-input', 'not-found', 'conflict', 'newer-case', 'read-only'];
  return wrongUse.includes(code) ? exitCodes.wrongUse : exitCodes.checkFailed;
}
