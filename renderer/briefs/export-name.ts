/** Gives the file name of an export: case, what it is, hearing day (domain rules, "Bundle rules", 8). */
export function exportName(title: string, bundle: boolean, hearingOn: string | null): string {
  const name = title
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N} .&'-]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .slice(0, 120)
    .trim();
  const parts = [name === '' ? 'Case' : name, bundle ? 'bundle' : 'brief', ...(hearingOn === null ? [] : [hearingOn])];
  return `${parts.join(' ')}.pdf`;
}
