/** PDFium's mark for a hyphen that only the line end made; the halves of the word stand on both sides. */
const hyphenMark = '\u0002';

/**
 * Gives the words of a page as a reader would copy them: ligatures spelled out, words joined over a hyphenated line
 * end, one `\n` per line, runs of blanks and blank lines reduced, nothing that cannot be seen.
 */
export function tidyPdfText(raw: string): string {
  return raw
    .replace(/\r\n?/gu, '\n')
    .replace(/\u00ad *\n */gu, '')
    .replaceAll(hyphenMark, '')
    .replaceAll('\ufffe', '')
    .replace(/[\ufb00-\ufb06]/gu, (ligature) => ligature.normalize('NFKC'))
    .replace(/(?![\t\n])\p{Cc}|[\ufeff\uffff\p{Cs}]/gu, '')
    .replace(/[ \t\u00a0]+/gu, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}
