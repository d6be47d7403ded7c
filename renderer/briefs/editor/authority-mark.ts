import { Extension, Mark } from '@tiptap/core';
import type { Mark as DocumentMark, Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { authorityId, authoritySchema, inTableOrder, type Authority } from '../../../shared/domain/authorities.ts';
import type { ActsHolder } from './editor-acts.ts';

const kindOf = (element: HTMLElement) => authoritySchema.shape.kind.safeParse(element.dataset['kind']).data ?? 'other';

/** Words that cite law, a rule or an award; typing at an end does not widen them. */
export const AuthorityMark = Mark.create({
  name: 'authority',
  inclusive: false,
  addAttributes: () => ({
    kind: {
      default: 'other',
      parseHTML: kindOf,
      renderHTML: ({ kind }: Record<string, unknown>) => ({ 'data-kind': kind }),
    },
    text: {
      default: '',
      parseHTML: (element: HTMLElement) => (element.dataset['authority'] ?? '').slice(0, 500),
      renderHTML: ({ text }: Record<string, unknown>) => ({ 'data-authority': text, title: text }),
    },
  }),
  parseHTML: () => [
    { tag: 'span[data-authority]', getAttrs: (element) => (element.dataset['authority']?.trim() ? {} : false) },
  ],
  renderHTML: ({ HTMLAttributes }) => ['span', { class: 'authority', ...HTMLAttributes }, 0],
});

/** The key that names the authority of the selected words. */
export function authorityKeys(holder: ActsHolder): Extension {
  return Extension.create({
    name: 'authorityKeys',
    addKeyboardShortcuts: () => ({
      'Mod-Alt-a': () => {
        holder.acts().nameAuthority();
        return true;
      },
    }),
  });
}

/** Words of the text, and the authority that they name so far. */
export type NamedWords = {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly now: Authority | null;
};

/** Gives the selected words, or those around the cursor that name an authority already; null where there are none. */
export function wordsToName(view: EditorView): NamedWords | null {
  const { selection, doc } = view.state;
  const { $from, from, to, empty } = selection;
  if (!(selection instanceof TextSelection) || !$from.sameParent(selection.$to)) return null;
  const mark = [...$from.marks(), ...($from.nodeAfter?.marks ?? [])].find(({ type }) => type.name === 'authority');
  if (!empty) {
    const text = doc.textBetween(from, to, ' ', ' ').replaceAll(/\s+/gu, ' ').trim();
    return text === '' ? null : { from, to, text, now: mark === undefined ? null : authorityIn(mark) };
  }
  if (mark === undefined) return null;
  let [first, last] = [from, from];
  $from.parent.forEach((child, offset) => {
    if (!mark.isInSet(child.marks)) return;
    const start = $from.start() + offset;
    const end = start + child.nodeSize;
    if (start <= last && end >= first) [first, last] = [Math.min(first, start), Math.max(last, end)];
  });
  return { from: first, to: last, text: doc.textBetween(first, last, ' ', ' '), now: authorityIn(mark) };
}

/** Names the authority of words, or takes the name away with null. */
export function nameAuthority(view: EditorView, { from, to }: NamedWords, authority: Authority | null): void {
  const type = view.state.schema.marks['authority'];
  if (type === undefined) return;
  const change = view.state.tr.removeMark(from, to, type);
  if (authority !== null) change.addMark(from, to, type.create(authority));
  view.dispatch(change);
}

/** Gives every authority that a paper names, in the order of its table. */
export function authoritiesIn(doc: Node): Authority[] {
  const found = new Map<string, Authority>();
  doc.descendants((node) => {
    for (const mark of node.marks) {
      const one = mark.type.name === 'authority' ? authorityIn(mark) : null;
      if (one !== null) found.set(authorityId(one), one);
    }
  });
  return inTableOrder([...found.values()]);
}

function authorityIn({ attrs }: DocumentMark): Authority | null {
  const read = authoritySchema.safeParse(attrs);
  return read.success ? read.data : null;
}
