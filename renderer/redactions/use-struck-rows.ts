import { useMemo } from 'react';
import { rowMarker } from '../../shared/domain/redacted-rows.ts';
import type { Redaction } from '../../shared/domain/redactions.ts';
import type { StruckCells, TableRowSlice } from '../viewer/table-cells.ts';
import type { PageTexts } from '../viewer/use-find.ts';
import { markTitle } from './redaction-words.ts';
import { useMarkedPages } from './use-marked-pages.ts';

/** Gives what tells of a table's rows which of their cells are marked for redaction; nothing where none is. */
export function useStruckRows(
  texts: PageTexts,
  redactions: readonly Redaction[],
): ((sheet: string, row: TableRowSlice) => StruckCells | null) | undefined {
  const pages = useMarkedPages(texts, redactions);
  return useMemo(() => {
    if (pages.size === 0) return undefined;
    const marksOf = rowMarker(pages, redactions);
    return (sheet, row) => {
      const found = marksOf(sheet, row);
      const [first] = found?.marks ?? [];
      return found === null || first === undefined ? null : { columns: found.columns, title: markTitle(first) };
    };
  }, [pages, redactions]);
}
