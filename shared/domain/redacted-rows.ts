import type { Redaction } from './redactions.ts';
import { hiddenStretches, lettersOf } from './redacted-letters.ts';
import type { RowPlace, TableRow } from './tables.ts';
import { textPageRule } from './text-pages.ts';

/** What is marked in a row: columns from 0, or the whole row where its words cannot be told apart on the text pages. */
export type RowMarks = { readonly columns: ReadonlySet<number> | 'all'; readonly marks: readonly Redaction[] };

type PageLetters = {
  readonly text: string;
  readonly lineStarts: readonly number[];
  readonly marked: readonly Redaction[][];
};

/**
 * Gives what tells of rows whether they are marked, by what stands on the text pages (from 1). `pages` needs to hold every page
 * with a mark and the one before it, on which a row may begin.
 */
export function rowMarker(
  pages: ReadonlyMap<number, string>,
  redactions: readonly Redaction[],
): (sheet: string, row: TableRow & RowPlace) => RowMarks | null {
  const byPage = new Map<number, PageLetters>();
  for (const [number, text] of pages) {
    byPage.set(
      number,
      pageLetters(
        text,
        redactions.filter(({ page }) => page === number),
      ),
    );
  }
  return (sheet, row) => {
    if (!byPage.has(row.page)) return null;
    const cells = row.cells.map((cell) => lettersOf(cell).text);
    const place = lettersOf(sheet === '' ? String(row.number) : `${sheet}!${row.number}`).text;
    const owners = [
      ...Array.from(place, () => -1),
      ...cells.flatMap((letters, column) => Array.from({ length: letters.length }, () => column)),
    ];
    return marksAlong(byPage, row, place + cells.join(''), owners);
  };
}

function pageLetters(text: string, redactions: readonly Redaction[]): PageLetters {
  const letters = lettersOf(text);
  const marked: Redaction[][] = letters.at.map(() => []);
  for (const redaction of redactions) {
    for (const { from, to } of hiddenStretches(text, redaction.rects)) {
      for (const [index, unit] of letters.at.entries()) {
        if (unit >= from && unit < to) marked[index]?.push(redaction);
      }
    }
  }
  const lineStarts = [0];
  let unit = 0;
  for (const line of text.split('\n')) {
    unit += line.length + 1;
    const next = letters.at.findIndex((at) => at >= unit);
    lineStarts.push(next < 0 ? letters.at.length : next);
  }
  return { text: letters.text, lineStarts, marked };
}

/** Subtle: a row that goes over the foot of its page goes on at the head of the next. */
function marksAlong(
  pages: ReadonlyMap<number, PageLetters>,
  row: RowPlace,
  expected: string,
  owners: readonly number[],
): RowMarks | null {
  const columns = new Set<number>();
  const marks = new Set<Redaction>();
  let page = pages.get(row.page);
  let number = row.page;
  let index = page?.lineStarts[row.lineFrom - 1] ?? 0;
  let isAlike = true;
  for (let at = 0; at < expected.length && page !== undefined; at++) {
    while (page !== undefined && index >= page.text.length) {
      number += 1;
      index = 0;
      page = row.lineTo === textPageRule.lines ? pages.get(number) : undefined;
    }
    if (page === undefined) break;
    if (page.text[index] !== expected[at]) {
      isAlike = false;
      break;
    }
    const here = page.marked[index] ?? [];
    if (here.length > 0) columns.add(owners[at] ?? -1);
    for (const mark of here) marks.add(mark);
    index += 1;
  }
  if (!isAlike) return marksOfLines(pages.get(row.page), row);
  if (marks.size === 0) return null;
  columns.delete(-1);
  return { columns: columns.size === 0 ? 'all' : columns, marks: [...marks] };
}

function marksOfLines(page: PageLetters | undefined, row: RowPlace): RowMarks | null {
  const [from = 0, to = 0] = [page?.lineStarts[row.lineFrom - 1], page?.lineStarts[row.lineTo]];
  const marks = [...new Set(page?.marked.slice(from, to).flat())];
  return marks.length === 0 ? null : { columns: 'all', marks };
}
