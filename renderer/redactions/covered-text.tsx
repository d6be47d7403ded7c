import { useContext, useState } from 'react';
import type { ReactNode } from 'react';
import type { SourceRow } from '../../shared/contract/views.ts';
import type { CoveredBox } from '../../shared/domain/redactions.ts';
import { failureOf, useAct, useCall } from '../api.ts';
import { useNavigate } from '../navigation.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { WarnMark } from '../ui/marks.tsx';
import { ReadOnly } from '../ui/read-only.tsx';
import { showToast, showUndoToast } from '../ui/toast.tsx';
import { counted, failureLine } from '../words.ts';
import './redactions.css';

/** What lies under the boxes of a source that only looks redacted: nothing is shown before the person asks for it. */
export function CoveredText({ source }: { readonly source: SourceRow }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <section aria-labelledby="covered-text" className="covered-text">
      <h2 id="covered-text">Text under boxes</h2>
      <p>
        <WarnMark>This file looks redacted, but text lies under its boxes and can be copied.</WarnMark>
      </p>
      <p className="quiet">
        If the other side sent it by mistake, rules of conduct may ask you to tell them (ABA Model Rule 4.4(b)). Decide
        before you look.
      </p>
      <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? 'Hide what lies under' : 'Show what lies under'}
      </Button>
      {isOpen ? <Boxes source={source} /> : null}
    </section>
  );
}

function Boxes({ source }: { readonly source: SourceRow }): ReactNode {
  const found = useCall('redactions.covered', { id: source.id });
  const marks = useCall('redactions.list', { id: source.id });
  const isReadOnly = useContext(ReadOnly);
  const add = useAct('redactions.add');
  if (found.error !== null) return <ErrorNote failure={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <p className="quiet">Looking</p>;
  const pages = [...new Set(found.data.map(({ page }) => page))];
  const marked = new Set((marks.data ?? []).map(({ page }) => page));
  const open = pages.filter((page) => !marked.has(page));
  const boxes = found.data;
  const redactAll = async () => {
    try {
      for (const page of open) {
        const rects = boxes.filter((box) => box.page === page).map(({ rect }) => rect);
        await add.mutateAsync({ source: source.id, page, reason: 'REDACTED', kind: 'region', rects });
      }
      await showUndoToast(`Marked the boxes of ${counted(open.length, 'page')} for redaction`);
    } catch (cause) {
      showToast(failureLine(failureOf(cause)));
    }
  };
  return (
    <>
      <ul className="redaction-list">
        {boxes.map((box) => (
          <Box key={`${box.page} ${box.rect.join(' ')}`} source={source} box={box} isMarked={marked.has(box.page)} />
        ))}
      </ul>
      {isReadOnly || open.length === 0 ? null : (
        <Button disabled={add.isPending || marks.data === undefined} onClick={() => void redactAll()}>
          Redact all of them
        </Button>
      )}
    </>
  );
}

function Box(props: { readonly source: SourceRow; readonly box: CoveredBox; readonly isMarked: boolean }): ReactNode {
  const { source, box, isMarked } = props;
  const { select } = useNavigate();
  const isReadOnly = useContext(ReadOnly);
  const create = useAct('excerpts.create');
  const quote = box.words.replaceAll(/\s+/g, ' ');
  const excerpt = () =>
    create
      .mutateAsync({ source: source.id, kind: 'region', page: box.page, quote, rects: [box.rect] })
      .then((made) => showUndoToast(`Added excerpt ${made.pin}`))
      .catch((cause: unknown) => showToast(failureLine(failureOf(cause))));
  return (
    <li>
      <button type="button" className="excerpt-quote" onClick={() => select({ page: box.page })}>
        {quote}
      </button>
      <div className="redaction-line">
        <span className="quiet">
          Page {box.page}
          {isMarked ? ', taken out of every copy' : ''}
        </span>
        {isReadOnly ? null : (
          <Button look="quiet" disabled={create.isPending} onClick={() => void excerpt()}>
            Excerpt
          </Button>
        )}
      </div>
    </li>
  );
}
