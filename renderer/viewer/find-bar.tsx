import { useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { foundNumber, type Find, type FoundAt } from './use-find.ts';

/** Find in the source in view: what to look for, which of how many, next and previous. Esc closes. */
export function FindBar(props: {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly find: Find;
  readonly at: FoundAt | null;
  readonly pages: number;
  readonly onStep: (by: 1 | -1) => void;
  readonly onClose: () => void;
  /** Rises each time that find is asked for. */
  readonly asked: number;
}): ReactNode {
  const { find, at } = props;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (props.asked === 0) return;
    field.current?.focus();
    field.current?.select();
  }, [props.asked]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') props.onStep(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') props.onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const number = at === null || find.total === 0 ? 0 : foundNumber(find.counts, at);
  const looking = find.wanted !== null && find.done < props.pages;
  return (
    <div className="find-bar" role="search" aria-label="Find in this source">
      <input
        ref={field}
        className="input"
        type="text"
        aria-label="Find in this source"
        placeholder="Find in this source"
        spellCheck={false}
        value={props.text}
        onChange={(event) => props.onText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <span className="quiet figures" role="status">
        {props.text.trim() === ''
          ? ''
          : find.total === 0 && !looking
            ? 'Not found'
            : `${number} of ${find.total.toLocaleString('en-US')}${looking ? ' so far' : ''}`}
      </span>
      <Button look="quiet" title="Previous (Shift+Enter)" aria-label="Previous" onClick={() => props.onStep(-1)}>
        ↑
      </Button>
      <Button look="quiet" title="Next (Enter)" aria-label="Next" onClick={() => props.onStep(1)}>
        ↓
      </Button>
      <Button look="quiet" onClick={props.onClose}>
        Close
      </Button>
    </div>
  );
}
