import { useState, type ReactNode } from 'react';
import type { AppError } from '../../shared/errors.ts';
import { call, failureOf } from '../api.ts';
import { shellCall } from '../shell.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import './template.css';

/** Tells whether a preview failed because of a template, and in which file and line. */
export function templateFault(failure: AppError): { readonly file: string; readonly line: number | null } | null {
  const { file, line } = failure.data;
  if (failure.code !== 'invalid-input' || typeof file !== 'string' || !file.endsWith('.typ')) return null;
  return { file, line: typeof line === 'number' ? line : null };
}

/** An error in a firm's own template, with what can be done: mend it, or use the program's own. */
export function TemplateError(props: { readonly failure: AppError; readonly template: string }): ReactNode {
  const [second, setSecond] = useState<AppError | null>(null);
  const fault = templateFault(props.failure);
  if (fault === null) return <ErrorNote failure={props.failure} />;
  const run = (work: () => Promise<unknown>) => {
    setSecond(null);
    work().catch((cause: unknown) => setSecond(failureOf(cause)));
  };
  const { template } = props;
  return (
    <div className="error-note" role="alert">
      <p className="error-happened">
        Your template has an error in {fault.file}
        {fault.line === null ? '' : `, line ${fault.line}`}.
      </p>
      <p>{saidBy(props.failure.message)}</p>
      <p>The paper itself is kept. Mend the file, or use the program’s own template until the case is closed.</p>
      <p className="note-buttons">
        <Button onClick={() => run(() => call('templates.use-built-in', { name: template, builtIn: true }))}>
          Use the program’s own
        </Button>
        <Button onClick={() => run(() => shellCall('shell.reveal-templates', {}))}>Show the folder</Button>
      </p>
      {second !== null && <ErrorNote failure={second} />}
    </div>
  );
}

/** What the typesetter said, without the place that is told already. */
function saidBy(message: string): string {
  const said = message.replace(/^.*?\.typ(?: line \d+)?: /u, '');
  return said === '' ? '' : `${said.charAt(0).toUpperCase()}${said.slice(1)}${said.endsWith('.') ? '' : '.'}`;
}
