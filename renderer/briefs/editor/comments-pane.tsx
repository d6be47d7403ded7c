import type { Editor } from '@tiptap/core';
import { useEffect, useState, type ReactNode } from 'react';
import type { BriefComment } from '../../../shared/domain/briefs.ts';
import { call, useCall } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { CheckField } from '../../ui/check-field.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Unsaved } from '../../ui/read-only.tsx';
import { useRun } from '../../ui/use-run.ts';
import { counted } from '../../words.ts';
import { commentAnchors, showComments, type Anchor } from './comment-places.ts';
import { CommentForm } from './comment-form.tsx';
import { useEditorValue } from './use-editor-value.ts';

type Props = {
  readonly brief: string;
  readonly editor: Editor | null;
  readonly isReadOnly: boolean;
  /** Words on which a comment is being written; null while none is. */
  readonly draft: Anchor | null;
  readonly onDraftDone: () => void;
};

const noAnchors: ReadonlyMap<string, Anchor> = new Map();

/** Comments of co-counsel in the order of the text: add, answer, resolve, remove, go to their words. Never printed. */
export function CommentsPane({ brief, editor, isReadOnly, draft, onDraftDone }: Props): ReactNode {
  const comments = useCall('comments.list', { brief });
  const [showsResolved, setShowsResolved] = useState(false);
  const [current, setCurrent] = useState<string | null>(null);
  const anchors = useEditorValue(editor, noAnchors, ({ doc }) => commentAnchors(doc), sameAnchors);
  const rows = comments.data ?? [];
  const heads = rows.filter((each) => each.parent === null);
  const resolved = heads.filter((each) => each.resolved).length;
  const shown = heads
    .filter((each) => showsResolved || !each.resolved)
    .toSorted((a, b) => (anchors.get(a.id)?.from ?? Infinity) - (anchors.get(b.id)?.from ?? Infinity));
  useShownComments(editor, shown, current);
  if (comments.error !== null) return <ErrorNote failure={comments.error} onRetry={() => void comments.refetch()} />;

  const add = async (text: string) => {
    if (editor === null || draft === null) return;
    const id = crypto.randomUUID();
    const quote = editor.state.doc.textBetween(draft.from, draft.to, ' ', ' ').slice(0, 2000);
    await call('comments.add', { id, brief, parent: null, quote, text });
    const mark = editor.schema.marks['comment']?.create({ id });
    if (mark !== undefined) editor.view.dispatch(editor.state.tr.addMark(draft.from, draft.to, mark));
    setCurrent(id);
    onDraftDone();
  };
  const goTo = (id: string) => {
    const place = anchors.get(id);
    setCurrent(id);
    if (editor !== null && place !== undefined)
      editor.chain().focus().setTextSelection(place.from).scrollIntoView().run();
  };
  return (
    <div className="comments-pane inspector-scroll">
      {draft === null ? null : (
        <CommentForm
          label="New comment"
          words="Add comment"
          quote={editor?.state.doc.textBetween(draft.from, draft.to, ' ', ' ') ?? ''}
          onSubmit={add}
          onCancel={() => {
            onDraftDone();
            editor?.view.focus();
          }}
        />
      )}
      {resolved === 0 ? null : (
        <div className="comments-filter">
          <Unsaved>
            <CheckField
              label={`Show ${counted(resolved, 'resolved comment')}`}
              value={showsResolved}
              onCommit={setShowsResolved}
            />
          </Unsaved>
        </div>
      )}
      {shown.length === 0 && draft === null ? (
        <p className="table-note quiet">
          {heads.length === 0
            ? 'Comments for co-counsel belong here. Select words in the text and press Ctrl+Alt+M. They are never printed.'
            : 'Every comment is resolved.'}
        </p>
      ) : null}
      <ul>
        {shown.map((comment) => (
          <Thread
            key={comment.id}
            comment={comment}
            answers={rows.filter((each) => each.parent === comment.id)}
            isCurrent={comment.id === current}
            isAnchored={anchors.has(comment.id)}
            isReadOnly={isReadOnly}
            onGo={() => goTo(comment.id)}
          />
        ))}
      </ul>
    </div>
  );
}

function Thread(props: {
  readonly comment: BriefComment;
  readonly answers: readonly BriefComment[];
  readonly isCurrent: boolean;
  readonly isAnchored: boolean;
  readonly isReadOnly: boolean;
  readonly onGo: () => void;
}): ReactNode {
  const { comment, answers } = props;
  const [isAnswering, setAnswering] = useState(false);
  const { run, failure } = useRun();
  const { id, brief } = comment;
  const answer = async (text: string) => {
    await call('comments.add', { id: crypto.randomUUID(), brief, parent: id, quote: '', text });
    setAnswering(false);
  };
  return (
    <li className={`comment${comment.resolved ? ' is-resolved' : ''}${props.isCurrent ? ' is-current' : ''}`}>
      {props.isAnchored ? (
        <Button look="link" className="comment-quote" title="Go to these words" onClick={props.onGo}>
          {comment.quote === '' ? 'Go to its place' : `“${comment.quote}”`}
        </Button>
      ) : (
        <p className="quiet small">Its words are no longer in the text: “{comment.quote}”</p>
      )}
      {[comment, ...answers].map((each) => (
        <div key={each.id} className="comment-said">
          <p className="quiet small">
            {each.author} · <InstantText at={each.at} />
          </p>
          <p className="comment-text">{each.text}</p>
        </div>
      ))}
      {isAnswering ? (
        <CommentForm
          label="Answer"
          words="Add answer"
          quote=""
          onSubmit={answer}
          onCancel={() => setAnswering(false)}
        />
      ) : props.isReadOnly ? null : (
        <p className="comment-acts">
          <Button look="link" onClick={() => setAnswering(true)}>
            Answer
          </Button>
          <Button
            look="link"
            onClick={() => void run(() => call('comments.update', { id, patch: { resolved: !comment.resolved } }))}
          >
            {comment.resolved ? 'Open again' : 'Resolve'}
          </Button>
          <Button
            look="link"
            // Its anchor stays in the text, so that an undo brings the whole back; alone it shows and prints nothing.
            onClick={() => void run(() => call('comments.remove', { id }), 'Removed a comment')}
          >
            Remove
          </Button>
        </p>
      )}
      {failure === null ? null : <ErrorNote failure={failure} />}
    </li>
  );
}

function useShownComments(editor: Editor | null, shown: readonly BriefComment[], current: string | null): void {
  const ids = shown.map((each) => each.id).join(' ');
  useEffect(() => {
    if (editor === null || editor.isDestroyed) return;
    showComments(editor.view, new Set(ids.split(' ')), current);
    return () => {
      if (!editor.isDestroyed) showComments(editor.view, new Set(), null);
    };
  }, [editor, ids, current]);
}

function sameAnchors(a: ReadonlyMap<string, Anchor>, b: ReadonlyMap<string, Anchor>): boolean {
  if (a.size !== b.size) return false;
  return [...a].every(([id, place]) => {
    const other = b.get(id);
    return other?.from === place.from && other.to === place.to;
  });
}
