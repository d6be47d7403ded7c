import type { Editor } from '@tiptap/core';
import type { KeyboardEvent, ReactNode } from 'react';
import { blockAt, outlineOf, type OutlineLine } from './outline.ts';
import { showBlockIn } from './show-block.ts';
import { useEditorValue } from './use-editor-value.ts';

const noLines: readonly OutlineLine[] = [];

/** The headings of the paper. A click or Enter goes there; arrow keys go from one to the next. */
export function OutlinePane({ editor }: { readonly editor: Editor | null }): ReactNode {
  const lines = useEditorValue(editor, noLines, ({ doc }) => outlineOf(doc), sameLines);
  const block = useEditorValue(editor, 0, ({ doc, selection }) => blockAt(doc, selection.from));
  const current = lines.findLast((line) => line.index <= block)?.index ?? null;
  if (editor === null) return null;
  if (lines.length === 0) {
    return <p className="table-note quiet">Headings of the paper stand here. Ctrl+Alt+1 makes one.</p>;
  }
  return (
    <nav className="outline inspector-scroll" aria-label="Outline" onKeyDown={moveAlong}>
      <ul>
        {lines.map((line) => (
          <li key={line.index}>
            <button
              type="button"
              className={`outline-line level-${line.level}`}
              aria-current={line.index === current ? 'location' : undefined}
              onClick={() => showBlockIn(editor, line.index)}
            >
              {line.words === '' ? <span className="quiet">Heading without words</span> : line.words}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function sameLines(a: readonly OutlineLine[], b: readonly OutlineLine[]): boolean {
  return (
    a.length === b.length &&
    a.every((line, at) => {
      const other = b[at];
      return line.index === other?.index && line.level === other.level && line.words === other.words;
    })
  );
}

function moveAlong(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0) return;
  const lines = [...event.currentTarget.querySelectorAll('button')];
  const at = lines.findIndex((line) => line === event.target);
  const next = lines[at + by];
  if (at < 0 || next === undefined) return;
  event.preventDefault();
  next.focus();
}
