/** Windows codepage of a font's \fcharset (RTF 1.9.1, "Font Table"); null for the default and for symbols. */
export function codepageOfCharset(charset: number): number | null {
  return charsets[charset] ?? null;
}

const charsets: Readonly<Record<number, number>> = {
  77: 10000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
};

const labels: Readonly<Record<number, string>> = {
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  20866: 'koi8-r',
  65001: 'utf-8',
};

const decoders = new Map<string, TextDecoder>();

/** Gives the characters of bytes (one per unit of a latin1 string) in a Windows codepage; one that is not known is read as 1252. */
export function decodeCodepage(bytes: string, codepage: number): string {
  if (/^[\0-\x7f]*$/u.test(bytes)) return bytes;
  const known = labels[codepage] ?? (codepage >= 1250 && codepage <= 1258 ? `windows-${codepage}` : 'windows-1252');
  let decoder = decoders.get(known);
  if (decoder === undefined) {
    decoder = new TextDecoder(known);
    decoders.set(known, decoder);
  }
  return decoder.decode(Buffer.from(bytes, 'latin1'));
}
