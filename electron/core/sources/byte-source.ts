import type { EvidenceStore } from './evidence-store.ts';

/** Bytes that are read piece by piece. `read` gives `offset` to `offset + length`, fewer at the end. */
export type ByteSource = {
  readonly size: number;
  readonly read: (offset: number, length: number) => Promise<Uint8Array>;
};

/** Gives the bytes of an evidence object, read as they are asked for. */
export function objectSource(
  store: Pick<EvidenceStore, 'read'>,
  object: { readonly name: string; readonly bytes: number },
): ByteSource {
  return { size: object.bytes, read: (offset, length) => store.read(object.name, offset, length) };
}

/** Gives bytes in memory as a source. */
export function memorySource(bytes: Uint8Array): ByteSource {
  const source: MemorySource = {
    size: bytes.length,
    bytes,
    // Subtle: what a source gives may be handed over to a thread, which would empty the bytes themselves.
    read: async (offset, length) => bytes.slice(offset, offset + length),
  };
  return source;
}

type MemorySource = ByteSource & { readonly bytes: Uint8Array };

/** Reads all of a source into memory; what is there already is not copied. */
export async function readWhole(source: ByteSource): Promise<Uint8Array> {
  if ('bytes' in source) return (source as MemorySource).bytes;
  const whole = new Uint8Array(source.size);
  let at = 0;
  while (at < source.size) {
    const piece = await source.read(at, Math.min(pieceBytes, source.size - at));
    if (piece.length === 0) return whole.subarray(0, at);
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

const pieceBytes = 8 * 1024 * 1024;

/** Gives the same bytes through a small memory of the blocks last read, for readers that ask for a few bytes at a time. */
export function cachedSource(source: ByteSource, blockBytes = 262_144, blocks = 32): ByteSource {
  const kept = new Map<number, Promise<Uint8Array>>();
  const block = (index: number): Promise<Uint8Array> => {
    const known = kept.get(index);
    const bytes = known ?? source.read(index * blockBytes, Math.min(blockBytes, source.size - index * blockBytes));
    kept.delete(index);
    kept.set(index, bytes);
    for (const oldest of kept.keys()) {
      if (kept.size <= blocks) break;
      kept.delete(oldest);
    }
    return bytes;
  };
  return {
    size: source.size,
    async read(offset, length) {
      const end = Math.min(offset + length, source.size);
      if (end - offset > blockBytes * 2) return source.read(offset, end - offset);
      const wanted = new Uint8Array(Math.max(end - offset, 0));
      for (let at = offset; at < end;) {
        const bytes = await block(Math.floor(at / blockBytes));
        const from = at % blockBytes;
        const piece = bytes.subarray(from, from + end - at);
        if (piece.length === 0) return wanted.subarray(0, at - offset);
        wanted.set(piece, at - offset);
        at += piece.length;
      }
      return wanted;
    },
  };
}
