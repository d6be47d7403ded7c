import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useRun } from '../../ui/use-run.ts';
import '../../ui/field.css';

/** Where a comment or an answer is written; Ctrl+Enter sends it, Esc leaves it. */
export function CommentForm(props: {
  readonly label: string;
  /** The button's verb. */
  readonly words: string;
  readonly quote: string;
  readonly onSubmit: (text: string) => Promise<void>;
  readonly onCancel: () => void;
}): ReactNode {
  const id = useId();
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const { run, failure, busy } = useRun();
  useEffect(() => field.current?.focus(), []);
  const send = () => {
    if (text.trim() !== '' && !busy) void run(() => props.onSubmit(text.trim()));
  };
  return (
    <form
      className="comment-form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {props.quote === '' ? null : <blockquote className="quote">{props.quote}</blockquote>}
      <label className="field-name" htmlFor={id}>
        {props.label}
      </label>
      <textarea
        ref={field}
        id={id}
        className="input"
        rows={3}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
          else if (event.key === 'Escape' && text === '') props.onCancel();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <p className="comment-acts">
        <Button type="submit" disabled={text.trim() === '' || busy}>
          {props.words}
        </Button>
        <Button look="quiet" onClick={props.onCancel}>
          Discard
        </Button>
      </p>
      {failure === null ? null : <ErrorNote failure={failure} />}
    </form>
  );
}
