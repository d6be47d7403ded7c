import type { Editor } from '@tiptap/core';
import { Fragment, Node, Slice } from '@tiptap/pm/model';
import {
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { matchItems } from '../../ui/picker.tsx';
import { caseView } from './case-view.ts';
import type { ActsHolder } from './editor-acts.ts';
import { citeItems, insertItems, type InsertItem } from './insert-items.ts';

const most = 50;

/** The list of what can be inserted, at the cursor: typing narrows it, Enter inserts, Esc gives back what was typed. */
export function InsertMenu(props: {
  readonly editor: Editor;
  readonly holder: ActsHolder;
  readonly only: 'cites' | null;
  /** Whether a slash opened it: Esc then leaves the slash and what was typed in the text. */
  readonly isSlash: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const { editor, holder, only } = props;
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const panel = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const items = useMemo(() => (only === 'cites' ? citeItems(caseView()) : insertItems(caseView())), [only]);
  const within = holder.inner();
  const usable = useMemo(
    () => (within === null ? items : items.filter(({ what }) => what === 'cite' || what === 'fact')),
    [items, within],
  );
  const found = useMemo(() => matchItems(usable, typed) as InsertItem[], [usable, typed]);
  const shown = found.slice(0, most);
  const active = Math.min(at, shown.length - 1);

  useLayoutEffect(() => {
    const element = panel.current;
    if (element === null) return;
    const view = holder.inner() ?? editor.view;
    const { left, bottom, top } = view.coordsAtPos(view.state.selection.from);
    const { width, height } = element.getBoundingClientRect();
    const below = bottom + 4 + height <= window.innerHeight;
    element.style.left = `${Math.max(8, Math.min(left, window.innerWidth - width - 8))}px`;
    element.style.top = `${Math.max(8, below ? bottom + 4 : top - height - 4)}px`;
    field.current?.focus();
  }, [editor, holder]);
  useEffect(() => list.current?.children[active]?.scrollIntoView({ block: 'nearest' }), [active]);
  const { onClose } = props;
  useEffect(() => {
    const away = (event: Event) => {
      if (!(event.target instanceof globalThis.Node && panel.current?.contains(event.target) === true)) onClose();
    };
    window.addEventListener('pointerdown', away, true);
    return () => window.removeEventListener('pointerdown', away, true);
  }, [onClose]);

  const back = () => (holder.inner() ?? editor.view).focus();
  const leave = () => {
    onClose();
    back();
    if (props.isSlash) {
      const view = holder.inner() ?? editor.view;
      view.dispatch(view.state.tr.insertText(`/${typed}`));
    }
  };
  const pick = (item: InsertItem | undefined) => {
    if (item === undefined) return;
    onClose();
    back();
    insert(editor, holder, item);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && shown.length > 0) setAt((active + step + shown.length) % shown.length);
    else if (event.key === 'Enter' || event.key === 'Tab') pick(shown[active]);
    else if (event.key === 'Escape') leave();
    else if (event.key === 'Backspace' && typed === '' && props.isSlash) {
      onClose();
      back();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const words = only === 'cites' ? 'Cite an excerpt or exhibit' : 'Insert';
  return (
    <div ref={panel} className="insert-menu" role="dialog" aria-label={words}>
      <input
        ref={field}
        className="input"
        role="combobox"
        aria-label={words}
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-activedescendant={shown[active] === undefined ? undefined : `${id}-${active}`}
        placeholder={only === 'cites' ? 'Words of the excerpt, or its label' : 'Heading, table, fact, cite'}
        spellCheck={false}
        autoComplete="off"
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul ref={list} id={`${id}-list`} role="listbox" aria-label={words}>
        {shown.map((item, index) => (
          <li
            key={item.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            onPointerMove={() => setAt(index)}
            onClick={() => pick(item)}
          >
            <span className="insert-words">{item.words}</span>
            {item.detail === undefined || item.detail === '' ? null : (
              <span className="insert-detail">{item.detail}</span>
            )}
          </li>
        ))}
      </ul>
      <p className="insert-note quiet" role="status">
        {usable.length === 0
          ? 'Nothing to cite yet. Select words in a source to make an excerpt.'
          : found.length === 0
            ? 'Nothing matches.'
            : found.length > most
              ? `${most} of ${found.length.toLocaleString('en-US')} shown. Type to narrow.`
              : ''}
      </p>
    </div>
  );
}

/** Puts an item at the cursor, in the footnote that is open or else in the text. */
export function insert(editor: Editor, holder: ActsHolder, item: Pick<InsertItem, 'insert'>): void {
  const content = item.insert(editor);
  if (content === null) return;
  const inner = holder.inner();
  if (inner !== null) {
    const nodes = (Array.isArray(content) ? content : [content]).map((one) => Node.fromJSON(inner.state.schema, one));
    inner.dispatch(inner.state.tr.replaceSelection(new Slice(Fragment.from(nodes), 0, 0)));
    return;
  }
  editor.chain().focus().insertContent(content).run();
}
