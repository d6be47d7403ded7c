import type { ReactNode } from 'react';
import type { SearchRequest } from '../../shared/domain/searches.ts';
import { Button } from '../ui/button.tsx';
import { adviceFor, nothingWords } from './search-words.ts';

/** What was looked through in vain, and which other searches may find something. */
export function NothingFound(props: {
  readonly request: SearchRequest;
  readonly onText: (text: string) => void;
}): ReactNode {
  return (
    <div className="search-nothing">
      <p className="quiet" role="status">
        {nothingWords(props.request)}
      </p>
      {adviceFor(props.request).map(({ words, text }) => (
        <p key={text}>
          {words}:{' '}
          <Button look="link" onClick={() => props.onText(text)}>
            {text}
          </Button>
        </p>
      ))}
    </div>
  );
}
