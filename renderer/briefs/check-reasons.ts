import type { NamedCheck } from '../../shared/contract/views.ts';

type Found = Pick<NamedCheck, 'check' | 'items' | 'detail'>;

/** Gives under what a reason is kept: the check with all that it found. What it finds after a change is another matter. */
export function reasonKey({ check, items, detail }: Found): string {
  return JSON.stringify([check, items.length === 0 ? detail : items]);
}

/** Gives the reasons that were given for just what the checks find now, by the name of the check. */
export function reasonsFor(
  checks: readonly Found[],
  reasons: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    checks.flatMap((check) => {
      const reason = reasons[reasonKey(check)];
      return reason === undefined ? [] : [[check.check, reason]];
    }),
  );
}
