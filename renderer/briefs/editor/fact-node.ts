import { Node } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import type { FactView } from '../../../shared/contract/views.ts';
import { caseView, onCaseView } from './case-view.ts';
import type { ActsHolder } from './editor-acts.ts';

/** Gives the pins that stand behind a fact's sentence, each once. */
export function supportingPins(fact: Pick<FactView, 'pins'>): string[] {
  const pins = fact.pins.filter((pin) => pin.bearing === 'supports').map((pin) => pin.pin);
  return [...new Set(pins)];
}

/** A fact of the case as a sentence with its cites; its words are edited where the fact is. */
export function factNode(holder: ActsHolder): Node {
  return Node.create({
    name: 'fact',
    group: 'inline line',
    inline: true,
    atom: true,
    draggable: true,
    addAttributes: () => ({
      id: {
        default: null,
        parseHTML: (element: HTMLElement) => element.dataset['id'] ?? null,
        renderHTML: ({ id }: Record<string, unknown>) => ({ 'data-id': id }),
      },
    }),
    parseHTML: () => [{ tag: 'span[data-fact]' }],
    renderHTML: ({ HTMLAttributes }) => ['span', { 'data-fact': '', ...HTMLAttributes }],
    renderText: ({ node }) => caseView().facts.get(String(node.attrs['id']))?.text ?? '',
    addNodeView() {
      return ({ node }) => {
        const id = String(node.attrs['id']);
        const dom = document.createElement('span');
        dom.className = 'fact-sentence';
        const draw = () => {
          const view = caseView();
          const fact = view.facts.get(id);
          const isGone = fact === undefined && view.isLoaded;
          dom.classList.toggle('is-gone', isGone);
          if (fact === undefined) {
            dom.replaceChildren(isGone ? 'a fact that is no longer in the case' : '…');
            return;
          }
          const pins = supportingPins(fact);
          const words = document.createElement('span');
          words.className = pins.length === 0 ? 'fact-pins is-bare' : 'fact-pins';
          words.textContent = pins.length === 0 ? 'no source' : pins.join('; ');
          dom.replaceChildren(`${fact.text} (`, words, ')');
        };
        draw();
        const end = onCaseView(draw);
        dom.addEventListener('click', () => holder.acts().peekFact(id));
        return { dom, ignoreMutation: () => true, destroy: end };
      };
    },
    addKeyboardShortcuts() {
      return {
        Enter: () => {
          const { selection } = this.editor.state;
          if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'fact') return false;
          holder.acts().peekFact(String(selection.node.attrs['id']));
          return true;
        },
      };
    },
  });
}
