import { z } from 'zod';
import { authoritySchema } from './authorities.ts';
import { citeTarget } from './brief-blocks.ts';

/*
 * A brief as a person writes it: the JSON of the editor's document, node by node. What the case knows is not copied into it:
 * a cite, a fact, a table of comparators stand as objects that name their row, and are rendered anew each time.
 */

/** What the case puts in place of a live block. `id` names the row where the object is one of many. */
export const liveObjects = [
  'quote', // id: excerpt: its words as a block quotation, with its cite
  'provision', // id: provision: label and words, with its cite
  'issue', // id: issue: heading, question, argument, facts for and against, and the issues below it
  'issues', // the questions presented
  'argument', // every issue that has something to say
  'provisions', // words of policies and contracts that were picked
  'facts', // the statement of facts, by date, each sentence cited
  'disputes', // points on which the sources differ
  'comparators',
  'chronology',
  'witnesses',
  'just-cause', // the seven tests with answers, evidence for and against, gaps
  'information', // what is to be asked for: facts without a source, tests without evidence, exhibits not seen
  'exhibits',
  'privilege-log',
  'production', // what a production encloses
  'custody',
  'certificate',
] as const;
export type LiveObject = (typeof liveObjects)[number];

/** Live blocks that name a row. */
export const liveWithId: ReadonlySet<LiveObject> = new Set(['quote', 'provision', 'issue', 'production']);

const rowId = z.string().regex(/^[A-Za-z0-9-]{1,64}$/);
const mark = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['bold', 'italic', 'underline']) }),
  /** Where a comment of co-counsel is anchored; never printed. */
  z.object({ type: z.literal('comment'), attrs: z.object({ id: rowId }) }),
  /** Words that cite law, a rule or an award: the table of authorities names it, with the pages of such words. */
  z.object({ type: z.literal('authority'), attrs: authoritySchema }),
]);
const text = z.object({ type: z.literal('text'), text: z.string(), marks: z.array(mark).optional() });
const hardBreak = z.object({ type: z.literal('hardBreak'), marks: z.array(mark).optional() });
/** A cite to an excerpt or an exhibit; its words follow the case's cite style. */
const cite = z.object({
  type: z.literal('cite'),
  attrs: z.object({ target: citeTarget }),
  marks: z.array(mark).optional(),
});
/** A fact as a sentence with its cites. */
const fact = z.object({ type: z.literal('fact'), attrs: z.object({ id: rowId }), marks: z.array(mark).optional() });
const line = z.discriminatedUnion('type', [text, hardBreak, cite, fact]);
const footnote = z.object({
  type: z.literal('footnote'),
  content: z.array(line).optional(),
  marks: z.array(mark).optional(),
});
const inline = z.discriminatedUnion('type', [text, hardBreak, cite, fact, footnote]);
const inlines = z.array(inline).optional();

const paragraph = z.object({ type: z.literal('paragraph'), content: inlines });
const heading = z.object({
  type: z.literal('heading'),
  attrs: z.object({ level: z.number().int().min(1).max(4) }),
  content: inlines,
});
const live = z.object({
  type: z.literal('live'),
  attrs: z.object({ object: z.enum(liveObjects), id: rowId.nullable().default(null) }),
});

export type InlineNode = z.infer<typeof inline>;
export type LineNode = z.infer<typeof line>;
export type BlockNode =
  | z.infer<typeof paragraph>
  | z.infer<typeof heading>
  | z.infer<typeof live>
  | { readonly type: 'bulletList'; readonly content: readonly ListItemNode[] }
  | {
      readonly type: 'orderedList';
      readonly attrs?: { readonly start?: number | undefined } | undefined;
      readonly content: readonly ListItemNode[];
    }
  | { readonly type: 'blockquote'; readonly content: readonly BlockNode[] }
  | { readonly type: 'table'; readonly content: readonly TableRowNode[] };
export type ListItemNode = { readonly type: 'listItem'; readonly content: readonly BlockNode[] };
export type TableRowNode = { readonly type: 'tableRow'; readonly content: readonly TableCellNode[] };
export type TableCellNode = {
  readonly type: 'tableHeader' | 'tableCell';
  readonly attrs?:
    | {
        readonly colspan?: number | undefined;
        readonly rowspan?: number | undefined;
        readonly colwidth?: readonly number[] | null | undefined;
      }
    | undefined;
  readonly content: readonly BlockNode[];
};

const listItem: z.ZodType<ListItemNode> = z.lazy(() =>
  z.object({ type: z.literal('listItem'), content: z.array(block) }),
);
const cell: z.ZodType<TableCellNode> = z.lazy(() =>
  z.object({
    type: z.enum(['tableHeader', 'tableCell']),
    attrs: z
      .object({
        colspan: z.number().int().min(1).max(50).optional(),
        rowspan: z.number().int().min(1).max(1000).optional(),
        colwidth: z.array(z.number()).nullable().optional(),
      })
      .optional(),
    content: z.array(block),
  }),
);
const block: z.ZodType<BlockNode> = z.lazy(() =>
  z.discriminatedUnion('type', [
    paragraph,
    heading,
    live,
    z.object({ type: z.literal('bulletList'), content: z.array(listItem) }),
    z.object({
      type: z.literal('orderedList'),
      attrs: z.object({ start: z.number().int().optional() }).optional(),
      content: z.array(listItem),
    }),
    z.object({ type: z.literal('blockquote'), content: z.array(block) }),
    z.object({
      type: z.literal('table'),
      content: z.array(z.object({ type: z.literal('tableRow'), content: z.array(cell) })),
    }),
  ]),
);

/** Some blocks of a document. */
export const blockNodesSchema = z.array(block).max(20_000);

/** The whole document. A place in it is the number of its block at the top, from 0. */
export const briefDocumentSchema = z.object({ type: z.literal('doc'), content: blockNodesSchema });
export type BriefDocument = z.infer<typeof briefDocumentSchema>;
