import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';

type Shown = { readonly open: ReadonlySet<string>; readonly current: string | null };
type PluginState = Shown & { readonly marks: DecorationSet };

const key = new PluginKey<PluginState>('comments');
const nothing: Shown = { open: new Set(), current: null };

/** Marks the words of the comments that are open; what is not marked is still anchored. */
export const CommentPlaces = Extension.create({
  name: 'commentPlaces',
  addProseMirrorPlugins: () => [
    new Plugin<PluginState>({
      key,
      state: {
        init: (_config, { doc }) => ({ ...nothing, marks: drawn(doc, nothing) }),
        apply: (transaction, now) => {
          const next = transaction.getMeta(key) as Shown | undefined;
          if (next === undefined && !transaction.docChanged) return now;
          const shown = next ?? now;
          return { open: shown.open, current: shown.current, marks: drawn(transaction.doc, shown) };
        },
      },
      props: { decorations: (state) => key.getState(state)?.marks ?? null },
    }),
  ],
});

/** Says which comments are open, and which is the current one. */
export function showComments(view: EditorView, open: ReadonlySet<string>, current: string | null): void {
  view.dispatch(view.state.tr.setMeta(key, { open, current }));
}

function drawn(doc: Node, { open, current }: Shown): DecorationSet {
  if (open.size === 0) return DecorationSet.empty;
  const found: Decoration[] = [];
  doc.descendants((node, at) => {
    for (const mark of node.marks) {
      const id = String(mark.attrs['id']);
      if (mark.type.name !== 'comment' || !open.has(id)) continue;
      const name = id === current ? 'commented is-current' : 'commented';
      found.push(Decoration.inline(at, at + node.nodeSize, { class: name }));
    }
  });
  return DecorationSet.create(doc, found);
}

/** Where a comment is anchored: from and to in the document. */
export type Anchor = { readonly from: number; readonly to: number };

/** Gives where each comment is anchored, in the order of the text. */
export function commentAnchors(doc: Node): Map<string, Anchor> {
  const found = new Map<string, Anchor>();
  doc.descendants((node, at) => {
    for (const mark of node.marks) {
      if (mark.type.name !== 'comment') continue;
      const id = String(mark.attrs['id']);
      found.set(id, { from: found.get(id)?.from ?? at, to: at + node.nodeSize });
    }
  });
  return found;
}
