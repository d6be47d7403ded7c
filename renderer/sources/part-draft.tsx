import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';

export type Drafted = { readonly label: string; readonly text: string };

const ways: Readonly<Record<string, 'in' | 'out'>> = { ArrowRight: 'in', ArrowLeft: 'out' };

/** A part that is being typed; leaving it or Enter enters it, an empty one goes again. */
export function PartDraft(props: {
  readonly level: number;
  readonly name: string;
  /** Tells whether it could go there. */
  readonly onMove: (way: 'in' | 'out') => boolean;
  /** Enters it; `thenNext` goes on with another one after it. Tells whether that worked; else the words stay. */
  readonly onCreate: (drafted: Drafted, thenNext: boolean) => Promise<boolean>;
  readonly onLeave: () => void;
}): ReactNode {
  const [label, setLabel] = useState('');
  const [text, setText] = useState('');
  const item = useRef<HTMLLIElement>(null);
  const isMoving = useRef(false);
  const isEmpty = label.trim() === '' && text.trim() === '';

  useEffect(() => {
    if (!isMoving.current) return;
    isMoving.current = false;
    if (item.current?.contains(document.activeElement) === false) item.current.querySelector('input')?.focus();
  });

  const move = (way: 'in' | 'out') => {
    // Subtle: the browser may take the focus from what is put elsewhere; that is no leaving.
    isMoving.current = true;
    const moved = props.onMove(way);
    if (!moved) isMoving.current = false;
    return moved;
  };
  const enter = async (thenNext: boolean) => {
    const typed = { label: label.trim(), text: text.trim() };
    // What is typed from now on belongs to the next one.
    setLabel('');
    setText('');
    if (thenNext) item.current?.querySelector('input')?.focus();
    if (await props.onCreate(typed, thenNext)) return;
    setLabel((now) => (now === '' ? typed.label : now));
    setText((now) => (now === '' ? typed.text : now));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const way = event.altKey ? ways[event.key] : undefined;
    if (way !== undefined) move(way);
    else if (event.key === 'Tab' && isEmpty) {
      // Where it cannot go further in or out, Tab does what it does everywhere.
      if (!move(event.shiftKey ? 'out' : 'in')) return;
    } else if (event.key === 'Enter' && !event.shiftKey) {
      if (!isEmpty) void enter(true);
      else if (!move('out')) props.onLeave();
    } else if (event.key === 'Escape' && isEmpty) props.onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <li
      ref={item}
      data-part="draft"
      aria-level={props.level}
      className="part"
      style={{ marginInlineStart: `${(props.level - 1) * 0.75}rem` }}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (isMoving.current || event.currentTarget.contains(event.relatedTarget)) return;
        if (isEmpty) props.onLeave();
        else void enter(false);
      }}
    >
      <div className="part-head">
        <input
          className="input part-label"
          aria-label={`Label of the new ${props.name}`}
          placeholder="Label"
          spellCheck={false}
          autoFocus
          value={label}
          onChange={(event) => setLabel(event.target.value)}
        />
        <span className="quiet part-kind">{props.name}</span>
      </div>
      <textarea
        className="input serif part-text"
        aria-label={`Words of the new ${props.name}`}
        placeholder="Words"
        rows={1}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </li>
  );
}
