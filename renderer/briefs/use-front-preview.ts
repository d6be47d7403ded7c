import type { Editor } from '@tiptap/core';
import { useEffect, useRef, useState } from 'react';
import type { BriefDocument } from '../../shared/domain/brief-document.ts';
import type { AppError } from '../../shared/errors.ts';
import { call, failureOf, onCaseEvent } from '../api.ts';
import { toDocument } from './editor/open-document.ts';
import { latestWins } from './latest-wins.ts';
import type { BlockPlace } from './preview-places.ts';

/** The paper alone as it would print, and where its blocks stand. */
export type FrontPreview = {
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly places: readonly BlockPlace[];
  readonly warnings: readonly string[];
  /** Characters that no font has, and the blocks in which they stand. */
  readonly missing: readonly {
    readonly character: string;
    readonly codePoint: string;
    readonly blocks: readonly number[];
  }[];
};

type Asked = { readonly brief: string; readonly date: string; readonly document: BriefDocument };

/** Typing rests this long before the paper is set again, in milliseconds. */
const typingRest = 150;
const caseRest = 300;

/** Sets the paper as it stands in the editor, again at each rest of typing and each change of the case; the last asked for wins. */
export function useFrontPreview(request: {
  readonly brief: string;
  readonly date: string;
  readonly editor: Editor | null;
  readonly isOn: boolean;
}): { readonly made: FrontPreview | null; readonly failure: AppError | null; readonly busy: boolean } {
  const { brief, date, editor, isOn } = request;
  const [made, setMade] = useState<(FrontPreview & { readonly brief: string }) | null>(null);
  const [failure, setFailure] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  useEffect(() => {
    if (editor === null || !isOn) return;
    let live = true;
    const queue = latestWins<Asked>(async (asked) => {
      setBusy(true);
      try {
        const answer = await call('briefs.preview-front', asked);
        if (!live) return;
        setMade({ ...answer, brief: asked.brief });
        setFailure(null);
      } catch (cause) {
        const error = failureOf(cause);
        if (live && error.code !== 'cancelled') setFailure(error);
      }
      if (live) setBusy(false);
    });
    const ask = () => {
      if (!editor.isDestroyed) queue.ask({ brief, date, document: toDocument(editor.state.doc) });
    };
    const later = (rest: number) => {
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = setTimeout(ask, rest);
    };
    const onUpdate = () => later(typingRest);
    later(0);
    editor.on('update', onUpdate);
    const end = onCaseEvent((event) => {
      if (event.type !== 'changed') return;
      const isOwn = event.tables.every((table) => table === 'brief_export' || table === 'brief_comment');
      if (!isOwn) later(caseRest);
    });
    return () => {
      live = false;
      if (timer.current !== null) clearTimeout(timer.current);
      editor.off('update', onUpdate);
      end();
      queue.stop();
    };
  }, [brief, date, editor, isOn]);
  return { made: made?.brief === brief ? made : null, failure, busy };
}
