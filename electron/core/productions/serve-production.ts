import type { ProductionExport } from '../../../shared/domain/productions.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ReadableCase, WritableCase } from '../case-file/open-case.ts';
import { write } from '../journal/write.ts';
import { issuePlanned, planProduction, type ProductionPlan, type ServeRequest } from './production-plan.ts';
import { requireOpen } from './productions-commands.ts';

/**
 * Enters a production as handed over without writing files: for one that left the house on paper. Its numbers are issued, its
 * list stays as it is from now on, and each source's custody says so. Throws as planProduction does, and `conflict` for a
 * production that was handed over before.
 */
export function serveProduction(opened: WritableCase, request: ServeRequest): ProductionPlan {
  requireOpen(opened, request.production);
  const plan = issuePlanned(opened, planProduction(opened, request));
  recordServed(opened, plan, null);
  return plan;
}

/** Enters as one act that a plan was handed over, with the export that did it where there is one. */
export function recordServed(opened: WritableCase, plan: ProductionPlan, made: ProductionExport | null): void {
  const { production, items, withheld } = plan;
  const details = {
    production: production.id,
    party: production.party,
    date: production.date,
    sources: items.map((item) => item.source.id),
    withheld: withheld.map(({ source, bars, reason }) => ({ source: source.id, bars, reason })),
    overrides: items.flatMap(({ source, bars, reason }) =>
      bars.length === 0 ? [] : { source: source.id, bars, reason },
    ),
    ...(made === null ? {} : { folder: made.folder, sha256: made.sha256 }),
  };
  const label = `${production.servedAt === null ? 'produce' : 'export again what was produced'} to ${production.party}`;
  write(opened, { label, kind: 'act', details }, (edit) => {
    if (production.servedAt === null) {
      for (const { row, bates, reason } of items) {
        edit.update('production_source', row.id, { bates: bates?.id ?? null, withheld: false, reason });
      }
      for (const { row, reason } of withheld) edit.update('production_source', row.id, { withheld: true, reason });
      edit.update('production', production.id, { servedAt: opened.clock.now() });
    }
    if (made !== null) edit.insert('production_export', made);
  });
}

/** Throws `conflict` when the case would no longer give the same plan: it was changed while the files were made. */
export function requireSame(opened: ReadableCase, plan: ProductionPlan, request: ServeRequest): void {
  if (print(planProduction(opened, request)) !== print(plan)) {
    throw new AppError('conflict', 'the production was changed while it was being written: export it again', {
      data: { id: plan.production.id, reason: 'production-moved' },
    });
  }
}

/** What the files say of the case, but for the ids of ranges that were issued meanwhile. */
function print({ production, items, withheld }: ProductionPlan): string {
  const ranges = items.map(({ bates }) => bates && [bates.source, bates.prefix, bates.first, bates.pages]);
  const sources = [...items, ...withheld].map(({ source, reason }) => [source, reason]);
  return JSON.stringify([production, ranges, sources]);
}
