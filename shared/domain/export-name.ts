type Exported = {
  readonly caseTitle: string;
  readonly paperTitle: string;
  /** With its exhibits. */
  readonly bundle: boolean;
  readonly hearingOn: string | null;
};

/** Gives the file name of an export: case, what it is, hearing day (domain rules, "Bundle rules", 8). */
export function exportName({ caseTitle, paperTitle, bundle, hearingOn }: Exported): string {
  const what = bundle ? 'bundle' : plain(paperTitle) || 'paper';
  return `${[plain(caseTitle) || 'Case', what, ...(hearingOn === null ? [] : [hearingOn])].join(' ')}.pdf`;
}

/** Letters, digits and what stands between them, so that no title can name a path. */
function plain(title: string): string {
  const words = title
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N} .&'-]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+/, '');
  return Array.from(words).slice(0, 100).join('').trim();
}
