import type { ByteSource } from '../byte-source.ts';

/** Gives names of the storages and streams at the beginning of a compound file's directory (MS-CFB 2.6), as far as it lies in one piece. */
export async function oleNames(source: ByteSource): Promise<string[]> {
  const head = Buffer.from(await source.read(0, 512));
  if (head.length < 512) return [];
  const shift = head.readUInt16LE(30);
  const first = head.readUInt32LE(48);
  if ((shift !== 9 && shift !== 12) || first > 0xffff_fffa) return [];
  const directory = Buffer.from(await source.read((first + 1) * 2 ** shift, 65_536));
  const names: string[] = [];
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    const length = directory.readUInt16LE(at + 64);
    if (length < 2 || length > 64 || (directory[at + 66] ?? 9) > 5) continue;
    names.push(directory.toString('utf16le', at, at + length - 2));
  }
  return names;
}
