import type { ReactNode } from 'react';
import type { DeadlineResult, TraceRow } from '../../shared/domain/deadline-schema.ts';
import { explainDeadline } from '../../shared/domain/deadline-trace.ts';
import { DateText } from '../ui/date-text.tsx';

const actionWords: Readonly<Record<TraceRow['action'], string>> = {
  counted: 'counted',
  skipped: 'not counted',
  rolled: 'cannot be the last',
  service: 'added for service',
};

/** How a day was counted: in plain English, then day by day for each reading. */
export function ClockTrace({ result }: { readonly result: DeadlineResult }): ReactNode {
  const { table, readings } = result.trace;
  return (
    <section className="inspector-part" aria-label="How it was counted">
      <h2>How it was counted</h2>
      <p className="trace-words">{explainDeadline(result)}</p>
      {result.warnings.map((warning) => (
        <p key={warning.code} className="small trace-warning">
          {warning.message}
        </p>
      ))}
      {readings.map((reading) => (
        <details key={`${reading.label} ${reading.due}`}>
          <summary>
            Day by day, {reading.label} reading: <DateText date={reading.due} />
          </summary>
          <table className="trace-table figures">
            <tbody>
              {reading.rows.map((row, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- the rows of a trace never move
                <tr key={index} className={row.action}>
                  <td>{row.number ?? ''}</td>
                  <td>{row.weekday.slice(0, 3)}</td>
                  <td>
                    <DateText date={row.day} />
                  </td>
                  <td>
                    {actionWords[row.action]}
                    {row.reason === null ? '' : `: ${row.reason}`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ))}
      {table.used && (
        <p className="quiet small">
          Holidays: {table.title}, version {table.version}. {table.source}
        </p>
      )}
    </section>
  );
}
