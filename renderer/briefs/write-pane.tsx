import type { Editor } from '@tiptap/core';
import type { ReactNode, RefObject } from 'react';
import { useCall } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { clockWords } from '../ui/date-text.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { useRun } from '../ui/use-run.ts';
import { counted, failureLine } from '../words.ts';
import { toAppError } from '../../shared/errors.ts';
import type { ActsHolder } from './editor/editor-acts.ts';
import { countWords } from './editor/outline.ts';
import { EditorToolbar } from './editor/toolbar.tsx';
import { useEditorValue } from './editor/use-editor-value.ts';
import type { Paper } from './editor/use-paper.ts';

type Props = {
  readonly paper: Paper;
  readonly place: RefObject<HTMLDivElement | null>;
  readonly holder: ActsHolder;
  readonly isReadOnly: boolean;
  /** Pages of the last preview, or null before the first. */
  readonly pages: number | null;
  /** More for the end of the status line. */
  readonly tools: ReactNode;
};

/** The page on which a paper is written, with its tools above and what was saved when below. */
export function WritePane({ paper, place, holder, isReadOnly, pages, tools }: Props): ReactNode {
  const { editor, session, isConflict, failure } = paper;
  const { run, failure: unsettled } = useRun();
  const decide = (which: 'mine' | 'theirs') => void run(async () => session?.decide(which));
  return (
    <div className="write-pane">
      {editor === null || isReadOnly ? null : <EditorToolbar editor={editor} holder={holder} />}
      {isConflict ? (
        <div className="banner conflict" role="alert">
          <p>
            <strong>This paper was changed elsewhere while you were typing.</strong> Yours is kept as a draft until you
            choose.
          </p>
          <Button onClick={() => decide('mine')}>Keep what I typed</Button>
          <Button onClick={() => decide('theirs')}>Take the other version</Button>
        </div>
      ) : null}
      {failure === null ? null : <ErrorNote failure={failure} />}
      {unsettled === null ? null : <ErrorNote failure={unsettled} />}
      <div className="paper-room">
        <div className="paper-scroll">
          <div ref={place} className="paper" />
        </div>
      </div>
      <div className="write-status">
        <SavedWords paper={paper} isReadOnly={isReadOnly} />
        <WordCount editor={editor} />
        {pages === null ? null : <span className="quiet figures">{counted(pages, 'page')}</span>}
        <span className="toolbar-end brief-tools">{tools}</span>
      </div>
    </div>
  );
}

/** Where what was typed stands: in the log, kept as a draft, or not yet anywhere. */
function SavedWords({ paper, isReadOnly }: { readonly paper: Paper; readonly isReadOnly: boolean }): ReactNode {
  const history = useCall('history.state', {}, { keep: true }).data;
  const { state, at, failure } = paper.saving;
  if (isReadOnly) return <span className="quiet">Open for reading only</span>;
  if (state === 'failed') {
    return (
      <span className="check-fails" role="alert">
        Not saved. {failureLine(toAppError(failure))}
      </span>
    );
  }
  const when = at ?? history?.savedAt ?? null;
  return (
    <span className="quiet figures" role="status">
      {state === 'typing'
        ? 'Typing'
        : state === 'kept' && at !== null
          ? `Draft kept ${clockWords(at)}`
          : savedLine(when)}
    </span>
  );
}

function savedLine(at: string | null): string {
  return at === null ? '' : `Saved ${clockWords(at)}`;
}

function WordCount({ editor }: { readonly editor: Editor | null }): ReactNode {
  const words = useEditorValue(editor, 0, ({ doc }) => countWords(doc));
  return (
    <span className="quiet figures" title="Words of your own; what the case fills in is not counted">
      {counted(words, 'word')}
    </span>
  );
}
