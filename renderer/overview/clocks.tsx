import type { ReactNode } from 'react';
import type { CallOutput } from '../../shared/contract/contract.ts';
import { useNavigate } from '../navigation.ts';
import { Button } from '../ui/button.tsx';
import { weekdayWords } from '../ui/date-words.ts';
import { DateText } from '../ui/date-text.tsx';
import { counted } from '../words.ts';

type Clock = CallOutput<'case.overview'>['clocks'][number];

const soon = 3;

/** The next three clocks with the day and why. */
export function Clocks({ clocks }: { readonly clocks: readonly Clock[] }): ReactNode {
  const { open } = useNavigate();
  return (
    <section aria-labelledby="next-clocks">
      <h2 id="next-clocks">Next clocks</h2>
      {clocks.length === 0 ? (
        <p className="quiet">
          No clock is running.{' '}
          <Button look="link" onClick={() => open({ screen: 'grievances' })}>
            Start a clock
          </Button>
        </p>
      ) : (
        <ol className="clocks">
          {clocks.slice(0, 3).map((clock) => (
            <li key={clock.id}>
              <span className="clock-day">
                <DateText date={clock.due} />
                <span className={clock.days <= soon ? 'clock-left soon' : 'clock-left'}>
                  {weekdayWords(clock.due).slice(0, 3)}, {daysWords(clock.days)}
                </span>
              </span>
              <span>
                <Button look="link" onClick={() => open({ screen: 'grievances', id: clock.id })}>
                  {clock.title}
                </Button>
                <span className="clock-why">{clock.why}</span>
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** Gives how far a day is: "today", "in 3 days", "2 days ago". */
export function daysWords(days: number): string {
  if (days === 0) return 'today';
  return days > 0 ? `in ${counted(days, 'day')}` : `${counted(-days, 'day')} ago`;
}
