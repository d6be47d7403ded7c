import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { ErrorNote } from './error-note.tsx';
import { useRun } from './use-run.ts';
import './field.css';
import './picker.css';

/** Something to pick: its words, and what tells it from others of the same words. */
export type PickItem = { readonly id: string; readonly words: string; readonly detail?: string };

type PickerProps = {
  /** The button's verb: "Add pin". */
  readonly words: string;
  /** What is picked from, for the filter: "Filter excerpts". */
  readonly label: string;
  readonly items: readonly PickItem[];
  /** What to say where there is nothing to pick from at all. */
  readonly none: string;
  readonly onPick: (id: string) => Promise<unknown>;
  /** Stays open to pick several. */
  readonly several?: boolean;
  readonly disabled?: boolean;
};

/** A button that opens a list in place; typing narrows it, Enter picks, Esc closes. */
export function Picker(props: PickerProps): ReactNode {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div className="picker">
      <Button
        ref={button}
        look="quiet"
        aria-expanded={open}
        disabled={props.disabled}
        onClick={() => (open ? close() : setOpen(true))}
      >
        {props.words}
      </Button>
      {open && <PickList {...props} onClose={close} />}
    </div>
  );
}

const most = 60;

/** Gives the items whose words hold every typed word, in their order. */
export function matchItems(items: readonly PickItem[], typed: string): PickItem[] {
  const wanted = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return items.filter(({ words, detail }) => {
    const text = `${words} ${detail ?? ''}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

function PickList(props: PickerProps & { readonly onClose: () => void }): ReactNode {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const { run, failure } = useRun();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const found = useMemo(() => matchItems(props.items, typed), [props.items, typed]);
  const shown = found.slice(0, most);
  const active = Math.min(at, shown.length - 1);
  useEffect(() => field.current?.focus(), []);
  useEffect(() => list.current?.children[active]?.scrollIntoView({ block: 'nearest' }), [active]);

  const pick = async (item: PickItem | undefined) => {
    if (item === undefined) return;
    if ((await run(() => props.onPick(item.id))) && props.several !== true) props.onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && shown.length > 0) setAt((active + step + shown.length) % shown.length);
    else if (event.key === 'Enter') void pick(shown[active]);
    else if (event.key === 'Escape') props.onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="pick-panel">
      <input
        ref={field}
        className="input"
        role="combobox"
        aria-label={props.label}
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-activedescendant={shown[active] === undefined ? undefined : `${id}-${active}`}
        placeholder={props.label}
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul ref={list} id={`${id}-list`} role="listbox" aria-label={props.label}>
        {shown.map((item, index) => (
          <li
            key={item.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            onPointerMove={() => setAt(index)}
            onClick={() => void pick(item)}
          >
            <span className="pick-words">{item.words}</span>
            {item.detail === undefined || item.detail === '' ? null : <span className="quiet">{item.detail}</span>}
          </li>
        ))}
      </ul>
      <p className="pick-note quiet" role="status">
        {props.items.length === 0
          ? props.none
          : found.length === 0
            ? 'Nothing matches.'
            : found.length > most
              ? `${most} of ${found.length.toLocaleString('en-US')} shown. Type to narrow.`
              : ''}
      </p>
      {failure !== null && <ErrorNote failure={failure} />}
    </div>
  );
}
