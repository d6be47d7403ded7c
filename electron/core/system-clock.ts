import { uuidv7 } from 'uuidv7';
import type { Clock, Ids } from '../../shared/runtime.ts';

/** Gives the calendar day of this computer, in its own zone. */
export function localToday(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export const systemClock: Clock = { now: () => new Date().toISOString(), today: localToday };

export const systemIds: Ids = { next: () => uuidv7() };
