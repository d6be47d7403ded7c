import type { ReactNode } from 'react';
import { dayFromWords } from '../../shared/domain/date-spellings.ts';
import { Button } from '../ui/button.tsx';
import { dateWords } from '../ui/date-words.ts';

/** Offers every spelling of a day to someone who typed one. */
export function DayOffer(props: { readonly text: string; readonly onText: (text: string) => void }): ReactNode {
  const day = /\bdate:/i.test(props.text) ? null : dayFromWords(props.text);
  if (day === null) return null;
  return (
    <p className="search-day">
      <Button look="link" tabIndex={-1} onClick={() => props.onText(`date:${day}`)}>
        Find {dateWords(day)} in any spelling
      </Button>
    </p>
  );
}
