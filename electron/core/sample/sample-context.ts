import type { CaseContext } from '../case-file/open-case.ts';

/** The day on which the sample is entered, and the date of issue of its brief. */
export const sampleDay = '2026-03-02';

/**
 * Gives a clock that starts on the sample's day and moves by a second at each look, and ids that rise from that moment in the
 * form of UUIDv7: two builds of the sample give the same rows.
 */
export function sampleContext(): CaseContext {
  const start = Date.parse(`${sampleDay}T14:00:00Z`);
  let looks = 0;
  let count = 0;
  const time = start.toString(16).padStart(12, '0');
  return {
    clock: { now: () => new Date(start + looks++ * 1000).toISOString(), today: () => sampleDay },
    ids: {
      next: () => `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${(++count).toString(16).padStart(12, '0')}`,
    },
    actor: 'Sample',
  };
}
