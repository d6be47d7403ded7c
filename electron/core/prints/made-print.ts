import type { NamedCheck } from '../../../shared/contract/views.ts';
import type { BatesRange } from '../../../shared/domain/bates.ts';
import type { Typesetter } from '../briefs/typesetter.ts';

/** Pages that are ready to be printed, and what must be known of them before they are. */
export type MadePrint = {
  /** Null where the pages come from the shell: the window itself. */
  readonly pdf: Uint8Array | null;
  readonly pages: number;
  /** What is printed, in words. */
  readonly title: string;
  /** Step of the log: "print source". */
  readonly label: string;
  /** What a head line names, for who wants one; null where the pages have a head of their own. */
  readonly head: string | null;
  /** What stands on each sheet and cannot be left out. */
  readonly marks: readonly string[];
  /** What a person should know first. */
  readonly notes: readonly string[];
  readonly gate: Gate;
  /** Sources by the pages (from 1) on which they stand; null: on all. */
  readonly sources: readonly { readonly source: string; readonly from: number | null; readonly to: number | null }[];
  /** Bates numbers on the pages; what is printed is issued for good. */
  readonly bates: readonly BatesRange[];
  readonly sha256: string | null;
};

/** `whole`: only what passes every check, or has a reason; `draft`: else with the draft mark; `none`: no checks. */
export type Gate =
  | { readonly kind: 'none' }
  | { readonly kind: 'whole' | 'draft'; readonly checks: readonly NamedCheck[] };

export type PrintTools = {
  readonly templates: string;
  readonly typesetter: Typesetter;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number, what: string) => void) | undefined;
};

/** What is on a print that no check needs. */
export const plain = { head: null, marks: [], notes: [], gate: { kind: 'none' }, bates: [] } as const;
