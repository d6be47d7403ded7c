import type { Editor } from '@tiptap/core';
import { NodeSelection, Selection } from '@tiptap/pm/state';

/** Brings a block of the top level (from 0) into view and puts the cursor there, or selects it where it has no words. */
export function showBlockIn(editor: Editor, index: number): void {
  const { doc, tr } = editor.state;
  const last = doc.childCount - 1;
  if (last < 0) return;
  const at = Math.max(0, Math.min(index, last));
  let start = 0;
  for (let before = 0; before < at; before += 1) start += doc.child(before).nodeSize;
  const block = doc.child(at);
  const selection = block.isAtom ? NodeSelection.create(doc, start) : Selection.near(doc.resolve(start + 1));
  editor.view.dispatch(tr.setSelection(selection));
  editor.view.focus();
  const element = editor.view.nodeDOM(start);
  if (element instanceof Element) element.scrollIntoView({ block: 'center' });
}
