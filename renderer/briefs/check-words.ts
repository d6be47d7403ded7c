import type { NamedCheck } from '../../shared/contract/views.ts';
import { counted } from '../words.ts';

/** Gives what the checks come to in one line: "8 checks pass", "1 of 8 checks fails". */
export function checksLine(checks: readonly Pick<NamedCheck, 'ok'>[]): string {
  const failing = checks.filter((check) => !check.ok).length;
  if (checks.length === 0) return 'No check ran';
  if (failing === 0) return checks.length === 1 ? '1 check passes' : `${checks.length} checks pass`;
  return `${failing} of ${counted(checks.length, 'check')} ${failing === 1 ? 'fails' : 'fail'}`;
}

/** Gives the checks with those that fail first, each group in its order. */
export function failingFirst<T extends Pick<NamedCheck, 'ok'>>(checks: readonly T[]): T[] {
  return checks.toSorted((a, b) => Number(a.ok) - Number(b.ok));
}

/** Gives a sentence its capital. */
export function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
