import { Extension, Mark } from '@tiptap/core';
import type { ActsHolder } from './editor-acts.ts';

/** Where a comment of co-counsel is anchored. Several may lie over the same words; typing at an end does not widen one. */
export const CommentMark = Mark.create({
  name: 'comment',
  excludes: '',
  inclusive: false,
  addAttributes: () => ({
    id: {
      default: null,
      parseHTML: (element: HTMLElement) => element.dataset['comment'] ?? null,
      renderHTML: ({ id }: Record<string, unknown>) => ({ 'data-comment': id }),
    },
  }),
  parseHTML: () => [{ tag: 'span[data-comment]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes, 0],
});

/** The key that begins a comment on the selected words. */
export function commentKeys(holder: ActsHolder): Extension {
  return Extension.create({
    name: 'commentKeys',
    addKeyboardShortcuts: () => ({
      'Mod-Alt-m': () => {
        holder.acts().addComment();
        return true;
      },
    }),
  });
}
