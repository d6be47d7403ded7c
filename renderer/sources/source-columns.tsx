import type { ReactNode } from 'react';
import type { SourceRow } from '../../shared/contract/views.ts';
import { mediaClock } from '../../shared/domain/excerpts.ts';
import { withheldReason } from '../../shared/domain/sources.ts';
import { capital, stateWordsOf } from '../productions/production-words.ts';
import { shortStanding, type Standing } from '../productions/use-standing.ts';
import { DateText } from '../ui/date-text.tsx';
import { WarnMark } from '../ui/marks.tsx';
import type { Column } from '../ui/table.tsx';
import { wordsKey } from '../ui/table-sort.ts';
import { confidentialityWords, sourceKindWords, unreadableWords, withheldWords } from '../words.ts';
import type { Family } from './source-family.ts';

/** Gives what the list of sources shows, in order; a part stands in from what it is a part of. */
export function sourceColumns(family: Family, standing: Standing): readonly Column<SourceRow>[] {
  return [
    {
      key: 'label',
      title: 'Exhibit',
      width: '5.625rem',
      cell: (row) => row.label ?? <span className="quiet">–</span>,
      sortKey: (row) => wordsKey(row.label ?? ''),
    },
    {
      key: 'title',
      title: 'Title',
      width: 'minmax(9rem, 1fr)',
      cell: (row) => (
        <span title={row.title}>
          {row.unreadable === null ? null : (
            <WarnMark title={unreadableWords[row.unreadable]}>
              <span className="hidden-text">Not readable. </span>
            </WarnMark>
          )}
          <PartMark row={row} family={family} />
          <ExportMark row={row} />
          {row.title}
        </span>
      ),
      sortKey: (row) => wordsKey(row.title),
    },
    {
      key: 'date',
      title: 'Date',
      width: '6.625rem',
      cell: (row) => <DateText date={row.date} />,
      sortKey: (row) => row.date ?? '\uffff',
    },
    {
      key: 'pages',
      title: 'Pages',
      width: '3.5rem',
      align: 'end',
      cell: (row) => lengthWords(row),
      sortKey: (row) => String(row.pages).padStart(8, '0'),
    },
    {
      key: 'kind',
      title: 'Kind',
      width: '9.5rem',
      cell: (row) => sourceKindWords[row.kind],
      sortKey: (row) => sourceKindWords[row.kind].toLowerCase(),
    },
    {
      key: 'production',
      title: 'Production',
      width: '9.5rem',
      cell: (row) => {
        const state = standing.get(row.id);
        return state === undefined ? (
          <span className="quiet">{shortStanding(state)}</span>
        ) : (
          <span title={capital(stateWordsOf(state))}>{shortStanding(state)}</span>
        );
      },
      sortKey: (row) => {
        const state = standing.get(row.id);
        return state === undefined ? '' : `${state.state} ${state.date}`;
      },
    },
  ];
}

/** Gives what fits a list under 560 px: all but the kind and the production, which the filter and the inspector show. */
export function narrowSourceColumns(family: Family, standing: Standing): readonly Column<SourceRow>[] {
  return sourceColumns(family, standing).filter(({ key }) => key !== 'kind' && key !== 'production');
}

function PartMark({ row, family }: { readonly row: SourceRow; readonly family: Family }): ReactNode {
  if (row.parent === null) return null;
  const whole = family.titleOf(row.parent);
  return (
    <span className="part-mark" style={{ paddingInlineStart: `${(family.depthOf(row) - 1) * 0.75}rem` }}>
      <span aria-hidden="true" title={`Part of ${whole}`}>
        ↳{' '}
      </span>
      <span className="hidden-text">Part of {whole}: </span>
    </span>
  );
}

/** Pages, or for a recording how long it is. */
function lengthWords({ pages, seconds }: SourceRow): string {
  if (seconds !== null) return mediaClock(seconds).replace(/^00:/, '');
  return pages === 0 ? '' : pages.toLocaleString('en-US');
}

/** Why a source is withheld, or that it is confidential. */
function ExportMark({ row }: { readonly row: SourceRow }): ReactNode {
  const reason = withheldReason(row);
  if (reason !== null) return <em className="export-mark withheld">{withheldWords[reason]} </em>;
  return row.confidentiality === 'none' ? null : (
    <em className="export-mark quiet">{confidentialityWords[row.confidentiality]} </em>
  );
}
