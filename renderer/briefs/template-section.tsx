import { useEffect, useState, type ReactNode } from 'react';
import type { CallOutput } from '../../shared/contract/contract.ts';
import type { AppError } from '../../shared/errors.ts';
import { call, failureOf, onCaseEvent } from '../api.ts';
import { shellCall } from '../shell.ts';
import { Button } from '../ui/button.tsx';
import { CheckField } from '../ui/check-field.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { useTemplates } from './use-templates.ts';

type Own = CallOutput<'templates.list'>;

/** How the paper is set: by a template of the program, or by a firm's own copy of it. */
export function TemplateSection({ template }: { readonly template: string }): ReactNode {
  const kinds = useTemplates();
  const [own, setOwn] = useState<Own | null>(null);
  const [failure, setFailure] = useState<AppError | null>(null);
  useEffect(() => {
    let live = true;
    const read = () =>
      call('templates.list', {}).then(
        (found) => live && setOwn(found),
        (cause: unknown) => live && setFailure(failureOf(cause)),
      );
    void read();
    const end = onCaseEvent((event) => {
      if (event.type === 'changed' && event.tables.includes('brief')) void read();
    });
    return () => {
      live = false;
      end();
    };
  }, []);
  const run = async (work: () => Promise<unknown>) => {
    try {
      setFailure(null);
      await work();
    } catch (cause) {
      setFailure(failureOf(cause));
    }
  };
  const mine = own?.templates.find(({ name }) => name === template);
  const title = kinds.find(({ name }) => name === template)?.title ?? template;
  return (
    <section className="inspector-part" aria-label="Template">
      <h2>Template</h2>
      {mine === undefined ? (
        <>
          <p className="quiet small">
            {title}, as it comes with the program. A copy can be changed with any text editor; it then sets every paper
            of this kind on this computer.
          </p>
          <Button onClick={() => void run(() => call('templates.copy', { name: template, as: template }))}>
            Copy this template to change it
          </Button>
        </>
      ) : (
        <>
          <p className="quiet small">
            {title}, set by your own template {mine.name}.typ.
          </p>
          <Button onClick={() => void run(() => shellCall('shell.reveal-templates', {}))}>Show its folder</Button>
          {mine.replaces && (
            <CheckField
              label="Use the program’s own until the case is closed"
              value={own?.builtIn.includes(template) === true}
              onCommit={(builtIn) => run(() => call('templates.use-built-in', { name: template, builtIn }))}
            />
          )}
        </>
      )}
      {failure !== null && <ErrorNote failure={failure} />}
    </section>
  );
}
