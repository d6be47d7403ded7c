import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, PDFName, StandardFonts } from 'pdf-lib';
import { prepareBundle } from './bundle-setup.ts';
import type { BenchJob } from './job.ts';

const exhibits = 490;
const pagesEach = 10;
const scanBytes = 60_000;

/** The size of a real hearing: 490 exhibits of ten pages, each a scan of 60 kB under a line of text. Made from a fixed seed. */
export const job: BenchJob = {
  name: 'bundle-large',
  prepare: async (folder) => {
    mkdirSync(join(folder, 'exhibits'));
    const next = noise(1);
    const paths: string[] = [];
    for (let i = 0; i < exhibits; i++) {
      const path = join(folder, 'exhibits', `${String(i + 1).padStart(3, '0')}.pdf`);
      writeFileSync(path, await scans(i, next));
      paths.push(path);
    }
    return prepareBundle(folder, paths, 'made exhibits');
  },
};

async function scans(index: number, next: () => number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.TimesRoman);
  for (let p = 0; p < pagesEach; p++) {
    const data = new Uint8Array(scanBytes);
    for (let i = 0; i < data.length; i++) data[i] = next();
    const page = document.addPage([612, 792]);
    const scan = document.context.stream(data, {
      Type: 'XObject',
      Subtype: 'Image',
      Width: 200,
      Height: scanBytes / 200,
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
