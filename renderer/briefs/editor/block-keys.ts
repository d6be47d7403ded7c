import { Extension } from '@tiptap/core';
import { Fragment } from '@tiptap/pm/model';
import { NodeSelection, Selection, type Command } from '@tiptap/pm/state';

/**
 * Moves the block of the top level in which the selection is, past the one before or after it. What was selected stays selected.
 * Tells whether it moved.
 */
export function moveBlock(by: -1 | 1): Command {
  return (state, dispatch) => {
    const { doc, selection } = state;
    const index = selection.$from.index(0);
    const other = index + by;
    const last = selection instanceof NodeSelection ? index : selection.$to.index(0);
    if (other < 0 || other >= doc.childCount || last !== index) return false;
    const [moved, passed] = [doc.child(index), doc.child(other)];
    const from = startOf(doc, Math.min(index, other));
    const pair = by === -1 ? [moved, passed] : [passed, moved];
    if (dispatch !== undefined) {
      const transaction = state.tr.replaceWith(from, from + moved.nodeSize + passed.nodeSize, Fragment.from(pair));
      const shift = by === -1 ? -passed.nodeSize : passed.nodeSize;
      const at = selection.from + shift;
      const kept =
        selection instanceof NodeSelection
          ? NodeSelection.create(transaction.doc, at)
          : Selection.near(transaction.doc.resolve(at));
      dispatch(transaction.setSelection(kept).scrollIntoView());
    }
    return true;
  };
}

function startOf(doc: { readonly child: (index: number) => { readonly nodeSize: number } }, index: number): number {
  let at = 0;
  for (let before = 0; before < index; before += 1) at += doc.child(before).nodeSize;
  return at;
}

/** Keys that move the block in which the cursor is. */
export const BlockKeys = Extension.create({
  name: 'blockKeys',
  addKeyboardShortcuts() {
    const move = (by: -1 | 1) => () => moveBlock(by)(this.editor.state, this.editor.view.dispatch);
    return { 'Alt-Shift-ArrowUp': move(-1), 'Alt-Shift-ArrowDown': move(1) };
  },
});
