import type { StepView } from '../../../shared/contract/views.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { prepared } from '../journal/write.ts';

const viewSql = `SELECT number, kind, label, actor, at, target, hash,
  (SELECT count(*) FROM journal_change c WHERE c.step = number) AS changes FROM journal_step`;

/** Gives steps of the custody log, the newest first; `before` is the number after which to go on, null to begin. */
export function listSteps(
  opened: ReadableCase,
  before: number | null,
  limit: number,
): { steps: StepView[]; total: number } {
  const sql = `${viewSql} WHERE number < ? ORDER BY number DESC LIMIT ?`;
  const steps = prepared(opened.db, sql).all(before ?? Number.MAX_SAFE_INTEGER, limit) as StepView[];
  const total = prepared(opened.db, 'SELECT count(*) FROM journal_step').pluck().get() as number;
  return { steps, total };
}

/** Gives every step that touched a source, the oldest first; one that took all evidence out counts for what was in by then. */
export function stepsOfSource(opened: ReadableCase, id: string): StepView[] {
  const sql = `${viewSql} WHERE number IN (SELECT step FROM journal_change WHERE "table" = 'source' AND row = @id)
    OR (details IS NOT NULL AND json_valid(details) AND (details ->> 'source' = @id
      OR EXISTS (SELECT 1 FROM json_each(details, '$.sources') WHERE value = @id)
      OR (details ->> 'everySource' = 1
        AND number > (SELECT min(step) FROM journal_change WHERE "table" = 'source' AND row = @id)))) ORDER BY number`;
  return prepared(opened.db, sql).all({ id }) as StepView[];
}
