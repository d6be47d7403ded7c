import { Mark } from '@tiptap/core';

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
