import type { Editor } from '@tiptap/core';
import { useMemo, useState, type ReactNode } from 'react';
import { call, useCall } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useRun } from '../../ui/use-run.ts';
import { caseView } from './case-view.ts';
import { saveTyping } from './editor-control.ts';
import { toDocument } from './open-document.ts';
import { compareDocuments, type DiffLine } from './version-diff.ts';

type Props = { readonly brief: string; readonly editor: Editor | null; readonly isReadOnly: boolean };

/** The versions of a paper from the case's log, newest first; one is shown with what changed since, and can be restored. */
export function VersionsPane({ brief, editor, isReadOnly }: Props): ReactNode {
  const versions = useCall('briefs.versions', { brief });
  const [step, setStep] = useState<number | null>(null);
  if (versions.error !== null) return <ErrorNote failure={versions.error} onRetry={() => void versions.refetch()} />;
  const rows = versions.data ?? [];
  if (rows.length === 0) {
    return versions.isPending ? null : (
      <p className="table-note quiet">Each time that the paper is saved, a version of it is kept here.</p>
    );
  }
  return (
    <div className="versions-pane inspector-scroll">
      <ol aria-label="Versions">
        {rows.map((row, at) => (
          <li key={row.step}>
            <button
              type="button"
              className="version-line"
              aria-expanded={step === row.step}
              onClick={() => setStep(step === row.step ? null : row.step)}
            >
              <InstantText at={row.at} />
              <span className="quiet small">
                {row.actor}
                {at === 0 ? ' · the latest' : ''}
              </span>
            </button>
            {step === row.step && editor !== null ? (
              <Version
                brief={brief}
                step={row.step}
                editor={editor}
                mayRestore={at !== 0 && !isReadOnly}
                onRestored={() => setStep(null)}
              />
            ) : null}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Version(props: {
  readonly brief: string;
  readonly step: number;
  readonly editor: Editor;
  readonly mayRestore: boolean;
  readonly onRestored: () => void;
}): ReactNode {
  const { brief, step, editor } = props;
  const version = useCall('briefs.version', { brief, step });
  const { run, failure, busy } = useRun();
  const lines = useMemo(
    () =>
      version.data === undefined ? null : compareDocuments(version.data, toDocument(editor.state.doc), caseView()),
    [version.data, editor],
  );
  const restore = async () => {
    const done = await run(async () => {
      await saveTyping();
      await call('briefs.restore', { brief, step });
    }, 'Restored an older version');
    if (done) props.onRestored();
  };
  if (version.error !== null) return <ErrorNote failure={version.error} />;
  if (lines === null) return <p className="table-note quiet">Reading</p>;
  const changed = lines.filter((line) => line.change !== 'none').length;
  return (
    <section className="version" aria-label="What changed since this version">
      <p className="version-head">
        <span className="quiet small">
          {changed === 0 ? 'Nothing changed since.' : 'Since then: struck words are gone, underlined words are new.'}
        </span>
        {props.mayRestore ? (
          <Button disabled={busy} onClick={() => void restore()}>
            Restore this version
          </Button>
        ) : null}
      </p>
      {failure === null ? null : <ErrorNote failure={failure} />}
      <div className="version-words" tabIndex={0} role="region" aria-label="The version with its changes">
        {withContext(lines).map(({ line, at, skipped }) => (
          <DiffParagraph key={at} line={line} skipped={skipped} />
        ))}
      </div>
    </section>
  );
}

/** Only what changed, each with the paragraph before and after it; where nothing changed, all of it. */
function withContext(lines: readonly DiffLine[]): { line: DiffLine; at: number; skipped: boolean }[] {
  const isNear = (at: number) => [at - 1, at, at + 1].some((near) => (lines[near]?.change ?? 'none') !== 'none');
  const all = lines.every((line) => line.change === 'none');
  let last = -1;
  return lines.flatMap((line, at) => {
    if (!all && !isNear(at)) return [];
    const skipped = at !== last + 1;
    last = at;
    return [{ line, at, skipped }];
  });
}

function DiffParagraph({ line, skipped }: { readonly line: DiffLine; readonly skipped: boolean }): ReactNode {
  return (
    <>
      {skipped ? <p className="version-gap quiet">…</p> : null}
      <p className={`version-line-${line.kind} is-${line.change}`}>
        {line.pieces.map((piece, at) =>
          piece.in === 'both' ? (
            // oxlint-disable-next-line react/no-array-index-key -- pieces have no other name
            <span key={at}>{piece.text}</span>
          ) : piece.in === 'old' ? (
            // oxlint-disable-next-line react/no-array-index-key -- pieces have no other name
            <del key={at}>{piece.text}</del>
          ) : (
            // oxlint-disable-next-line react/no-array-index-key -- pieces have no other name
            <ins key={at}>{piece.text}</ins>
          ),
        )}
      </p>
    </>
  );
}
