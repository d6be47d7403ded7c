import { useEffect, useState } from 'react';
import { dayOf, type CalendarDay } from '../shared/domain/dates.ts';

/** Gives the calendar day of an instant where this computer is. */
export function localDay(at: Date): CalendarDay {
  return dayOf(at.getFullYear(), at.getMonth() + 1, at.getDate());
}

/** Gives today where this computer is, and follows it past midnight. */
export function useToday(): CalendarDay {
  const [today, setToday] = useState(() => localDay(new Date()));
  useEffect(() => {
    // Subtle: a laptop that slept through midnight fires no timer set for it, so the day is looked at each minute.
    const timer = setInterval(() => setToday(localDay(new Date())), 60_000);
    return () => clearInterval(timer);
  }, []);
  return today;
}
