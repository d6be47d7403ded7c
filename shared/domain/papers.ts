import type { BriefData } from './brief.ts';
import type { PrivilegeEntry, ProductionEntry } from './brief-blocks.ts';

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

/** What a production holds, with the numbers and hashes of each. */
export type ProductionIndex = PaperFrame & {
  readonly kind: 'production-index';
  readonly to: string;
  readonly means: string;
  readonly entries: readonly ProductionEntry[];
  readonly pages: number;
};

/** What is kept back, and on which basis (date, author, recipients, kind, basis). */
export type PrivilegeLog = PaperFrame & { readonly kind: 'privilege-log'; readonly entries: readonly PrivilegeEntry[] };
