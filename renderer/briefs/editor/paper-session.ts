import type { Node } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import type { Brief } from '../../../shared/domain/briefs.ts';
import { call } from '../../api.ts';
import { createAutosave, type Autosave, type SaveState } from './autosave.ts';
import { toDocument, toNode } from './open-document.ts';

export type PaperSession = {
  readonly autosave: Autosave;
  /** Takes in the row as the case has it now: an undo, a restored version, another window. */
  readonly noteRow: (brief: Brief) => Promise<void>;
  /** Settles that the case changed while something was typed here. */
  readonly decide: (which: 'mine' | 'theirs') => Promise<void>;
  readonly stop: () => void;
};

type Options = {
  readonly brief: string;
  readonly view: EditorView;
  /** What the case's log holds; null where what stands in the editor is not in it, such as a draft that was left. */
  readonly saved: Node | null;
  readonly onState: (state: SaveState) => void;
  /** Told whether the case has other words than those that are being typed here. */
  readonly onConflict: (isConflict: boolean) => void;
};

/** Ties one editor to the paper that it shows: saves what is typed and follows what the case changes by itself. */
export function openPaper({ brief, view, saved: first, onState, onConflict }: Options): PaperSession {
  let saved = first;
  /** What is on its way into the log: its own echo is no news. */
  let sent: Node | null = null;
  let theirs: Node | null = null;
  let isStopped = false;

  const autosave = createAutosave({
    keepDraft: async () => (await call('briefs.draft', { brief, document: toDocument(view.state.doc) })).savedAt,
    enterStep: async () => {
      const node = view.state.doc;
      if (saved !== null && node.eq(saved)) {
        // Typed and taken back: the log has it already, only the draft must say so.
        return (await call('briefs.draft', { brief, document: toDocument(node) })).savedAt;
      }
      sent = node;
      try {
        await call('briefs.save', { brief, document: toDocument(node) });
        saved = node;
        return new Date().toISOString();
      } finally {
        if (sent === node) sent = null;
      }
    },
    onState,
  });

  const show = (node: Node, keepsHistory: boolean) => {
    replaceWith(view, node, keepsHistory);
    saved = node;
    autosave.settled(null);
  };

  return {
    autosave,
    noteRow: async (row) => {
      const document = row.document ?? (await unwritten(brief));
      if (document === null || isStopped) return;
      const node = toNode(document, view.state.schema);
      if (isSame(node, saved) || isSame(node, sent)) {
        if (theirs !== null) {
          theirs = null;
          autosave.hold(false);
          onConflict(false);
        }
        return;
      }
      if (isSame(node, view.state.doc)) {
        saved = node;
        autosave.settled(null);
      } else if (autosave.isDirty()) {
        theirs = node;
        autosave.hold(true);
        onConflict(true);
      } else show(node, false);
    },
    decide: async (which) => {
      const node = theirs;
      theirs = null;
      autosave.hold(false);
      onConflict(false);
      if (node === null) return;
      if (which === 'theirs') {
        show(node, true);
        await call('briefs.draft', { brief, document: toDocument(node) });
      } else {
        saved = node;
        await autosave.flush();
      }
    },
    stop: () => {
      isStopped = true;
      autosave.stop();
    },
  };
}

function isSame(node: Node, other: Node | null): boolean {
  return other !== null && node.eq(other);
}

/** The words of a paper that has none of its own (any more): what its template gives. */
async function unwritten(brief: string): Promise<Brief['document']> {
  const { document, from } = await call('briefs.document', { brief });
  return from === 'template' ? document : null;
}

/** Puts other words in place, touching only what differs, so that the cursor and the view stay where they can. */
function replaceWith(view: EditorView, node: Node, keepsHistory: boolean): void {
  const { doc, tr } = view.state;
  const start = doc.content.findDiffStart(node.content);
  const end = doc.content.findDiffEnd(node.content);
  if (start === null || end === null) return;
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  tr.replace(start, end.a + overlap, node.slice(start, end.b + overlap));
  // Subtle: a slice may join at its ends otherwise than the whole does; then the whole is put in place.
  const change = tr.doc.eq(node) ? tr : view.state.tr.replaceWith(0, doc.content.size, node.content);
  change.setMeta('addToHistory', keepsHistory).setMeta('fromCase', true);
  view.dispatch(change);
}
