import { useState } from 'react';
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { asksForMenu, openMenu, openMenuAt, type MenuItem } from './menu.tsx';
import './tree.css';

export type TreeItem = {
  readonly id: string;
  readonly title: string;
  readonly trailing?: ReactNode;
  readonly children: readonly TreeItem[];
};

type Line = { readonly item: TreeItem; readonly level: number; readonly parent: string | null };

/** A tree with the usual keys: up and down, left closes, right opens, Alt+arrows move where `onMove` is given. */
export function Tree(props: {
  readonly label: string;
  readonly items: readonly TreeItem[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  readonly onOpen?: (id: string) => void;
  readonly onRemove?: (id: string) => void;
  readonly onMove?: (id: string, way: 'up' | 'down' | 'in' | 'out') => void;
  readonly menu?: (id: string) => readonly MenuItem[];
}): ReactNode {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const lines = linesOf(props.items, closed);
  const tabStop = lines.some((line) => line.item.id === props.selected) ? props.selected : lines[0]?.item.id;

  const toggle = (id: string, close: boolean) =>
    setClosed((now) => {
      const next = new Set(now);
      if (close) next.add(id);
      else next.delete(id);
      return next;
    });
  const go = (tree: HTMLElement, id: string | null | undefined) => {
    if (id === null || id === undefined) return;
    props.onSelect(id);
    requestAnimationFrame(() => tree.querySelector<HTMLElement>(`[data-item="${CSS.escape(id)}"]`)?.focus());
  };
  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>) => {
    if (event.target instanceof Element && event.target.closest('input, textarea, select') !== null) return;
    const at = lines.findIndex((line) => line.item.id === tabStop);
    const line = lines[at];
    if (line === undefined) return;
    const { id, children } = line.item;
    const isClosed = closed.has(id);
    const move = moves[event.key];
    const tree = event.currentTarget;
    if (event.altKey && move !== undefined && props.onMove !== undefined) props.onMove(id, move);
    else if (event.altKey || event.ctrlKey || event.metaKey) return;
    else if (event.key === 'ArrowDown') go(tree, lines[at + 1]?.item.id);
    else if (event.key === 'ArrowUp') go(tree, lines[at - 1]?.item.id);
    else if (event.key === 'Home') go(tree, lines[0]?.item.id);
    else if (event.key === 'End') go(tree, lines.at(-1)?.item.id);
    else if (event.key === 'ArrowRight' && isClosed) toggle(id, false);
    else if (event.key === 'ArrowRight') go(tree, children[0]?.id);
    else if (event.key === 'ArrowLeft' && children.length > 0 && !isClosed) toggle(id, true);
    else if (event.key === 'ArrowLeft') go(tree, line.parent);
    else if (event.key === 'Enter' || event.key === ' ') (props.onOpen ?? props.onSelect)(id);
    else if (event.key === 'Delete') props.onRemove?.(id);
    else if (asksForMenu(event) && event.target instanceof Element) openMenuAt(event.target, props.menu?.(id) ?? []);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onMenu = (id: string, event: MouseEvent) => {
    const items = props.menu?.(id) ?? [];
    if (items.length === 0) return;
    event.preventDefault();
    props.onSelect(id);
    openMenu({ x: event.clientX, y: event.clientY }, items);
  };
  return (
    <ul className="tree" role="tree" aria-label={props.label} onKeyDown={onKeyDown}>
      {lines.map(({ item, level }) => (
        <li
          key={item.id}
          data-item={item.id}
          role="treeitem"
          aria-level={level}
          aria-selected={item.id === props.selected}
          aria-expanded={item.children.length === 0 ? undefined : !closed.has(item.id)}
          tabIndex={item.id === tabStop ? 0 : -1}
          style={{ paddingInlineStart: `${level * 0.875 - 0.375}rem` }}
          onClick={(event) => {
            props.onSelect(item.id);
            event.currentTarget.focus();
          }}
          onDoubleClick={() => props.onOpen?.(item.id)}
          onContextMenu={(event) => onMenu(item.id, event)}
        >
          <span
            aria-hidden="true"
            className="tree-arrow"
            onClick={(event) => {
              event.stopPropagation();
              toggle(item.id, !closed.has(item.id));
            }}
          >
            {item.children.length === 0 ? '' : closed.has(item.id) ? '▸' : '▾'}
          </span>
          <span className="tree-title">{item.title}</span>
          {item.trailing}
        </li>
      ))}
    </ul>
  );
}

const moves: Readonly<Record<string, 'up' | 'down' | 'in' | 'out'>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
};

function linesOf(
  items: readonly TreeItem[],
  closed: ReadonlySet<string>,
  level = 1,
  parent: string | null = null,
): Line[] {
  return items.flatMap((item) => [
    { item, level, parent },
    ...(closed.has(item.id) ? [] : linesOf(item.children, closed, level + 1, item.id)),
  ]);
}
