import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterMove, afterPick, typeAhead, type ListState } from '../../../renderer/ui/table-keys.ts';

const order = ['a', 'b', 'c', 'd', 'e'];
const none: ListState = { lead: null, anchor: null, selected: new Set() };
const plain = { shift: false, toggle: false };
const picked = (state: ListState | null) => [...(state?.selected ?? [])].toSorted();

describe('picking in a list', () => {
  it('picks one alone', () => {
    expect(picked(afterPick({ ...none, selected: new Set(['e']) }, order, 'b', plain))).toEqual(['b']);
  });
  it('extends from the anchor with Shift, both ways', () => {
    const from = afterPick(none, order, 'c', plain);
    expect(picked(afterPick(from, order, 'e', { shift: true, toggle: false }))).toEqual(['c', 'd', 'e']);
    expect(picked(afterPick(from, order, 'a', { shift: true, toggle: false }))).toEqual(['a', 'b', 'c']);
  });
  it('adds and takes away with Ctrl', () => {
    const both = afterPick(afterPick(none, order, 'a', plain), order, 'd', { shift: false, toggle: true });
    expect(picked(both)).toEqual(['a', 'd']);
    expect(picked(afterPick(both, order, 'a', { shift: false, toggle: true }))).toEqual(['d']);
  });
  it('starts anew when the anchor has left the list', () => {
    const state = { lead: 'x', anchor: 'x', selected: new Set(['x']) };
    expect(picked(afterPick(state, order, 'b', { shift: true, toggle: false }))).toEqual(['b']);
  });
});

describe('moving in a list', () => {
  const at = (id: string) => afterPick(none, order, id, plain);
  it.each([
    ['ArrowDown', 'b', 'c'],
    ['ArrowUp', 'b', 'a'],
    ['ArrowDown', 'e', 'e'],
    ['Home', 'd', 'a'],
    ['End', 'b', 'e'],
    ['PageDown', 'a', 'c'],
    ['PageUp', 'e', 'c'],
  ])('%s from %s leads to %s', (key, from, to) => {
    expect(afterMove(at(from), order, key, 2, plain)?.lead).toBe(to);
  });
  it('begins at the top, or at the bottom with ArrowUp', () => {
    expect(afterMove(none, order, 'ArrowDown', 2, plain)?.lead).toBe('a');
    expect(afterMove(none, order, 'ArrowUp', 2, plain)?.lead).toBe('e');
  });
  it('keeps the selection when Ctrl is held', () => {
    const moved = afterMove(at('b'), order, 'ArrowDown', 2, { shift: false, toggle: true });
    expect([moved?.lead, picked(moved)]).toEqual(['c', ['b']]);
  });
  it('leaves other keys alone', () => {
    expect(afterMove(at('b'), order, 'x', 2, plain)).toBeNull();
  });
  it('selects a run that ends at the lead whatever Shift moves are made', () => {
    const keys = fc.array(fc.constantFrom('ArrowDown', 'ArrowUp', 'Home', 'End', 'PageDown', 'PageUp'), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(keys, fc.constantFrom(...order), (moves, start) => {
        let state = at(start);
        for (const key of moves) state = afterMove(state, order, key, 2, { shift: true, toggle: false }) ?? state;
        const indexes = [...state.selected].map((id) => order.indexOf(id)).toSorted((a, b) => a - b);
        const ends = [order.indexOf(start), order.indexOf(state.lead!)].toSorted((a, b) => a - b);
        expect(indexes).toEqual(Array.from({ length: ends[1]! - ends[0]! + 1 }, (_, i) => ends[0]! + i));
      }),
    );
  });
});

describe('type-ahead', () => {
  const texts = ['Audit note', 'Border report', 'Bodycam still', 'Contract'];
  it('goes on to the next with one letter', () => {
    expect(typeAhead(texts, 1, 'b')).toBe(2);
    expect(typeAhead(texts, 2, 'b')).toBe(1);
  });
  it('stays on the row that more letters still fit', () => {
    expect(typeAhead(texts, 1, 'bor')).toBe(1);
  });
  it('finds nothing when nothing begins so', () => {
    expect(typeAhead(texts, 0, 'z')).toBe(-1);
  });
});
