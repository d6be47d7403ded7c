import type { UnreadableReason } from '../../../../shared/domain/sources.ts';

/** Why a part of a file was not given: it is a link, one too many, or its bytes cannot be had. */
export type PartRefusal = UnreadableReason | 'link' | 'too-many';

export type RefusedPart = { readonly path: string; readonly reason: PartRefusal };

/** A part as it is announced; `path` is its name within the file, unique there, and only a name. */
export type PartHead = { readonly path: string; readonly size: number | null; readonly modifiedAt: string | null };

/** Who takes the parts. `pieces` may throw: then the part is at fault, not the whole. */
export type PartSink = {
  readonly give: (head: PartHead, pieces: AsyncIterable<Uint8Array>) => Promise<void>;
  readonly refuse: (part: RefusedPart) => void;
};

/** Gives a namer that makes names unique: a second `scan.pdf` is `scan.pdf (2)`. */
export function uniqueNames(): (name: string) => string {
  const times = new Map<string, number>();
  return (name) => {
    const given = name.slice(0, 3900).toWellFormed();
    const count = (times.get(given) ?? 0) + 1;
    times.set(given, count);
    return count === 1 ? given : `${given} (${count})`;
  };
}

/** Gives bytes in memory in pieces of at most 1 MiB. */
export async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1024 * 1024) yield bytes.slice(at, at + 1024 * 1024);
}
