import type { BriefData } from './brief.ts';

/** What every paper of the case prints around its own words; see `case-paper` in resources/templates/parts.typ. */
type PaperFrame = Pick<BriefData, 'title' | 'date' | 'paper' | 'sample' | 'pagesAfter' | 'caption'>;

/** The letter that goes with a production. */
export type CoverLetter = PaperFrame & {
  readonly kind: 'cover-letter';
  readonly to: string;
  readonly means: string;
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** What is enclosed, as printed. */
  readonly items: string;
  readonly numbers: readonly string[];
  readonly withheld: string | null;
};

export type IndexEntry = {
  /** As printed: "DOE-000001 to DOE-000004"; empty where it has no numbers. */
  readonly bates: string;
  readonly title: string;
  readonly date: string;
  readonly kind: string;
  readonly pages: number;
  /** Lower-case hex: of the file as received, and of the file that is handed over; empty while it is not made. */
  readonly received: string;
  readonly produced: string;
  /** What else a person must know: a slip sheet stands for it, a native file goes with it. */
  readonly note: string;
};

/** What a production holds, with the numbers and hashes of each. */
export type ProductionIndex = PaperFrame & {
  readonly kind: 'production-index';
  readonly to: string;
  readonly means: string;
  readonly entries: readonly IndexEntry[];
  readonly pages: number;
};

export type LogEntry = {
  readonly bates: string;
  readonly date: string;
  readonly author: string;
  readonly recipients: string;
  readonly kind: string;
  readonly title: string;
  readonly basis: string;
};

/** What is kept back, and on which basis (date, author, recipients, kind, basis). */
export type PrivilegeLog = PaperFrame & { readonly kind: 'privilege-log'; readonly entries: readonly LogEntry[] };
