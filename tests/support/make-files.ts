import { crc32, deflateRawSync } from 'node:zlib';
import { degrees, PDFDocument, StandardFonts } from 'pdf-lib';

/** Gives a PDF with one Letter page per entry, its lines set from the top. */
export async function makePdf(
  pages: readonly string[],
  options: { userPassword?: string; ownerPassword?: string; rotate?: number; title?: string } = {},
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  if (options.title !== undefined) document.setTitle(options.title);
  for (const text of pages) {
    const page = document.addPage([612, 792]);
    page.drawText(text, { x: 72, y: 700, size: 12, font, lineHeight: 16 });
    if (options.rotate !== undefined) page.setRotation(degrees(options.rotate));
  }
  const { userPassword, ownerPassword } = options;
  if (ownerPassword !== undefined) document.encrypt({ userPassword: userPassword ?? '', ownerPassword });
  return document.save();
}

export type ZipPart = {
  name: string;
  data: Uint8Array | string;
  /** Unpacked size that the directory claims. */
  declared?: number;
  stored?: boolean;
  encrypted?: boolean;
  /** Unix mode: 0o120777 is a link. */
  mode?: number;
  /** Bytes from the start at which the directory says that the part begins. */
  offset?: number;
};

/** Gives a ZIP. */
export function makeZip(parts: readonly ZipPart[]): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, declared, stored = false, encrypted = false, mode = 0, offset: claimed } of parts) {
    const raw = Buffer.from(data);
    const packed = stored ? raw : deflateRawSync(raw);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(encrypted ? 1 : 0, 2);
    common.writeUInt16LE(stored ? 0 : 8, 4);
    common.writeUInt32LE(crc32(raw), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(declared ?? raw.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(mode * 65_536, 6);
    tail.writeUInt32LE(claimed ?? offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...locals, entries, end]));
}

const wordSpace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** Gives a Word file with a paragraph per entry, and what else is asked for. */
export function makeDocx(paragraphs: readonly string[], more: readonly ZipPart[] = []): Uint8Array {
  const body = paragraphs.map((text) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`).join('');
  return makeZip([
    {
      name: '[Content_Types].xml',
      data: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      data: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    { name: 'word/document.xml', data: `<w:document xmlns:w="${wordSpace}"><w:body>${body}</w:body></w:document>` },
    ...more,
  ]);
}

/** Gives the beginning of a PNG that claims a size, with nothing to decode. */
export function makePngHeader(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(33);
  bytes.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 0, 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  bytes.writeUInt8(8, 24);
  bytes.writeUInt8(2, 25);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  return new Uint8Array(bytes);
}

export type TiffPage = {
  width: number;
  height: number;
  rgb: (x: number, y: number) => readonly [number, number, number];
  orientation?: number;
};

/** Gives an uncompressed little-endian RGB TIFF with the pages asked for; `loop` makes the last point to the first. */
export function makeTiff(pages: readonly TiffPage[], options: { loop?: boolean } = {}): Uint8Array {
  const parts: Buffer[] = [Buffer.from('II*\0\x08\0\0\0', 'latin1')];
  let at = 8;
  pages.forEach((page, index) => {
    const tags = 10;
    const directoryBytes = 2 + tags * 12 + 4;
    const dataBytes = page.width * page.height * 3;
    const directory = Buffer.alloc(directoryBytes + 6);
    directory.writeUInt16LE(tags, 0);
    const bits = at + directoryBytes;
    const strip = bits + 6;
    const entries: [number, number, number, number][] = [
      [256, 4, 1, page.width],
      [257, 4, 1, page.height],
      [258, 3, 3, bits],
      [259, 3, 1, 1],
      [262, 3, 1, 2],
      [273, 4, 1, strip],
      [274, 3, 1, page.orientation ?? 1],
      [277, 3, 1, 3],
      [278, 4, 1, page.height],
      [279, 4, 1, dataBytes],
    ];
    entries.forEach(([tag, type, count, value], entry) => {
      directory.writeUInt16LE(tag, 2 + entry * 12);
      directory.writeUInt16LE(type, 4 + entry * 12);
      directory.writeUInt32LE(count, 6 + entry * 12);
      directory.writeUInt32LE(value, 10 + entry * 12);
    });
    const last = index === pages.length - 1;
    const following = at + directoryBytes + 6 + dataBytes + (dataBytes % 2);
    directory.writeUInt32LE(last ? (options.loop ? 8 : 0) : following, directoryBytes - 4);
    for (let sample = 0; sample < 3; sample += 1) directory.writeUInt16LE(8, directoryBytes + sample * 2);
    const data = Buffer.alloc(dataBytes + (dataBytes % 2));
    for (let y = 0; y < page.height; y += 1) {
      for (let x = 0; x < page.width; x += 1) data.set(page.rgb(x, y), (y * page.width + x) * 3);
    }
    parts.push(directory, data);
    at = following;
  });
  return new Uint8Array(Buffer.concat(parts));
}
