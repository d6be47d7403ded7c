import { baseKeymap, toggleMark } from '@tiptap/pm/commands';
import { redo, undo } from '@tiptap/pm/history';
import { keymap } from '@tiptap/pm/keymap';
import type { Node } from '@tiptap/pm/model';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import { StepMap } from '@tiptap/pm/transform';
import { EditorView, type NodeView } from '@tiptap/pm/view';
import type { ActsHolder } from './editor-acts.ts';

const fromOutside = 'footnote-from-outside';

/**
 * A footnote in the text: its number, and while it is selected a small editor of its words. Both edit one document: what is typed
 * within is applied to the whole, so that undo and saving know nothing of footnotes.
 */
export function footnoteView(
  holder: ActsHolder,
  first: Node,
  outer: EditorView,
  getPos: () => number | undefined,
): NodeView {
  let node = first;
  let inner: EditorView | null = null;
  const dom = document.createElement('span');
  dom.className = 'footnote-mark';
  dom.title = 'Footnote. Enter edits it.';

  const dispatchInner = (transaction: Transaction) => {
    if (inner === null) return;
    const { state, transactions } = inner.state.applyTransaction(transaction);
    inner.updateState(state);
    if (transaction.getMeta(fromOutside) === true) return;
    const at = getPos();
    if (at === undefined) return;
    const whole = outer.state.tr;
    const shift = StepMap.offset(at + 1);
    for (const { steps } of transactions) {
      for (const step of steps) {
        const moved = step.map(shift);
        if (moved !== null) whole.step(moved);
      }
    }
    if (whole.docChanged) outer.dispatch(whole);
  };

  const open = () => {
    const panel = document.createElement('span');
    panel.className = 'footnote-panel';
    dom.append(panel);
    const { bold, italic, underline } = outer.state.schema.marks;
    const toOutside = () => {
      outer.focus();
      return true;
    };
    const { cite, fact } = outer.props.nodeViews ?? {};
    inner = new EditorView(panel, {
      state: EditorState.create({
        doc: node,
        plugins: [
          keymap({
            'Mod-z': () => undo(outer.state, outer.dispatch),
            'Mod-Shift-z': () => redo(outer.state, outer.dispatch),
            'Mod-y': () => redo(outer.state, outer.dispatch),
            Escape: toOutside,
            Enter: toOutside,
            'Mod-Alt-a': () => {
              holder.acts().nameAuthority();
              return true;
            },
            'Mod-Shift-c': () => {
              holder.acts().openInsert('cites');
              return true;
            },
            ...(bold === undefined ? {} : { 'Mod-b': toggleMark(bold) }),
            ...(italic === undefined ? {} : { 'Mod-i': toggleMark(italic) }),
            ...(underline === undefined ? {} : { 'Mod-u': toggleMark(underline) }),
          }),
          keymap(baseKeymap),
        ],
      }),
      nodeViews: { ...(cite === undefined ? {} : { cite }), ...(fact === undefined ? {} : { fact }) },
      attributes: { 'aria-label': 'Footnote', role: 'textbox', 'aria-multiline': 'true' },
      editable: () => outer.editable,
      dispatchTransaction: dispatchInner,
      handleDOMEvents: {
        focus: () => {
          holder.setInner(inner);
          return false;
        },
        mousedown: () => {
          // Subtle: the outer editor would take the focus back at once.
          if (outer.hasFocus()) inner?.focus();
          return false;
        },
      },
    });
    keepWithin(panel, outer.dom);
    // A footnote that was just put in is there to be written.
    if (node.content.size === 0 && outer.editable) setTimeout(() => inner?.focus(), 0);
  };

  const close = () => {
    if (holder.inner() === inner) holder.setInner(null);
    inner?.destroy();
    inner = null;
    dom.replaceChildren();
  };

  const takeIn = (next: Node) => {
    if (inner === null) return;
    const { state } = inner;
    const start = next.content.findDiffStart(state.doc.content);
    const end = next.content.findDiffEnd(state.doc.content);
    if (start === null || end === null) return;
    let { a, b } = end;
    const overlap = start - Math.min(a, b);
    if (overlap > 0) {
      a += overlap;
      b += overlap;
    }
    inner.dispatch(state.tr.replace(start, b, next.slice(start, a)).setMeta(fromOutside, true));
  };

  return {
    dom,
    selectNode: () => {
      dom.classList.add('ProseMirror-selectednode');
      if (inner === null) open();
    },
    deselectNode: () => {
      dom.classList.remove('ProseMirror-selectednode');
      close();
    },
    update: (next) => {
      if (!next.sameMarkup(node)) return false;
      node = next;
      takeIn(next);
      return true;
    },
    stopEvent: (event) => event.target instanceof Element && inner !== null && inner.dom.contains(event.target),
    ignoreMutation: () => true,
    destroy: close,
  };
}

/** Moves the panel so far to the side that it stands over the text. */
function keepWithin(panel: HTMLElement, text: HTMLElement): void {
  const [box, around] = [panel.getBoundingClientRect(), text.getBoundingClientRect()];
  const over = Math.max(0, box.right - around.right) - Math.max(0, around.left - box.left);
  panel.style.translate = `${-over}px 0`;
}

/** Puts the cursor into the words of the footnote that is selected; tells whether one is. */
export function enterFootnote(outer: EditorView): boolean {
  const within = outer.dom.querySelector<HTMLElement>('.footnote-panel .ProseMirror');
  within?.focus();
  return within !== null;
}
