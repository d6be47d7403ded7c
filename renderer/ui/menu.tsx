import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import './menu.css';

export type MenuItem = {
  readonly words: string;
  readonly act: () => void;
  readonly keys?: string;
  readonly disabled?: boolean;
};
type Opened = {
  readonly x: number;
  readonly y: number;
  readonly items: readonly MenuItem[];
  readonly from: Element | null;
};

let opened: Opened | null = null;
const listeners = new Set<() => void>();

function set(next: Opened | null): void {
  opened = next;
  for (const listener of listeners) listener();
}

/** Opens a menu at a point of the window; the focus goes back when it closes. */
export function openMenu(point: { readonly x: number; readonly y: number }, items: readonly MenuItem[]): void {
  if (items.length > 0) set({ ...point, items, from: document.activeElement });
}

/** Opens a menu below an element, as Shift+F10 does. */
export function openMenuAt(element: Element, items: readonly MenuItem[]): void {
  const box = element.getBoundingClientRect();
  openMenu({ x: box.left + 16, y: Math.min(box.bottom, box.top + 28) }, items);
}

/** Tells whether a key asks for the menu of what has the focus. */
export function asksForMenu(event: { readonly key: string; readonly shiftKey: boolean }): boolean {
  return event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
}

/** Where menus appear; once in the window. */
export function MenuHost(): ReactNode {
  const menu = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => opened,
  );
  return menu === null ? null : <OpenMenu key={`${menu.x} ${menu.y}`} menu={menu} />;
}

function close(from: Element | null): void {
  set(null);
  if (from instanceof HTMLElement) from.focus();
}

function OpenMenu({ menu }: { readonly menu: Opened }): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return;
    const { width, height } = element.getBoundingClientRect();
    element.style.left = `${Math.max(4, Math.min(menu.x, window.innerWidth - width - 4))}px`;
    element.style.top = `${Math.max(4, Math.min(menu.y, window.innerHeight - height - 4))}px`;
    element.querySelector<HTMLElement>('[role=menuitem]:not([disabled])')?.focus();
  }, [menu]);
  useEffect(() => {
    const away = (event: Event) => {
      if (!(event.target instanceof Node && list.current?.contains(event.target) === true)) set(null);
    };
    window.addEventListener('pointerdown', away, true);
    window.addEventListener('blur', away);
    return () => {
      window.removeEventListener('pointerdown', away, true);
      window.removeEventListener('blur', away);
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    event.stopPropagation();
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      close(menu.from);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      moveFocus(event.currentTarget, event.key === 'ArrowDown' ? 1 : -1);
    }
  };
  return (
    <div ref={list} className="menu" role="menu" tabIndex={-1} onKeyDown={onKeyDown}>
      {menu.items.map((item) => (
        <button
          key={item.words}
          type="button"
          role="menuitem"
          tabIndex={-1}
          disabled={item.disabled}
          onClick={() => {
            close(menu.from);
            item.act();
          }}
        >
          <span>{item.words}</span>
          {item.keys === undefined ? null : <kbd>{item.keys}</kbd>}
        </button>
      ))}
    </div>
  );
}

function moveFocus(list: HTMLElement, by: number): void {
  const items = [...list.querySelectorAll<HTMLElement>('[role=menuitem]:not([disabled])')];
  const at = items.findIndex((item) => item === document.activeElement);
  items[(at + by + items.length) % items.length]?.focus();
}
