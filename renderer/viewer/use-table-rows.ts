import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { TableRowSlice } from './table-cells.ts';

export type TableSheetFacts = {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: number;
  readonly columns: number;
};

/** Gives `count` rows of a sheet, both from 0, and what sheets there are. */
export type ReadTable = (
  sheet: number,
  from: number,
  count: number,
) => Promise<{ readonly sheets: readonly TableSheetFacts[]; readonly rows: readonly TableRowSlice[] }>;

type Held = {
  readonly read: ReadTable;
  readonly sheet: number;
  readonly chunks: ReadonlyMap<number, readonly TableRowSlice[]>;
};

const chunk = 200;
const mostChunks = 60;

/** Holds the rows of one sheet that were asked for lately; the others come when they are wanted. */
export function useTableRows(
  read: ReadTable,
  sheet: number,
  from: number,
  to: number,
): {
  readonly rowAt: (row: number) => TableRowSlice | undefined;
  /** Reads rows that may not be in view. */
  readonly readRows: (from: number, to: number) => Promise<readonly TableRowSlice[]>;
} {
  const [held, setHeld] = useState<Held>({ read, sheet, chunks: new Map() });
  const asked = useRef({ read, sheet, chunks: new Map<number, Promise<readonly TableRowSlice[]>>() });
  const readChunk = useCallback(
    (number: number): Promise<readonly TableRowSlice[]> => {
      if (asked.current.read !== read || asked.current.sheet !== sheet) {
        asked.current = { read, sheet, chunks: new Map() };
      }
      const { chunks } = asked.current;
      const known = chunks.get(number);
      if (known !== undefined) return known;
      const reading = read(sheet, number * chunk, chunk).then(({ rows }) => rows);
      chunks.set(number, reading);
      const [oldest] = chunks.keys();
      if (chunks.size > mostChunks && oldest !== undefined) chunks.delete(oldest);
      reading.then(
        (rows) =>
          setHeld((now) => {
            const former = now.read === read && now.sheet === sheet ? [...now.chunks] : [];
            return { read, sheet, chunks: new Map([...former, [number, rows] as const].slice(-mostChunks)) };
          }),
        () => chunks.delete(number),
      );
      return reading;
    },
    [read, sheet],
  );
  const [first, last] = [Math.floor(from / chunk), Math.floor(Math.max(from, to - 1) / chunk)];
  useEffect(() => {
    for (let number = first; number <= last; number += 1) readChunk(number).catch(() => {});
  }, [first, last, readChunk]);
  return useMemo(
    () => ({
      rowAt: (row) =>
        held.read === read && held.sheet === sheet
          ? held.chunks.get(Math.floor(row / chunk))?.[row % chunk]
          : undefined,
      readRows: async (begin, end) => {
        const rows: TableRowSlice[] = [];
        for (let number = Math.floor(begin / chunk); number * chunk < end; number += 1) {
          const slice = await readChunk(number);
          rows.push(...slice.filter((_, index) => number * chunk + index >= begin && number * chunk + index < end));
        }
        return rows;
      },
    }),
    [held, read, sheet, readChunk],
  );
}
