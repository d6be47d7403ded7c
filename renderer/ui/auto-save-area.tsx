import { useCallback, useEffect, useRef, type ReactNode } from 'react';
import { TextArea, type TextFieldProps } from './text-field.tsx';

const idle = 3000;

/** A TextArea for long words: it also saves when the typing rests for three seconds. */
export function AutoSaveArea(props: TextFieldProps & { readonly lines?: number }): ReactNode {
  const { value, onCommit } = props;
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const saved = useRef(value);
  useEffect(() => {
    saved.current = value;
  }, [value]);
  const stop = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
  }, []);
  useEffect(() => stop, [stop]);
  const save = (text: string) => {
    stop();
    return onCommit(text);
  };
  return (
    <TextArea
      {...props}
      onCommit={save}
      onDraft={(text) => {
        stop();
        timer.current = setTimeout(() => {
          // Subtle: a failure is left to the commit on leaving, which shows it under the field and keeps the words.
          if (text !== saved.current) void Promise.resolve(save(text)).catch(() => undefined);
        }, idle);
      }}
    />
  );
}
