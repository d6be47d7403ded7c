import { Node } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import type { ActsHolder } from './editor-acts.ts';
import { enterFootnote, footnoteView } from './footnote-view.ts';

/** A footnote: an object in the text that holds a line of its own. Numbers are counted by the style sheet. */
export function footnoteNode(holder: ActsHolder): Node {
  return Node.create({
    name: 'footnote',
    group: 'inline',
    content: 'line*',
    inline: true,
    atom: true,
    draggable: true,
    parseHTML: () => [{ tag: 'span[data-footnote]' }],
    renderHTML: () => ['span', { 'data-footnote': '' }, 0],
    addNodeView() {
      return ({ node, view, getPos }) => footnoteView(holder, node, view, getPos);
    },
    addKeyboardShortcuts() {
      return {
        Enter: () => {
          const { selection } = this.editor.state;
          if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'footnote') return false;
          return enterFootnote(this.editor.view);
        },
        'Mod-Alt-f': () =>
          this.editor
            .chain()
            .insertContent({ type: 'footnote' })
            .command(({ tr, dispatch }) => {
              const before = tr.selection.from - 2;
              if (tr.doc.nodeAt(before)?.type.name !== 'footnote') return false;
              if (dispatch !== undefined) tr.setSelection(NodeSelection.create(tr.doc, before));
              return true;
            })
            .run(),
      };
    },
  });
}
