import type { ReactNode } from 'react';
import type { ExcerptView } from '../../shared/contract/views.ts';
import { failureOf, useAct } from '../api.ts';
import { useNavigate, useSelection } from '../navigation.ts';
import { Button } from '../ui/button.tsx';
import { copyText } from '../ui/copy-text.ts';
import { TextField } from '../ui/text-field.tsx';
import { showToast, showUndoToast } from '../ui/toast.tsx';
import { failureLine } from '../words.ts';

/** The excerpts of a source as quotes with their pins; a quote leads to its place. */
export function SourceExcerpts({ excerpts }: { readonly excerpts: readonly ExcerptView[] }): ReactNode {
  const place = useSelection();
  return (
    <section aria-labelledby="source-excerpts">
      <h2 id="source-excerpts">Excerpts ({excerpts.length})</h2>
      {excerpts.length === 0 ? <p className="quiet">Select words on the page to keep them here.</p> : null}
      <ul className="excerpt-list">
        {excerpts.map((excerpt) => (
          <ExcerptLine key={excerpt.id} excerpt={excerpt} isCurrent={excerpt.id === place.excerpt} />
        ))}
      </ul>
    </section>
  );
}

function ExcerptLine(props: { readonly excerpt: ExcerptView; readonly isCurrent: boolean }): ReactNode {
  const { excerpt } = props;
  const { select } = useNavigate();
  const update = useAct('excerpts.update');
  const remove = useAct('excerpts.remove');
  const removeIt = () =>
    remove
      .mutateAsync({ id: excerpt.id })
      .then(() => showUndoToast(`Removed excerpt ${excerpt.pin}`))
      .catch((cause: unknown) => showToast(failureLine(failureOf(cause))));
  return (
    <li className={props.isCurrent ? 'current' : undefined}>
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
      <p className="excerpt-line">
        <Button
          look="link"
          title="Copy this pin"
          onClick={() => {
            copyText(excerpt.pin);
            showToast(`Copied ${excerpt.pin}`);
          }}
        >
          {excerpt.pin}
        </Button>
        <Button look="quiet" aria-label={`Remove excerpt ${excerpt.pin}`} onClick={() => void removeIt()}>
          Remove
        </Button>
      </p>
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
