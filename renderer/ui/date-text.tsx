import type { ReactNode } from 'react';
import { dateWords, weekdayWords } from './date-words.ts';

/** A date in plain words, from EDTF; the weekday shows on hover. */
export function DateText(props: { readonly date: string | null; readonly none?: string }): ReactNode {
  if (props.date === null) return <span className="quiet">{props.none ?? ''}</span>;
  return (
    <time className="figures" title={weekdayWords(props.date)}>
      {dateWords(props.date)}
    </time>
  );
}

const clock = new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const weekday = new Intl.DateTimeFormat('en-US', { weekday: 'long' });

/** Gives an instant (UTC text) as the local time of day: "10:42". */
export function clockWords(at: string): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? at : clock.format(date);
}

/** An instant (UTC text) as local day and time; the weekday and the UTC text show on hover. */
export function InstantText(props: { readonly at: string }): ReactNode {
  const date = new Date(props.at);
  if (Number.isNaN(date.getTime())) return props.at;
  return (
    <time className="figures" dateTime={props.at} title={`${weekday.format(date)}, ${props.at}`}>
      {day.format(date)} {clock.format(date)}
    </time>
  );
}
