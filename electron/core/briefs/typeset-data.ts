import { showControls } from '../../../shared/domain/text-pages.ts';

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Gives the visible stand-in of a character that no font shows: ⟨U+6F22⟩. */
export function codePointMark(char: string): string {
  return `⟨U+${codePointHex(char)}⟩`;
}

/** Gives a character's code point as at least four hexadecimal digits. */
export function codePointHex(char: string): string {
  return (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}

/** Gives data in which every text is safe to print: controls and `missing` characters are visible, line ends are \n. */
export function printable(data: unknown, missing: ReadonlySet<string>): unknown {
  if (typeof data === 'string') return printableText(data, missing);
  if (Array.isArray(data)) return data.map((one) => printable(one, missing));
  if (!isRecord(data)) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, printable(value, missing)]));
}

function printableText(text: string, missing: ReadonlySet<string>): string {
  const lines = text.replaceAll(/\r\n?/gu, '\n').split('\n');
  const shown = lines.map((line) => showControls(line.replaceAll('\t', ' '))).join('\n');
  if (missing.size === 0) return shown;
  return Array.from(shown, (char) => (missing.has(char) ? codePointMark(char) : char)).join('');
}

/** Gives one warning for each character that no font shows, in order of code points. */
export function missingWarnings(missing: ReadonlySet<string>): string[] {
  return [...missing]
    .toSorted((a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0))
    .map(
      (char) => `No font has the character ${char} (U+${codePointHex(char)}); it is printed as ${codePointMark(char)}.`,
    );
}
