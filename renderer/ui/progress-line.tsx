import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import './progress-line.css';

/** How far a job is, in words and as a bar, with its cancel. `total` is 0 while it is not known. */
export function ProgressLine(props: {
  readonly words: string;
  readonly done: number;
  readonly total: number;
  readonly onCancel?: () => void;
  readonly cancelWords?: string;
}): ReactNode {
  const { words, done, total } = props;
  return (
    <span className="progress-line">
      <span className="progress-words figures">
        {words}
        {total === 0 ? '' : ` ${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')}`}
      </span>
      <progress aria-label={words} max={total === 0 ? undefined : total} value={total === 0 ? undefined : done} />
      {props.onCancel === undefined ? null : (
        <Button look="quiet" onClick={props.onCancel}>
          {props.cancelWords ?? 'Cancel'}
        </Button>
      )}
    </span>
  );
}
