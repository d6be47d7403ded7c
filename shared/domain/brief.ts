import { z } from 'zod';

/*
 * A brief as plain data: what the case decided, in the order in which a hearing officer reads it. It is handed to a
 * template as JSON, and nothing in it is markup. Every text is ready to print (dates worded, cites rendered), except
 * page numbers, which come from the bundle.
 */

const text = z.string();
const calendarDay = z.iso.date();
const pageNumber = z.int().min(1);

/** What a cite leads to: an exhibit, or the excerpt of it that proves the sentence. */
export const citeTarget = z.string().regex(/^(?:excerpt|exhibit)\/[A-Za-z0-9-]+$/);

const textRun = z.object({
  kind: z.literal('text'),
  text,
  style: z.enum(['plain', 'emphasis', 'quote']).optional(),
});
const citeRun = z.object({ kind: z.literal('cite'), target: citeTarget, text });
const authorityRun = z.object({ kind: z.literal('authority'), id: text, text });
const lineRun = z.discriminatedUnion('kind', [textRun, citeRun, authorityRun]);
const noteRun = z.object({ kind: z.literal('note'), runs: z.array(lineRun).readonly() });
const run = z.discriminatedUnion('kind', [textRun, citeRun, authorityRun, noteRun]);
const runs = z.array(run).readonly();

const paragraph = z.object({ kind: z.enum(['text', 'quotation']), runs });

const factSentence = z.object({
  /** The fact's id: where the facts section holds the same id, other sections point to its paragraph. */
  id: text.nullable(),
  runs,
  /** How the fact stands, as printed: "reported", "disputed by the employer"; null where nothing needs saying. */
  status: text.nullable(),
});

const argumentShape = {
  heading: text,
  /** The question that the hearing decides here. */
  question: text.nullable(),
  paragraphs: z.array(paragraph).readonly(),
  supports: z.array(factSentence).readonly(),
  undermines: z.array(factSentence).readonly(),
};
/** Subtle: spelled out rather than recursive, because headings deeper than four levels cannot be numbered legibly. */
const argumentLeaf = z.object({ ...argumentShape, children: z.array(z.never()).readonly() });
const argumentBranch = z.object({ ...argumentShape, children: z.array(argumentLeaf).readonly() });
const argument = z.object({ ...argumentShape, children: z.array(argumentBranch).readonly() });

const caption = z.object({
  /** The body that hears the matter: "Before the arbitrator", "Board of Police Commissioners, City of Detroit". */
  forum: text,
  caseTitle: text,
  /** For the running head: "Wallet v. Detroit Police Department". */
  shortTitle: text,
  employee: z.object({ name: text, rank: text.nullable() }),
  employer: text,
  matter: text.nullable(),
  representative: z
    .object({ name: text, role: text, organization: text.nullable(), contact: z.array(text).readonly() })
    .nullable(),
  /** Running-head marking such as "Attorney work product". */
  marking: text.nullable(),
});

const exhibit = z.object({
  id: text,
  label: text,
  title: text,
  /** The exhibit's own date, as printed. */
  date: text.nullable(),
  /** Its own pages, a tab before it not counted. */
  pages: pageNumber,
  tab: z.boolean().optional(),
  /** Bates range as printed: "WAL-000001 to WAL-000004". */
  bates: text.nullable(),
  /** Bundle page on which the exhibit starts, from 1; null while the brief stands alone. */
  firstPage: pageNumber.nullable(),
});

/** The shape of a brief's data; `parse` throws a ZodError on anything that a template could not set. */
export const briefData = z.object({
  version: z.literal(1),
  title: text,
  /** Date of issue, the only date of the file itself. */
  date: calendarDay,
  paper: z.enum(['us-letter', 'a4']),
  /** Printed on every sheet of a sample; null for a real brief. */
  sample: text.nullable(),
  /** Pages of the whole bundle, for "Page x of y"; null when the brief stands alone. */
  bundlePages: pageNumber.nullable(),
  caption,
  summary: z.array(paragraph).readonly(),
  /** Law and rules by the id that authority runs name; printed with the pages that cite them. */
  authorities: z.array(z.object({ id: text, group: text, text })).readonly(),
  issues: z.array(z.object({ question: runs })).readonly(),
  provisions: z
    .array(
      z.object({ label: text, title: text, quote: text, cites: z.array(citeRun).readonly(), note: text.nullable() }),
    )
    .readonly(),
  facts: z.array(z.object({ heading: text.nullable(), sentences: z.array(factSentence).readonly() })).readonly(),
  disputes: z
    .array(
      z.object({
        point: text,
        one: z.object({ who: text, runs }),
        other: z.object({ who: text, runs }),
      }),
    )
    .readonly(),
  chronology: z.array(z.object({ date: text, runs, who: text.nullable(), status: text.nullable() })).readonly(),
  argument: z.array(argument).readonly(),
  comparators: z
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
  /** How the discipline changed over time. */
  discipline: z.array(z.object({ date: text, action: text, by: text, cites: z.array(citeRun).readonly() })).readonly(),
  conclusion: z.array(paragraph).readonly(),
  /** The exact orders asked for, one each. */
  remedy: z.array(runs).readonly(),
  exhibits: z.array(exhibit).readonly(),
  /** The appendix of hashes, with the statement that a qualified person may sign; null leaves it out. */
  certificate: z
    .object({
      statement: z.array(paragraph).readonly(),
      exhibits: z.array(z.object({ id: text, label: text, name: text, sha256: text })).readonly(),
    })
    .nullable(),
});

export type TextRun = Readonly<z.infer<typeof textRun>>;
export type CiteRun = Readonly<z.infer<typeof citeRun>>;
export type Run = Readonly<z.infer<typeof run>>;
export type Paragraph = Readonly<z.infer<typeof paragraph>>;
export type FactSentence = Readonly<z.infer<typeof factSentence>>;
export type BriefArgument = Readonly<z.infer<typeof argument>>;
export type BriefData = Readonly<z.infer<typeof briefData>>;

/**
 * Gives the brief as the front of a bundle: exhibits follow its `frontPages` pages in order, one after the other.
 * Setting the brief again may move it by a page when the numbers grow: place and set again until the count holds.
 */
export function placeExhibits(data: BriefData, frontPages: number): BriefData {
  let next = frontPages + 1;
  const exhibits = data.exhibits.map((one) => {
    const firstPage = next;
    next += one.pages + (one.tab === true ? 1 : 0);
    return { ...one, firstPage };
  });
  return { ...data, exhibits, bundlePages: next - 1 };
}
