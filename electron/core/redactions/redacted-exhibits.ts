import type { SourceRow } from '../../../shared/contract/views.ts';
import type { ExhibitRedaction } from '../../../shared/domain/bundle.ts';
import { charWidth } from '../../../shared/domain/char-width.ts';
import type { Rect } from '../../../shared/domain/excerpts.ts';
import { hiddenStretches } from '../../../shared/domain/redacted-letters.ts';
import { type Redaction, withoutRedacted } from '../../../shared/domain/redactions.ts';

/** Gives what is to be taken out of the copy of a source, by the form in which it is printed; null where nothing is marked. */
export function exhibitRedaction(
  redactions: readonly Redaction[],
  form: { readonly kind: string; readonly pages: number },
): ExhibitRedaction | null {
  const marks = redactions.map(({ page, rects, reason, words }) => ({ page, rects, code: reason, words }));
  if (marks.length === 0 || form.kind === 'slip-sheet') return null;
  return { inType: form.kind === 'text', marks };
}

/** Gives the pages (from 1) of an exhibit on which something was removed. */
export function redactedPages(redaction: ExhibitRedaction | null): number[] {
  return [...new Set(redaction?.marks.map(({ page }) => page))].toSorted((a, b) => a - b);
}

/** Says of which exhibits a copy is redacted and where, or null where none is: a hash is that of the whole original. */
export function redactionStatement(
  exhibits: readonly { readonly row: { readonly label: string }; readonly redaction?: ExhibitRedaction | null }[],
): string | null {
  const parts = exhibits.flatMap(({ row, redaction }) => {
    const pages = redactedPages(redaction ?? null);
    return pages.length === 0 ? [] : [`${row.label} (${pages.length === 1 ? 'page' : 'pages'} ${pages.join(', ')})`];
  });
  if (parts.length === 0) return null;
  return `Parts of these exhibits were redacted in this copy: ${parts.join('; ')}. A page with a redaction is a picture of the original page with those parts painted over or, of a text, is set in type without them. The hash of each exhibit is that of its whole original file.`;
}

/** Gives a source as it may be named beside a redacted copy of it: without the words that are redacted in it. */
export function namedWithoutRedacted<T extends Pick<SourceRow, 'title' | 'name'>>(
  source: T,
  redactions: readonly Redaction[],
): T {
  if (redactions.length === 0) return source;
  const { title, name } = source;
  return { ...source, title: withoutRedacted(title, redactions), name: withoutRedacted(name, redactions) };
}

/** Gives the lines of a page of text with every character under a rectangle blacked out; wide ones take two places. */
export function linesWithoutRedacted(text: string, rects: readonly Rect[]): string[] {
  let left = '';
  let done = 0;
  for (const { from, to } of hiddenStretches(text, rects)) {
    left += text.slice(done, from);
    for (const char of text.slice(from, to)) left += '\u2588'.repeat(charWidth(char.codePointAt(0) ?? 0));
    done = to;
  }
  return (left + text.slice(done)).split('\n');
}
