import { AppError } from './errors.ts';

/** Throws `internal` when a condition that the code relies on does not hold. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new AppError('internal', message);
}

/** Gives the value, or throws `not-found` naming what is missing. */
export function found<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new AppError('not-found', `${what} is not in this case`);
  return value;
}
