import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import type { Brief } from '../../shared/domain/briefs.ts';
import { call } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { FormField } from '../ui/form-field.tsx';
import { useRun } from '../ui/use-run.ts';
import { useTemplates } from './use-templates.ts';

/** Asks which kind of paper to begin and what to call it. */
export function NewPaper(props: { readonly onMade: (brief: Brief) => void; readonly onCancel: () => void }): ReactNode {
  const templates = useTemplates();
  const [chosen, setChosen] = useState<string | null>(null);
  const [title, setTitle] = useState<string | null>(null);
  const { run, failure, busy } = useRun();
  const id = useId();
  const select = useRef<HTMLSelectElement>(null);
  useEffect(() => select.current?.focus(), []);
  const template = templates.find(({ name }) => name === chosen) ?? templates[0];
  if (template === undefined) return null;
  const words = title ?? template.title;
  const make = () => {
    if (busy || words.trim() === '') return;
    void run(async () => props.onMade(await call('briefs.create', { title: words.trim(), template: template.name })));
  };
  return (
    <form
      className="new-paper"
      onSubmit={(event) => {
        event.preventDefault();
        make();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onCancel();
      }}
    >
      <div className="field">
        <label htmlFor={id}>Kind of paper</label>
        <select
          ref={select}
          id={id}
          className="input"
          aria-describedby={`${id}-note`}
          value={template.name}
          onChange={({ target }) => setChosen(target.value)}
        >
          {templates.map(({ name, title: kind, firm }) => (
            <option key={name} value={name}>
              {firm ? `${kind} (the firm’s)` : kind}
            </option>
          ))}
        </select>
        <p id={`${id}-note`} className="field-hint">
          {template.about}
        </p>
      </div>
      <FormField label="Title" value={words} onChange={setTitle} />
      <p className="comment-acts">
        <Button type="submit" look="primary" disabled={busy || words.trim() === ''}>
          Begin the paper
        </Button>
        <Button look="quiet" onClick={props.onCancel}>
          Discard
        </Button>
      </p>
      {failure === null ? null : <ErrorNote failure={failure} />}
    </form>
  );
}
