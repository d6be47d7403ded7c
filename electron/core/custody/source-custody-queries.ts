import type { CustodyEvent } from '../../../shared/domain/custody.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { prepared } from '../journal/write.ts';
import { openLabel } from './opened-sources.ts';

/** Label of the entry that says that a print on record did not take place. */
export const calledOffLabel = 'printing called off';

type Row = Omit<CustodyEvent, 'kind' | 'detail'> & {
  readonly stepKind: string;
  readonly details: string | null;
  /** Whether the step put the source's row in place or took it away; null where it did neither. */
  readonly came: number | null;
};

const sql = `SELECT j.number AS step, j.kind AS stepKind, j.label, j.details, j.actor, j.at, j.hash,
    (SELECT CASE WHEN c.before IS NULL THEN 1 WHEN c.after IS NULL THEN 0 END FROM journal_change c
      WHERE c.step = j.number AND c."table" = 'source' AND c.row = @id) AS came
  FROM journal_step j
  WHERE j.number IN (SELECT step FROM journal_change WHERE "table" = 'source' AND row = @id)
    OR (j.details IS NOT NULL AND json_valid(j.details) AND (j.details ->> 'source' = @id
      OR EXISTS (SELECT 1 FROM json_each(j.details, '$.sources') WHERE value = @id)
      OR (j.details ->> 'everySource' = 1
        AND j.number > (SELECT min(step) FROM journal_change WHERE "table" = 'source' AND row = @id))))
  ORDER BY j.number`;

/** Gives what was done with a source, the oldest first: receipt, openings, numbers, productions, exports, prints, changes. */
export function custodyOfSource(opened: ReadableCase, id: string): CustodyEvent[] {
  const rows = (prepared(opened.db, sql).all({ id }) as Row[]).map((row) => ({ row, details: parsed(row.details) }));
  // A print that was called off took no page out of the case: the log has both entries, the source none.
  const off = new Set(rows.flatMap(({ row, details }) => (row.label === calledOffLabel ? [details['calledOff']] : [])));
  const kept = rows.filter(({ row }) => row.label !== calledOffLabel && !off.has(row.step));
  return kept.map(({ row, details }) => {
    const { step, label, actor, at, hash } = row;
    return { step, kind: kindOf(row, details), label, detail: detailOf(row, details), actor, at, hash };
  });
}

type Details = Readonly<Record<string, unknown>>;

function kindOf({ came, stepKind, label }: Row, details: Details): CustodyEvent['kind'] {
  if (came === 1) return stepKind === 'do' ? 'received' : 'restored';
  if (came === 0) return 'removed';
  if (label === openLabel) return 'opened';
  if (stepKind !== 'act') return 'changed';
  if (details['production'] !== undefined) return 'produced';
  if (label === 'issue Bates numbers') return 'numbered';
  if (details['printed'] !== undefined) return 'printed';
  if (typeof details['pages'] === 'string') return 'read';
  return 'exported';
}

function detailOf({ label }: Row, details: Details): string {
  const text = (key: string, before = '') => {
    const value = details[key];
    return typeof value === 'string' && value !== '' ? `${before}${value}` : '';
  };
  const kept = [
    text('printed'),
    text('sha256', 'SHA-256 '),
    text('party', 'to '),
    text('fileName'),
    text('folder'),
    text('reason', 'because: '),
  ];
  return [label, ...kept.filter((part) => part !== '')].join(', ');
}

function parsed(details: string | null): Details {
  return details === null ? {} : (JSON.parse(details) as Details);
}
