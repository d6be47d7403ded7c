import { useContext, useState } from 'react';
import type { ReactNode } from 'react';
import type { ExcerptView } from '../../shared/contract/views.ts';
import { failureOf, useAct, useCall } from '../api.ts';
import { useNavigate, useSelection } from '../navigation.ts';
import { Button } from '../ui/button.tsx';
import { copyText } from '../ui/copy-text.ts';
import { Picker } from '../ui/picker.tsx';
import { ReadOnly } from '../ui/read-only.tsx';
import { TextField } from '../ui/text-field.tsx';
import { showToast, showUndoToast } from '../ui/toast.tsx';
import { failureLine } from '../words.ts';
import { ExcerptDrop } from './excerpt-drop.tsx';
import { linkExcerpt, linkTargets } from './excerpt-links.ts';

/** The excerpts of a source as quotes with their pins; a quote leads to its place. */
export function SourceExcerpts(props: {
  readonly source: string;
  readonly excerpts: readonly ExcerptView[];
}): ReactNode {
  const { source, excerpts } = props;
  const place = useSelection();
  const [dragged, setDragged] = useState<ExcerptView | null>(null);
  const isReadOnly = useContext(ReadOnly);
  const enabled = excerpts.length > 0 && !isReadOnly;
  const facts = useCall('facts.list', {}, { enabled, keep: true });
  const issues = useCall('issues.list', {}, { enabled, keep: true });
  const targetsOf = (excerpt: ExcerptView) => linkTargets(excerpt, source, facts.data ?? [], issues.data ?? []);
  const drop = (excerpt: ExcerptView, target: string) => {
    setDragged(null);
    linkExcerpt(excerpt, target).catch((cause: unknown) => showToast(failureLine(failureOf(cause))));
  };
  return (
    <section aria-labelledby="source-excerpts">
      <h2 id="source-excerpts">Excerpts ({excerpts.length})</h2>
      {excerpts.length === 0 ? <p className="quiet">Select words on the page to keep them here.</p> : null}
      <ul className="excerpt-list">
        {excerpts.map((excerpt) => (
          <ExcerptLine
            key={excerpt.id}
            excerpt={excerpt}
            isCurrent={excerpt.id === place.excerpt}
            targets={() => targetsOf(excerpt)}
            onDrag={isReadOnly ? null : setDragged}
          />
        ))}
      </ul>
      {dragged === null ? null : <ExcerptDrop {...targetsOf(dragged)} onDrop={(target) => drop(dragged, target)} />}
    </section>
  );
}

function ExcerptLine(props: {
  readonly excerpt: ExcerptView;
  readonly isCurrent: boolean;
  readonly targets: () => ReturnType<typeof linkTargets>;
  /** Told what is being dragged, and null when the drag ends; null where nothing may be linked. */
  readonly onDrag: ((excerpt: ExcerptView | null) => void) | null;
}): ReactNode {
  const { excerpt, onDrag } = props;
  const targets = props.targets();
  const { select } = useNavigate();
  const update = useAct('excerpts.update');
  const remove = useAct('excerpts.remove');
  const removeIt = () =>
    remove
      .mutateAsync({ id: excerpt.id })
      .then(() => showUndoToast(`Removed excerpt ${excerpt.pin}`))
      .catch((cause: unknown) => showToast(failureLine(failureOf(cause))));
  return (
    <li
      className={props.isCurrent ? 'current' : undefined}
      draggable={onDrag !== null}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', excerpt.pin);
        event.dataTransfer.effectAllowed = 'link';
        // Subtle: a list that grows while the drag begins would end it.
        setTimeout(() => onDrag?.(excerpt), 0);
      }}
      onDragEnd={() => onDrag?.(null)}
    >
      <button
        type="button"
        className="excerpt-quote"
        aria-current={props.isCurrent || undefined}
        onClick={() => select({ excerpt: excerpt.id, page: excerpt.page })}
      >
        {excerpt.quote === ''
          ? excerpt.kind === 'span'
            ? excerpt.note || 'A span of the recording'
            : `${excerpt.kind === 'region' ? 'A region' : 'All'} of page ${excerpt.page}`
          : `“${excerpt.quote}”`}
      </button>
      <div className="excerpt-line">
        <Button
          look="link"
          title="Cite this: copy the pin"
          onClick={() => {
            copyText(excerpt.pin);
            showToast(`Copied ${excerpt.pin}`);
          }}
        >
          {excerpt.pin}
        </Button>
        {onDrag === null ? null : (
          <Picker
            words="Link"
            label={`Link ${excerpt.pin} to a fact or an issue`}
            items={[...targets.issues, ...targets.facts]}
            none="No fact or issue yet."
            onPick={(target) => linkExcerpt(excerpt, target)}
          />
        )}
        <Button look="quiet" aria-label={`Remove excerpt ${excerpt.pin}`} onClick={() => void removeIt()}>
          Remove
        </Button>
      </div>
      {props.isCurrent || excerpt.note !== '' ? (
        <TextField
          bare
          label={`Note on ${excerpt.pin}`}
          value={excerpt.note}
          placeholder="Note"
          onCommit={(note) => update.mutateAsync({ id: excerpt.id, patch: { note } })}
        />
      ) : null}
    </li>
  );
}
