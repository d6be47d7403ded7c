import { z } from 'zod';

/*
 * What a brief says, block by block, as plain data: runs of text with cites rendered, and one block for each thing that stands in
 * the document. Nothing in it is markup, and nothing of it has to be looked up in the case.
 */

const text = z.string();

/** What a cite leads to: an exhibit, or the excerpt of it that proves the sentence. */
export const citeTarget = z.string().regex(/^(?:excerpt|exhibit)\/[A-Za-z0-9-]+$/);

const marks = z
  .array(z.enum(['bold', 'italic', 'underline']))
  .readonly()
  .optional();
const textRun = z.object({ kind: z.literal('text'), text, marks });
export const citeRun = z.object({ kind: z.literal('cite'), target: citeTarget, text, marks });
/** Words that cite law, a rule or an award, which the table of authorities names. */
const authorityRun = z.object({ kind: z.literal('authority'), id: text, text, marks });
const breakRun = z.object({ kind: z.literal('break') });
const lineRun = z.discriminatedUnion('kind', [textRun, citeRun, authorityRun, breakRun]);
const noteRun = z.object({ kind: z.literal('note'), runs: z.array(lineRun).readonly() });
const runs = z.array(z.discriminatedUnion('kind', [textRun, citeRun, authorityRun, breakRun, noteRun])).readonly();

export type TextRun = Readonly<z.infer<typeof textRun>>;
export type CiteRun = Readonly<z.infer<typeof citeRun>>;
export type LineRun = Readonly<z.infer<typeof lineRun>>;
export type Run = LineRun | Readonly<z.infer<typeof noteRun>>;

/** Index of the block at the top of the document, from 0; null within another block and for what a template adds. */
const at = z.int().min(0).nullable();
const level = z.int().min(1).max(4);

const sentence = z.object({
  /** The fact's id. */
  id: text,
  runs,
  /** How the fact stands, as printed: "reported", "disputed by the employer"; null where nothing needs saying. */
  status: text.nullable(),
  /** Its number in the statement of facts, from 1; null where that does not hold it. */
  paragraph: z.int().min(1).nullable(),
});
const sentences = z.array(sentence).readonly();

const heading = z.object({ kind: z.literal('heading'), at, level, runs });
const paragraph = z.object({ kind: z.literal('paragraph'), at, runs });

/* Live objects: what the case holds now. `level` is that of the headings within the block. */

const issues = z.object({ kind: z.literal('issues'), at, questions: z.array(runs).readonly() });

/** Words of policies and contracts. */
const provisions = z.object({
  kind: z.literal('provisions'),
  at,
  provisions: z
    .array(z.object({ label: text, title: text, quote: text, cites: z.array(citeRun).readonly() }))
    .readonly(),
});

/** The statement of facts; each sentence has its number in `paragraph`. */
const facts = z.object({
  kind: z.literal('facts'),
  at,
  level,
  groups: z.array(z.object({ heading: text, sentences })).readonly(),
});

const account = z.object({ who: text, runs });
const disputes = z.object({
  kind: z.literal('disputes'),
  at,
  level,
  heading: text,
  points: z.array(z.object({ point: text, one: account, other: account })).readonly(),
});

const chronology = z.object({
  kind: z.literal('chronology'),
  at,
  events: z.array(z.object({ date: text, runs, who: text.nullable(), status: text.nullable() })).readonly(),
});

const comparators = z.object({
  kind: z.literal('comparators'),
  at,
  rows: z
    .array(
      z.object({
        person: text,
        conduct: text,
        rule: text,
        decisionMaker: text,
        penalty: text,
        differs: text,
        cites: z.array(citeRun).readonly(),
        /** True for the row of the employee whose case this is. */
        own: z.boolean(),
      }),
    )
    .readonly(),
});

const witnesses = z.object({
  kind: z.literal('witnesses'),
  at,
  people: z.array(z.object({ name: text, role: text, facts: sentences })).readonly(),
});

const informationRequests = z.object({
  kind: z.literal('information'),
  at,
  level,
  groups: z
    .array(
      z.object({
        heading: text,
        /** Each with the reason for asking, as printed; empty where none is given. */
        requests: z.array(z.object({ text, why: text })).readonly(),
      }),
    )
    .readonly(),
});

export const privilegeEntry = z.object({
  bates: text,
  date: text,
  author: text,
  recipients: text,
  kind: text,
  title: text,
  basis: text,
});
const privilegeLog = z.object({
  kind: z.literal('privilege-log'),
  at,
  entries: z.array(privilegeEntry).readonly(),
});

export const productionEntry = z.object({
  /** As printed: "DOE-000001 to DOE-000004"; empty where it has no numbers. */
  bates: text,
  title: text,
  date: text,
  kind: text,
  pages: z.int().min(0),
  /** Lower-case hex: of the file as received, and of the file that is handed over; empty while it is not made. */
  received: text,
  produced: text,
  /** What else a person must know: a slip sheet stands for it, a native file goes with it. */
  note: text,
});
const production = z.object({
  kind: z.literal('production'),
  at,
  to: text,
  means: text,
  entries: z.array(productionEntry).readonly(),
  pages: z.int().min(0),
  /** What is kept back, in words; null where nothing is. */
  withheld: text.nullable(),
});

/** What the custody log says of each exhibit. */
const custody = z.object({
  kind: z.literal('custody'),
  at,
  level,
  exhibits: z
    .array(
      z.object({
        /** The exhibit's id. */
        id: text,
        label: text,
        title: text,
        /** Name and value of what is known of the file: received, from whom, size. */
        particulars: z.array(z.tuple([text, text])).readonly(),
        sha256: text,
        events: z.array(z.object({ entry: text, at: text, event: text, detail: text, actor: text })).readonly(),
      }),
    )
    .readonly(),
  log: z.object({ entries: z.int().min(0), hash: text }),
});

/** The list of exhibits stands here; it is in `exhibits` beside the blocks. */
const exhibits = z.object({ kind: z.literal('exhibits'), at });
/** The certificate stands here; it is in `certificate` beside the blocks. */
const certificate = z.object({ kind: z.literal('certificate'), at });

/** A block, however deep it stands. */
export type Block =
  | z.infer<typeof heading>
  | z.infer<typeof paragraph>
  | z.infer<typeof issues>
  | z.infer<typeof provisions>
  | z.infer<typeof facts>
  | z.infer<typeof disputes>
  | z.infer<typeof chronology>
  | z.infer<typeof comparators>
  | z.infer<typeof witnesses>
  | z.infer<typeof informationRequests>
  | z.infer<typeof privilegeLog>
  | z.infer<typeof production>
  | z.infer<typeof custody>
  | z.infer<typeof exhibits>
  | z.infer<typeof certificate>
  | ListBlock
  | QuotationBlock
  | TableBlock
  | ArgumentBlock
  | JustCauseBlock;

export type ListBlock = {
  readonly kind: 'list';
  readonly at: number | null;
  readonly ordered: boolean;
  /** Number of the first item of an ordered list. */
  readonly start: number;
  readonly items: readonly (readonly Block[])[];
};

/** Words of a source, or of a person, set in from both margins. */
export type QuotationBlock = {
  readonly kind: 'quotation';
  readonly at: number | null;
  readonly blocks: readonly Block[];
  readonly cites: readonly CiteRun[];
};

export type TableCell = {
  readonly head: boolean;
  readonly colspan: number;
  readonly rowspan: number;
  readonly blocks: readonly Block[];
};

/** A table that a person made. Cells that another spans are not in its rows. */
export type TableBlock = {
  readonly kind: 'table';
  readonly at: number | null;
  /** Share of each column in the width, in any unit; as many as there are columns. */
  readonly columns: readonly number[];
  /** How many rows at the top are heads, and are repeated on each page. */
  readonly headRows: number;
  readonly rows: readonly (readonly TableCell[])[];
};

/** One issue with what is said under it; those below it follow, with a deeper level. */
export type ArgumentSection = {
  readonly issue: string;
  readonly level: number;
  readonly heading: string;
  /** The question that the hearing decides here. */
  readonly question: string | null;
  readonly blocks: readonly Block[];
  readonly supports: readonly FactSentence[];
  readonly undermines: readonly FactSentence[];
};
export type ArgumentBlock = {
  readonly kind: 'argument';
  readonly at: number | null;
  readonly sections: readonly ArgumentSection[];
};

/** The tests of just cause with a person's answers; nothing in it is reckoned. */
export type JustCauseBlock = {
  readonly kind: 'just-cause';
  readonly at: number | null;
  readonly level: number;
  /** What is printed with the tests, such as that they are no formula. */
  readonly caution: string;
  readonly tests: readonly {
    readonly title: string;
    readonly question: string;
    /** As printed: "Yes", "No", "Unclear"; null where nobody has answered. */
    readonly answer: string | null;
    readonly answeredBy: string;
    readonly blocks: readonly Block[];
    readonly supports: readonly FactSentence[];
    readonly undermines: readonly FactSentence[];
    /** What is missing, as printed; null where nothing is. */
    readonly gap: string | null;
  }[];
};

const blocks: z.ZodType<readonly Block[]> = z.lazy(() => z.array(block).readonly());

const list: z.ZodType<ListBlock> = z.object({
  kind: z.literal('list'),
  at,
  ordered: z.boolean(),
  start: z.int().min(1),
  items: z.array(blocks).readonly(),
});
const quotation: z.ZodType<QuotationBlock> = z.object({
  kind: z.literal('quotation'),
  at,
  blocks,
  cites: z.array(citeRun).readonly(),
});
const table: z.ZodType<TableBlock> = z.object({
  kind: z.literal('table'),
  at,
  columns: z.array(z.number().positive()).min(1).readonly(),
  headRows: z.int().min(0),
  rows: z
    .array(
      z.array(z.object({ head: z.boolean(), colspan: z.int().min(1), rowspan: z.int().min(1), blocks })).readonly(),
    )
    .readonly(),
});
const argument: z.ZodType<ArgumentBlock> = z.object({
  kind: z.literal('argument'),
  at,
  sections: z
    .array(
      z.object({
        issue: text,
        level,
        heading: text,
        question: text.nullable(),
        blocks,
        supports: sentences,
        undermines: sentences,
      }),
    )
    .readonly(),
});
const justCause: z.ZodType<JustCauseBlock> = z.object({
  kind: z.literal('just-cause'),
  at,
  level,
  caution: text,
  tests: z
    .array(
      z.object({
        title: text,
        question: text,
        answer: text.nullable(),
        answeredBy: text,
        blocks,
        supports: sentences,
        undermines: sentences,
        gap: text.nullable(),
      }),
    )
    .readonly(),
});

const block: z.ZodType<Block> = z.lazy(() =>
  z.union([
    heading,
    paragraph,
    list,
    quotation,
    table,
    issues,
    provisions,
    facts,
    disputes,
    argument,
    comparators,
    chronology,
    witnesses,
    justCause,
    informationRequests,
    exhibits,
    privilegeLog,
    production,
    custody,
    certificate,
  ]),
);

export const blocksSchema = blocks;
export type FactSentence = Readonly<z.infer<typeof sentence>>;
export type PrivilegeEntry = Readonly<z.infer<typeof privilegeEntry>>;
export type ProductionEntry = Readonly<z.infer<typeof productionEntry>>;
