import { expect, test } from 'vitest';
import { emptyCaseView } from '../../../../renderer/briefs/editor/case-view.ts';
import { compareDocuments } from '../../../../renderer/briefs/editor/version-diff.ts';
import type { BlockNode, BriefDocument } from '../../../../shared/domain/brief-document.ts';

const doc = (...content: BlockNode[]): BriefDocument => ({ type: 'doc', content });
const words = (text: string): BlockNode => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const heading = (text: string): BlockNode => ({
  type: 'heading',
  attrs: { level: 1 },
  content: [{ type: 'text', text }],
});

test('only the paragraph that was edited is shown as changed, word by word', () => {
  const old = doc(heading('Facts'), words('She asked her lieutenant.'), words('It was late.'));
  const now = doc(heading('Facts'), words('She asked her sergeant.'), words('It was late.'));
  const lines = compareDocuments(old, now, emptyCaseView);
  expect(lines.map(({ change }) => change)).toEqual(['none', 'edited', 'none']);
  const pieces = lines[1]!.pieces;
  expect(pieces.filter((piece) => piece.in === 'old').map(({ text }) => text)).toEqual(['lieutenant']);
  expect(pieces.filter((piece) => piece.in === 'new').map(({ text }) => text)).toEqual(['sergeant']);
});

test('a paragraph that came and one that went are shown whole', () => {
  const lines = compareDocuments(
    doc(words('Alpha.'), words('Beta.')),
    doc(words('Beta.'), words('Gamma.')),
    emptyCaseView,
  );
  expect(lines.map(({ change, pieces }) => [change, pieces[0]?.text])).toEqual([
    ['gone', 'Alpha.'],
    ['none', 'Beta.'],
    ['new', 'Gamma.'],
  ]);
});

test('the newer side of the comparison reads as the newer document, the older as the older', () => {
  const old = doc(words('One two three.'), heading('A'), words('Four.'));
  const now = doc(words('One three.'), words('New.'), heading('B'), words('Four five.'));
  const lines = compareDocuments(old, now, emptyCaseView);
  const side = (which: 'old' | 'new') =>
    lines
      .map(({ pieces }) => pieces.filter((piece) => piece.in === 'both' || piece.in === which))
      .map((pieces) => pieces.map(({ text }) => text).join(''))
      .filter((text) => text !== '');
  expect(side('new')).toEqual(['One three.', 'New.', 'B', 'Four five.']);
  expect(side('old').toSorted()).toEqual(['A', 'Four.', 'One two three.']);
});

test('a heading that became text counts as changed', () => {
  const lines = compareDocuments(doc(heading('Facts')), doc(words('Facts')), emptyCaseView);
  expect(lines.map(({ change }) => change)).toEqual(['gone', 'new']);
});
