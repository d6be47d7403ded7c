import type { ReactNode } from 'react';
import type { SourceRow } from '../../shared/contract/views.ts';
import { withheldReason } from '../../shared/domain/sources.ts';
import { DateText } from '../ui/date-text.tsx';
import { WarnMark } from '../ui/marks.tsx';
import type { Column } from '../ui/table.tsx';
import { wordsKey } from '../ui/table-sort.ts';
import { confidentialityWords, sourceKindWords, unreadableWords, withheldWords } from '../words.ts';

/** What the list of sources shows, in order. */
export const sourceColumns: readonly Column<SourceRow>[] = [
  {
    key: 'label',
    title: 'Exhibit',
    width: '5.125rem',
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
    cell: (row) => (row.pages === 0 ? '' : row.pages.toLocaleString('en-US')),
    sortKey: (row) => String(row.pages).padStart(8, '0'),
  },
  {
    key: 'kind',
    title: 'Kind',
    width: '9.5rem',
    cell: (row) => sourceKindWords[row.kind],
    sortKey: (row) => sourceKindWords[row.kind].toLowerCase(),
  },
];

/** What fits a list under 560 px: all but the kind, which the filter and the inspector show. */
export const narrowSourceColumns = sourceColumns.filter((column) => column.key !== 'kind');

/** Why a source is withheld, or that it is confidential. */
function ExportMark({ row }: { readonly row: SourceRow }): ReactNode {
  const reason = withheldReason(row);
  if (reason !== null) return <em className="withheld">{withheldWords[reason]} </em>;
  return row.confidentiality === 'none' ? null : (
    <em className="quiet">{confidentialityWords[row.confidentiality]} </em>
  );
}
