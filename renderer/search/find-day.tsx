import type { ReactNode } from 'react';
import { isDay } from '../../shared/domain/dates.ts';
import { useNavigate } from '../navigation.ts';
import { Button } from '../ui/button.tsx';
import { dateWords } from '../ui/date-words.ts';
import { placeOfSearch } from './search-place.ts';

/** Leads from a date to every page, fact and note that mentions its day, in any spelling; nothing for a date of no one day. */
export function FindDay({ date }: { readonly date: string | null }): ReactNode {
  const { open } = useNavigate();
  const day = date?.replace(/T[\d:]+$/, '') ?? '';
  if (!isDay(day)) return null;
  return (
    <p className="small">
      <Button look="link" onClick={() => open(placeOfSearch({ text: `date:${day}` }))}>
        Find every mention of {dateWords(day)}
      </Button>
    </p>
  );
}
