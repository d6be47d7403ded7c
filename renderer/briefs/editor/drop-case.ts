import { Fragment, Slice, type Schema } from '@tiptap/pm/model';
import { Selection } from '@tiptap/pm/state';
import { dropPoint } from '@tiptap/pm/transform';
import type { EditorProps, EditorView } from '@tiptap/pm/view';
import { openMenu } from '../../ui/menu.tsx';
import { caseView } from './case-view.ts';
import type { ActsHolder } from './editor-acts.ts';

/** What is dragged from the side pane: `fact/<id>`, `excerpt/<id>` or `exhibit/<id>`. */
export const caseDragType = 'application/x-loudermill-case';

/** Gives how an editor takes what is dragged in from the case, and what a slash opens. */
export function dropProps(holder: ActsHolder): Pick<EditorProps, 'handleDrop' | 'handleTextInput'> {
  return {
    handleDrop: (view, event) => {
      const dragged = event.dataTransfer?.getData(caseDragType) ?? '';
      if (dragged === '' || !view.editable) return false;
      const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
      if (at === undefined) return false;
      event.preventDefault();
      dropAt(view, at, dragged, { x: event.clientX, y: event.clientY });
      return true;
    },
    handleTextInput: (view, from, to, text) => {
      if (text !== '/' || from !== to) return false;
      const { parentOffset, parent } = view.state.doc.resolve(from);
      const before = parent.textBetween(Math.max(0, parentOffset - 1), parentOffset, ' ', ' ');
      if (before !== '' && !/\s/u.test(before)) return false;
      holder.acts().openInsert(null, true);
      return true;
    },
  };
}

/** Puts what was dropped in: a fact as its sentence; of an excerpt a person says whether it is cited or quoted. */
function dropAt(
  view: EditorView,
  at: number,
  dragged: string,
  point: { readonly x: number; readonly y: number },
): void {
  const [kind, id = ''] = dragged.split('/');
  if (kind === 'fact') return putInline(view, at, 'fact', { id });
  const cite = () => putInline(view, at, 'cite', { target: dragged });
  const excerpt = caseView().excerpts.get(id);
  if (kind !== 'excerpt' || excerpt === undefined || excerpt.quote === '') return cite();
  openMenu(point, [
    { words: `Cite ${excerpt.pin}`, act: cite },
    { words: 'Quote its words in the line', act: () => putQuoted(view, at, excerpt.quote, dragged) },
    { words: 'Set the quotation apart', act: () => putBlock(view, at, id) },
  ]);
}

function putInline(view: EditorView, at: number, type: 'fact' | 'cite', attrs: Record<string, string>): void {
  const node = view.state.schema.nodes[type]?.create(attrs);
  if (node !== undefined) put(view, at, new Slice(Fragment.from(node), 0, 0));
}

/** Gives the nodes of a quotation in the line: the words in quotation marks, then the cite in parentheses. */
export function quotedInLine(schema: Schema, quote: string, target: string): Fragment {
  const cite = schema.nodes['cite']?.create({ target });
  const words = quote.replaceAll(/\s+/gu, ' ').trim();
  return Fragment.from([schema.text(`“${words}” (`), ...(cite === undefined ? [] : [cite]), schema.text(')')]);
}

function putQuoted(view: EditorView, at: number, quote: string, target: string): void {
  put(view, at, new Slice(quotedInLine(view.state.schema, quote, target), 0, 0));
}

function putBlock(view: EditorView, at: number, excerpt: string): void {
  const node = view.state.schema.nodes['live']?.create({ object: 'quote', id: excerpt });
  if (node !== undefined) put(view, at, new Slice(Fragment.from(node), 0, 0));
}

function put(view: EditorView, at: number, slice: Slice): void {
  const { doc, tr } = view.state;
  const where = dropPoint(doc, Math.min(at, doc.content.size), slice) ?? at;
  tr.replaceRange(where, where, slice);
  const end = tr.mapping.map(where, 1);
  view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(Math.min(end, tr.doc.content.size)), -1)));
  view.focus();
}
