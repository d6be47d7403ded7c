import type { SourceRow } from '../../../shared/contract/views.ts';
import { found } from '../../../shared/assert.ts';
import type { BatesRange } from '../../../shared/domain/bates.ts';
import type { ExhibitRedaction } from '../../../shared/domain/bundle.ts';
import type { CaseInfo } from '../../../shared/domain/cases.ts';
import {
  barsOnPaper,
  type Production,
  type ProductionBar,
  type ProductionDecision,
  type ProductionSource,
} from '../../../shared/domain/productions.ts';
import { AppError } from '../../../shared/errors.ts';
import { exhibitForm, type ExhibitForm } from '../briefs/exhibit-form.ts';
import type { ReadableCase, WritableCase } from '../case-file/open-case.ts';
import { issueBates, planBates } from '../exhibits/exhibits-commands.ts';
import { latestBates } from '../exhibits/exhibits-queries.ts';
import { allRows, rowById, rowsWhere } from '../journal/read.ts';
import { exhibitRedaction, namedWithoutRedacted } from '../redactions/redacted-exhibits.ts';
import { coveredPagesLeft, redactionsOfSource } from '../redactions/redactions-queries.ts';
import { getSource } from '../sources/sources-queries.ts';

/** A source as it is handed over: its form on paper and its numbers; a range without id is not issued yet. */
export type ProducedItem = {
  readonly row: ProductionSource;
  readonly source: SourceRow;
  readonly form: ExhibitForm;
  readonly redaction: ExhibitRedaction | null;
  readonly bates: BatesRange | null;
  /** Why it could have been kept back, and the reason for which it is not. */
  readonly bars: readonly ProductionBar[];
  readonly reason: string;
};

export type WithheldItem = {
  readonly row: ProductionSource;
  readonly source: SourceRow;
  readonly bars: readonly ProductionBar[];
  readonly reason: string;
};

export type ProductionPlan = {
  readonly production: Production;
  readonly info: CaseInfo;
  readonly items: readonly ProducedItem[];
  readonly withheld: readonly WithheldItem[];
};

export type ServeRequest = {
  readonly production: string;
  /** Puts Bates numbers on what has none. */
  readonly numbers: boolean;
  /** What a person says of each source that may be kept back. Ignored for a production that was handed over. */
  readonly decisions: readonly ProductionDecision[];
};

/**
 * Gives what would be handed over and what kept back, as the case stands. Of a production that was handed over, what it was.
 * Throws `check-failed` naming each source of which a person has not decided, `conflict` for a production received,
 * `invalid-input` for one without a party or without anything to hand over.
 */
export function planProduction(opened: ReadableCase, request: ServeRequest): ProductionPlan {
  const production = found(rowById(opened, 'production', request.production), 'this production');
  if (production.direction !== 'given') {
    throw new AppError('conflict', 'what was received cannot be produced', { data: { id: production.id } });
  }
  if (production.party.trim() === '') {
    throw new AppError('invalid-input', 'a production names to whom it goes', {
      data: { field: 'party', reason: 'no-party' },
    });
  }
  const info = found(allRows(opened, 'case_info')[0], 'the case');
  const covered = coveredPagesLeft(opened);
  const listed = rowsWhere(opened, 'production_source', 'production', production.id, 'position').map((row) => {
    const redactions = redactionsOfSource(opened, row.source);
    const received = getSource(opened, row.source);
    const form = exhibitForm(received);
    const source = namedWithoutRedacted(received, redactions);
    return { row, source, bars: barsOnPaper(source, covered), form, redaction: exhibitRedaction(redactions, form) };
  });
  const given = production.servedAt === null ? decide(listed, request.decisions) : listed.map(asRecorded);
  const kept = given.filter((item) => item.withheld);
  const going = given.filter((item) => !item.withheld);
  if (going.length === 0) {
    throw new AppError('invalid-input', 'there is nothing in this production to hand over', {
      data: { field: 'sources', reason: 'nothing-to-produce' },
    });
  }
  const ranges = rangesOf(opened, production, info.batesPrefix, request.numbers, going);
  return {
    production,
    info,
    items: going.map(({ row, source, form, redaction, bars, reason }, i) => ({
      row,
      source,
      form,
      redaction,
      bars,
      reason,
      bates: ranges[i] ?? null,
    })),
    withheld: kept.map(({ row, source, bars, reason }) => ({ row, source, bars, reason })),
  };
}

type Listed = Omit<ProducedItem, 'bates' | 'reason'>;
type Decided = Listed & { readonly withheld: boolean; readonly reason: string };

const asRecorded = (item: Listed): Decided => ({ ...item, withheld: item.row.withheld, reason: item.row.reason });

function decide(listed: readonly Listed[], decisions: readonly ProductionDecision[]): Decided[] {
  const bySource = new Map(decisions.map((decision) => [decision.source, decision]));
  const undecided: string[] = [];
  const decided = listed.map((item): Decided => {
    if (item.bars.length === 0) return { ...item, withheld: false, reason: '' };
    const decision = bySource.get(item.source.id);
    const reason = decision?.reason.trim() ?? '';
    if (decision === undefined || (decision.produce && reason === '')) undecided.push(item.source.title);
    return { ...item, withheld: decision?.produce !== true, reason };
  });
  if (undecided.length > 0) {
    const lines = undecided.map(
      (title) => `${title}: privileged, compelled or protected; nobody decided with a reason`,
    );
    throw new AppError('check-failed', `nothing was handed over: ${lines.join('; ')}`, {
      data: { checks: ['not-privileged'], lines, reason: 'undecided' },
    });
  }
  return decided;
}

function rangesOf(
  opened: ReadableCase,
  production: Production,
  prefix: string,
  numbers: boolean,
  going: readonly Listed[],
): readonly (BatesRange | null)[] {
  if (production.servedAt !== null) {
    return going.map(({ row }) => (row.bates === null ? null : (rowById(opened, 'bates_range', row.bates) ?? null)));
  }
  if (!numbers) return going.map(() => null);
  const issued = latestBates(opened);
  const needs = going.map(({ source, form }) => ({
    source: source.id,
    pages: form.pages,
    issued: issued.get(source.id) ?? null,
  }));
  return planBates(opened, prefix, needs);
}

/**
 * Issues the numbers of a plan for good, as an act of its own, and gives the plan with the ranges that now stand. Throws
 * `conflict` when another issue took one of the numbers meanwhile.
 */
export function issuePlanned(opened: WritableCase, plan: ProductionPlan): ProductionPlan {
  const ranges = issueBates(
    opened,
    plan.items.flatMap(({ bates }) => bates ?? []),
  );
  const issued = new Map(ranges.map((range) => [range.source, range]));
  return {
    ...plan,
    items: plan.items.map((item) => ({ ...item, bates: issued.get(item.source.id) ?? null })),
  };
}
