import { z } from 'zod';
import { blocksSchema } from './brief-blocks.ts';

/*
 * A brief as plain data: its frame, what it says block by block, and the exhibits behind it. It is handed to a template as JSON,
 * and nothing in it is markup. Every text is ready to print (dates worded, cites rendered), except page numbers: where a page is
 * to be printed the data says how far it lies behind the brief's last page, which only the template knows.
 */

const text = z.string();
const calendarDay = z.iso.date();
const pageCount = z.int().min(1);

const caption = z.object({
  /** The body that hears the matter: "Before the arbitrator", "Board of Police Commissioners, City of Detroit". */
  forum: text,
  caseTitle: text,
  /** For the running head: "Wallet v. Detroit Police Department". */
  shortTitle: text,
  employee: z.object({ name: text, rank: text.nullable() }),
  employer: text,
  matter: text.nullable(),
  /** Who signs, and is the file's author. */
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
  pages: pageCount,
  tab: z.boolean().optional(),
  /** The file in which it is, from 1, of a bundle that is cut into several. */
  part: z.int().min(1).optional(),
  /** Bates range as printed: "WAL-000001 to WAL-000004". */
  bates: text.nullable(),
  /** How many pages behind the brief's last page it starts, from 1; null while the brief stands alone. */
  afterFront: pageCount.nullable(),
});

/** The shape of a brief's data; `parse` throws a ZodError on anything that a template could not set. */
export const briefData = z.object({
  version: z.literal(2),
  title: text,
  /** Date of issue, the only date of the file itself. */
  date: calendarDay,
  paper: z.enum(['us-letter', 'a4']),
  /** Printed on every sheet of a sample; null for a real brief. */
  sample: text.nullable(),
  /** Pages of the bundle behind the brief, for "Page x of y"; 0 when the brief stands alone. */
  pagesAfter: z.int().min(0),
  caption,
  /** What a person set for this paper; the signature and the overrides of the caption are in `caption` already. */
  settings: z.object({
    lineNumbers: z.boolean(),
    /** Lines at the head of the first page; none leaves it out. */
    letterhead: z.array(text).readonly(),
    /** To whom the paper goes, line by line. */
    addressee: z.array(text).readonly(),
  }),
  blocks: blocksSchema,
  /** Law and rules by the id that authority runs name; printed with the pages that cite them. */
  authorities: z.array(z.object({ id: text, group: text, text })).readonly(),
  /** All exhibits of the bundle; the list of them stands where the block `exhibits` is, else where the template has it. */
  exhibits: z.array(exhibit).readonly(),
  /** The appendix of hashes, with the statement that a qualified person may sign; null leaves it out. */
  certificate: z
    .object({
      statement: blocksSchema,
      exhibits: z.array(z.object({ id: text, label: text, name: text, sha256: text })).readonly(),
    })
    .nullable(),
  /** Printed after everything else, from a page of their own. */
  appendices: blocksSchema.optional(),
});

export type BriefData = Readonly<z.infer<typeof briefData>>;

/** Gives the brief as the front of a bundle: exhibits follow in order, one right after the other. */
export function placeExhibits(data: BriefData): BriefData {
  let pagesAfter = 0;
  const exhibits = data.exhibits.map((one) => {
    const afterFront = pagesAfter + 1;
    pagesAfter += one.pages + (one.tab === true ? 1 : 0);
    return { ...one, afterFront };
  });
  return { ...data, exhibits, pagesAfter };
}
