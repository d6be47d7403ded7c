import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { standardWidth } from '../../../../electron/core/bundle/standard-fonts.ts';

describe('standardWidth', () => {
  it.each(['Helvetica', 'Helvetica-Bold', 'Times-Roman', 'Times-Bold', 'Courier', 'Courier-Bold'] as const)(
    'agrees with the metrics of %s in pdf-lib, character by character',
    async (name) => {
      const font = await (await PDFDocument.create()).embedFont(name);
      const printable = new TextDecoder('windows-1252').decode(
        Uint8Array.from({ length: 224 }, (_, i) => i + 32).filter(
          (byte) => ![0x7f, 0x81, 0x8d, 0x8f, 0x90, 0x9d, 0xa0, 0xad].includes(byte),
        ),
      );
      for (const char of printable)
        expect([char, standardWidth(char, 10, name)]).toEqual([char, expect.closeTo(font.widthOfTextAtSize(char, 10))]);
    },
  );

  it('takes a character that the encoding lacks as a question mark', () => {
    expect(standardWidth('狐', 12, 'Helvetica')).toBe(standardWidth('?', 12, 'Helvetica'));
  });
});
