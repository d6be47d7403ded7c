import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, PDFName, StandardFonts } from 'pdf-lib';

/** How many files, of how many pages, each page a scan of how many bytes (a multiple of 200) under a line of text. */
export type ScanShape = { readonly files: number; readonly pages: number; readonly scanBytes: number };

/** Makes exhibits as they come from a scanner, from a fixed seed, and gives their paths. */
export async function writeScans(folder: string, shape: ScanShape): Promise<readonly string[]> {
  mkdirSync(folder);
  const next = noise(1);
  const paths: string[] = [];
  for (let i = 0; i < shape.files; i++) {
    const path = join(folder, `${String(i + 1).padStart(3, '0')}.pdf`);
    writeFileSync(path, await scans(i, shape, next));
    paths.push(path);
  }
  return paths;
}

async function scans(index: number, shape: ScanShape, next: () => number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.TimesRoman);
  for (let p = 0; p < shape.pages; p++) {
    const data = new Uint8Array(shape.scanBytes);
    for (let i = 0; i < data.length; i++) data[i] = next();
    const page = document.addPage([612, 792]);
    const scan = document.context.stream(data, {
      Type: 'XObject',
      Subtype: 'Image',
      Width: 200,
      Height: shape.scanBytes / 200,
      BitsPerComponent: 8,
      ColorSpace: 'DeviceGray',
    });
    page.node.setXObject(PDFName.of('Scan'), document.context.register(scan));
    page.drawText(`Exhibit ${index + 1}, page ${p + 1}`, { x: 72, y: 700, size: 12, font });
    page.node.addContentStream(
      document.context.register(document.context.stream('q 468 0 0 560 72 100 cm /Scan Do Q')),
    );
  }
  return document.save();
}

/** Bytes that do not compress, the same for the same seed (Marsaglia's xorshift). */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 0xff;
  };
}
