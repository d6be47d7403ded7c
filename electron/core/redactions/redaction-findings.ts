import { redactedWordsIn } from '../../../shared/domain/redactions.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { coveredPagesLeft, redactionsBySource } from './redactions-queries.ts';

/** Something that the redactions of an exhibit say about an export, and the page (from 1) of the source where it stands. */
export type RedactionFinding = {
  readonly text: string;
  readonly place: { readonly kind: 'source'; readonly source: string; readonly page: number };
};

type Exhibit = { readonly row: { readonly source: string; readonly label: string } };

/**
 * Gives the redactions of exhibits whose words a paper prints all the same: in a quote, a fact, a title. `printed` is all that the
 * paper holds, of whatever shape; every text in it is looked at. Words that are too common to tell are left out.
 */
export function printedRedactions(
  opened: ReadableCase,
  exhibits: readonly Exhibit[],
  printed: unknown,
): RedactionFinding[] {
  const bySource = redactionsBySource(opened);
  const marked = exhibits.filter(({ row }) => bySource.has(row.source));
  if (marked.length === 0) return [];
  const text = textsOf(printed).join('\n\n');
  return marked.flatMap(({ row }) =>
    redactedWordsIn(text, bySource.get(row.source) ?? []).map(({ page }) => ({
      text: `The paper prints words that are redacted in ${row.label}, page ${page}`,
      place: { kind: 'source' as const, source: row.source, page },
    })),
  );
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** Gives the exhibits that hold text under boxes, as their import found; a page that is redacted here loses it. */
export function coveredText(opened: ReadableCase, exhibits: readonly Exhibit[]): RedactionFinding[] {
  const covered = coveredPagesLeft(opened);
  return exhibits.flatMap(({ row }) => {
    const left = covered.get(row.source) ?? [];
    const [first] = left;
    if (first === undefined) return [];
    const where = left.length === 1 ? `page ${first}` : `pages ${left.slice(0, 20).join(', ')}`;
    const text = `${row.label}: text lies under boxes on ${where} and can be copied; what looks removed is not`;
    return [{ text, place: { kind: 'source' as const, source: row.source, page: first } }];
  });
}
