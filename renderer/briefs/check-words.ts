import type { NamedCheck } from '../../shared/contract/views.ts';
import { counted } from '../words.ts';

type Judged = Pick<NamedCheck, 'ok' | 'severity'>;

/** Gives what the checks come to in one line: "8 checks pass", "1 of 8 checks fails; 2 need a decision". */
export function checksLine(checks: readonly Judged[]): string {
  if (checks.length === 0) return 'No check ran';
  const { closed, decide, passed, notes } = gateGroups(checks);
  const of = counted(checks.length, 'check');
  const asks = decide.length === 0 ? '' : `${decide.length} ${decide.length === 1 ? 'needs' : 'need'} a decision`;
  if (closed.length > 0) {
    const fails = `${closed.length} of ${of} ${closed.length === 1 ? 'fails' : 'fail'}`;
    return asks === '' ? fails : `${fails}; ${asks}`;
  }
  const passing = passed.length + notes.length;
  const passes = passing === 1 ? '1 check passes' : `${counted(passing, 'check')} pass`;
  return asks === '' ? passes : `${passes}; ${asks}`;
}

/** Sorts checks by what a person has to do about them. */
export function gateGroups<T extends Judged>(checks: readonly T[]): Readonly<Record<GateGroupName, readonly T[]>> {
  const of = (severity: T['severity']) => checks.filter((check) => !check.ok && check.severity === severity);
  return { closed: of('closed'), decide: of('reason'), notes: of('note'), passed: checks.filter(({ ok }) => ok) };
}

type GateGroupName = 'closed' | 'decide' | 'notes' | 'passed';

/** What a check came to, in one word. */
export function standWord({ ok, severity }: Judged): string {
  if (ok) return 'Pass';
  return { closed: 'Fail', reason: 'Decide', note: 'Note' }[severity];
}

/** Gives the checks with those that fail first, each group in its order. */
export function failingFirst<T extends Pick<NamedCheck, 'ok'>>(checks: readonly T[]): T[] {
  return checks.toSorted((a, b) => Number(a.ok) - Number(b.ok));
}

/** Gives a sentence its capital. */
export function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
