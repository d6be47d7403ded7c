/** The characters of Windows code page 1252 that lie above 0x7F elsewhere in Unicode, by their byte (PDF 32000-1, D.2). */
const high = new Map<string, number>(
  [
    [0x80, '€'],
    [0x82, '‚'],
    [0x83, 'ƒ'],
    [0x84, '„'],
    [0x85, '…'],
    [0x86, '†'],
    [0x87, '‡'],
    [0x88, 'ˆ'],
    [0x89, '‰'],
    [0x8a, 'Š'],
    [0x8b, '‹'],
    [0x8c, 'Œ'],
    [0x8e, 'Ž'],
    [0x91, '‘'],
    [0x92, '’'],
    [0x93, '“'],
    [0x94, '”'],
    [0x95, '•'],
    [0x96, '–'],
    [0x97, '—'],
    [0x98, '˜'],
    [0x99, '™'],
    [0x9a, 'š'],
    [0x9b, '›'],
    [0x9c, 'œ'],
    [0x9e, 'ž'],
    [0x9f, 'Ÿ'],
  ].map(([byte, char]) => [char as string, byte as number]),
);

function byteOf(char: string): number | undefined {
  const code = char.codePointAt(0) ?? 0;
  if ((code >= 0x20 && code <= 0x7e) || (code >= 0xa1 && code <= 0xff && code !== 0xad)) return code;
  return high.get(char);
}

/** Says whether a stamp's font has every character of a text. */
export const isPrintable = (text: string): boolean => Array.from(text).every((char) => byteOf(char) !== undefined);

/** Gives a text in WinAnsiEncoding; a character that the encoding lacks becomes `?`. */
export const winAnsiBytes = (text: string): Uint8Array =>
  Uint8Array.from(Array.from(text, (char) => byteOf(char) ?? 0x3f));

/** Gives a text as a PDF hex string in WinAnsiEncoding; a character that the encoding lacks becomes `?`. */
export const winAnsiHex = (text: string): string => `<${Buffer.from(winAnsiBytes(text)).toString('hex')}>`;

/** Letters whose stroke is no accent in Unicode. */
const stroked: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ħ: 'h',
  Ħ: 'H',
  ı: 'i',
  ŧ: 't',
  Ŧ: 'T',
};

/** Gives a text with what the encoding lacks taken out: a letter loses an accent rather than being lost. */
export const printable = (text: string): string =>
  Array.from(text.normalize('NFC'), (char) => {
    if (byteOf(char) !== undefined) return char;
    if (/\s/u.test(char)) return ' ';
    const base = stroked[char] ?? char.normalize('NFD').charAt(0);
    return byteOf(base) === undefined ? '' : base;
  }).join('');
