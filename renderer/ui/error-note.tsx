import type { ReactNode } from 'react';
import type { AppError } from '../../shared/errors.ts';
import { failureWords } from '../words.ts';
import { Button } from './button.tsx';
import './notes.css';

/** A failure where it happened: what happened, what was kept, what to do; details folded away for support. */
export function ErrorNote(props: { readonly failure: AppError; readonly onRetry?: () => void }): ReactNode {
  const { happened, kept, todo } = failureWords(props.failure);
  return (
    <div className="error-note" role="alert">
      <p className="error-happened">{happened}</p>
      <p>
        {kept} {todo}
      </p>
      {props.onRetry === undefined ? null : <Button onClick={props.onRetry}>Try again</Button>}
      <details>
        <summary>For support</summary>
        <code>
          {props.failure.code}: {props.failure.message}
        </code>
      </details>
    </div>
  );
}
