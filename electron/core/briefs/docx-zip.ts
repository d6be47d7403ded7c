import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { ZipFile as NewZip } from 'yazl';

/**
 * Gives a Word file with the same parts in the same order, but without the time at which it was made: every part bears the date of
 * issue (YYYY-MM-DD), and so do its properties.
 */
export async function steadyZip(bytes: Uint8Array, date: string): Promise<Uint8Array> {
  const parts = await readParts(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const out = new NewZip();
  // Subtle: the ZIP format keeps the clock's own figures, so the day is given in them, whatever the time zone.
  const mtime = new Date(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)));
  for (const [name, content] of parts) {
    out.addBuffer(steady(name, content, date), name, { mtime, mode: 0o100644, forceDosTimestamp: true });
  }
  out.end();
  const chunks: Buffer[] = [];
  for await (const chunk of out.outputStream) chunks.push(chunk as Buffer);
  return new Uint8Array(Buffer.concat(chunks));
}

function steady(name: string, content: Buffer, date: string): Buffer {
  if (name === 'docProps/core.xml') return Buffer.from(withDate(content.toString('utf8'), date));
  return name === 'word/document.xml' ? Buffer.from(withOwnMarks(content.toString('utf8'))) : content;
}

/** Bookmarks counted within the file. Subtle: the library counts them on from file to file, as long as the program runs. */
function withOwnMarks(xml: string): string {
  const seen = new Map<string, number>();
  const own = (mark: string): number => {
    const number = seen.get(mark) ?? seen.size + 1;
    seen.set(mark, number);
    return number;
  };
  return xml
    .replaceAll(/<w:(?:hyperlink|bookmarkStart|bookmarkEnd)\b[^>]*>/gu, (tag) =>
      tag
        .replace(/"_Toc(\d+)"/u, (_all, mark: string) => `"_Toc${own(`toc ${mark}`)}"`)
        .replace(/w:id="(\d+)"/u, (_all, mark: string) => `w:id="${own(`id ${mark}`)}"`),
    )
    .replaceAll(
      /(<w:instrText[^>]*>PAGEREF _Toc)(\d+)/gu,
      (_all, head: string, mark: string) => `${head}${own(`toc ${mark}`)}`,
    );
}

function withDate(xml: string, date: string): string {
  return xml.replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/gu, `$1${date}T00:00:00Z`);
}

async function readParts(bytes: Buffer): Promise<[string, Buffer][]> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (cause, file) => (cause === null ? resolve(file) : reject(cause)));
  });
  const parts: [string, Buffer][] = [];
  await new Promise<void>((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', () => resolve());
    zip.on('entry', (entry: Entry) => {
      if (entry.fileName.endsWith('/')) return zip.readEntry();
      zip.openReadStream(entry, (cause, stream) => {
        if (cause !== null) return reject(cause);
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('error', reject);
        stream.on('end', () => {
          parts.push([entry.fileName, Buffer.concat(chunks)]);
          zip.readEntry();
        });
      });
    });
    zip.readEntry();
  });
  return parts;
}
