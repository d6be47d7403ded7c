import { Node } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import type { LiveObject } from '../../../shared/domain/brief-document.ts';
import { caseView, liveKey, onCaseView } from './case-view.ts';
import type { ActsHolder } from './editor-acts.ts';
import { stayLive } from './live-to-text.ts';
import { drawLive } from './live-block.ts';

/** A block that the case fills: a table of comparators, the statement of facts, an issue with its argument. */
export function liveNode(holder: ActsHolder): Node {
  return Node.create({
    name: 'live',
    group: 'block',
    atom: true,
    selectable: true,
    draggable: true,
    addAttributes: () => ({
      object: {
        default: 'facts',
        parseHTML: (element: HTMLElement) => element.dataset['object'] ?? 'facts',
        renderHTML: ({ object }: Record<string, unknown>) => ({ 'data-object': object }),
      },
      id: {
        default: null,
        parseHTML: (element: HTMLElement) => element.dataset['id'] ?? null,
        renderHTML: ({ id }: Record<string, unknown>) => (id === null ? {} : { 'data-id': id }),
      },
    }),
    parseHTML: () => [{ tag: 'div[data-live]' }],
    renderHTML: ({ HTMLAttributes }) => ['div', { 'data-live': '', ...HTMLAttributes }],
    addNodeView() {
      return ({ node, getPos, view }) => {
        const object = node.attrs['object'] as LiveObject;
        const id = node.attrs['id'] as string | null;
        const dom = document.createElement('div');
        dom.className = 'live-block';
        const draw = () =>
          drawLive(dom, object, id, caseView().summaries.get(liveKey(object, id)) ?? null, {
            open: () => holder.acts().openLive(object, id),
            ...(view.editable && !stayLive.has(object)
              ? {
                  turnIntoText: () => {
                    const at = getPos();
                    if (at !== undefined) holder.acts().turnIntoText(at);
                  },
                }
              : {}),
          });
        draw();
        const end = onCaseView(draw);
        return {
          dom,
          ignoreMutation: () => true,
          stopEvent: (event) => event.target instanceof Element && event.target.closest('button') !== null,
          destroy: end,
        };
      };
    },
    addKeyboardShortcuts() {
      return {
        'Mod-Enter': () => {
          const { selection } = this.editor.state;
          if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'live') return false;
          const { object, id } = selection.node.attrs;
          holder.acts().openLive(object as LiveObject, id as string | null);
          return true;
        },
        'Mod-Shift-Enter': () => {
          const { selection } = this.editor.state;
          if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'live') return false;
          if (!stayLive.has(selection.node.attrs['object'] as LiveObject)) holder.acts().turnIntoText(selection.from);
          return true;
        },
      };
    },
  });
}
