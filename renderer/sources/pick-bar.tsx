import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { ExcerptView, SourceRow } from '../../shared/contract/views.ts';
import { pinCite } from '../../shared/domain/exhibits.ts';
import type { AppError } from '../../shared/errors.ts';
import { failureOf, useAct } from '../api.ts';
import { RedactEditor } from '../redactions/redact-editor.tsx';
import { Button } from '../ui/button.tsx';
import { copyText } from '../ui/copy-text.ts';
import { showToast, showUndoToast } from '../ui/toast.tsx';
import type { Picked } from '../viewer/picked.ts';
import { failureLine } from '../words.ts';
import { FactEditor } from './fact-editor.tsx';

/** The one small bar at what the reader picked: keep it as an excerpt, make a fact of it, copy its pin, mark it for redaction. */
export function PickBar(props: {
  readonly source: SourceRow;
  readonly picked: Picked;
  /** Told when all is done, with the excerpt that was made. */
  readonly onDone: (excerpt: string | null) => void;
}): ReactNode {
  const { source, picked } = props;
  const create = useAct('excerpts.create');
  const [failure, setFailure] = useState<AppError | null>(null);
  const [isFact, setFact] = useState(false);
  const [isRedaction, setRedaction] = useState(false);
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = bar.current;
    if (element === null) return;
    const put = () => {
      const { width, height } = element.getBoundingClientRect();
      const below = picked.anchor.y + 8;
      const top = below + height > window.innerHeight - 40 ? picked.anchor.y - height - 32 : below;
      element.style.left = `${Math.max(8, Math.min(picked.anchor.x - width / 2, window.innerWidth - width - 8))}px`;
      element.style.top = `${Math.max(48, Math.min(top, window.innerHeight - height - 36))}px`;
    };
    put();
    const observer = new ResizeObserver(put);
    observer.observe(element);
    return () => observer.disconnect();
  }, [picked]);

  const byKeyboard = picked.byKeyboard === true;
  useEffect(() => {
    if (!byKeyboard) return;
    const before = document.activeElement;
    bar.current?.querySelector('button')?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [byKeyboard]);

  const makeExcerpt = (): Promise<ExcerptView> => {
    const { kind, page, quote, rects, lineFrom, lineTo } = picked;
    return create.mutateAsync({ source: source.id, kind, page, quote, rects: [...rects], lineFrom, lineTo });
  };
  const run = async (act: () => Promise<void>) => {
    setFailure(null);
    try {
      await act();
    } catch (cause) {
      setFailure(failureOf(cause));
    }
  };
  const keep = () =>
    run(async () => {
      const excerpt = await makeExcerpt();
      props.onDone(excerpt.id);
      await showUndoToast(`Added excerpt ${excerpt.pin}`);
    });
  const copyPin = () =>
    run(async () => {
      const pin = pinCite({ ...picked, secondsFrom: null, secondsTo: null }, source.label ?? source.title);
      copyText(pin);
      showToast(`Copied ${pin}`);
    });
  return (
    <div
      ref={bar}
      className="pick-bar"
      role="toolbar"
      aria-label="Selected words"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        if (isFact) setFact(false);
        else if (isRedaction) setRedaction(false);
        else props.onDone(null);
      }}
    >
      {isFact ? (
        <FactEditor source={source} picked={picked} makeExcerpt={makeExcerpt} onDone={props.onDone} />
      ) : isRedaction ? (
        <RedactEditor source={source} picked={picked} onDone={() => props.onDone(null)} />
      ) : (
        // The press must not take the selection away.
        <div className="pick-buttons" onPointerDown={(event) => event.preventDefault()}>
          <Button look="quiet" onClick={() => void keep()}>
            Excerpt
          </Button>
          <Button look="quiet" onClick={() => setFact(true)}>
            Fact
          </Button>
          <Button look="quiet" onClick={() => void copyPin()}>
            Cite this
          </Button>
          <Button look="quiet" onClick={() => setRedaction(true)}>
            Redact
          </Button>
        </div>
      )}
      {failure === null ? null : (
        <p role="alert" className="field-failure">
          {failureLine(failure)}
        </p>
      )}
    </div>
  );
}
