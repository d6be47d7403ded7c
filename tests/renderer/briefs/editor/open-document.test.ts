import { getSchema } from '@tiptap/core';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createActs } from '../../../../renderer/briefs/editor/editor-acts.ts';
import { briefExtensions } from '../../../../renderer/briefs/editor/extensions.ts';
import { toDocument, toNode, writable } from '../../../../renderer/briefs/editor/open-document.ts';
import { authorityKinds } from '../../../../shared/domain/authorities.ts';
import { briefDocumentSchema, liveObjects, type BriefDocument } from '../../../../shared/domain/brief-document.ts';

const schema = getSchema(briefExtensions(createActs()));

const rowId = fc.stringMatching(/^[a-z0-9-]{1,8}$/);
const mark = fc.oneof(
  fc.constantFrom({ type: 'bold' }, { type: 'italic' }, { type: 'underline' }),
  fc.record({ type: fc.constant('comment'), attrs: fc.record({ id: rowId }) }),
  fc.record({
    type: fc.constant('authority'),
    attrs: fc.record({ kind: fc.constantFrom(...authorityKinds), text: fc.stringMatching(/^[A-Za-z0-9§.]{1,12}$/) }),
  }),
);
const marks = fc.oneof(fc.constant({}), fc.record({ marks: fc.array(mark, { maxLength: 3 }) }));
const withMarks = (node: fc.Arbitrary<object>) => fc.tuple(node, marks).map(([a, b]) => ({ ...a, ...b }));
const line = fc.oneof(
  withMarks(fc.record({ type: fc.constant('text'), text: fc.string({ maxLength: 12 }) })),
  withMarks(fc.constant({ type: 'hardBreak' })),
  withMarks(
    fc.record({
      type: fc.constant('cite'),
      attrs: fc.record({ target: fc.tuple(fc.constantFrom('excerpt', 'exhibit'), rowId).map((p) => p.join('/')) }),
    }),
  ),
  withMarks(fc.record({ type: fc.constant('fact'), attrs: fc.record({ id: rowId }) })),
);
const footnote = withMarks(
  fc.record({ type: fc.constant('footnote'), content: fc.array(line, { maxLength: 3 }) }, { requiredKeys: ['type'] }),
);
const content = fc.array(fc.oneof({ arbitrary: line, weight: 4 }, footnote), { maxLength: 5 });

const { block } = fc.letrec<{ block: object }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.record({ type: fc.constant('paragraph'), content }, { requiredKeys: ['type'] }),
    fc.record(
      { type: fc.constant('heading'), attrs: fc.record({ level: fc.integer({ min: 1, max: 4 }) }), content },
      { requiredKeys: ['type', 'attrs'] },
    ),
    fc.record({
      type: fc.constant('live'),
      attrs: fc.record({ object: fc.constantFrom(...liveObjects), id: fc.option(rowId) }),
    }),
    fc.record({ type: fc.constant('blockquote'), content: fc.array(tie('block'), { maxLength: 3 }) }),
    fc.record({
      type: fc.constant('bulletList'),
      content: fc.array(
        fc.record({ type: fc.constant('listItem'), content: fc.array(tie('block'), { maxLength: 2 }) }),
        { maxLength: 3 },
      ),
    }),
    fc.record({
      type: fc.constant('orderedList'),
      attrs: fc.record({ start: fc.integer({ min: 1, max: 9 }) }),
      content: fc.array(
        fc.record({ type: fc.constant('listItem'), content: fc.array(tie('block'), { maxLength: 2 }) }),
        { maxLength: 3 },
      ),
    }),
    fc.record({
      type: fc.constant('table'),
      content: fc.array(
        fc.record({
          type: fc.constant('tableRow'),
          content: fc.array(
            fc.record({
              type: fc.constantFrom('tableHeader', 'tableCell'),
              content: fc.array(tie('block'), { maxLength: 2 }),
            }),
            { maxLength: 3 },
          ),
        }),
        { maxLength: 3 },
      ),
    }),
  ),
}));
const documents = fc.record({ type: fc.constant('doc'), content: fc.array(block, { maxLength: 5 }) });

/** Everything in a document that a person wrote or chose, in order. */
function written(document: BriefDocument): string[] {
  const found: string[] = [];
  JSON.stringify(document, (key: string, value: unknown) => {
    if ((key === 'target' || key === 'object') && typeof value === 'string') found.push(`<${value}>`);
    // Subtle: a mark has a text too, which nobody wrote here.
    const isText = typeof value === 'object' && value !== null && 'type' in value && value.type === 'text';
    if (isText && 'text' in value) found.push(String(value.text));
    return value;
  });
  return found;
}

test('every valid document opens in the editor and comes back as the same valid document, with all that was written', () => {
  fc.assert(
    fc.property(documents, (json) => {
      const document = briefDocumentSchema.parse(json);
      const node = toNode(document, schema);
      const back = toDocument(node);
      expect(briefDocumentSchema.parse(back)).toEqual(back);
      expect(toNode(back, schema).eq(node)).toBe(true);
      expect(written(back).join('')).toBe(written(writable(document)).join(''));
      expect(written(writable(document)).join('')).toBe(written(document).join(''));
    }),
    { numRuns: 150 },
  );
});

test('the editor knows the nodes and marks of a brief document and no others', () => {
  expect(Object.keys(schema.nodes).toSorted()).toEqual(
    [
      'doc',
      'paragraph',
      'text',
      'hardBreak',
      'heading',
      'bulletList',
      'orderedList',
      'listItem',
      'blockquote',
      'table',
      'tableRow',
      'tableHeader',
      'tableCell',
      'cite',
      'fact',
      'footnote',
      'live',
    ].toSorted(),
  );
  expect(Object.keys(schema.marks).toSorted()).toEqual(['authority', 'bold', 'comment', 'italic', 'underline']);
});

test('a footnote holds no footnote', () => {
  const nested = { type: 'footnote', content: [{ type: 'footnote' }] };
  expect(() => schema.nodeFromJSON(nested).check()).toThrow(RangeError);
  expect(
    briefDocumentSchema.safeParse({ type: 'doc', content: [{ type: 'paragraph', content: [nested] }] }).success,
  ).toBe(false);
});

test('a list without items and a table without cells go, an empty quotation gets a place to write', () => {
  const opened = writable({
    type: 'doc',
    content: [
      { type: 'bulletList', content: [] },
      { type: 'table', content: [{ type: 'tableRow', content: [] }] },
      { type: 'blockquote', content: [] },
    ],
  });
  expect(opened.content).toEqual([{ type: 'blockquote', content: [{ type: 'paragraph' }] }, { type: 'paragraph' }]);
});
