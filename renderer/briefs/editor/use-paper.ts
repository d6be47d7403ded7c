import { Editor, type JSONContent } from '@tiptap/core';
import { redo, undo } from '@tiptap/pm/history';
import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import type { Brief } from '../../../shared/domain/briefs.ts';
import { toAppError, type AppError } from '../../../shared/errors.ts';
import { call } from '../../api.ts';
import type { SaveState } from './autosave.ts';
import type { ActsHolder } from './editor-acts.ts';
import { takeControl } from './editor-control.ts';
import { briefExtensions } from './extensions.ts';
import { toNode, writable } from './open-document.ts';
import { openPaper, type PaperSession } from './paper-session.ts';
import { showToast } from '../../ui/toast.tsx';
import { plainPaste } from './paste-html.ts';
import { dropProps } from './drop-case.ts';
import { showBlockIn } from './show-block.ts';

export type Paper = {
  readonly editor: Editor | null;
  readonly session: PaperSession | null;
  readonly saving: SaveState;
  /** The case has other words than those being typed; somebody must choose. */
  readonly isConflict: boolean;
  readonly failure: AppError | null;
};

const noPictures = 'A paper takes no pictures. Import the picture as evidence, and cite it as an exhibit.';
const nothingTyped: SaveState = { state: 'saved', at: null, failure: null };
const none: Paper = { editor: null, session: null, saving: nothingTyped, isConflict: false, failure: null };

/** Opens a paper in an editor within an element, saves what is typed, and follows the case. */
export function usePaper(
  brief: Brief,
  place: RefObject<HTMLElement | null>,
  holder: ActsHolder,
  isReadOnly: boolean,
): Paper {
  const [paper, setPaper] = useState<Paper>(none);
  const rowNow = useRef(brief);
  const { id } = brief;

  const openIn = useEffectEvent(
    async (element: HTMLElement, id: string, isReadOnly: boolean, isLive: () => boolean) => {
      const opened = await call('briefs.document', { brief: id });
      if (!isLive()) return null;
      const editor = new Editor({
        element,
        injectCSS: false,
        extensions: briefExtensions(holder),
        content: writable(opened.document) as JSONContent,
        editable: !isReadOnly,
        // Subtle: drop and paste extensions of the core listen for nothing that we use, and cost a pass each.
        enableCoreExtensions: { drop: false, delete: false },
        editorProps: {
          attributes: {
            role: 'textbox',
            'aria-label': 'Text of the paper',
            'aria-multiline': 'true',
            'aria-readonly': String(isReadOnly),
            spellcheck: 'false',
          },
          ...dropProps(holder),
          transformPastedHTML: (html) => {
            const pasted = plainPaste(html);
            if (pasted.hadPictures) showToast(noPictures);
            return pasted.html;
          },
          handlePaste: (_view, event) => {
            const data = event.clipboardData;
            const isPictureAlone = data !== null && data.files.length > 0 && data.getData('text/plain') === '';
            if (isPictureAlone && data.getData('text/html') === '') showToast(noPictures);
            return false;
          },
        },
      });
      const { view } = editor;
      const { document } = rowNow.current;
      const saved =
        opened.from !== 'draft' ? view.state.doc : document === null ? null : toNode(document, view.state.schema);
      const change = (part: Partial<Paper>) => {
        if (isLive()) setPaper((now) => ({ ...now, ...part }));
      };
      const session = openPaper({
        brief: id,
        view,
        saved,
        onState: (saving) => change({ saving }),
        onConflict: (isConflict) => change({ isConflict }),
      });
      const isDraft = opened.from === 'draft' && (saved === null || !view.state.doc.eq(saved));
      if (isDraft && !isReadOnly) session.autosave.changed();
      editor.on('update', ({ transaction }) => {
        if (transaction.getMeta('fromCase') !== true) session.autosave.changed();
      });
      for (const [name, step] of [
        ['own-undo', undo],
        ['own-redo', redo],
      ] as const) {
        view.dom.addEventListener(name, (event) => {
          if (step(view.state, view.dispatch)) event.preventDefault();
        });
      }
      setPaper({ ...none, editor, session });
      void session.noteRow(rowNow.current);
      return { editor, session };
    },
  );

  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    let live = true;
    let end = () => {};
    openIn(element, id, isReadOnly, () => live).then(
      (made) => {
        if (made === null) return;
        const { editor, session } = made;
        const leave = () => void session.autosave.flush().catch(() => undefined);
        const release = takeControl({
          showBlock: (index) => showBlockIn(editor, index),
          save: () => session.autosave.flush(),
        });
        end = () => {
          release();
          leave();
          session.stop();
          editor.destroy();
        };
        if (!live) end();
      },
      (cause: unknown) => {
        if (live) setPaper({ ...none, failure: toAppError(cause) });
      },
    );
    return () => {
      live = false;
      setPaper(none);
      end();
    };
  }, [id, place, isReadOnly]);

  const { session } = paper;
  useEffect(() => {
    rowNow.current = brief;
    if (session === null) return;
    session.noteRow(brief).catch((cause: unknown) => setPaper((now) => ({ ...now, failure: toAppError(cause) })));
  }, [brief, session]);
  return paper;
}
