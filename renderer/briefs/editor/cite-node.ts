import { Node } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import { caseView, citedPlace, onCaseView } from './case-view.ts';
import type { ActsHolder } from './editor-acts.ts';

/** A cite as a small pill; its words are the case's, and follow each change of exhibits. Enter or a click peeks at its page. */
export function citeNode(holder: ActsHolder): Node {
  return Node.create({
    name: 'cite',
    group: 'inline line',
    inline: true,
    atom: true,
    draggable: true,
    addAttributes: () => ({
      target: {
        default: null,
        parseHTML: (element: HTMLElement) => element.dataset['target'] ?? null,
        renderHTML: ({ target }: Record<string, unknown>) => ({ 'data-target': target }),
      },
    }),
    parseHTML: () => [{ tag: 'span[data-cite]' }],
    renderHTML: ({ HTMLAttributes }) => ['span', { 'data-cite': '', ...HTMLAttributes }],
    renderText: ({ node }) => citedPlace(String(node.attrs['target']), caseView())?.label ?? '',
    addNodeView() {
      return ({ node }) => {
        const target = String(node.attrs['target']);
        const dom = document.createElement('span');
        dom.className = 'cite-pill';
        const draw = () => {
          const view = caseView();
          const place = citedPlace(target, view);
          const isGone = place === null && view.isLoaded;
          dom.textContent = place?.label ?? (isGone ? 'cite without a target' : '…');
          dom.classList.toggle('is-gone', isGone);
          dom.title = isGone ? 'What this cited is no longer in the case.' : quoted(place?.quote ?? '');
        };
        draw();
        const end = onCaseView(draw);
        dom.addEventListener('click', () => peekAt(holder, target));
        return { dom, ignoreMutation: () => true, destroy: end };
      };
    },
    addKeyboardShortcuts() {
      return {
        Enter: () => {
          const { selection } = this.editor.state;
          if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'cite') return false;
          peekAt(holder, String(selection.node.attrs['target']));
          return true;
        },
        'Mod-Shift-c': () => {
          holder.acts().openInsert('cites');
          return true;
        },
      };
    },
  });
}

function peekAt(holder: ActsHolder, target: string): void {
  const place = citedPlace(target, caseView());
  if (place !== null) holder.acts().peek(place);
}

function quoted(words: string): string {
  return words === '' ? '' : `“${words}”`;
}
