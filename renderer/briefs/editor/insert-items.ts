import type { Editor, JSONContent } from '@tiptap/core';
import { liveObjects, liveWithId, type LiveObject } from '../../../shared/domain/brief-document.ts';
import { dateWords } from '../../ui/date-words.ts';
import type { PickItem } from '../../ui/picker.tsx';
import type { CaseView } from './case-view.ts';
import { liveWords } from './live-words.ts';

/** Something to insert: what it is, and the nodes that it puts in. */
export type InsertItem = PickItem & {
  readonly what: 'cite' | 'fact' | 'block' | 'live' | 'quote';
  readonly insert: (editor: Editor) => JSONContent | JSONContent[] | null;
};

const node = (type: string, attrs: Record<string, string | number | null>): JSONContent => ({ type, attrs });

/** Gives the cites that can be inserted, exhibits first. */
export function citeItems(view: CaseView): InsertItem[] {
  const exhibits = [...view.exhibits.values()].map(({ id, label, title }): InsertItem => {
    const target = `exhibit/${id}`;
    return { id: target, words: label, detail: title, what: 'cite', insert: () => node('cite', { target }) };
  });
  const excerpts = [...view.excerpts.values()].map(({ id, pin, quote, note, sourceTitle }): InsertItem => {
    const target = `excerpt/${id}`;
    const said = quote === '' ? note : `“${quote}”`;
    const detail = [said, pin.startsWith(sourceTitle) ? '' : sourceTitle].filter(Boolean).join(', ');
    return { id: target, words: pin, detail, what: 'cite', insert: () => node('cite', { target }) };
  });
  return [...excerpts, ...exhibits];
}

/** Gives everything that can be inserted: blocks of text, live blocks, then rows of the case. */
export function insertItems(view: CaseView): InsertItem[] {
  return [...blockItems(), ...liveItems(view), ...factItems(view), ...quoteItems(view), ...citeItems(view)];
}

function blockItems(): InsertItem[] {
  const act = (id: string, words: string, detail: string, run: (editor: Editor) => void): InsertItem => ({
    id,
    words,
    detail,
    what: 'block',
    insert: (editor) => (run(editor), null),
  });
  const chain = (editor: Editor) => editor.chain().focus();
  return [
    ...([1, 2, 3, 4] as const).map((level) =>
      act(`h${level}`, `Heading ${level}`, `Ctrl+Alt+${level}`, (editor) => chain(editor).setHeading({ level }).run()),
    ),
    act('bullets', 'Bulleted list', 'Ctrl+Shift+8', (editor) => chain(editor).toggleBulletList().run()),
    act('numbers', 'Numbered list', 'Ctrl+Shift+7', (editor) => chain(editor).toggleOrderedList().run()),
    act('quotation', 'Block quotation', 'Ctrl+Shift+B', (editor) => chain(editor).toggleBlockquote().run()),
    act('table', 'Table', 'Three columns with a header row', (editor) =>
      chain(editor).insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
    ),
    act('footnote', 'Footnote', 'Ctrl+Alt+F', (editor) => {
      editor.view.focus();
      editor.commands.keyboardShortcut('Mod-Alt-f');
    }),
  ];
}

function liveItems(view: CaseView): InsertItem[] {
  const bare = liveObjects
    .filter((object) => !liveWithId.has(object))
    .map((object) => liveItem(object, null, liveWords[object].title, liveWords[object].what));
  const issues = [...view.issues.values()].map(({ id, title }) =>
    liveItem('issue', id, `Issue: ${title}`, liveWords.issue.what),
  );
  const provisions = [...view.provisions.values()].map(({ id, label, text }) =>
    liveItem('provision', id, `Provision ${label}`.trim(), text),
  );
  const productions = [...view.productions.values()].map(({ id, title }) =>
    liveItem('production', id, `Production: ${title}`, liveWords.production.what),
  );
  return [...bare, ...issues, ...provisions, ...productions];
}

function liveItem(object: LiveObject, id: string | null, words: string, detail: string): InsertItem {
  return { id: `live/${object}/${id ?? ''}`, words, detail, what: 'live', insert: () => node('live', { object, id }) };
}

function factItems(view: CaseView): InsertItem[] {
  return [...view.facts.values()].map(({ id, text, date }) => ({
    id: `fact/${id}`,
    words: `Fact: ${text}`,
    detail: dateWords(date),
    what: 'fact' as const,
    insert: () => node('fact', { id }),
  }));
}

function quoteItems(view: CaseView): InsertItem[] {
  return [...view.excerpts.values()]
    .filter(({ quote }) => quote !== '')
    .map(({ id, quote, pin }) => ({
      id: `quote/${id}`,
      words: `Quotation: “${quote}”`,
      detail: pin,
      what: 'quote' as const,
      insert: () => node('live', { object: 'quote', id }),
    }));
}
