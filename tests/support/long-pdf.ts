import { PDFDocument, StandardFonts } from 'pdf-lib';

/** Gives a PDF of many dense pages, as a deposition has them: 46 numbered lines each; `filler` adds bytes that no page needs. */
export async function makeLongPdf(pages: number, filler = 0): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.TimesRoman);
  for (let page = 1; page <= pages; page += 1) {
    const sheet = document.addPage([612, 792]);
    const lines = Array.from(
      { length: 46 },
      (_, line) =>
        `${line + 1}   Page ${page}: the sergeant asked the lieutenant what policy ${(page * 31 + line) % 400} says.`,
    );
    sheet.drawText(lines.join('\n'), { x: 72, y: 730, size: 11, font, lineHeight: 14.5 });
  }
  if (filler > 0) {
    let seed = 1;
    const piece = new Uint8Array(1_048_576);
    for (let index = 0; index < piece.length; index += 1) {
      seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
      piece[index] = seed >> 16;
    }
    for (let left = filler; left > 0; left -= piece.length) document.context.register(document.context.stream(piece));
  }
  return await document.save({ useObjectStreams: false });
}
