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
    const kept = name === 'docProps/core.xml' ? Buffer.from(withDate(content.toString('utf8'), date)) : content;
    out.addBuffer(kept, name, { mtime, mode: 0o100644, forceDosTimestamp: true });
  }
  out.end();
  const chunks: Buffer[] = [];
  for await (const chunk of out.outputStream) chunks.push(chunk as Buffer);
  return new Uint8Array(Buffer.concat(chunks));
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
