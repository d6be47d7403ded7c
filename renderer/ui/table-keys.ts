/** What a list shows as chosen: the row with the focus, the row from which Shift extends, and all that are selected. */
export type ListState = {
  readonly lead: string | null;
  readonly anchor: string | null;
  readonly selected: ReadonlySet<string>;
};

type Modifiers = { readonly shift: boolean; readonly toggle: boolean };

/** Gives the list after a click on a row: alone, Shift extends from the anchor, Ctrl or Cmd adds and takes away. */
export function afterPick(state: ListState, order: readonly string[], id: string, modifiers: Modifiers): ListState {
  if (modifiers.shift && state.anchor !== null) {
    return { lead: id, anchor: state.anchor, selected: new Set(between(order, state.anchor, id)) };
  }
  if (!modifiers.toggle) return { lead: id, anchor: id, selected: new Set([id]) };
  const selected = new Set(state.selected);
  if (!selected.delete(id)) selected.add(id);
  return { lead: id, anchor: id, selected };
}

/** Gives the list after a key that moves, or null when the key does not move. `page` is the rows that fit in view. */
export function afterMove(
  state: ListState,
  order: readonly string[],
  key: string,
  page: number,
  modifiers: Modifiers,
): ListState | null {
  const at = state.lead === null ? -1 : order.indexOf(state.lead);
  const to = targetOf(key, at, order.length, Math.max(1, page));
  const id = to === null ? undefined : order[to];
  if (id === undefined) return null;
  if (modifiers.toggle && !modifiers.shift) return { ...state, lead: id };
  return afterPick(state, order, id, { shift: modifiers.shift, toggle: false });
}

function targetOf(key: string, at: number, count: number, page: number): number | null {
  if (count === 0) return null;
  const within = (index: number) => Math.max(0, Math.min(count - 1, index));
  switch (key) {
    case 'ArrowDown':
      return within(at + 1);
    case 'ArrowUp':
      return within(at < 0 ? count - 1 : at - 1);
    case 'PageDown':
      return within(at + page);
    case 'PageUp':
      return within(at - page);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

function between(order: readonly string[], a: string, b: string): readonly string[] {
  const [i, j] = [order.indexOf(a), order.indexOf(b)];
  if (i < 0) return [b];
  return order.slice(Math.min(i, j), Math.max(i, j) + 1);
}

/** Gives the index of the next row whose text begins with what was typed, from the row after `from` and round. */
export function typeAhead(texts: readonly string[], from: number, typed: string): number {
  const wanted = typed.toLowerCase();
  // One letter moves on; more letters first try the row that they have found already.
  const start = typed.length > 1 ? Math.max(from, 0) : from + 1;
  for (let step = 0; step < texts.length; step += 1) {
    const at = (start + step) % texts.length;
    if (texts[at]?.toLowerCase().startsWith(wanted) === true) return at;
  }
  return -1;
}
