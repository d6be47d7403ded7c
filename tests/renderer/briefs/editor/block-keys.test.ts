import { getSchema } from '@tiptap/core';
import { EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { moveBlock } from '../../../../renderer/briefs/editor/block-keys.ts';
import { createActs } from '../../../../renderer/briefs/editor/editor-acts.ts';
import { briefExtensions } from '../../../../renderer/briefs/editor/extensions.ts';
import { toNode } from '../../../../renderer/briefs/editor/open-document.ts';
import type { BlockNode } from '../../../../shared/domain/brief-document.ts';

const schema = getSchema(briefExtensions(createActs()));
const words = (text: string): BlockNode => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const live: BlockNode = { type: 'live', attrs: { object: 'facts', id: null } };
const stateOf = (...content: BlockNode[]) => EditorState.create({ doc: toNode({ type: 'doc', content }, schema) });

function moved(state: EditorState, by: -1 | 1): EditorState | null {
  let next: EditorState | null = null;
  const did = moveBlock(by)(state, (transaction) => {
    next = state.apply(transaction);
  });
  return did ? next : null;
}
const order = (state: EditorState | null) =>
  state?.doc.content.content.map((node) => (node.type.name === 'live' ? 'live' : node.textContent));

test('a paragraph moves with its cursor', () => {
  const state = stateOf(words('one'), words('two'), words('three'));
  const at = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 8)));
  const up = moved(at, -1);
  expect(order(up)).toEqual(['two', 'one', 'three']);
  expect(up?.selection.$from.parent.textContent).toBe('two');
  expect(up?.selection.$from.parentOffset).toBe(2);
  expect(order(moved(at, 1))).toEqual(['one', 'three', 'two']);
});

test('a live block that is selected moves and stays selected', () => {
  const state = stateOf(words('one'), live, words('two'));
  const at = state.apply(state.tr.setSelection(NodeSelection.create(state.doc, 5)));
  const down = moved(at, 1);
  expect(order(down)).toEqual(['one', 'two', 'live']);
  const selection = down?.selection;
  expect(selection instanceof NodeSelection && selection.node.type.name).toBe('live');
});

test('the first block moves no further up, nor the last down', () => {
  const state = stateOf(words('one'), words('two'));
  expect(moved(state, -1)).toBe(null);
  const last = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 7)));
  expect(moved(last, 1)).toBe(null);
});
