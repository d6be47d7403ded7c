import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SourceRow } from '../../shared/contract/views.ts';
import { showControls } from '../../shared/domain/text-pages.ts';
import { openBeside, useNavigate } from '../navigation.ts';
import { WarnMark } from '../ui/marks.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { wordsKey } from '../ui/table-sort.ts';
import { counted, formatWords, sizeWords, unreadableWords } from '../words.ts';
import { usePartsOf } from './part-links.tsx';
import './part-links.css';

const columns: readonly Column<SourceRow>[] = [
  {
    key: 'name',
    title: 'Name in the archive',
    width: 'minmax(12rem, 1fr)',
    cell: (row) => (
      <span title={showControls(row.parentPath)}>
        {row.unreadable === null ? null : (
          <WarnMark title={unreadableWords[row.unreadable]}>
            <span className="hidden-text">Not readable. </span>
          </WarnMark>
        )}
        {showControls(row.parentPath)}
      </span>
    ),
    sortKey: (row) => wordsKey(row.parentPath),
  },
  {
    key: 'format',
    title: 'Format',
    width: '8rem',
    cell: (row) => formatWords[row.format],
    sortKey: (row) => formatWords[row.format],
  },
  {
    key: 'pages',
    title: 'Pages',
    width: '4rem',
    align: 'end',
    cell: (row) => (row.pages === 0 ? '' : row.pages.toLocaleString('en-US')),
    sortKey: (row) => String(row.pages).padStart(8, '0'),
  },
  {
    key: 'size',
    title: 'Size',
    width: '6rem',
    align: 'end',
    cell: (row) => sizeWords(row.bytes),
    sortKey: (row) => String(row.bytes).padStart(16, '0'),
  },
];

/** An archive: its members, each a source of its own. Enter opens one, Ctrl+Enter opens it beside. */
export function MemberList(props: { readonly source: SourceRow; readonly tools: ReactNode }): ReactNode {
  const { open } = useNavigate();
  const parts = usePartsOf(props.source.id);
  const [selected, setSelected] = useState<readonly string[]>([]);
  return (
    <div className="members">
      <div className="members-head">
        <p>{parts.length === 0 ? 'No member of this archive was taken in.' : counted(parts.length, 'member')}</p>
        {props.tools}
      </div>
      <Table
        label="Members of the archive"
        rows={parts}
        columns={columns}
        selected={selected}
        text={(row) => row.parentPath}
        onSelect={setSelected}
        onOpen={({ id }) => open({ screen: 'sources', id })}
        onOpenBeside={({ id }) => openBeside({ id })}
        menu={(picked) => [
          { words: 'Open', keys: 'Enter', act: () => picked[0] && open({ screen: 'sources', id: picked[0].id }) },
          { words: 'Open beside', keys: 'Ctrl+Enter', act: () => picked[0] && openBeside({ id: picked[0].id }) },
        ]}
        empty={<p className="list-none quiet">What an archive holds is listed here once it was taken in.</p>}
      />
    </div>
  );
}
