import type { Editor } from '@tiptap/core';
import { redo, redoDepth, undo, undoDepth } from '@tiptap/pm/history';
import type { KeyboardEvent, ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { openMenuAt, type MenuItem } from '../../ui/menu.tsx';
import type { ActsHolder } from './editor-acts.ts';
import { useEditorValue } from './use-editor-value.ts';

type State = {
  readonly block: string;
  readonly marks: string;
  readonly isInTable: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly hasWords: boolean;
};

const first: State = { block: 'text', marks: '', isInTable: false, canUndo: false, canRedo: false, hasWords: false };

const blocks = [
  ['text', 'Text'],
  ['1', 'Heading 1'],
  ['2', 'Heading 2'],
  ['3', 'Heading 3'],
  ['4', 'Heading 4'],
] as const;

/** What can be done to the words under the cursor; each has a key too. */
export function EditorToolbar({ editor, holder }: { readonly editor: Editor; readonly holder: ActsHolder }): ReactNode {
  const now = useEditorValue(editor, first, readState, sameState);
  const chain = () => editor.chain().focus();
  const toggle = (name: string, words: string, keys: string, label: ReactNode, act: () => void) => (
    <Button
      look="quiet"
      className="tool"
      // Words that can be seen are the name; a sign alone gets one.
      aria-label={typeof label === 'string' && /\p{L}{2}/u.test(label) ? undefined : words}
      title={`${words} (${keys})`}
      aria-pressed={now.marks.includes(name)}
      onMouseDown={keepFocus}
      onClick={act}
    >
      {label}
    </Button>
  );
  return (
    <div className="editor-tools" role="toolbar" aria-label="Formatting" onKeyDown={moveAlong}>
      <select
        className="input tool-block"
        aria-label="Kind of paragraph"
        title="Kind of paragraph (Ctrl+Alt+0 to 4)"
        value={now.block}
        onChange={({ target }) => {
          const level = Number(target.value);
          if (level >= 1 && level <= 4)
            chain()
              .setHeading({ level: level as 1 | 2 | 3 | 4 })
              .run();
          else chain().setParagraph().run();
        }}
      >
        {blocks.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
      {toggle('bold', 'Bold', 'Ctrl+B', <strong>B</strong>, () => chain().toggleBold().run())}
      {toggle('italic', 'Italic', 'Ctrl+I', <em>I</em>, () => chain().toggleItalic().run())}
      {toggle('underline', 'Underline', 'Ctrl+U', <u>U</u>, () => chain().toggleUnderline().run())}
      {toggle('bulletList', 'Bulleted list', 'Ctrl+Shift+8', '• List', () => chain().toggleBulletList().run())}
      {toggle('orderedList', 'Numbered list', 'Ctrl+Shift+7', '1. List', () => chain().toggleOrderedList().run())}
      {toggle('blockquote', 'Block quotation', 'Ctrl+Shift+B', '“ ”', () => chain().toggleBlockquote().run())}
      <Button
        look="quiet"
        className="tool"
        title="Footnote (Ctrl+Alt+F)"
        onMouseDown={keepFocus}
        onClick={() => insertFootnote(editor)}
      >
        Footnote
      </Button>
      <Button
        look="quiet"
        className="tool"
        aria-haspopup="menu"
        onClick={({ currentTarget }) => openMenuAt(currentTarget, tableMenu(editor, now.isInTable))}
      >
        Table
      </Button>
      <Button
        look="quiet"
        className="tool"
        aria-haspopup="listbox"
        title="Insert from the case (type / in the text)"
        onMouseDown={keepFocus}
        onClick={() => holder.acts().openInsert(null)}
      >
        Insert
      </Button>
      <Button
        look="quiet"
        className="tool"
        title="Cite an excerpt or exhibit (Ctrl+Shift+C)"
        aria-haspopup="listbox"
        onMouseDown={keepFocus}
        onClick={() => holder.acts().openInsert('cites')}
      >
        Cite
      </Button>
      <Button
        look="quiet"
        className="tool"
        title="Name the authority that the selected words cite (Ctrl+Alt+A)"
        aria-haspopup="dialog"
        aria-pressed={now.marks.includes('authority')}
        disabled={!now.hasWords && !now.marks.includes('authority')}
        onMouseDown={keepFocus}
        onClick={() => holder.acts().nameAuthority()}
      >
        Authority
      </Button>
      <Button
        look="quiet"
        className="tool"
        title="Comment on the selected words (Ctrl+Alt+M)"
        disabled={!now.hasWords}
        onMouseDown={keepFocus}
        onClick={() => holder.acts().addComment()}
      >
        Comment
      </Button>
      <span className="tool-end">
        <Button
          look="quiet"
          className="tool"
          aria-label="Undo typing"
          title="Undo typing (Ctrl+Z)"
          disabled={!now.canUndo}
          onMouseDown={keepFocus}
          onClick={() => undo(editor.state, editor.view.dispatch)}
        >
          Undo
        </Button>
        <Button
          look="quiet"
          className="tool"
          aria-label="Redo typing"
          title="Redo typing (Ctrl+Shift+Z)"
          disabled={!now.canRedo}
          onMouseDown={keepFocus}
          onClick={() => redo(editor.state, editor.view.dispatch)}
        >
          Redo
        </Button>
      </span>
    </div>
  );
}

/** Puts a footnote at the cursor and opens it for writing. */
export function insertFootnote(editor: Editor): void {
  editor.view.focus();
  editor.commands.keyboardShortcut('Mod-Alt-f');
}

/** Gives what can be done with a table where the cursor is. */
export function tableMenu(editor: Editor, isInTable: boolean): MenuItem[] {
  const chain = () => editor.chain().focus();
  if (!isInTable) {
    return [
      {
        words: 'Insert a table of 3 columns',
        act: () => chain().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
      },
      {
        words: 'Insert a table of 2 columns',
        act: () => chain().insertTable({ rows: 3, cols: 2, withHeaderRow: true }).run(),
      },
      {
        words: 'Insert a table of 5 columns',
        act: () => chain().insertTable({ rows: 3, cols: 5, withHeaderRow: true }).run(),
      },
    ];
  }
  return [
    { words: 'Add a row above', act: () => chain().addRowBefore().run() },
    { words: 'Add a row below', act: () => chain().addRowAfter().run() },
    { words: 'Add a column before', act: () => chain().addColumnBefore().run() },
    { words: 'Add a column after', act: () => chain().addColumnAfter().run() },
    { words: 'Header row on or off', act: () => chain().toggleHeaderRow().run() },
    { words: 'Merge or split cells', act: () => chain().mergeOrSplit().run() },
    { words: 'Remove the row', act: () => chain().deleteRow().run() },
    { words: 'Remove the column', act: () => chain().deleteColumn().run() },
    { words: 'Remove the table', act: () => chain().deleteTable().run() },
  ];
}

function readState(_state: Editor['state'], editor: Editor): State {
  const level = editor.isActive('heading') ? String(editor.getAttributes('heading')['level'] ?? '') : 'text';
  const names = ['bold', 'italic', 'underline', 'bulletList', 'orderedList', 'blockquote', 'authority'];
  return {
    block: level,
    marks: names.filter((name) => editor.isActive(name)).join(' '),
    isInTable: editor.isActive('table'),
    canUndo: Number(undoDepth(editor.state)) > 0,
    canRedo: Number(redoDepth(editor.state)) > 0,
    hasWords: !editor.state.selection.empty,
  };
}

function sameState(a: State, b: State): boolean {
  return (Object.keys(a) as (keyof State)[]).every((key) => a[key] === b[key]);
}

/** The words keep their selection while a button is pressed. */
function keepFocus(event: { preventDefault: () => void }): void {
  event.preventDefault();
}

/** Arrow keys go from button to button, as in every toolbar. */
function moveAlong(event: KeyboardEvent<HTMLDivElement>): void {
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (by === 0 || event.target instanceof HTMLSelectElement) return;
  const tools = [...event.currentTarget.querySelectorAll<HTMLElement>('button:not([disabled]), select')];
  const at = tools.findIndex((tool) => tool === event.target);
  if (at < 0) return;
  event.preventDefault();
  tools[(at + by + tools.length) % tools.length]?.focus();
}
