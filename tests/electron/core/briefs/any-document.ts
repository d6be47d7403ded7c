import * as fc from 'fast-check';
import { authorityKinds } from '../../../../shared/domain/authorities.ts';
import {
  type BlockNode,
  type BriefDocument,
  type InlineNode,
  type LineNode,
  liveObjects,
} from '../../../../shared/domain/brief-document.ts';

type Ids = { readonly targets: readonly string[]; readonly rows: readonly string[] };

const marks = fc.uniqueArray(
  fc.oneof(
    fc.record({ type: fc.constantFrom('bold' as const, 'italic' as const, 'underline' as const) }),
    fc.constant({ type: 'comment' as const, attrs: { id: 'CANARY-comment' } }),
    fc.record({
      type: fc.constant('authority' as const),
      attrs: fc.record({
        kind: fc.constantFrom(...authorityKinds),
        text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map((text) => text.trim() || '§'),
      }),
    }),
  ),
  { selector: ({ type }) => type, maxLength: 4 },
);

/** Gives any document that the schema takes, with cites and live objects of the ids given; some of them may be of nothing. */
export function anyDocument({ targets, rows }: Ids): fc.Arbitrary<BriefDocument> {
  const line: fc.Arbitrary<LineNode> = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ type: fc.constant('text' as const), text: fc.string({ unit: 'grapheme' }), marks }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant('cite' as const),
        attrs: fc.record({ target: fc.constantFrom(...targets) }),
        marks,
      }),
    },
    fc.record({ type: fc.constant('fact' as const), attrs: fc.record({ id: fc.constantFrom(...rows) }), marks }),
    fc.constant({ type: 'hardBreak' as const }),
  );
  const inline: fc.Arbitrary<InlineNode> = fc.oneof(
    { weight: 5, arbitrary: line },
    fc.record({ type: fc.constant('footnote' as const), content: fc.array(line, { maxLength: 3 }) }),
  );
  const inlines = fc.array(inline, { maxLength: 4 });
  const leaf: fc.Arbitrary<BlockNode> = fc.oneof(
    { weight: 4, arbitrary: fc.record({ type: fc.constant('paragraph' as const), content: inlines }) },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant('heading' as const),
        attrs: fc.record({ level: fc.integer({ min: 1, max: 4 }) }),
        content: inlines,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant('live' as const),
        attrs: fc.record({
          object: fc.constantFrom(...liveObjects),
          id: fc.option(fc.constantFrom(...rows)),
        }),
      }),
    },
  );
  const block = (depth: number): fc.Arbitrary<BlockNode> => {
    if (depth === 0) return leaf;
    const inner = fc.array(block(depth - 1), { maxLength: 3 });
    const items = fc.array(fc.record({ type: fc.constant('listItem' as const), content: inner }), { maxLength: 3 });
    const cell = fc.record({
      type: fc.constantFrom('tableHeader' as const, 'tableCell' as const),
      attrs: fc.record({
        colspan: fc.integer({ min: 1, max: 4 }),
        rowspan: fc.integer({ min: 1, max: 4 }),
        colwidth: fc.option(fc.array(fc.integer({ min: -5, max: 300 }), { maxLength: 3 })),
      }),
      content: inner,
    });
    const row = fc.record({ type: fc.constant('tableRow' as const), content: fc.array(cell, { maxLength: 4 }) });
    return fc.oneof(
      { weight: 5, arbitrary: leaf },
      fc.record({ type: fc.constant('bulletList' as const), content: items }),
      fc.record({
        type: fc.constant('orderedList' as const),
        attrs: fc.record({ start: fc.integer({ min: -3, max: 40 }) }),
        content: items,
      }),
      fc.record({ type: fc.constant('blockquote' as const), content: inner }),
      fc.record({ type: fc.constant('table' as const), content: fc.array(row, { maxLength: 4 }) }),
    );
  };
  return fc.record({ type: fc.constant('doc' as const), content: fc.array(block(2), { maxLength: 8 }) });
}
